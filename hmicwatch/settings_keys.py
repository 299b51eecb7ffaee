"""Which settings there are and what each may hold: the same rules for a file and for the environment."""

import math
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from hmicwatch.hosts import is_host_entry


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: a field name, what a person may write, and how to check and read that.

    `read` takes the value of the file and raises ValueError for a wrong one; `from_text` turns the text of an
    environment variable into a value as a file would hold it.
    """

    field: str
    allowed: str
    read: Callable[[Any], Any]
    from_text: Callable[[str], Any] = str


def _text(fits: Callable[[str], bool]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or not fits(value.strip()):
            raise ValueError(value)
        return value.strip()

    return read


def _texts(fits: Callable[[str], bool]) -> Callable[[Any], tuple[str, ...]]:
    one = _text(fits)

    def read(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise ValueError(value)
        return tuple(one(text) for text in value)

    return read


def _number(least: float, most: float) -> Callable[[Any], float]:
    def read(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(value)
        if not math.isfinite(value) or not least <= value <= most:
            raise ValueError(value)
        return float(value)

    return read


def _whole(least: int, most: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(value)
        return value

    return read


def _list_from_text(text: str) -> Any:
    """`a, b` or a TOML array."""
    if text.strip().startswith("["):
        return tomllib.loads(f"list = {text.strip()}")["list"]
    return [part.strip() for part in text.split(",") if part.strip()]


def is_address(text: str) -> bool:
    """An e-mail address, perhaps with a name; a line break could smuggle in another header."""
    return "@" in text and not _control(text)


def is_site_url(text: str) -> bool:
    """An http or https address of a site or a folder in it, without password, query or fragment."""
    try:
        parts = urlsplit(text)
        port_is_number = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or "@" in parts.netloc or " " in text or _control(text))
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port_is_number and plain


def is_timezone(text: str) -> bool:
    try:
        ZoneInfo(text)
    except (
        ValueError,
        OSError,
        KeyError,
    ):  # KeyError: ZoneInfoNotFoundError; OSError: a folder such as "Europe"
        return False
    return True


def is_time_of_day(text: str) -> bool:
    return re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text) is not None


def is_store_url(text: str) -> bool:
    return re.match(r"[a-z][a-z0-9]*(\+[a-z0-9_]+)?://", text) is not None


def _control(text: str) -> bool:
    return any(ord(character) < 32 or ord(character) == 127 for character in text)


def _plain(text: str) -> bool:
    return not _control(text)


_WHOLE: Callable[[str], Any] = int
_MAIL_ADDRESS = "an e-mail address with @ and without line breaks"

KEYS: dict[str, dict[str, Key]] = {
    "site": {
        "base_url": Key(
            "base_url",
            'an address that starts with "https://" or "http://" and names a host, without password, ? or #',
            _text(is_site_url),
        ),
        "allowed_hosts": Key(
            "allowed_hosts",
            'a list of "host" or "host:port", such as ["www.example.org", "127.0.0.1:8000"]',
            _texts(is_host_entry),
            _list_from_text,
        ),
        "delay_seconds": Key(
            "delay_seconds",
            "a number of seconds from 1 to 3600; less, down to 0, only where site.allowed_hosts names a host "
            "in your own network or on this computer",
            _number(0, 3600),
            float,
        ),
        "contact": Key(
            "contact",
            "an e-mail address or web address, on one line and in plain letters",
            _text(lambda text: _plain(text) and text.isascii()),
        ),
        "recent_days": Key("recent_days", "a whole number from 0 to 3650", _whole(0, 3650), _WHOLE),
        "recheck_per_night": Key(
            "recheck_per_night", "a whole number from 0 to 100000", _whole(0, 100_000), _WHOLE
        ),
        "requests_per_night": Key(
            "requests_per_night", "a whole number from 2000 to 1000000", _whole(2_000, 1_000_000), _WHOLE
        ),
        "timeout_seconds": Key("timeout_seconds", "a number from 1 to 600", _number(1, 600), float),
        "max_megabytes": Key("max_megabytes", "a whole number from 1 to 1000", _whole(1, 1_000), _WHOLE),
    },
    "force": {
        "slug": Key("slug", "the slug of a police force in forces.toml", _text(bool)),
    },
    "store": {
        "url": Key(
            "url",
            'an SQLAlchemy URL such as "sqlite:///hmicwatch.sqlite3", or "" for the usual place',
            _text(lambda text: _plain(text) and (not text or is_store_url(text))),
        ),
        "archive": Key("archive", 'a folder, an fsspec URL, or "" for the usual place', _text(_plain)),
    },
    "mail": {
        "host": Key(
            "host",
            'the name of a mail server without port, or "" for none',
            _text(lambda text: not text or re.fullmatch(r"[A-Za-z0-9._:\-\[\]]+", text) is not None),
        ),
        "port": Key("port", "a whole number from 1 to 65535", _whole(1, 65_535), _WHOLE),
        "security": Key(
            "security", "none, starttls or tls", _text(lambda text: text in ("none", "starttls", "tls"))
        ),
        "from": Key("sender", f'{_MAIL_ADDRESS}, or ""', _text(lambda text: not text or is_address(text))),
        "to": Key("to", f"a list; each entry is {_MAIL_ADDRESS}", _texts(is_address), _list_from_text),
    },
    "schedule": {
        "nightly": Key("nightly", 'a time of day such as "02:30"', _text(is_time_of_day)),
        "timezone": Key("timezone", 'a time zone such as "Europe/London"', _text(is_timezone)),
    },
}
