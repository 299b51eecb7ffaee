"""How deep a list item stands: by its indent, and across columns and pages by its number or sign."""

import re
from dataclasses import dataclass, field, replace

_NUMERAL = re.compile(r"\(?(?P<number>\d{1,3})[.)]")
_SLACK = 5.0  # points; numbers are often set to the right, so that "10." begins before "9."
_OTHER_COLUMN = 90.0  # points; no list is indented as far in one step


@dataclass(frozen=True, slots=True)
class _Step:
    """The last item of one level: its left edge (points), its sign, and its number if it has one."""

    left: float
    sign: str
    number: int | None


@dataclass(slots=True)
class Depths:
    """The open lists while blocks are met in reading order; levels count from 1."""

    _open: list[_Step] = field(default_factory=list)
    _numbered: dict[int, _Step] = field(default_factory=dict)

    def heading(self) -> None:
        self._open, self._numbered = [], {}

    def paragraph(self, left: float) -> None:
        """Only lists that it stands inside of remain open; numbers may go on behind it."""
        moved = bool(self._open) and abs(left - self._open[-1].left) > _OTHER_COLUMN
        self._open = [] if moved else [step for step in self._open if step.left < left - _SLACK]

    def item(self, left: float, marker: str) -> int:
        numeral = _NUMERAL.fullmatch(marker)
        step = _Step(left, "1" if numeral else marker, int(numeral["number"]) if numeral else None)
        level = self._goes_on(step) or self._same_sign(step) or self._indented(step)
        above = self._open[: level - 1]
        if len(self._open) >= level:  # in another column every edge has moved as far
            move = left - self._open[level - 1].left
            above = [replace(one, left=one.left + move) for one in above] if abs(move) > _SLACK else above
        self._open = [*above, step]
        if step.number is not None:
            self._numbered = {depth: one for depth, one in self._numbered.items() if depth < level}
            self._numbered[level] = step
        return len(self._open)

    def _goes_on(self, step: _Step) -> int | None:
        """The level of the list whose next number this is; the one with the nearest edge if there are two."""
        if step.number is None:
            return None
        levels = [
            level
            for level, one in self._numbered.items()
            if one.number == step.number - 1 and level <= len(self._open) + 1
        ]
        return min(levels, key=lambda level: abs(self._numbered[level].left - step.left), default=None)

    def _same_sign(self, step: _Step) -> int | None:
        """In another column, the level of the innermost open list with this sign."""
        if not self._open or abs(step.left - self._open[-1].left) < _OTHER_COLUMN:
            return None
        levels = [level for level, one in enumerate(self._open, start=1) if one.sign == step.sign]
        return max(levels, default=None)

    def _indented(self, step: _Step) -> int:
        return 1 + sum(1 for one in self._open if one.left < step.left - _SLACK)
