"""What the program doubts, in plain words, and the one rule by which doubt asks for a person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from hmicwatch.domain.item import Place


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the things that do not agree: what it says, and where that stands (nowhere: it was counted)."""

    says: str
    where: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One finding about a reading: a stable code, one sentence for the officer, and what disagreed."""

    code: str
    severity: Severity
    message: str
    disagreed: tuple[Side, ...] = ()


def distinct(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Each finding once, in order; what disagreed is gathered from its repetitions."""
    found: dict[tuple[str, Severity, str], Check] = {}
    for check in checks:
        name = (check.code, check.severity, check.message)
        before = found.get(name)
        sides = dict.fromkeys((*before.disagreed, *check.disagreed)) if before else check.disagreed
        found[name] = replace(check, disagreed=tuple(sides))
    return tuple(found.values())


def needs_review(checks: Iterable[Check]) -> bool:
    """The rule: every check that is more than information asks a person to look."""
    return any(check.severity is not Severity.INFO for check in checks)
