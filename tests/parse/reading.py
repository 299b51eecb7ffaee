"""Small means that all tests of the parse room share: the tables that come along, and pages made by hand."""

from datetime import date
from functools import cache

from hmicwatch.domain import Extraction, Item, ItemKind, Tables
from hmicwatch.parse import read_document
from hmicwatch.settings import bundled
from hmicwatch.tables import load_bodies, load_forces

DAY = date(2025, 5, 7)


@cache
def tables() -> Tables:
    return Tables(bodies=load_bodies(bundled("bodies.toml")), forces=load_forces(bundled("forces.toml")))


def page(body: str, title: str = "Police and kites") -> str:
    """A whole page around the markup of a report's body."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main><h1>{title}</h1><p>Published on: 7 May 2025</p>\n{body}\n</main></body></html>"
    )


def read(body: str, title: str = "Police and kites") -> Extraction:
    """What reading a page with this body gives."""
    return read_page(page(body, title))


def read_page(markup: str | bytes, name: str = "report.html") -> Extraction:
    data = markup if isinstance(markup, bytes) else markup.encode()
    return read_document(data, name=name, tables=tables())


def own(extraction: Extraction, kind: ItemKind = ItemKind.RECOMMENDATION) -> list[Item]:
    """A document's own items of a kind."""
    return [item for item in extraction.items if item.kind is kind and not item.restated]


def codes(extraction: Extraction) -> set[str]:
    return {check.code for check in extraction.checks}
