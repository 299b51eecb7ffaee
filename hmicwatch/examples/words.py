"""Examples in words: what differs, field by field, and how many are as expected."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from hmicwatch.examples.compare import Difference
from hmicwatch.examples.folder import Example
from hmicwatch.examples.study import Studied
from hmicwatch.report.wording import counted


def difference_lines(name: str, found: Iterable[Difference]) -> Iterator[str]:
    """The example's name, then each item with its fields; expected before read."""
    yield name
    for about, fields in groupby(found, key=lambda difference: difference.about):
        yield f"  {about}"
        for one in fields:
            yield f"    {_field_line(one)}"


def _field_line(one: Difference) -> str:
    if one.field == "item" and one.read is None:
        return f"expected, but not read: {one.expected}"
    if one.field == "item":
        return f"read, but not expected: {one.read}"
    where = "" if one.can_be_taken else " (it is expected because meta.toml says doubt = true)"
    return f"{one.field}: expected {_plain(one.expected)}, read {_plain(one.read)}{where}"


def _plain(value: Any) -> str:
    return "none" if value is None else json.dumps(value, ensure_ascii=False)


def total_line(checked: int, differing: int, broken: int) -> str:
    """`40 examples: 38 as expected, 2 differ.`"""
    parts = [f"{checked - differing - broken} as expected"]
    parts += [f"{differing} differ" if differing > 1 else "1 differs"] if differing else []
    parts += [f"{broken} cannot be read"] if broken else []
    return f"{counted(checked, 'example').capitalize()}: {', '.join(parts)}."


def studied_lines(one: Studied) -> Iterator[str]:
    """What is wrong with one example; nothing at all when it is as expected and checked."""
    if one.fault:
        yield f"{one.name}"
        yield f"  {one.fault}"
    elif one.differences:
        yield from difference_lines(one.name, one.differences)
    if one.example and not one.example.meta.checked:
        yield f"{one.name} is unchecked: compare it by eye, then set checked = true in its meta.toml."


def what_to_do_lines(drafted: Example) -> Iterator[str]:
    """What a person does with a fresh draft."""
    yield ""
    yield f"Drafted {drafted.folder}. It is unchecked, and tests fail until you have:"
    yield f"  1. compared {drafted.folder / 'expected.json'} with the document by eye, and corrected it;"
    yield f"  2. completed {drafted.folder / 'meta.toml'}, and set checked = true there."
    yield f"hmicwatch examples check {drafted.name} then shows what is still read wrongly."
