"""Values to store: hand-made ones for stories, and hypothesis strategies that reach every domain field."""

from datetime import UTC, date, datetime
from typing import TypeVar

from hypothesis import strategies as st

from hmicwatch.domain import (
    Addressee,
    Applies,
    BodyCode,
    Check,
    Deadline,
    Document,
    DocumentRole,
    DocumentVersion,
    Gap,
    HtmlPlace,
    Item,
    ItemKind,
    Outcome,
    Override,
    PagePlace,
    Publication,
    PublicationKind,
    PublicationState,
    Reading,
    Run,
    RunKind,
    Severity,
    Side,
    StatedCount,
)
from hmicwatch.store.readings import with_keys

ID = "police-response-to-public-disorder"
DAY = date(2025, 5, 7)
MORNING = datetime(2025, 5, 8, 1, 30, tzinfo=UTC)
NEXT = datetime(2025, 5, 9, 1, 30, tzinfo=UTC)
LATER = datetime(2025, 5, 10, 1, 30, tzinfo=UTC)


def publication(publication_id: str = ID, title: str = "Public disorder") -> Publication:
    return Publication(id=publication_id, title=title, published=DAY, first_seen=MORNING)


def recommendation(number: str, text: str = "Chief constables should train officers.") -> Item:
    return Item(
        kind=ItemKind.RECOMMENDATION,
        number=number,
        label=f"Recommendation {number}",
        text=text,
        chief_constables=Applies.YES,
        key=f"recommendation:{number}",
    )


def reading(*items: Item, rules: str = "1") -> Reading:
    return Reading(
        title="Public disorder", published=DAY, kind=PublicationKind.THEMATIC, items=items, rules=rules
    )


def override(
    item: str, field: str, value: object, machine: object = None, at: datetime = MORNING
) -> Override:
    return Override(
        publication=ID,
        item=item,
        field=field,
        value=value,
        machine=machine,
        reason="read the report",
        who="flo",
        at=at,
    )


def version(letter: str = "a", fetched: datetime = MORNING, **headers: str) -> DocumentVersion:
    return DocumentVersion(
        sha256=letter * 64,
        media_type="application/pdf",
        size=1234,
        fetched=fetched,
        headers=tuple(headers.items()),
    )


Value = TypeVar("Value")


def maybe(values: st.SearchStrategy[Value]) -> st.SearchStrategy[Value | None]:
    return st.none() | values


def several(values: st.SearchStrategy[Value], most: int = 3) -> st.SearchStrategy[tuple[Value, ...]]:
    return st.lists(values, max_size=most).map(tuple)


# PostgreSQL takes no zero characters, and half surrogates are no text.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
words = st.text("abcdefghij-‑“”é", min_size=1, max_size=30)
days = st.dates()
times = st.datetimes(timezones=st.timezones() | st.just(UTC), allow_imaginary=False).filter(
    lambda at: 1 < at.year < 9999
)
numbers = st.integers(0, 2**31 - 1)
points = st.floats(0, 2000, width=32)

places = st.builds(
    PagePlace, page=st.integers(1, 900), bbox=st.tuples(points, points, points, points)
) | st.builds(HtmlPlace, anchor=maybe(words), path=texts)
addressees = st.builds(Addressee, body=st.sampled_from(BodyCode), phrase=texts)
deadlines = st.builds(Deadline, phrase=texts, date=maybe(days))
forces = st.just("all") | st.just("none") | several(words)
items = st.builds(
    Item,
    number=maybe(words),
    label=maybe(texts),
    text=texts,
    parts=several(texts),
    addressees=several(addressees),
    chief_constables=st.sampled_from(Applies),
    reason=texts,
    forces=forces,
    deadline=maybe(deadlines),
    deadlines=several(deadlines),
    restated=st.booleans(),
    restated_from=maybe(texts),
    parent=maybe(st.just(0)),
    where=several(places),
    key=words,
    rule=texts,
)
sides = st.builds(Side, says=texts, where=several(places, 2))
checks = st.builds(
    Check, code=words, severity=st.sampled_from(Severity), message=texts, disagreed=several(sides, 2)
)
stated = st.builds(StatedCount, kind=st.sampled_from(ItemKind), count=numbers, phrase=texts)
readings = st.builds(
    Reading,
    title=maybe(texts),
    published=maybe(days),
    kind=st.sampled_from(PublicationKind),
    # The parser gives every item a key of its own.
    items=st.lists(items, min_size=0, max_size=4, unique_by=lambda item: item.key).map(with_keys),
    stated_counts=several(stated),
    checks=several(checks),
    documents=several(words),
    rules=texts,
)
versions = st.builds(
    DocumentVersion,
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    media_type=texts,
    size=numbers,
    fetched=times,
    how=st.sampled_from(["crawl", "import"]),
    final_url=texts,
    headers=several(st.tuples(words, texts)),
)
publications = st.builds(
    Publication,
    id=words,
    title=texts,
    kind=st.sampled_from(PublicationKind),
    state=st.sampled_from(PublicationState),
    published=maybe(days),
    printed_landing=maybe(days),
    printed_document=maybe(days),
    first_seen=maybe(times),
    last_looked=maybe(times),
    last_read=maybe(times),
    summary=texts,
    held_reason=maybe(texts),
    variant_of=maybe(words),
    urls=st.lists(words, unique=True, max_size=3).map(tuple),
)
documents = st.builds(Document, role=st.sampled_from(DocumentRole), url=words, version=versions)
gaps = st.builds(Gap, publication=maybe(words), address=texts, reason=texts)
runs = st.builds(
    Run,
    id=st.just(0),
    kind=st.sampled_from(RunKind),
    started=times,
    finished=maybe(times),
    outcome=maybe(st.sampled_from(Outcome)),
    pages_checked=numbers,
    requests=numbers,
    rechecked=numbers,
    new=several(words),
    held=several(words),
    changed=several(words),
    unread=several(words),
    gaps=several(gaps),
    notes=several(texts),
    could_not_look=maybe(texts),
)
