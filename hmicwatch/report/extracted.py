"""What `extract` says of one file when nobody asked for JSON."""

from collections.abc import Iterable, Iterator

from hmicwatch.domain import Claim, Extraction
from hmicwatch.report.listing import check_lines, item_lines, places_words
from hmicwatch.report.sentence import beside_sentence, mark, officers_sentence
from hmicwatch.report.wording import counted, long_date


def extracted_lines(extraction: Extraction) -> Iterator[str]:
    """Title, the officer's sentence, every item with its page, and what the program doubts."""
    yield from heading_lines(extraction)
    if extraction.items:
        yield ""
        yield from item_lines(extraction.items, extraction.title or "")
    if extraction.checks:
        yield ""
        yield "Checks"
        yield from (f"  {line}" for line in check_lines(extraction.checks))


def heading_lines(extraction: Extraction, claims: Iterable[Claim] = ()) -> Iterator[str]:
    """What stands above the items; `claims` tell where the document's own totals stand."""
    yield extraction.title or "(no title found)"
    yield _about(extraction)
    trust = mark(needs_review=extraction.needs_review, reviewed=False)
    yield f"{officers_sentence(extraction.counts)} [{trust}]"
    beside = beside_sentence(extraction.counts)
    if beside:
        yield beside
    places = {claim.stated: places_words(claim.where, extraction.title or "") for claim in claims}
    for stated in extraction.stated_counts:
        where = f", {places[stated]}" if places.get(stated) else ""
        yield f"The document itself says: “{stated.phrase}”{where}."


def _about(extraction: Extraction) -> str:
    source = extraction.source
    pages = f", {counted(source.pages, 'page')}" if source.pages else ""
    kind = extraction.kind.replace("_", " ")
    return f"{source.name}{pages}; {kind}; published: {long_date(extraction.published)}"
