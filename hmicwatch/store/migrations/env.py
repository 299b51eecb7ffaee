"""Run by Alembic for every migration, inside the transaction that `schema.py` has begun."""

from alembic import context

from hmicwatch.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
