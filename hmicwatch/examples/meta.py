"""What is known about an example beside its facts: `meta.toml`, read and written."""

import json
import tomllib
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from hmicwatch.errors import HmicwatchError
from hmicwatch.toml_file import nearest, shown


class WrongMeta(HmicwatchError):
    """A `meta.toml` that is no TOML or has a key or value that is not allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """`published` is given to the reader (null: the document prints it); `source` joins variants of a report.

    `checked`: a person compared the facts with the document. `doubt`: the reading must ask for review.
    """

    title: str
    address: str = ""
    published: date | None = None
    licence: str = ""
    made_with: str = ""
    layout: str = ""
    cases: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    checked: bool = False
    doubt: bool = False


_DAYS = ("published",)
_LISTS = ("cases",)
_FLAGS = ("checked", "doubt")
_ALLOWED = {
    str: 'a text in "quotes"',
    bool: "true or false",
    list: "a list in [ ]",
    date: "a day without quotes: 2025-05-07",
}


def read_meta(text: str, place: str) -> Meta:
    """Raises WrongMeta; `place` names the file in its message."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise WrongMeta(f"{place} is not valid TOML: {wrong}", do="Correct that line") from None
    known = [field.name for field in fields(Meta)]
    for key in values:
        if key not in known:
            hint = nearest(key, known) or f"Allowed: {', '.join(known)}"
            raise WrongMeta(f"{place}: {key} is not known", do=hint)
    if "title" not in values:
        raise WrongMeta(f"{place}: there is no title", do='Write title = "..." into it')
    return Meta(**{key: _value(key, value, place) for key, value in values.items()})


def _value(key: str, value: Any, place: str) -> Any:
    if key in _LISTS:
        return tuple(_of(str, one, key, place) for one in _of(list, value, key, place))
    if key in _DAYS:
        return _of(date, value, key, place)
    return _of(bool if key in _FLAGS else str, value, key, place)


def _of(kind: type, value: Any, key: str, place: str) -> Any:
    if type(value) is not kind:
        raise WrongMeta(f"{place}: {key} is {shown(value)}", do=f"Allowed: {_ALLOWED[kind]}")
    return value


def meta_text(meta: Meta) -> str:
    """The file's text, one key to a line in their order; unknown days and sources are left out."""
    pairs = ((field.name, getattr(meta, field.name)) for field in fields(Meta))
    return "".join(f"{key} = {_toml(value)}\n" for key, value in pairs if _is_told(key, value))


def _is_told(key: str, value: object) -> bool:
    return value is not None and not (key == "source" and value == "")


def _toml(value: Any) -> str:
    """JSON's texts, lists and flags are TOML's as well, but for one control character; days are bare."""
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
