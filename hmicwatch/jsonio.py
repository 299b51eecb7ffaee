"""Domain values to JSON and back, and the JSON Schemas that other programs can rely on.

The only place that knows pydantic: the domain stays plain dataclasses.
"""

import json
from collections.abc import Hashable, Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError, ValidationError

from hmicwatch.domain import Explanation, Extraction
from hmicwatch.errors import HmicwatchError
from hmicwatch.report.dossier import Dossier
from hmicwatch.report.export import EXPORT_SCHEMA, Export, export_one

Value = TypeVar("Value")

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCHEMAS: dict[str, tuple[type[object], str]] = {
    "extraction": (Extraction, "What `hmicwatch extract --json` prints for one file"),
    "export": (Export, "What `hmicwatch export json` prints"),
}


class WrongJson(HmicwatchError):
    """JSON that does not have the shape of the value it should become."""


def _adapter(kind: Any) -> TypeAdapter[Any]:
    return _cached_adapter(kind)


@cache
def _cached_adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))


def to_json(value: object, *, indent: int | None = 2) -> str:
    """The contract's JSON for one value or a sequence of values, readable and without a final newline."""
    return json.dumps(to_plain(value), ensure_ascii=False, indent=indent)


def to_plain(value: object) -> Any:
    """The same as lists, dicts, strings and numbers: dates as ISO strings, fields in their order."""
    if isinstance(value, list | tuple):
        return [to_plain(entry) for entry in value]
    if isinstance(value, dict):
        return value
    try:
        return _adapter(type(value)).dump_python(value, mode="json")
    except PydanticSerializationError as wrong:
        raise WrongJson(
            f"a value of type {type(value).__name__} cannot be written as JSON", str(wrong)
        ) from wrong


def with_reasons(explanation: Explanation) -> dict[str, Any]:
    """An extraction as it is always written, with its reasons under one more key."""
    reasons = to_plain(explanation)
    return {**reasons.pop("extraction"), "explanation": reasons}


def export_chunks(dossiers: Iterable[Dossier], generated: datetime) -> Iterator[str]:
    """The export as pieces of text, one publication at a time, so that thousands fit in memory."""
    yield f'{{\n  "schema": "{EXPORT_SCHEMA}",\n  "generated": {json.dumps(to_plain(generated))},\n'
    yield '  "publications": ['
    separator = "\n    "
    for dossier in dossiers:
        yield separator + to_json(export_one(dossier)).replace("\n", "\n    ")
        separator = ",\n    "
    yield "]\n}\n" if separator == "\n    " else "\n  ]\n}\n"


def from_plain(kind: type[Value], plain: object) -> Value:
    """The value that `to_plain` was made of; fields that are not known are ignored."""
    try:
        return cast(Value, _adapter(kind).validate_python(plain))
    except ValidationError as wrong:
        raise WrongJson(f"this is no {kind.__name__}", str(wrong)) from wrong


def from_json(kind: type[Value], text: str | bytes) -> Value:
    try:
        return cast(Value, _adapter(kind).validate_json(text))
    except ValidationError as wrong:
        raise WrongJson(f"this is no {kind.__name__}", str(wrong)) from wrong


def schema_names() -> tuple[str, ...]:
    return tuple(_SCHEMAS)


def schema_of(name: str) -> dict[str, Any]:
    """JSON Schema (2020-12) of an interface: every field named is written, further ones may come."""
    kind, title = _SCHEMAS[name]
    described = _tidy(_adapter(kind).json_schema(mode="serialization"))
    described["properties"]["schema"] = {"const": f"hmicwatch/{name}/1"}
    return {"$schema": _DIALECT, "title": title, **described}


def _tidy(schema: Any) -> Any:
    """Without titles and defaults, which say nothing about what is written, and with every field required."""
    if isinstance(schema, list):
        return [_tidy(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    noise = {"title", "default"} if "type" in schema or "$ref" in schema or "anyOf" in schema else set()
    kept = {key: _tidy(part) for key, part in schema.items() if key not in noise}
    if isinstance(kept.get("properties"), dict) and schema.get("type") == "object":
        kept["required"] = list(kept["properties"])
    return kept


def schema_text(name: str) -> str:
    """The schema as it lies in `docs/schema/`."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"
