"""One thing that the doctor looked at, as a value."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`do` says what to do about it when it is not well."""

    about: str
    health: Health
    found: str
    do: str = ""


def well(about: str, found: str) -> Finding:
    return Finding(about=about, health=Health.OK, found=found)


def warn(about: str, found: str, do: str) -> Finding:
    return Finding(about=about, health=Health.WARN, found=found, do=do)


def fail(about: str, found: str, do: str) -> Finding:
    return Finding(about=about, health=Health.FAIL, found=found, do=do)


def worst(findings: Iterable[Finding]) -> Health:
    order = list(Health)
    return max((finding.health for finding in findings), key=order.index, default=Health.OK)
