"""What the program stands on: settings, tables, time zone, archive folder, disk and optional packages."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

from hmicwatch.crawl.archive_url import open_archive
from hmicwatch.doctor.finding import Finding, fail, warn, well
from hmicwatch.errors import SettingsError
from hmicwatch.settings import FILE_NAME, Settings, bundled, find_table
from hmicwatch.tables import load_bodies, load_forces, load_sources

_GIBIBYTE = 1024**3
_SCARCE, _FULL = 5 * _GIBIBYTE, _GIBIBYTE // 4
_TABLES = (("forces.toml", load_forces), ("bodies.toml", load_bodies), ("sources.toml", load_sources))
# What the optional parts need, and what they are for.
_EXTRAS = {"samples": (("docx", "weasyprint"), "rebuild the sample site from its sources")}


def settings_finding(settings: Settings) -> Finding:
    is_own = settings.path != bundled(FILE_NAME) or settings.path == Path("config", FILE_NAME).absolute()
    if not is_own:
        return warn(
            "settings",
            f"{settings.path}, the defaults that come with the program",
            "Make a file of your own with: hmicwatch init",
        )
    return well("settings", str(settings.path))


def table_findings(settings: Settings) -> Iterator[Finding]:
    for name, load in _TABLES:
        path = find_table(name, settings.path)
        try:
            load(path)
        except SettingsError as wrong:
            yield fail(name, wrong.happened, wrong.do)
        else:
            yield well(name, str(path))


def contact_finding(settings: Settings) -> Finding:
    if settings.site.contact:
        return well("contact", settings.site.contact)
    return warn(
        "contact",
        "site.contact is empty, so nothing is fetched from the public site",
        "Write your e-mail address into the settings, or set HMICWATCH_SITE__CONTACT",
    )


def time_zone_finding(settings: Settings, now: datetime) -> Finding:
    zone = settings.schedule.timezone
    local = now.astimezone(ZoneInfo(zone))
    return well(
        "time zone",
        f"{zone}, where it is {local:%H:%M on %d %B %Y}; nights begin {settings.schedule.nightly}",
    )


def archive_finding(settings: Settings) -> Finding:
    place = settings.store.archive
    try:
        open_archive(place).make()
        if _is_folder(place):
            with tempfile.TemporaryFile(dir=place):
                pass
    except SettingsError as wrong:
        return fail("archive", f"{wrong.happened}: {wrong.means}", wrong.do)
    except OSError as wrong:
        return fail(
            "archive",
            f"{place} cannot be written: {wrong.strerror or wrong}",
            "Make the folder writable, or name another in store.archive",
        )
    return well("archive", place)


def _is_folder(place: str) -> bool:
    return "://" not in place


def disk_finding(settings: Settings) -> Finding:
    if not _is_folder(settings.store.archive):
        return well("disk", "the archive is not on this computer")
    folder = Path(settings.store.archive)
    present = next((place for place in (folder, *folder.parents) if place.exists()), Path.cwd())
    return space_finding(shutil.disk_usage(present).free)


def space_finding(free: int) -> Finding:
    found = f"{free / _GIBIBYTE:.1f} GiB free for the archive"
    do = "Free some space, or name another disk in store.archive; some thousand reports need about 5 GiB"
    if free < _FULL:
        return fail("disk", found, do)
    return warn("disk", found, do) if free < _SCARCE else well("disk", found)


def extra_findings() -> Iterator[Finding]:
    for name, (modules, purpose) in _EXTRAS.items():
        missing = [module for module in modules if find_spec(module) is None]
        state = f"not installed, only needed to {purpose}" if missing else f"installed, to {purpose}"
        yield well(f"extra {name}", state)
