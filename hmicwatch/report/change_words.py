"""A change in words: which item, what about it, what it said, what it says now. Pure."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import takewhile

from hmicwatch.domain import Applies, Change, ChangeTold, Importance, Item, ItemKind
from hmicwatch.report.item_words import APPLIES, name_of
from hmicwatch.report.wording import first_words, long_date

_WIDTH = 300
_WORDS_BEFORE = 8
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_WHAT = {
    "counts_changed": "other counts",
    "item_added": "was added",
    "item_withdrawn": "is no longer there",
    "item_renumbered": "has another number",
    "item_reworded": "was reworded",
    "deadline_moved": "has another deadline",
    "addressees_changed": "is for somebody else",
    "applicability_changed": "applies otherwise to chief constables",
    "restated_changed": "is counted otherwise",
    "withdrawn": "the inspectorate took it down",
    "returned": "it is there again",
}


def changes_told(changes: Iterable[Change], items: Iterable[Item]) -> tuple[ChangeTold, ...]:
    """Major changes first; `items` are those of the present reading."""
    names = {item.key: name_of(item) for item in items}
    in_order = sorted(changes, key=lambda change: change.importance is not Importance.MAJOR)
    return tuple(_told(change, names) for change in in_order)


def _told(change: Change, names: dict[str, str]) -> ChangeTold:
    what = _WHAT.get(change.code, change.code.replace("_", " "))
    name = (names.get(change.item) or _name_from_key(change.item)) if change.item else ""
    before, after = _values(change)
    return ChangeTold(what=f"{name} {what}".strip(), importance=change.importance, before=before, after=after)


def _name_from_key(key: str) -> str:
    """What an item that is no longer there was called: its kind, and its number if it had one."""
    kind, _, rest = key.replace(":restated", "", 1).partition(":")
    number = rest.partition(":")[0]
    name = kind.replace("_", " ").capitalize() if kind in list(ItemKind) else "An item"
    return f"{name} {number}" if re.fullmatch(r"[\d.]{1,6}[a-z]?", number) else name


def _values(change: Change) -> tuple[str, str]:
    """Before and after as a reader of the report would say them."""
    if change.code == "item_reworded":
        return _where_they_part(change.before, change.after)
    if change.code in ("withdrawn", "returned"):
        return "", ""
    words = _VALUES.get(change.code, _opening)
    return words(change.before), words(change.after)


def _where_they_part(before: str, after: str) -> tuple[str, str]:
    """Two long texts from shortly before their first difference on: their openings may be the same."""
    old, new = before.split(), after.split()
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    start = max(0, alike - _WORDS_BEFORE)
    cut = "… " if start else ""
    return _opening(cut + " ".join(old[start:])), _opening(cut + " ".join(new[start:]))


def _opening(text: str) -> str:
    return first_words(text, _WIDTH)


def _days(text: str) -> str:
    return _ISO_DAY.sub(lambda day: long_date(date.fromisoformat(day[0])), text) or "no deadline stated"


def _bodies(text: str) -> str:
    told = text.replace(" (owner)", "").replace("(helper)", "(helping)").replace("_", " ")
    return told or "nobody who is named"


def _applies(text: str) -> str:
    return APPLIES[Applies(text)]


def _restated(text: str) -> str:
    return "printed again from an earlier report" if text == "yes" else "made in this report"


_VALUES: dict[str, Callable[[str], str]] = {
    "deadline_moved": _days,
    "addressees_changed": _bodies,
    "applicability_changed": _applies,
    "restated_changed": _restated,
}
