"""What can be wrong with an installation, looked at one thing after the other; mends nothing."""

from collections.abc import Iterator
from datetime import datetime

from hmicwatch.doctor.finding import Finding, Health, worst
from hmicwatch.doctor.keeping import store_findings
from hmicwatch.doctor.surroundings import (
    archive_finding,
    contact_finding,
    disk_finding,
    extra_findings,
    settings_finding,
    table_findings,
    time_zone_finding,
)
from hmicwatch.settings import Settings

__all__ = ["Finding", "Health", "examine", "worst"]


def examine(settings: Settings, now: datetime) -> Iterator[Finding]:
    """All findings, in the order in which a person would put them right."""
    yield settings_finding(settings)
    yield from table_findings(settings)
    yield contact_finding(settings)
    yield time_zone_finding(settings, now)
    yield archive_finding(settings)
    yield disk_finding(settings)
    yield from store_findings(settings, now)
    yield from extra_findings()
