"""What `list` and `show` say: lines of plain text from a dossier."""

from collections.abc import Iterable, Iterator
from datetime import date

from hmicwatch.domain import Change, Check, HtmlPlace, Item, ItemKind, Override, PagePlace, Place, Publication
from hmicwatch.report.dossier import Dossier
from hmicwatch.report.item_words import applies_words, deadline_with_rule, name_of
from hmicwatch.report.wording import counted, first_words, listed, long_date


def list_lines(dossiers: Iterable[Dossier]) -> Iterator[str]:
    """Two lines for each publication: date, state and title; then sentence, mark and id."""
    for dossier in dossiers:
        known = dossier.publication
        day = known.published.isoformat() if known.published else "no date   "
        yield f"{day}  {known.state:<9}  {known.title}"
        yield f"            {dossier.sentence} [{dossier.mark}]"
        yield f"            {known.kind.replace('_', ' ')}, {known.id}"


def show_lines(dossier: Dossier) -> Iterator[str]:
    """One publication, whole: from the sentence down to the page each item stands on."""
    known = dossier.publication
    yield known.title
    yield f"{dossier.sentence} [{dossier.mark}]"
    if dossier.beside:
        yield dossier.beside
    if known.summary:
        yield first_words(known.summary, 400)
    yield ""
    yield from _section("About", _about_lines(known))
    yield from _section("Documents", _document_lines(known))
    yield from _section("Items", item_lines(dossier.items, dossier.publication.title))
    yield from _section("Checks", check_lines(dossier.checks))
    yield from _section("Decided by a person", _override_lines(dossier.overrides))
    yield from _section("Changes", _change_lines(dossier.changes))


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield heading
        yield from (f"  {line}" for line in body)
        yield ""


def _about_lines(known: Publication) -> Iterator[str]:
    yield f"id         {known.id}"
    yield f"kind       {known.kind.replace('_', ' ')}"
    held = f" ({known.held_reason})" if known.held_reason else ""
    yield f"state      {known.state}{held}"
    yield f"published  {long_date(known.published)}{_origin(known)}"
    yield f"           on its page: {_day_or_none(known.printed_landing)}"
    yield f"           in the document: {_day_or_none(known.printed_document)}"
    yield f"           first seen: {_day_or_none(known.first_seen.date() if known.first_seen else None)}"
    if known.variant_of:
        yield f"variant of {known.variant_of}"
    yield from (f"address    {url}" for url in known.urls)


def _day_or_none(day: date | None) -> str:
    return long_date(day) if day else "none"


def _origin(known: Publication) -> str:
    """Which of the three dates counts, since dates lie."""
    if known.published is None:
        return ""
    if known.published == known.printed_landing:
        return ", as its page says"
    if known.published == known.printed_document:
        return ", as the document says"
    if known.first_seen and known.published == known.first_seen.date():
        return ", the day it was first seen"
    return ", as the listing says"


def _document_lines(known: Publication) -> Iterator[str]:
    for document in known.documents:
        version = document.version
        role = document.role.replace("_", " ")
        if version is None:
            yield f"{role:<14} not fetched: {document.url}"
        else:
            size = f"{max(1, version.size // 1024)} KiB, {version.how} of {long_date(version.fetched.date())}"
            yield f"{role:<14} {document.url} ({size}, sha256 {version.sha256[:12]}…)"


def item_lines(items: tuple[Item, ...], title: str = "") -> Iterator[str]:
    """Each item on a few lines: opening, who and why, deadline and rule, where it is printed.

    Places within `title` need not repeat it.
    """
    for item in items:
        yield f"{name_of(item)}: {first_words(item.text)}"
        if item.restated:
            yield f"    restated:  from {item.restated_from or 'an earlier report'}, so not counted"
        if item.kind is ItemKind.RECOMMENDATION:
            yield f"    applies:   {applies_words(item)}; {item.reason or 'no reason recorded'}"
        if item.addressees:
            yield f"    addressed: {_addressees(item)}"
        if item.parent is not None and item.parent < len(items):
            yield f"    under:     {name_of(items[item.parent])}"
        if item.deadline or item.kind is ItemKind.RECOMMENDATION:
            yield f"    deadline:  {deadline_with_rule(item.deadline)}"
        if item.where:
            yield f"    printed:   {places_words(item.where, title)}"


def _addressees(item: Item) -> str:
    return listed(
        [f"{named.phrase}{' (helping)' if named.role == 'helper' else ''}" for named in item.addressees]
    )


def places_words(places: tuple[Place, ...], title: str = "") -> str:
    """`on pages 7 and 31`, `at #recommendation-1 (Summary > Recommendations)`."""
    pages = sorted({place.page for place in places if isinstance(place, PagePlace)})
    anchors = [_anchor_words(place, title) for place in places if isinstance(place, HtmlPlace)]
    on = [f"on page{'s' if len(pages) > 1 else ''} {listed([str(page) for page in pages])}"] if pages else []
    return "; ".join(on + list(dict.fromkeys(anchors)))


def _anchor_words(place: HtmlPlace, title: str) -> str:
    path = place.path.removeprefix(f"{title} > ")
    return f"at {place.anchor} ({path})" if place.anchor else f"under {path}"


def short_places(places: tuple[Place, ...]) -> str:
    """`page 7, #recommendation-1`: where there is no anchor, the heading above."""
    pages = dict.fromkeys(f"page {place.page}" for place in places if isinstance(place, PagePlace))
    spots = [
        place.anchor or f"“{place.path.rpartition(' > ')[2]}”"
        for place in places
        if isinstance(place, HtmlPlace)
    ]
    return ", ".join([*pages, *dict.fromkeys(spots)])


def check_lines(checks: Iterable[Check]) -> Iterator[str]:
    return (f"{check.severity}: {check.message}" for check in checks)


def _override_lines(overrides: Iterable[Override]) -> Iterator[str]:
    for made in overrides:
        yield f"{made.item}, {made.field}: {made.value!r} instead of {made.machine!r}"
        yield f"    {made.who}, {long_date(made.at.date())}: {made.reason}"


def _change_lines(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        what = f" {change.item}" if change.item else ""
        yield f"{long_date(change.at.date())}  {change.code.replace('_', ' ')}{what} ({change.importance})"
        if change.before or change.after:
            yield f"    {first_words(change.before) or 'nothing'} → {first_words(change.after) or 'nothing'}"


def total_line(dossiers: tuple[Dossier, ...]) -> str:
    """The last line of `list`: how many, and what waits for a person."""
    review = sum(dossier.needs_review and not dossier.reviewed for dossier in dossiers)
    waiting = f", {review} to review" if review else ""
    return f"{counted(len(dossiers), 'publication').capitalize()}{waiting}."
