"""The first schema. Migrations stand for themselves: they never look at today's tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WHEN = sa.DateTime(timezone=True)
WORD = sa.String(40)
SHORT = sa.String(60)
KEY = sa.String(300)
MAILBOX = sa.String(320)
ADDRESS = sa.String(2000)
SHA256 = sa.String(64)


def upgrade() -> None:
    _runs()
    _publications()
    _readings()
    _items()
    _decisions()
    _news()


def _runs() -> None:
    """Runs come first: everything else says in which run it was seen."""
    op.create_table(
        "run",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("started", WHEN, nullable=False),
        sa.Column("finished", WHEN, nullable=True),
        sa.Column("outcome", WORD, nullable=True),
        sa.Column("pages_checked", sa.Integer, nullable=False),
        sa.Column("requests", sa.Integer, nullable=False),
        sa.Column("rechecked", sa.Integer, nullable=False),
        sa.Column("new", sa.JSON, nullable=False),
        sa.Column("held", sa.JSON, nullable=False),
        sa.Column("changed", sa.JSON, nullable=False),
        sa.Column("unread", sa.JSON, nullable=False),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("could_not_look", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
    )
    op.create_table(
        "run_gap",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("publication_id", KEY, nullable=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_run_gap_run_id_run"),
        sa.PrimaryKeyConstraint("id", name="pk_run_gap"),
    )
    op.create_index("ix_run_gap_run_id", "run_gap", ["run_id"])
    op.create_table(
        "source_observation",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("found", sa.Integer, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_source_observation_run_id_run"),
        sa.PrimaryKeyConstraint("id", name="pk_source_observation"),
    )
    op.create_index("ix_source_observation_name_run_id", "source_observation", ["name", "run_id"])
    op.create_table(
        "missing_page",
        sa.Column("url", ADDRESS, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("runs", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_missing_page_run_id_run"),
        sa.PrimaryKeyConstraint("url", name="pk_missing_page"),
    )
    op.create_table(
        "run_lock",
        sa.Column("name", SHORT, nullable=False),
        sa.Column("token", SHA256, nullable=False),
        sa.Column("pid", sa.Integer, nullable=False),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("process_start", sa.Text, nullable=False),
        sa.Column("since", WHEN, nullable=False),
        sa.Column("heartbeat", WHEN, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_run_lock"),
    )


def _publications() -> None:
    op.create_table(
        "publication",
        sa.Column("id", KEY, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("published", sa.Date, nullable=True),
        sa.Column("printed_landing", sa.Date, nullable=True),
        sa.Column("printed_document", sa.Date, nullable=True),
        sa.Column("first_seen", WHEN, nullable=True),
        sa.Column("last_looked", WHEN, nullable=True),
        sa.Column("last_read", WHEN, nullable=True),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("held_reason", sa.Text, nullable=True),
        sa.Column("variant_of", KEY, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_publication"),
    )
    op.create_index("ix_publication_last_looked", "publication", ["last_looked"])
    op.create_index("ix_publication_published", "publication", ["published"])
    op.create_index("ix_publication_state", "publication", ["state"])
    op.create_table(
        "address",
        sa.Column("url", ADDRESS, nullable=False),
        sa.Column("publication_id", KEY, nullable=False),
        sa.Column("role", WORD, nullable=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name="fk_address_publication_id_publication"
        ),
        sa.PrimaryKeyConstraint("url", name="pk_address"),
    )
    op.create_index("ix_address_publication_id", "address", ["publication_id"])
    op.create_table(
        "document",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("publication_id", KEY, nullable=False),
        sa.Column("url", ADDRESS, nullable=False),
        sa.Column("role", WORD, nullable=False),
        sa.Column("last_checked", WHEN, nullable=True),
        sa.Column("asking", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name="fk_document_publication_id_publication"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
        sa.UniqueConstraint("publication_id", "url", name="uq_document_publication_id_url"),
    )
    op.create_index("ix_document_url", "document", ["url"])
    op.create_table(
        "document_version",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("sha256", SHA256, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("fetched", WHEN, nullable=False),
        sa.Column("how", sa.Text, nullable=False),
        sa.Column("final_url", sa.Text, nullable=False),
        sa.Column("headers", sa.JSON, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name="fk_document_version_document_id_document"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_document_version_run_id_run"),
        sa.PrimaryKeyConstraint("id", name="pk_document_version"),
    )
    op.create_index("ix_document_version_document_id", "document_version", ["document_id"])
    op.create_index("ix_document_version_sha256", "document_version", ["sha256"])


def _readings() -> None:
    op.create_table(
        "extraction",
        sa.Column("sha256", SHA256, nullable=False),
        sa.Column("rules", SHORT, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("sha256", "rules", name="pk_extraction"),
    )
    op.create_table(
        "reading",
        sa.Column("publication_id", KEY, nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=True),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=True),
        sa.Column("published", sa.Date, nullable=True),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("documents", sa.JSON, nullable=False),
        sa.Column("facts", SHA256, nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name="fk_reading_publication_id_publication"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_reading_run_id_run"),
        sa.PrimaryKeyConstraint("publication_id", name="pk_reading"),
    )
    op.create_table(
        "stated_count",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("publication_id", KEY, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("phrase", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["reading.publication_id"], name="fk_stated_count_publication_id_reading"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_stated_count"),
    )
    op.create_index("ix_stated_count_publication_id", "stated_count", ["publication_id"])
    op.create_table(
        "reading_check",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("publication_id", KEY, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("code", SHORT, nullable=False),
        sa.Column("severity", WORD, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["reading.publication_id"], name="fk_reading_check_publication_id_reading"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reading_check"),
    )
    op.create_index("ix_reading_check_code", "reading_check", ["code"])
    op.create_index("ix_reading_check_publication_id", "reading_check", ["publication_id"])


def _items() -> None:
    op.create_table(
        "item",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("publication_id", KEY, nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("number", sa.Text, nullable=True),
        sa.Column("label", sa.Text, nullable=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("parts", sa.JSON, nullable=False),
        sa.Column("addressees", sa.JSON, nullable=False),
        sa.Column("chief_constables", WORD, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("forces", sa.JSON, nullable=False),
        sa.Column("deadline_phrase", sa.Text, nullable=True),
        sa.Column("deadline_date", sa.Date, nullable=True),
        sa.Column("deadline_basis", WORD, nullable=True),
        sa.Column("deadlines", sa.JSON, nullable=False),
        sa.Column("restated", sa.Boolean, nullable=False),
        sa.Column("restated_from", sa.Text, nullable=True),
        sa.Column("parent_key", KEY, nullable=True),
        sa.Column("places", sa.JSON, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("first_run_id", sa.Integer, nullable=True),
        sa.Column("last_run_id", sa.Integer, nullable=True),
        sa.Column("gone_at", WHEN, nullable=True),
        sa.ForeignKeyConstraint(["first_run_id"], ["run.id"], name="fk_item_first_run_id_run"),
        sa.ForeignKeyConstraint(["last_run_id"], ["run.id"], name="fk_item_last_run_id_run"),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name="fk_item_publication_id_publication"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_item"),
        sa.UniqueConstraint("publication_id", "key", name="uq_item_publication_id_key"),
    )
    op.create_index("ix_item_deadline_date", "item", ["deadline_date"])


def _decisions() -> None:
    op.create_table(
        "item_override",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("publication_id", KEY, nullable=False),
        sa.Column("item_key", KEY, nullable=False),
        sa.Column("field", SHORT, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("machine", sa.JSON, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.Column("undone_at", WHEN, nullable=True),
        sa.Column("undone_by", sa.Text, nullable=True),
        sa.ForeignKeyConstraint(
            ["publication_id", "item_key"],
            ["item.publication_id", "item.key"],
            name="fk_item_override_publication_id_item_key_item",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_item_override"),
    )
    op.create_index(
        "ix_item_override_publication_id_item_key", "item_override", ["publication_id", "item_key"]
    )
    op.create_table(
        "review",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("publication_id", KEY, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.Column("facts", SHA256, nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name="fk_review_publication_id_publication"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
    )
    op.create_index("ix_review_publication_id", "review", ["publication_id"])


def _news() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("publication_id", KEY, nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.Column("code", SHORT, nullable=False),
        sa.Column("importance", WORD, nullable=False),
        sa.Column("item_key", KEY, nullable=True),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name="fk_change_publication_id_publication"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
    )
    op.create_index("ix_change_at", "change", ["at"])
    op.create_index("ix_change_publication_id", "change", ["publication_id"])
    op.create_table(
        "digest",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("created", WHEN, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_digest_run_id_run"),
        sa.PrimaryKeyConstraint("id", name="pk_digest"),
    )
    op.create_index("ix_digest_created", "digest", ["created"])
    op.create_table(
        "digest_publication",
        sa.Column("digest_id", sa.Integer, nullable=False),
        sa.Column("publication_id", KEY, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["digest_id"], ["digest.id"], name="fk_digest_publication_digest_id_digest"),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name="fk_digest_publication_publication_id_publication"
        ),
        sa.PrimaryKeyConstraint("digest_id", "publication_id", name="pk_digest_publication"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("digest_id", sa.Integer, nullable=False),
        sa.Column("recipient", MAILBOX, nullable=False),
        sa.Column("message_id", KEY, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_try", WHEN, nullable=True),
        sa.Column("sent_at", WHEN, nullable=True),
        sa.Column("last_error", sa.Text, nullable=True),
        sa.ForeignKeyConstraint(["digest_id"], ["digest.id"], name="fk_outbox_digest_id_digest"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("digest_id", "recipient", name="uq_outbox_digest_id_recipient"),
        sa.UniqueConstraint("message_id", name="uq_outbox_message_id"),
    )
    op.create_index("ix_outbox_next_try", "outbox", ["next_try"])
    op.create_table(
        "subscriber",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("address", MAILBOX, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("added", WHEN, nullable=False),
        sa.Column("ended", WHEN, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_subscriber"),
        sa.UniqueConstraint("address", name="uq_subscriber_address"),
    )
