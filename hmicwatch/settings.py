"""The settings of a run: from a TOML file, then the environment; checked before anything else happens."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from urllib.request import url2pathname

import platformdirs

from hmicwatch.domain import ForceKind
from hmicwatch.errors import SettingsError
from hmicwatch.hosts import host_and_port, is_named, is_private_host, split_host
from hmicwatch.settings_keys import KEYS, Key
from hmicwatch.tables import load_forces
from hmicwatch.toml_file import nearest, read_toml, shown

FILE_NAME = "hmicwatch.toml"
CONFIG_VARIABLE = "HMICWATCH_CONFIG"
_PREFIX = "HMICWATCH_"
_OWN_DELAY = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    base_url: str = "https://hmicfrs.justiceinspectorates.gov.uk"
    allowed_hosts: tuple[str, ...] = (
        "hmicfrs.justiceinspectorates.gov.uk",
        "assets-hmicfrs.justiceinspectorates.gov.uk",
        "s3-eu-west-2.amazonaws.com",
        "www.justiceinspectorates.gov.uk",
    )
    delay_seconds: float = 3.0
    contact: str = ""
    recent_days: int = 60
    recheck_per_night: int = 150
    requests_per_night: int = 2000
    timeout_seconds: float = 30.0
    max_megabytes: int = 60

    def allows(self, url: str) -> bool:
        """Whether this address may be fetched, as far as its host name tells."""
        try:
            host, port = host_and_port(url)
        except ValueError:
            return False
        base_host, base_port = host_and_port(self.base_url)
        return (host, port) == (base_host, base_port) or is_named(host, port, self.allowed_hosts)

    def delay_for(self, host: str) -> float:
        """Seconds between two requests to a host; a short delay for a local copy is not for a public site."""
        return self.delay_seconds if is_private_host(host) else max(self.delay_seconds, _OWN_DELAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceSettings:
    slug: str = "west-midlands"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    """Where everything is kept; after loading both are absolute and never empty."""

    url: str = ""
    archive: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """`sender` is `mail.from` in the file; no host means that nothing is sent."""

    host: str = ""
    port: int = 587
    security: Literal["none", "starttls", "tls"] = "starttls"
    sender: str = ""
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSettings:
    nightly: str = "02:30"
    timezone: str = "Europe/London"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings; `path` is the file they were read from."""

    site: SiteSettings
    force: ForceSettings
    store: StoreSettings
    mail: MailSettings
    schedule: ScheduleSettings
    path: Path


def load_settings(path: Path | None, env: Mapping[str, str]) -> Settings:
    """The settings of the file that applies (see `find_settings`), with those of the environment on top."""
    used = find_settings(path, env)
    values = _from_file(used)
    for section, found in _from_environment(env).items():
        values.setdefault(section, {}).update(found)
    settings = Settings(
        site=SiteSettings(**values.get("site", {})),
        force=ForceSettings(**values.get("force", {})),
        store=_resolve(StoreSettings(**values.get("store", {}))),
        mail=MailSettings(**values.get("mail", {})),
        schedule=ScheduleSettings(**values.get("schedule", {})),
        path=used,
    )
    _check_together(settings)
    return replace(settings, site=replace(settings.site, base_url=settings.site.base_url.rstrip("/")))


def find_settings(path: Path | None, env: Mapping[str, str]) -> Path:
    """The file named by the caller or the environment, else the first usual place that has one."""
    named = path or (Path(env[CONFIG_VARIABLE]) if env.get(CONFIG_VARIABLE) else None)
    if named is not None:
        if not named.is_file():
            origin = "--config" if path else CONFIG_VARIABLE
            raise SettingsError(
                f"there is no settings file {named}", f"{origin} names it", "Correct the name"
            )
        return named.absolute()
    usual = (
        Path("config") / FILE_NAME,
        platformdirs.user_config_path("hmicwatch", appauthor=False) / FILE_NAME,
    )
    return next((place.absolute() for place in usual if place.is_file()), bundled(FILE_NAME))


def find_table(name: str, settings_path: Path | None) -> Path:
    """A table such as `forces.toml`: beside the settings file if there, else the one that comes along."""
    beside = settings_path.parent / name if settings_path else None
    return beside if beside and beside.is_file() else bundled(name)


def bundled(name: str) -> Path:
    """A file of `config/`: an installed package carries it within, a source checkout has it beside."""
    package = Path(__file__).resolve().parent
    inside = package / "_config"
    return (inside if inside.is_dir() else package.parent / "config") / name


def _from_file(path: Path) -> dict[str, dict[str, Any]]:
    return {section: _section(path, section, found) for section, found in read_toml(path).items()}


def _section(path: Path, section: str, found: object) -> dict[str, Any]:
    if section not in KEYS:
        raise _unknown(f"{path}: [{section}]", section, KEYS)
    if not isinstance(found, dict):
        raise SettingsError(f"{path}: {section} is {shown(found)}", do=f"Allowed: a section [{section}]")
    values: dict[str, Any] = {}
    for name, value in found.items():
        if name not in KEYS[section]:
            raise _unknown(f"{path}: {section}.{name}", name, KEYS[section], f"{section}.", value)
        key = KEYS[section][name]
        values[key.field] = _read(f"{path}: {section}.{name}", key, value)
    return values


def _from_environment(env: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Variables HMICWATCH_SECTION__KEY; others that start with HMICWATCH_ are no settings."""
    values: dict[str, dict[str, Any]] = {}
    for variable in sorted(env):
        section, separator, name = variable.lower().removeprefix(_PREFIX.lower()).partition("__")
        if not separator or not variable.upper().startswith(_PREFIX):
            continue
        key = _key_of(variable, section, name)
        place = f"{section}.{name}, from the environment variable {variable},"
        try:
            value = key.from_text(env[variable])
        except ValueError:
            raise _wrong(place, env[variable], key) from None
        values.setdefault(section, {})[key.field] = _read(place, key, value)
    return values


def _key_of(variable: str, section: str, name: str) -> Key:
    if section not in KEYS:
        raise _unknown(f"the environment variable {variable}", section, KEYS)
    if name not in KEYS[section]:
        raise _unknown(f"the environment variable {variable}", name, KEYS[section], f"{section}.")
    return KEYS[section][name]


def _read(place: str, key: Key, value: object) -> Any:
    try:
        return key.read(value)
    except ValueError:
        raise _wrong(place, value, key) from None


def _wrong(place: str, value: object, key: Key) -> SettingsError:
    return SettingsError(f"{place} is {shown(value)}", do=f"Allowed: {key.allowed}")


def _unknown(
    place: str, word: str, known: Mapping[str, object], section: str = "", value: object = None
) -> SettingsError:
    found = f" (it holds {shown(value)})" if value is not None else ""
    allowed = ", ".join(section + name for name in known)
    return SettingsError(f"{place} is not a setting{found}", nearest(word, known), f"Allowed: {allowed}")


def _check_together(settings: Settings) -> None:
    """What no key can tell alone."""
    site = settings.site
    host, port = host_and_port(site.base_url)
    if is_private_host(host) and not is_named(host, port, site.allowed_hosts):
        raise SettingsError(
            f"site.base_url is {shown(site.base_url)}, a host in your own network or on this computer",
            "Such a host is only asked when it is named",
            f'Add "{host}:{port}" to site.allowed_hosts, or correct site.base_url',
        )
    local = any(is_private_host(split_host(entry)[0]) for entry in site.allowed_hosts)
    if site.delay_seconds < _OWN_DELAY and not local:
        raise _wrong("site.delay_seconds", site.delay_seconds, KEYS["site"]["delay_seconds"])
    _check_force(settings)


def _check_force(settings: Settings) -> None:
    table = find_table("forces.toml", settings.path)
    slugs = [force.slug for force in load_forces(table) if force.kind is not ForceKind.FIRE]
    if settings.force.slug not in slugs:
        raise SettingsError(
            f"force.slug is {shown(settings.force.slug)}, which is not a police force in {table}",
            nearest(settings.force.slug, slugs),
            f"Allowed: {', '.join(slugs)}",
        )


def _resolve(store: StoreSettings) -> StoreSettings:
    """Both places absolute: a run must not depend on where it was started once it is under way."""
    own = platformdirs.user_data_path("hmicwatch", appauthor=False)
    url = _absolute_sqlite(store.url or f"sqlite:///{own / 'hmicwatch.sqlite3'}")
    database = _sqlite_file(url)
    beside = database.parent if database else own
    return StoreSettings(url=url, archive=_archive(store.archive or str(beside / "archive")))


def _archive(place: str) -> str:
    """An absolute folder, also where it is written as `file:///folder`; other addresses stay as they are."""
    if place.startswith("file://"):
        place = url2pathname(urlsplit(place).path)
    return place if "://" in place else str(Path(place).expanduser().absolute())


def _sqlite_file(url: str) -> Path | None:
    """The file of an SQLite URL; none for other databases and for one in memory."""
    scheme, _, rest = url.partition("://")
    name = rest.partition("?")[0].removeprefix("/")
    is_file = (
        scheme.split("+")[0] == "sqlite" and name and name != ":memory:" and not name.startswith("file:")
    )
    return Path(name) if is_file else None


def _absolute_sqlite(url: str) -> str:
    file = _sqlite_file(url)
    if file is None:
        return url
    scheme = url.partition("://")[0]
    _, question, query = url.partition("?")
    return f"{scheme}:///{file.expanduser().absolute()}{question}{query}"
