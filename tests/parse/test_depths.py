"""Levels of list items: by indent, and across columns and pages by number or sign."""

import pytest

from hmicwatch.parse.pdf.depths import Depths

Met = tuple[str, float]  # a marker, "p" for a paragraph, "h" for a heading; its left edge in points


def levels(*met: Met) -> list[int]:
    depths, found = Depths(), []
    for sign, left in met:
        if sign == "h":
            depths.heading()
        elif sign == "p":
            depths.paragraph(left)
        else:
            found.append(depths.item(left, sign))
    return found


LISTS: dict[str, tuple[list[Met], list[int]]] = {
    "by indent": ([("1.", 80), ("•", 110), ("o", 140), ("•", 110), ("2.", 80)], [1, 2, 3, 2, 1]),
    "numbers set to the right": ([("9.", 84), ("10.", 79), ("11.", 79)], [1, 1, 1]),
    "bullets left of their number": ([("5.", 96), ("•", 90), ("•", 90), ("6.", 96)], [1, 1, 1, 1]),
    "on in the next column": (
        [("3.", 82), ("•", 110), ("•", 357), ("4.", 329), ("•", 357), ("5.", 329)],
        [1, 2, 2, 1, 2, 1],
    ),
    "back in the first column": ([("4.", 329), ("•", 357), ("5.", 82), ("•", 110)], [1, 2, 1, 2]),
    "past a stem in the next column": (
        [("4.", 82), ("p", 70), ("5.", 82), ("p", 319), ("6.", 329), ("•", 357)],
        [1, 1, 1, 2],
    ),
    "a list of numbers inside a number": (
        [("1.", 80), ("1.", 110), ("2.", 110), ("2.", 80), ("3.", 80), ("1.", 110), ("2.", 110), ("4.", 80)],
        [1, 2, 2, 1, 1, 2, 2, 1],
    ),
    "the next number is in both lists": (
        [("1.", 80), ("2.", 80), ("1.", 110), ("2.", 110), ("3.", 80)],
        [1, 1, 2, 2, 1],
    ),
    "new below a heading": ([("1.", 80), ("•", 110), ("h", 70), ("•", 110), ("2.", 120)], [1, 2, 1, 2]),
    "inside a paragraph of an item": ([("(a)", 80), ("p", 100), ("•", 110)], [1, 2]),
}


@pytest.mark.parametrize("name", LISTS)
def test_levels(name: str) -> None:
    met, want = LISTS[name]
    assert levels(*met) == want
