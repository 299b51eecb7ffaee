"""Rows to domain values and back, without asking the database."""

from collections.abc import Iterable, Sequence
from typing import cast

from hmicwatch.domain import (
    Addressee,
    Change,
    Check,
    Deadline,
    Document,
    DocumentVersion,
    ForcesNamed,
    Gap,
    Item,
    Override,
    Place,
    Publication,
    Reading,
    Run,
    Side,
    StatedCount,
)
from hmicwatch.jsonio import from_plain, to_plain
from hmicwatch.store.tables import (
    ChangeRow,
    CheckRow,
    DocumentRow,
    GapRow,
    ItemRow,
    OverrideRow,
    PublicationRow,
    ReadingRow,
    RunRow,
    StatedCountRow,
    VersionRow,
)

Headers = tuple[tuple[str, str], ...]


def words_of(plain: object) -> tuple[str, ...]:
    """A JSON list of strings as a tuple."""
    return tuple(cast(list[str], plain))


def headers_of(plain: object) -> Headers:
    return tuple((name, value) for name, value in cast(list[tuple[str, str]], plain))


def plain_headers(headers: Headers) -> list[list[str]]:
    return [[name, value] for name, value in headers]


def publication_of(row: PublicationRow) -> Publication:
    return Publication(
        id=row.id,
        title=row.title,
        kind=row.kind,
        state=row.state,
        published=row.published,
        printed_landing=row.printed_landing,
        printed_document=row.printed_document,
        first_seen=row.first_seen,
        last_looked=row.last_looked,
        last_read=row.last_read,
        summary=row.summary,
        held_reason=row.held_reason,
        variant_of=row.variant_of,
        urls=tuple(address.url for address in row.addresses),
        documents=tuple(document_of(document) for document in row.documents),
    )


def document_of(row: DocumentRow) -> Document:
    """With its newest version, whose headers are the newest that the server gave for these bytes."""
    newest = row.versions[-1] if row.versions else None
    return Document(
        role=row.role,
        url=row.url,
        version=version_of(newest, headers_of(row.asking)) if newest else None,
        last_checked=row.last_checked,
    )


def version_of(row: VersionRow, headers: Headers | None = None) -> DocumentVersion:
    return DocumentVersion(
        sha256=row.sha256,
        media_type=row.media_type,
        size=row.size,
        fetched=row.fetched,
        how=row.how,
        final_url=row.final_url,
        headers=headers_of(row.headers) if headers is None else headers,
    )


def reading_of(row: ReadingRow) -> Reading:
    found = [item for item in row.items if item.gone_at is None]
    return Reading(
        title=row.title,
        published=row.published,
        kind=row.kind,
        items=items_of(found),
        stated_counts=tuple(StatedCount(kind=s.kind, count=s.count, phrase=s.phrase) for s in row.stated),
        checks=tuple(map(check_of, row.checks)),
        documents=words_of(row.documents),
        rules=row.rules,
    )


def check_of(row: CheckRow) -> Check:
    return Check(
        code=row.code,
        severity=row.severity,
        message=row.message,
        disagreed=from_plain(tuple[Side, ...], row.disagreed),
    )


def items_of(rows: Sequence[ItemRow]) -> tuple[Item, ...]:
    """The items in their order; a parent is named by key in the store and by index here."""
    index = {row.key: position for position, row in enumerate(rows)}
    return tuple(item_of(row, None if row.parent_key is None else index.get(row.parent_key)) for row in rows)


def item_of(row: ItemRow, parent: int | None) -> Item:
    return Item(
        kind=row.kind,
        number=row.number,
        label=row.label,
        text=row.text,
        parts=words_of(row.parts),
        addressees=from_plain(tuple[Addressee, ...], row.addressees),
        chief_constables=row.chief_constables,
        reason=row.reason,
        forces=forces_of(row.forces),
        deadline=deadline_of(row),
        deadlines=from_plain(tuple[Deadline, ...], row.deadlines),
        restated=row.restated,
        restated_from=row.restated_from,
        parent=parent,
        where=from_plain(tuple[Place, ...], row.places),
        key=row.key,
        rule=row.rule,
    )


def forces_of(plain: object) -> ForcesNamed:
    if plain == "all":
        return "all"
    return "none" if plain == "none" else words_of(plain)


def deadline_of(row: ItemRow) -> Deadline | None:
    if row.deadline_phrase is None or row.deadline_basis is None:
        return None
    return Deadline(phrase=row.deadline_phrase, date=row.deadline_date, basis=row.deadline_basis)


def write_item(row: ItemRow, item: Item, position: int, parent_key: str | None) -> None:
    """Put what the machine read now in the place of what it read before."""
    row.position = position
    row.kind = item.kind
    row.number = item.number
    row.label = item.label
    row.text = item.text
    row.parts = list(item.parts)
    row.addressees = to_plain(item.addressees)
    row.chief_constables = item.chief_constables
    row.reason = item.reason
    row.forces = item.forces if isinstance(item.forces, str) else list(item.forces)
    row.deadline_phrase = item.deadline.phrase if item.deadline else None
    row.deadline_date = item.deadline.date if item.deadline else None
    row.deadline_basis = item.deadline.basis if item.deadline else None
    row.deadlines = to_plain(item.deadlines)
    row.restated = item.restated
    row.restated_from = item.restated_from
    row.parent_key = parent_key
    row.places = to_plain(item.where)
    row.rule = item.rule
    row.gone_at = None


def stated_rows(stated: Iterable[StatedCount]) -> list[StatedCountRow]:
    return [
        StatedCountRow(position=position, kind=one.kind, count=one.count, phrase=one.phrase)
        for position, one in enumerate(stated)
    ]


def check_rows(checks: Iterable[Check]) -> list[CheckRow]:
    return [
        CheckRow(
            position=position,
            code=check.code,
            severity=check.severity,
            message=check.message,
            disagreed=to_plain(check.disagreed),
        )
        for position, check in enumerate(checks)
    ]


def override_of(row: OverrideRow) -> Override:
    return Override(
        publication=row.publication_id,
        item=row.item_key,
        field=row.field,
        value=row.value,
        machine=row.machine,
        reason=row.reason,
        who=row.who,
        at=row.at,
    )


def change_of(row: ChangeRow) -> Change:
    return Change(
        publication=row.publication_id,
        at=row.at,
        code=row.code,
        importance=row.importance,
        item=row.item_key,
        before=row.before,
        after=row.after,
    )


def run_of(row: RunRow) -> Run:
    return Run(
        id=row.id,
        kind=row.kind,
        started=row.started,
        finished=row.finished,
        outcome=row.outcome,
        pages_checked=row.pages_checked,
        requests=row.requests,
        rechecked=row.rechecked,
        new=words_of(row.new),
        held=words_of(row.held),
        changed=words_of(row.changed),
        unread=words_of(row.unread),
        gaps=tuple(Gap(publication=g.publication_id, address=g.address, reason=g.reason) for g in row.gaps),
        notes=words_of(row.notes),
        could_not_look=row.could_not_look,
    )


def write_run(row: RunRow, run: Run) -> None:
    row.kind = run.kind
    row.started = run.started
    row.finished = run.finished
    row.outcome = run.outcome
    row.pages_checked = run.pages_checked
    row.requests = run.requests
    row.rechecked = run.rechecked
    row.new = list(run.new)
    row.held = list(run.held)
    row.changed = list(run.changed)
    row.unread = list(run.unread)
    row.notes = list(run.notes)
    row.could_not_look = run.could_not_look
    row.gaps = [
        GapRow(position=position, publication_id=gap.publication, address=gap.address, reason=gap.reason)
        for position, gap in enumerate(run.gaps)
    ]
