"""The tables of the store; no row leaves this room (`images.py` turns rows into domain values).

Publications, documents, versions and items are never deleted. Lists that are only ever read whole are JSON.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from hmicwatch.domain import (
    Applies,
    Basis,
    DocumentRole,
    Importance,
    ItemKind,
    Outcome,
    PublicationKind,
    PublicationState,
    RunKind,
    Severity,
)
from hmicwatch.store.columns import UtcDateTime, word

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
KEY = String(300)
ADDRESS = String(2000)
SHA256 = String(64)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[object, object]] = {
        datetime: UtcDateTime(),
        str: Text(),
        Applies: word(Applies),
        Basis: word(Basis),
        DocumentRole: word(DocumentRole),
        Importance: word(Importance),
        ItemKind: word(ItemKind),
        Outcome: word(Outcome),
        PublicationKind: word(PublicationKind),
        PublicationState: word(PublicationState),
        RunKind: word(RunKind),
        Severity: word(Severity),
    }


class PublicationRow(Base):
    __tablename__ = "publication"

    id: Mapped[str] = mapped_column(KEY, primary_key=True)
    title: Mapped[str]
    kind: Mapped[PublicationKind]
    state: Mapped[PublicationState] = mapped_column(index=True)
    published: Mapped[date | None] = mapped_column(index=True)
    printed_landing: Mapped[date | None]
    printed_document: Mapped[date | None]
    first_seen: Mapped[datetime | None]
    last_looked: Mapped[datetime | None] = mapped_column(index=True)
    last_read: Mapped[datetime | None]
    summary: Mapped[str]
    held_reason: Mapped[str | None]
    # Not a foreign key: the Welsh version may be found before the English one.
    variant_of: Mapped[str | None] = mapped_column(KEY)

    addresses: Mapped[list["AddressRow"]] = relationship(order_by="AddressRow.position", lazy="raise")
    documents: Mapped[list["DocumentRow"]] = relationship(order_by="DocumentRow.id", lazy="raise")


class AddressRow(Base):
    """An address under which a publication is known; it belongs to one publication only."""

    __tablename__ = "address"

    url: Mapped[str] = mapped_column(ADDRESS, primary_key=True)
    publication_id: Mapped[str] = mapped_column(KEY, ForeignKey("publication.id"), index=True)
    role: Mapped[DocumentRole | None]
    position: Mapped[int]


class DocumentRow(Base):
    """A document of a publication; several publications may link to one file."""

    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("publication_id", "url"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[str] = mapped_column(KEY, ForeignKey("publication.id"))
    url: Mapped[str] = mapped_column(ADDRESS, index=True)
    role: Mapped[DocumentRole]
    last_checked: Mapped[datetime | None]
    # The newest headers for asking "has it changed?"; those of each version stay as they came.
    asking: Mapped[object] = mapped_column(JSON)

    versions: Mapped[list["VersionRow"]] = relationship(order_by="VersionRow.id", lazy="raise")


class VersionRow(Base):
    __tablename__ = "document_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    sha256: Mapped[str] = mapped_column(SHA256, index=True)
    media_type: Mapped[str]
    size: Mapped[int]
    fetched: Mapped[datetime]
    how: Mapped[str]
    final_url: Mapped[str]
    headers: Mapped[object] = mapped_column(JSON)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))


class ExtractionRow(Base):
    """What was read in one file; `rules` names all that it hung on: rules, tables, day and role."""

    __tablename__ = "extraction"

    sha256: Mapped[str] = mapped_column(SHA256, primary_key=True)
    rules: Mapped[str] = mapped_column(String(60), primary_key=True)
    body: Mapped[object] = mapped_column(JSON)


class ReadingRow(Base):
    """The machine's newest reading of a publication; its items, checks and counts have rows of their own."""

    __tablename__ = "reading"

    publication_id: Mapped[str] = mapped_column(KEY, ForeignKey("publication.id"), primary_key=True)
    at: Mapped[datetime]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    rules: Mapped[str]
    title: Mapped[str | None]
    published: Mapped[date | None]
    kind: Mapped[PublicationKind]
    documents: Mapped[object] = mapped_column(JSON)
    # A digest of what the reading says, so that a review of it can be told from a review of another.
    facts: Mapped[str] = mapped_column(SHA256)

    items: Mapped[list["ItemRow"]] = relationship(
        primaryjoin="ReadingRow.publication_id == foreign(ItemRow.publication_id)",
        order_by="ItemRow.position",
        lazy="raise",
        viewonly=True,
    )
    stated: Mapped[list["StatedCountRow"]] = relationship(
        order_by="StatedCountRow.position", lazy="raise", cascade="all, delete-orphan"
    )
    checks: Mapped[list["CheckRow"]] = relationship(
        order_by="CheckRow.position", lazy="raise", cascade="all, delete-orphan"
    )


class StatedCountRow(Base):
    __tablename__ = "stated_count"

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[str] = mapped_column(KEY, ForeignKey("reading.publication_id"), index=True)
    position: Mapped[int]
    kind: Mapped[ItemKind]
    count: Mapped[int]
    phrase: Mapped[str]


class CheckRow(Base):
    __tablename__ = "reading_check"

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[str] = mapped_column(KEY, ForeignKey("reading.publication_id"), index=True)
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(60), index=True)
    severity: Mapped[Severity]
    message: Mapped[str]
    disagreed: Mapped[object] = mapped_column(JSON)


class ItemRow(Base):
    """An item as the machine read it; `gone_at` says since when a re-reading no longer finds it."""

    __tablename__ = "item"
    __table_args__ = (UniqueConstraint("publication_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[str] = mapped_column(KEY, ForeignKey("publication.id"))
    key: Mapped[str] = mapped_column(KEY)
    position: Mapped[int]
    kind: Mapped[ItemKind]
    number: Mapped[str | None]
    label: Mapped[str | None]
    text: Mapped[str]
    parts: Mapped[object] = mapped_column(JSON)
    addressees: Mapped[object] = mapped_column(JSON)
    chief_constables: Mapped[Applies]
    reason: Mapped[str]
    forces: Mapped[object] = mapped_column(JSON)
    deadline_phrase: Mapped[str | None]
    deadline_date: Mapped[date | None] = mapped_column(index=True)
    deadline_basis: Mapped[Basis | None]
    deadlines: Mapped[object] = mapped_column(JSON)
    restated: Mapped[bool]
    restated_from: Mapped[str | None]
    parent_key: Mapped[str | None] = mapped_column(KEY)
    places: Mapped[object] = mapped_column(JSON)
    rule: Mapped[str]
    first_run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    last_run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    gone_at: Mapped[datetime | None]


class OverrideRow(Base):
    """An officer's decision against the machine: only ever added, and undone by saying so."""

    __tablename__ = "item_override"
    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "item_key"], ["item.publication_id", "item.key"]),
        Index(None, "publication_id", "item_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[str] = mapped_column(KEY)
    item_key: Mapped[str] = mapped_column(KEY)
    field: Mapped[str] = mapped_column(String(60))
    value: Mapped[object] = mapped_column(JSON)
    machine: Mapped[object] = mapped_column(JSON)
    reason: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None]


class ReviewRow(Base):
    """A person has checked the reading whose facts these are."""

    __tablename__ = "review"

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[str] = mapped_column(KEY, ForeignKey("publication.id"), index=True)
    who: Mapped[str]
    at: Mapped[datetime]
    facts: Mapped[str] = mapped_column(SHA256)


class ChangeRow(Base):
    __tablename__ = "change"

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[str] = mapped_column(KEY, ForeignKey("publication.id"), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    code: Mapped[str] = mapped_column(String(60))
    importance: Mapped[Importance]
    item_key: Mapped[str | None] = mapped_column(KEY)
    before: Mapped[str]
    after: Mapped[str]


class RunRow(Base):
    __tablename__ = "run"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[RunKind]
    started: Mapped[datetime]
    finished: Mapped[datetime | None]
    outcome: Mapped[Outcome | None]
    pages_checked: Mapped[int]
    requests: Mapped[int]
    rechecked: Mapped[int]
    new: Mapped[object] = mapped_column(JSON)
    held: Mapped[object] = mapped_column(JSON)
    changed: Mapped[object] = mapped_column(JSON)
    unread: Mapped[object] = mapped_column(JSON)
    notes: Mapped[object] = mapped_column(JSON)
    could_not_look: Mapped[str | None]

    gaps: Mapped[list["GapRow"]] = relationship(
        order_by="GapRow.position", lazy="raise", cascade="all, delete-orphan"
    )


class GapRow(Base):
    __tablename__ = "run_gap"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    position: Mapped[int]
    # Not a foreign key: what could not be fetched may not be stored yet.
    publication_id: Mapped[str | None] = mapped_column(KEY)
    address: Mapped[str]
    reason: Mapped[str]


class SourceRow(Base):
    """What one listing, feed or sitemap gave in one run: a sudden fall is a reason to doubt it."""

    __tablename__ = "source_observation"
    __table_args__ = (Index(None, "name", "run_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    name: Mapped[str] = mapped_column(KEY)
    address: Mapped[str]
    found: Mapped[int]
    outcome: Mapped[str]


class MissingRow(Base):
    """An address that answered "not found", and in how many runs in a row."""

    __tablename__ = "missing_page"

    url: Mapped[str] = mapped_column(ADDRESS, primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    runs: Mapped[int]


class DigestRow(Base):
    __tablename__ = "digest"

    id: Mapped[int] = mapped_column(primary_key=True)
    created: Mapped[datetime] = mapped_column(index=True)
    subject: Mapped[str]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))

    told: Mapped[list["ToldRow"]] = relationship(order_by="ToldRow.position", lazy="raise")


class ToldRow(Base):
    """A publication that a digest told of."""

    __tablename__ = "digest_publication"

    digest_id: Mapped[int] = mapped_column(ForeignKey("digest.id"), primary_key=True)
    publication_id: Mapped[str] = mapped_column(KEY, ForeignKey("publication.id"), primary_key=True)
    position: Mapped[int]


class OutboxRow(Base):
    """One message to one recipient: written with its digest, sent later, never sent twice."""

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("digest_id", "recipient"), UniqueConstraint("message_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    digest_id: Mapped[int] = mapped_column(ForeignKey("digest.id"))
    recipient: Mapped[str] = mapped_column(String(320))
    message_id: Mapped[str] = mapped_column(String(300))
    attempts: Mapped[int]
    next_try: Mapped[datetime | None] = mapped_column(index=True)
    sent_at: Mapped[datetime | None]
    last_error: Mapped[str | None]


class SubscriberRow(Base):
    __tablename__ = "subscriber"
    __table_args__ = (UniqueConstraint("address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(String(320))
    name: Mapped[str]
    added: Mapped[datetime]
    ended: Mapped[datetime | None]


class LockRow(Base):
    """Who is at work on this store, and the last sign of life."""

    __tablename__ = "run_lock"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    token: Mapped[str] = mapped_column(String(64))
    pid: Mapped[int]
    host: Mapped[str]
    process_start: Mapped[str]
    since: Mapped[datetime]
    heartbeat: Mapped[datetime]
