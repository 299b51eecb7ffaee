"""What the program doubts, in plain words, and the one rule by which doubt asks for a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One finding about a reading: a stable code and one sentence for the officer."""

    code: str
    severity: Severity
    message: str


def needs_review(checks: Iterable[Check]) -> bool:
    """The rule: every check that is more than information asks a person to look."""
    return any(check.severity is not Severity.INFO for check in checks)
