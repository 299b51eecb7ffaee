"""What a table's cells tell of its shape, whichever reader met it."""

import re
from collections.abc import Sequence

_CARD = re.compile(r"^(?:recommendation|area for improvement|cause of concern)\b.{0,40}\s\S", re.I)
_LONGEST_CAPTION = 100  # letters


def is_caption(cells: Sequence[str]) -> bool:
    """Whether a first row names the table: one filled cell over all columns."""
    return len(cells) > 2 and sum(map(bool, cells)) == 1 and len(cells[0]) < _LONGEST_CAPTION


def holds_cards(cells: Sequence[str]) -> bool:
    """Whether items stand side by side, each with its own title: a row of boxes, not of data."""
    return sum(bool(_CARD.match(cell)) for cell in cells) > 1
