"""An item in words: its name, and its deadline with the rule by which the day follows from the print."""

from hmicwatch.domain import Applies, Basis, Deadline, Item
from hmicwatch.report.wording import long_date

APPLIES = {
    Applies.YES: "for chief constables",
    Applies.CONDITIONAL: "for some chief constables",
    Applies.NO: "not for chief constables",
    Applies.UNCLEAR: "unclear whether for chief constables",
}
_RULES = {
    Basis.STATED: "as printed",
    Basis.MONTH_END: "last day of the month named",
    Basis.YEAR_END: "last day of the year named",
    Basis.PUBLICATION: "counted from the day of publication",
    Basis.IMMEDIATE: "at once, so the day of publication",
    Basis.URGENT: "urgent, without a day",
    Basis.EVENT: "depends on something else happening first",
}


def applies_words(item: Item) -> str:
    return APPLIES[item.chief_constables]


def name_of(item: Item) -> str:
    """What a report calls the item: its label, else its kind."""
    return item.label or item.kind.replace("_", " ").capitalize()


def deadline_words(deadline: Deadline | None) -> str:
    """`31 January 2025`, or the printed phrase where no day follows from it."""
    if deadline is None:
        return "no deadline stated"
    return long_date(deadline.date) if deadline.date else f"“{deadline.phrase}”"


def deadline_with_rule(deadline: Deadline | None) -> str:
    """`31 March 2023 (“By March 2023”: last day of the month named)`."""
    if deadline is None:
        return "no deadline stated"
    rule = f"“{deadline.phrase}”: {_RULES[deadline.basis]}"
    if deadline.date:
        return f"{long_date(deadline.date)} ({rule})"
    if deadline.basis in (Basis.PUBLICATION, Basis.IMMEDIATE):
        return f"no day known ({rule}, which is not known)"
    return f"no day ({rule})"
