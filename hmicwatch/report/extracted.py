"""What `extract` says of one file when nobody asked for JSON."""

from collections.abc import Iterator

from hmicwatch.domain import Extraction
from hmicwatch.report.listing import check_lines, item_lines
from hmicwatch.report.sentence import beside_sentence, mark, officers_sentence
from hmicwatch.report.wording import counted, long_date


def extracted_lines(extraction: Extraction) -> Iterator[str]:
    """Title, the officer's sentence, every item with its page, and what the program doubts."""
    yield extraction.title or "(no title found)"
    yield _about(extraction)
    trust = mark(needs_review=extraction.needs_review, reviewed=False)
    yield f"{officers_sentence(extraction.counts)} [{trust}]"
    beside = beside_sentence(extraction.counts)
    if beside:
        yield beside
    for stated in extraction.stated_counts:
        yield f"The document itself says: “{stated.phrase}”."
    if extraction.items:
        yield ""
        yield from item_lines(extraction.items, extraction.title or "")
    if extraction.checks:
        yield ""
        yield "Checks"
        yield from (f"  {line}" for line in check_lines(extraction.checks))


def _about(extraction: Extraction) -> str:
    source = extraction.source
    pages = f", {counted(source.pages, 'page')}" if source.pages else ""
    kind = extraction.kind.replace("_", " ")
    return f"{source.name}{pages}; {kind}; published: {long_date(extraction.published)}"
