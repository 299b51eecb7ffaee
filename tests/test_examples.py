"""Every saved example is read as somebody vouches for, and the examples show what they must between them.

Nothing here writes; `hmicwatch examples update` does, when somebody asks it to.
"""

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hmicwatch.domain import Extraction
from hmicwatch.errors import HmicwatchError
from hmicwatch.examples.compare import differences
from hmicwatch.examples.folder import Example, example_folders, load, name_of_folder
from hmicwatch.examples.read import read_example
from hmicwatch.examples.words import difference_lines
from tests.parse.reading import tables

ROOT = Path(__file__).parent / "examples"
FOLDERS = example_folders(ROOT)
CASES: dict[str, Any] = tomllib.loads((ROOT / "cases.toml").read_text(encoding="utf-8"))
REVIEWED_FOR_NOTHING = 20  # at most one in so many

every_example = pytest.mark.parametrize("folder", FOLDERS, ids=name_of_folder)


@cache
def read(folder: Path) -> Extraction:
    """Each document is read once in a worker."""
    return read_example(load(folder), tables())


@cache
def examples() -> tuple[Example, ...]:
    """Those that are whole; each of the others fails in the first test."""
    return tuple(_whole_ones())


def _whole_ones() -> Iterator[Example]:
    for folder in FOLDERS:
        with suppress(HmicwatchError):
            yield load(folder)


@every_example
def test_an_example_is_read_as_expected(folder: Path) -> None:
    example = load(folder)
    assert example.meta.checked, (
        f"{example.name}: compare it by eye, then set checked = true in its meta.toml"
    )
    found = differences(example.expected, read(folder), doubt=example.meta.doubt)
    assert not found, "\n" + "\n".join(difference_lines(example.name, found))


def test_no_example_got_lost() -> None:
    """Fewer folders would fail nothing above."""
    assert len(FOLDERS) >= 160
    assert {folder.parent.name for folder in FOLDERS} >= {"built", "trial-1", "trial-2"}


def test_reading_writes_nothing() -> None:
    folder = FOLDERS[0]
    before = _fingerprint(folder)
    read_example(load(folder), tables())
    assert _fingerprint(folder) == before


def _fingerprint(folder: Path) -> dict[str, str]:
    return {
        str(path): f"{path.stat().st_mtime_ns} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(folder.rglob("*"))
    }


def _names(table: str) -> list[str]:
    return [
        name for value in CASES[table].values() for name in ([value] if isinstance(value, str) else value)
    ]


@pytest.mark.parametrize("layout", CASES["layouts"])
def test_each_layout_is_shown(layout: str) -> None:
    assert [example.name for example in examples() if example.meta.layout == layout]


@pytest.mark.parametrize("case", [*_names("hard_cases"), *_names("traps"), *_names("forms")])
def test_each_hard_case_trap_and_form_is_shown(case: str) -> None:
    assert [example.name for example in examples() if case in example.meta.cases]


def test_nothing_else_is_claimed() -> None:
    known = {*_names("hard_cases"), *_names("traps"), *_names("forms")}
    claimed = {case for example in examples() for case in example.meta.cases}
    assert claimed <= known
    assert {example.meta.layout for example in examples()} <= {"", *CASES["layouts"]}


def test_review_is_asked_for_where_there_is_doubt_and_seldom_elsewhere() -> None:
    clear = [example for example in examples() if not example.meta.doubt]
    asked = {
        example.name: sorted(check.code for check in read(example.folder).checks if check.severity != "info")
        for example in clear
        if read(example.folder).needs_review
    }
    assert len(asked) * REVIEWED_FOR_NOTHING <= len(clear), asked


def _sources() -> list[list[Example]]:
    by_source: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in examples():
        if example.meta.source:
            by_source[example.folder.parent.name, example.meta.source].append(example)
    return [variants for variants in by_source.values() if len(variants) > 1]


@pytest.mark.parametrize("variants", _sources(), ids=lambda variants: str(variants[0].meta.source))
def test_variants_of_one_source_agree(variants: list[Example]) -> None:
    """What is vouched for is compared, since each is read so or fails above."""
    first = variants[0]
    for other in variants[1:]:
        assert other.expected.counts == first.expected.counts
        assert (other.expected.items is None) == (first.expected.items is None)
        assert disagreements(first, other) == []


def disagreements(one: Example, other: Example) -> list[tuple[object, ...]]:
    """Fields of an item that both vouch for, with different values; items stand in the same order."""
    assert one.expected.items is not None
    assert other.expected.items is not None
    return [
        (one.name, mine.vouched["begins"], other.name, key, mine.vouched[key], yours.vouched[key])
        for mine, yours in zip(one.expected.items, other.expected.items, strict=True)
        for key in set(mine.vouched) & set(yours.vouched)
        if mine.vouched[key] != yours.vouched[key]
    ]
