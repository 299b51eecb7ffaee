"""Reads an example's document as the night would, in a child process with limits."""

from datetime import date
from importlib import import_module

from hmicwatch.domain import Extraction, Tables
from hmicwatch.examples.folder import Example
from hmicwatch.readfile import read_bytes


def read_example(example: Example, tables: Tables) -> Extraction:
    """Raises UnreadableFile, which a saved example never should."""
    return read_document_of(example.input.read_bytes(), example.input.name, example.meta.published, tables)


def read_document_of(data: bytes, name: str, published: date | None, tables: Tables) -> Extraction:
    import_module("hmicwatch.parse")  # once here, so that no child has to
    return read_bytes(data, name, published, tables)
