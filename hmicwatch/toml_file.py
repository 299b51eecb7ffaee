"""Reads a TOML file and turns what is wrong with it into words; used for the settings and the tables."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from hmicwatch.errors import SettingsError

T = TypeVar("T")


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file; a byte order mark, as Windows editors write it, is no harm."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError(f"there is no file {path}", do="Check its name and folder") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingsError(
            f"{path} cannot be read: {reason}", do="Check that it is a file you may read"
        ) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path} is not UTF-8 text", do="Save it again with the encoding UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{path} is not valid TOML: {error}",
            do='Correct that line; texts stand in "double quotes", and \\ in a text is written twice',
        ) from None


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint for a misspelt word, or nothing."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean {close[0]}?" if close else ""


def shown(value: object) -> str:
    """A value as it could stand in a TOML file, short enough for a message."""
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 80 else text[:77] + "..."


@dataclass(frozen=True, slots=True)
class Row:
    """One [[entry]] of a table; knows where it stands, so that a mistake can be pointed at."""

    path: Path
    place: str
    values: Mapping[str, Any]

    def refuse_unknown(self, known: Iterable[str]) -> None:
        allowed = tuple(known)
        for key in self.values:
            if key not in allowed:
                hint = nearest(key, allowed) or f"Allowed: {', '.join(allowed)}"
                raise SettingsError(f"{self.path}: {self.place}.{key} is not known", do=hint)

    def text(self, key: str, default: str | None = None) -> str:
        """A text; an empty one only where there is a default."""
        return self._value(
            key, default, "a text", lambda v: isinstance(v, str) and (bool(v.strip()) or default is not None)
        )

    def texts(self, key: str) -> tuple[str, ...]:
        found: list[str] = self._value(
            key,
            [],
            'a list of texts, such as ["one", "two"]',
            lambda v: isinstance(v, list) and all(isinstance(text, str) for text in v),
        )
        return tuple(found)

    def flag(self, key: str, default: bool) -> bool:
        return self._value(key, default, "true or false", lambda v: isinstance(v, bool))

    def count(self, key: str, default: int) -> int:
        return self._value(
            key,
            default,
            "a whole number, 0 or more",
            lambda v: isinstance(v, int) and not isinstance(v, bool) and v >= 0,
        )

    def one_of(self, key: str, words: Iterable[str], default: str | None = None) -> str:
        allowed = tuple(words)
        return self._value(key, default, ", ".join(allowed), lambda v: v in allowed or v == default)

    def wrong(self, key: str, allowed: str) -> SettingsError:
        found = shown(self.values[key]) if key in self.values else "missing"
        return SettingsError(f"{self.path}: {self.place}.{key} is {found}", do=f"Allowed: {allowed}")

    def _value(self, key: str, default: T | None, allowed: str, fits: Callable[[Any], bool]) -> T:
        value: Any = self.values.get(key, default)
        if value is None or not fits(value):
            raise self.wrong(key, allowed)
        found: T = value
        return found


def rows(path: Path, content: Mapping[str, Any], name: str) -> tuple[Row, ...]:
    """The [[name]] entries of a file, numbered from 1."""
    entries = content.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SettingsError(
            f"{path}: {name} is {shown(entries)}", do=f"Allowed: entries that start with [[{name}]]"
        )
    return tuple(Row(path, f"{name} {number}", entry) for number, entry in enumerate(entries, start=1))
