"""`expected.json` as text: written one item to a line, and read with words for what is wrong in it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

from hmicwatch.domain import Applies, Basis, BodyCode, Counts, ItemKind
from hmicwatch.errors import HmicwatchError
from hmicwatch.examples.expected import ITEM_FIELDS, Expected, ItemFacts
from hmicwatch.toml_file import nearest, shown

_REQUIRED = ("kind", "begins")
_COUNTS = tuple(field.name for field in fields(Counts))


class WrongExpected(HmicwatchError):
    """An `expected.json` that is no JSON, lacks what is required, or has a field that nobody compares."""


def expected_text(expected: Expected) -> str:
    """The file's text: one line for each item, so that a change of one shows as one line."""
    head = {**expected.about, "counts": asdict(expected.counts)}
    lines = [f"  {_line(key)}: {_line(value)}" for key, value in head.items()]
    if expected.items is not None:
        items = ",\n".join(f"    {_line(dict(facts.vouched))}" for facts in expected.items)
        lines.append(f'  "items": [\n{items}\n  ]' if items else '  "items": []')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_expected(text: str, place: str) -> Expected:
    """Raises WrongExpected; `place` names the file in its message."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as wrong:
        raise WrongExpected(f"{place} is not valid JSON: {wrong}", do="Correct it there") from None
    _demand(isinstance(content, dict), place, "it is not an object in { }")
    _demand_known(content, ("published", "counts", "items"), place)
    items = content.get("items")
    _demand(items is None or isinstance(items, list), f"{place}: items", "that is not a list in [ ]")
    return Expected(
        counts=_counts(content.get("counts"), place),
        items=None if items is None else tuple(_items(items, place)),
        about={key: content[key] for key in ("published",) if key in content},
    )


def _counts(found: Any, place: str) -> Counts:
    fits = isinstance(found, dict) and set(found) == set(_COUNTS)
    _demand(fits, f"{place}: counts", f"they are required, all of {', '.join(_COUNTS)}")
    _demand(all(type(one) is int for one in found.values()), f"{place}: counts", "each is a whole number")
    return Counts(**found)


def _items(found: list[Any], place: str) -> Iterator[ItemFacts]:
    return (_item(one, f"{place}: item {number}") for number, one in enumerate(found))


def _item(found: Any, place: str) -> ItemFacts:
    _demand(isinstance(found, dict), place, "it is not an object in { }")
    _demand_known(found, ITEM_FIELDS, place)
    for key in _REQUIRED:
        _demand(bool(found.get(key)), place, f"there is no {key}")
    for key, value in found.items():
        _demand(_is_allowed(key, value), f"{place}: {key}", f"{shown(value)} is not allowed there")
    return ItemFacts(found)


def _is_allowed(key: str, value: Any) -> bool:
    match key:
        case "kind":
            return value in list(ItemKind)
        case "begins":
            return isinstance(value, str)
        case "number":
            return value is None or isinstance(value, str)
        case "owners":
            return isinstance(value, list) and set(value) <= set(BodyCode)
        case "chief_constables":
            return value in list(Applies)
        case "restated":
            return isinstance(value, bool)
        case "parts":
            return type(value) is int
        case "parent":
            return value is None or type(value) in (int, str)
        case _:
            return value is None or _is_deadline(value)


def _is_deadline(value: Any) -> bool:
    if not isinstance(value, dict) or not value or not set(value) <= {"date", "basis"}:
        return False
    day, basis = value.get("date"), value.get("basis")
    return (day is None or isinstance(day, str)) and (basis is None or basis in list(Basis))


def _demand_known(found: Mapping[str, Any], known: Iterable[str], place: str) -> None:
    for key in found:
        hint = nearest(key, known) or f"Allowed: {', '.join(known)}"
        _demand(key in known, f"{place}: {key}", "nobody compares that", hint)


def _demand(fits: bool, place: str, wrong: str, do: str = "") -> None:
    if not fits:
        raise WrongExpected(f"{place}: {wrong}", do=do or "See docs/examples.md for what may stand there")
