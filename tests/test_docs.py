"""The documents say what is there: commands, settings, scripts and links exist, and nothing is missing."""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from hmicwatch.cli.program import COMMANDS
from hmicwatch.settings import ForceSettings, MailSettings, ScheduleSettings, SiteSettings, StoreSettings
from hmicwatch.settings_keys import KEYS

ROOT = Path(__file__).resolve().parent.parent
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES = [*GUIDES, *sorted(ROOT.glob("[A-Z]*.md")), *sorted((ROOT / "scripts").rglob("*.md"))]
TYPES = {
    "site": SiteSettings,
    "force": ForceSettings,
    "store": StoreSettings,
    "mail": MailSettings,
    "schedule": ScheduleSettings,
}
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#+\s+(?P<title>.+)$", re.M)
_SCRIPT = re.compile(r"(?<![\w/.])scripts/\w+(?![\w./])")


def test_there_are_documents() -> None:
    assert {"README.md", "how-it-works.md", "decisions.md", "benchmarks.md"} <= {p.name for p in GUIDES}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_named(command: str) -> None:
    assert re.search(rf"\b(?:hmicwatch|run --) {command}\b", _guides()), f"no document names {command}"


def test_only_commands_that_exist_are_named() -> None:
    """What stands behind `hmicwatch` in a line of code or in backticks is a command or an option."""
    called = set(re.findall(r"(?:scripts/|`)hmicwatch ([a-z]+)\b", _guides()))
    assert called
    assert called <= set(COMMANDS)


def _guides() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in GUIDES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_lead_somewhere(page: Path) -> None:
    broken = [target for target in _relative_links(page) if not _leads_somewhere(page, target)]
    assert broken == []


def _relative_links(page: Path) -> Iterator[str]:
    for match in _LINK.finditer(_without_code(page.read_text(encoding="utf-8"))):
        if not re.match(r"[a-z]+:", match["target"]):
            yield match["target"]


def _leads_somewhere(page: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    place = (page.parent / name).resolve() if name else page
    if not place.exists() or not place.is_relative_to(ROOT):
        return False
    return not anchor or anchor in _anchors(place)


def _anchors(page: Path) -> set[str]:
    """What a heading is linked by: its words in lower case, joined by hyphens."""
    titles = (match["title"] for match in _HEADING.finditer(_without_code(page.read_text(encoding="utf-8"))))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def _without_code(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)


def test_links_are_recognised(tmp_path: Path) -> None:
    """The test above would be silent if it found no links at all."""
    page = tmp_path / "page.md"
    page.write_text("# A title\n[a](gone.md), [b](#a-title), [c](https://example.org)\n```\n[d](e.md)\n```\n")
    assert list(_relative_links(page)) == ["gone.md", "#a-title"]
    assert _anchors(page) == {"a-title"}


def test_settings_file_names_every_key_and_no_other() -> None:
    written = tomllib.loads((ROOT / "config" / "hmicwatch.toml").read_text(encoding="utf-8"))
    assert {section: set(found) for section, found in written.items()} == {
        section: set(keys) for section, keys in KEYS.items()
    }


@pytest.mark.parametrize("section", TYPES)
def test_every_key_is_a_field_of_the_settings_and_every_field_a_key(section: str) -> None:
    assert {key.field for key in KEYS[section].values()} == {field.name for field in fields(TYPES[section])}


def test_the_readme_has_two_commands_to_start_with() -> None:
    start = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Try it")[2].partition("\n## ")[0]
    assert re.findall(r"^    (\S+)", start, re.M) == ["scripts/hmicwatch", "scripts/test"]


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_scripts_that_are_named_exist_and_can_be_run(page: Path) -> None:
    for name in set(_SCRIPT.findall(page.read_text(encoding="utf-8"))):
        script = ROOT / name
        assert script.is_file(), f"{page.name} names {name}"
        assert os.name == "nt" or os.access(script, os.X_OK), f"{name} is not executable"


def test_every_doubt_is_explained() -> None:
    """Every code that a check can carry stands in the table of how-it-works.md."""
    code = re.compile(r"""(?:\bwarning\(|code=)\s*"(?P<code>[a-z_]+)\"""")
    sources = [*(ROOT / "hmicwatch").glob("parse/**/*.py"), *(ROOT / "hmicwatch").glob("review/*.py")]
    codes = {match["code"] for path in sources for match in code.finditer(path.read_text("utf-8"))}
    told = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs" / "how-it-works.md").read_text("utf-8")))
    assert len(codes) > 20
    assert codes <= told, sorted(codes - told)
