"""Settings: which file applies, what the environment overrides, and what a wrong value is answered with."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from hmicwatch.errors import ExitStatus, SettingsError
from hmicwatch.settings import (
    ForceSettings,
    MailSettings,
    ScheduleSettings,
    Settings,
    SiteSettings,
    StoreSettings,
    bundled,
    find_table,
    load_settings,
)
from hmicwatch.settings_keys import KEYS

Load = Callable[..., Settings]


@pytest.fixture(autouse=True)
def _empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without settings, who stands in an empty folder."""
    for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable, raising=False)
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def load_text(text: str = "", **env: str) -> Settings:
        path = tmp_path / "some.toml"
        path.write_text(text, encoding="utf-8")
        return load_settings(path, env)

    return load_text


def test_the_file_that_comes_along_holds_the_defaults() -> None:
    settings = load_settings(None, {})
    assert settings.path == bundled("hmicwatch.toml")
    assert settings.site == SiteSettings()
    assert settings.force == ForceSettings()
    assert settings.mail == MailSettings()
    assert settings.schedule == ScheduleSettings()


def test_every_key_is_explained_in_the_file_that_comes_along() -> None:
    text = bundled("hmicwatch.toml").read_text(encoding="utf-8")
    sections = dict(part.split("]\n", 1) for part in text.split("\n[")[1:])
    for section, keys in KEYS.items():
        written = {line.split(" = ")[0] for line in sections[section].splitlines() if " = " in line}
        assert set(keys) <= written


def test_every_field_has_a_key() -> None:
    by_section = {
        "site": SiteSettings,
        "force": ForceSettings,
        "store": StoreSettings,
        "mail": MailSettings,
        "schedule": ScheduleSettings,
    }
    for section, settings in by_section.items():
        assert {key.field for key in KEYS[section].values()} == {field.name for field in fields(settings)}


def test_a_file_may_be_incomplete(load: Load) -> None:
    settings = load('[site]\ncontact = "liaison@example.police.uk"\n')
    assert settings.site.contact == "liaison@example.police.uk"
    assert settings.site.delay_seconds == 3
    assert settings.schedule.nightly == "02:30"


def test_a_byte_order_mark_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "notepad.toml"
    path.write_bytes('\ufeff[force]\r\nslug = "kent"\r\n'.encode())
    assert load_settings(path, {}).force.slug == "kent"


def test_which_file_applies(tmp_path: Path) -> None:
    named, by_variable = tmp_path / "named.toml", tmp_path / "variable.toml"
    named.write_text('force.slug = "kent"', encoding="utf-8")
    by_variable.write_text('force.slug = "essex"', encoding="utf-8")
    env = {"HMICWATCH_CONFIG": str(by_variable)}
    assert load_settings(named, env).force.slug == "kent"
    assert load_settings(None, env).force.slug == "essex"

    here = Path("config/hmicwatch.toml")
    here.parent.mkdir()
    here.write_text('force.slug = "surrey"', encoding="utf-8")
    settings = load_settings(None, {"HMICWATCH_CONFIG": ""})
    assert (settings.force.slug, settings.path) == ("surrey", here.absolute())


@pytest.mark.parametrize("by_variable", [True, False])
def test_a_named_file_that_is_missing(tmp_path: Path, by_variable: bool) -> None:
    missing = tmp_path / "absent.toml"
    env = {"HMICWATCH_CONFIG": str(missing)} if by_variable else {}
    with pytest.raises(SettingsError, match=r"absent\.toml") as caught:
        load_settings(None if by_variable else missing, env)
    assert ("HMICWATCH_CONFIG" if by_variable else "--config") in str(caught.value)
    assert caught.value.exit_status is ExitStatus.USAGE


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[site\n", ["some.toml", "not valid TOML", "line 1"]),
        ("[site]\n".encode("utf-16"), ["UTF-8"]),
        (b'[sight]\nbase_url = "x"\n', ["[sight]", "Did you mean site?"]),
        (b"site = 3\n", ["site is 3", "[site]"]),
        (b"[site]\ndelay_second = 4\n", ["site.delay_second", "4", "Did you mean delay_seconds?"]),
        (b'[force]\nslug = "west-midland"\n', ["force.slug", '"west-midland"', "west-midlands?"]),
    ],
)
def test_a_file_that_is_wrong(tmp_path: Path, content: bytes, words: list[str]) -> None:
    path = tmp_path / "some.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        load_settings(path, {})
    assert all(word in str(caught.value) for word in words), str(caught.value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("site.base_url", '"ftp://example.org"'),
        ("site.base_url", '"https://"'),
        ("site.base_url", '"https://user:secret@example.org"'),
        ("site.base_url", '"https://example.org:99999"'),
        ("site.base_url", "3"),
        ("site.allowed_hosts", '"example.org"'),
        ("site.allowed_hosts", '["https://example.org"]'),
        ("site.allowed_hosts", '["*.example.org"]'),
        ("site.allowed_hosts", '["example.org:0"]'),
        ("site.delay_seconds", "0"),
        ("site.delay_seconds", "0.5"),
        ("site.delay_seconds", "-1"),
        ("site.delay_seconds", "nan"),
        ("site.delay_seconds", "true"),
        ("site.delay_seconds", '"3"'),
        ("site.contact", '"a@b\\nX-Other: 1"'),
        ("site.recheck_per_night", "-1"),
        ("site.requests_per_night", "1999"),
        ("site.max_megabytes", "0"),
        ("store.url", '"hmicwatch.sqlite3"'),
        ("mail.port", "0"),
        ("mail.port", "65536"),
        ("mail.port", "true"),
        ("mail.security", '"ssl"'),
        ("mail.from", '"nobody"'),
        ("mail.from", '"a@b\\nBcc: c@d"'),
        ("mail.to", '["a@b", "nobody"]'),
        ("mail.to", '"a@b"'),
        ("schedule.nightly", '"24:00"'),
        ("schedule.nightly", '"2:30"'),
        ("schedule.timezone", '"Europe/Birmingham"'),
        ("schedule.timezone", '"Europe"'),
        ("schedule.timezone", '"../etc/passwd"'),
    ],
)
def test_a_wrong_value_is_named(load: Load, key: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(f"{key} = {value}\n")
    message = str(caught.value)
    assert key in message
    assert "Allowed: " in message
    assert "\n" not in message


def test_the_environment_overrides_the_file(load: Load) -> None:
    settings = load(
        "[site]\ndelay_seconds = 9\n",
        HMICWATCH_SITE__DELAY_SECONDS="2.5",
        HMICWATCH_SITE__RECHECK_PER_NIGHT="0",
        hmicwatch_mail__to="one@example.org, two@example.org",
        HMICWATCH_MAIL__FROM="Watch <watch@example.org>",
        HMICWATCH_SITE__ALLOWED_HOSTS='["example.org", "127.0.0.1:8000"]',
        HMICWATCH_PYTHON="python3.12",
        OTHER__THING="x",
    )
    assert settings.site.delay_seconds == 2.5
    assert settings.site.recheck_per_night == 0
    assert settings.mail.to == ("one@example.org", "two@example.org")
    assert settings.mail.sender == "Watch <watch@example.org>"
    assert settings.site.allowed_hosts == ("example.org", "127.0.0.1:8000")


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("HMICWATCH_SITES__CONTACT", "x", ["HMICWATCH_SITES__CONTACT", "Did you mean site?"]),
        ("HMICWATCH_SITE__CONTRACT", "x", ["HMICWATCH_SITE__CONTRACT", "Did you mean contact?"]),
        ("HMICWATCH_MAIL__PORT", "smtp", ["mail.port", "HMICWATCH_MAIL__PORT", '"smtp"', "1 to 65535"]),
        ("HMICWATCH_MAIL__TO", "[broken", ["mail.to", "HMICWATCH_MAIL__TO"]),
        ("HMICWATCH_SITE__DELAY_SECONDS", "", ["site.delay_seconds", '""']),
    ],
)
def test_a_wrong_variable_is_named(load: Load, variable: str, value: str, words: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        load(**{variable: value})
    assert all(word in str(caught.value) for word in words), str(caught.value)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "10.1.2.3", "[::1]", "169.254.169.254", "2130706433"]
)
def test_a_private_site_must_be_named(load: Load, host: str) -> None:
    with pytest.raises(SettingsError, match="allowed_hosts") as caught:
        load(f'[site]\nbase_url = "http://{host}:8000/"\n')
    assert "site.base_url" in str(caught.value)

    settings = load(f'[site]\nbase_url = "http://{host}:8000/"\nallowed_hosts = ["{host}:8000"]\n')
    assert settings.site.base_url == f"http://{host}:8000"
    assert settings.site.allows(f"http://{host}:8000/publications/")
    assert not settings.site.allows(f"http://{host}:8001/publications/")


def test_no_delay_for_a_local_copy_only(load: Load) -> None:
    settings = load('[site]\ndelay_seconds = 0\nallowed_hosts = ["127.0.0.1:8000", "example.org"]\n')
    assert settings.site.delay_for("127.0.0.1") == 0
    assert settings.site.delay_for("example.org") == 1


def test_which_addresses_are_allowed(load: Load) -> None:
    site = load('[site]\nbase_url = "https://example.org/a/"\nallowed_hosts = ["files.example.org"]\n').site
    assert site.allows("https://example.org/publications/")
    assert site.allows("https://FILES.example.org:8443/x.pdf")
    for url in (
        "https://example.org:8443/",
        "https://notexample.org/",
        "file:///etc/passwd",
        "https://",
        "x",
    ):
        assert not site.allows(url)


def test_the_store_is_absolute(load: Load, tmp_path: Path) -> None:
    here = Path.cwd()
    usual = load().store
    assert usual.url.startswith("sqlite:///")
    assert usual.url.endswith("hmicwatch.sqlite3")
    assert Path(usual.archive) == Path(usual.url.removeprefix("sqlite:///")).parent / "archive"

    relative = load('[store]\nurl = "sqlite:///sub/a.db?timeout=5"\n').store
    assert relative.url == f"sqlite:///{here / 'sub' / 'a.db'}?timeout=5"
    assert relative.archive == str(here / "sub" / "archive")

    apart = load(f'[store]\nurl = "sqlite:///{(tmp_path / "b.db").as_posix()}"\narchive = "files"\n').store
    assert apart.url == f"sqlite:///{tmp_path / 'b.db'}"
    assert apart.archive == str(here / "files")


def test_other_stores_stay_as_they_are(load: Load) -> None:
    store = load('[store]\nurl = "postgresql+psycopg://db/watch"\narchive = "s3://bucket/watch"\n').store
    assert (store.url, store.archive) == ("postgresql+psycopg://db/watch", "s3://bucket/watch")
    assert load('[store]\nurl = "sqlite://"\n').store.url == "sqlite://"


def test_a_table_beside_the_settings_comes_first(tmp_path: Path) -> None:
    settings_path = tmp_path / "some.toml"
    assert find_table("forces.toml", settings_path) == bundled("forces.toml")
    beside = tmp_path / "forces.toml"
    beside.write_text(
        '[[force]]\nslug = "borsetshire"\nname = "Borsetshire Police"\nshort = "Borsetshire"\n'
        'aliases = []\nkind = "territorial"\n',
        encoding="utf-8",
    )
    settings_path.write_text('force.slug = "borsetshire"', encoding="utf-8")
    assert find_table("forces.toml", settings_path) == beside
    assert load_settings(settings_path, {}).force.slug == "borsetshire"
