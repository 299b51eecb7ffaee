"""What there is to doubt about one document's reading: each rule is one small function with one sentence."""

from collections.abc import Callable, Iterator

from hmicwatch.domain import Check, distinct
from hmicwatch.parse.checks.counting import (
    causes_without,
    numbering,
    stated_in_document,
    stated_mismatches,
    unclear_items,
)
from hmicwatch.parse.checks.evidence import Evidence, counted, plural
from hmicwatch.parse.checks.nets import (
    asks_by_a_date_outside,
    asks_in_a_row_outside,
    causes_in_prose,
    contents_listed,
    empty_lists,
    little_text,
    nothing_found,
    numbers_mentioned,
    other_language,
    passed_over,
    unreadable_pages,
)
from hmicwatch.parse.checks.of_items import (
    copies_that_differ,
    earlier_or_new,
    late_deadlines,
    own_or_restated,
    prose_beside,
    prose_counted,
    quoted_items,
    unknown_bodies,
    verbless,
)

__all__ = ["Evidence", "causes_without", "checks_of", "counted", "numbering", "plural", "stated_mismatches"]

_RULES: tuple[Callable[[Evidence], Iterator[Check]], ...] = (
    stated_in_document,
    lambda evidence: numbering(evidence.items),
    lambda evidence: causes_without(evidence.items),
    lambda evidence: unclear_items(evidence.items),
    verbless,
    unknown_bodies,
    unreadable_pages,
    prose_beside,
    prose_counted,
    late_deadlines,
    own_or_restated,
    quoted_items,
    copies_that_differ,
    numbers_mentioned,
    contents_listed,
    asks_by_a_date_outside,
    asks_in_a_row_outside,
    empty_lists,
    passed_over,
    nothing_found,
    causes_in_prose,
    little_text,
    earlier_or_new,
    other_language,
)


def checks_of(evidence: Evidence) -> tuple[Check, ...]:
    """All that is doubted about one document, each finding once."""
    return distinct(check for rule in _RULES for check in rule(evidence))
