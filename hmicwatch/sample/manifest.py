"""The sample site's table of contents: what appears on which day, its documents, and the truth about it.

`scripts/build_sample_site` writes `manifest.json`. `first_words` are as the author typed them: straight
apostrophes, plain hyphens and spaces.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

SITE = Path(__file__).resolve().parent / "site"


@dataclass(frozen=True)
class SampleDocument:
    """One edition of a document; of several at one address the latest whose day has come is served."""

    role: str  # landing | html | pdf | press_release | letter
    path: str
    host: str  # pages | assets
    file: str  # relative to the site's folder
    day: int
    language: str = "en"


@dataclass(frozen=True)
class TruthItem:
    kind: str
    number: str | None
    applies: str  # yes | conditional | no | unclear
    deadline: date | None
    first_words: str


@dataclass(frozen=True)
class Truth:
    """What a careful reader of the whole publication counts; `items` are its own items, not restated ones."""

    recommendations: int
    chief_constables: int
    unclear: int
    causes_of_concern: int
    areas_for_improvement: int
    restated: int
    items: tuple[TruthItem, ...]


@dataclass(frozen=True)
class SamplePublication:
    slug: str
    title: str
    published: date
    kind: str
    day: int  # on which it appears
    post: int  # the number in /?p=...
    types: tuple[str, ...]
    printed: date  # the date that landing page and listings show; wrong for converted old reports
    listing: str  # publications | peel-reports
    until: int | None  # day from which its landing page answers 410
    documents: tuple[SampleDocument, ...]
    truth: Truth

    def shown(self, day: int) -> bool:
        return self.day <= day and (self.until is None or day < self.until)

    def document(self, role: str) -> SampleDocument | None:
        """Its first document of this role, as on the first day."""
        return next((document for document in self.documents if document.role == role), None)


@dataclass(frozen=True)
class Manifest:
    publications: tuple[SamplePublication, ...]
    static: tuple[tuple[str, str], ...]  # (path, file) of pages that are no publication

    def publication(self, slug: str) -> SamplePublication:
        return next(publication for publication in self.publications if publication.slug == slug)


def load_manifest(site: Path = SITE) -> Manifest:
    raw = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    return Manifest(
        publications=tuple(_publication(entry) for entry in raw["publications"]),
        static=tuple((entry["path"], entry["file"]) for entry in raw["static"]),
    )


def _publication(entry: dict[str, Any]) -> SamplePublication:
    return SamplePublication(
        slug=entry["slug"],
        title=entry["title"],
        published=date.fromisoformat(entry["published"]),
        kind=entry["kind"],
        day=entry["day"],
        post=entry["post"],
        types=tuple(entry["types"]),
        printed=date.fromisoformat(entry["printed"]),
        listing=entry.get("listing", "publications"),
        until=entry.get("until"),
        documents=tuple(_document(document, entry["day"]) for document in entry["documents"]),
        truth=_truth(entry["truth"]),
    )


def _document(entry: dict[str, Any], day: int) -> SampleDocument:
    return SampleDocument(
        role=entry["role"],
        path=entry["path"],
        host=entry["host"],
        file=entry["file"],
        day=entry.get("day", day),
        language=entry.get("language", "en"),
    )


def _truth(entry: dict[str, Any]) -> Truth:
    return Truth(
        recommendations=entry["recommendations"],
        chief_constables=entry["chief_constables"],
        unclear=entry["unclear"],
        causes_of_concern=entry["causes_of_concern"],
        areas_for_improvement=entry["areas_for_improvement"],
        restated=entry["restated"],
        items=tuple(_truth_item(item) for item in entry["items"]),
    )


def _truth_item(entry: dict[str, Any]) -> TruthItem:
    deadline = entry["deadline"]
    return TruthItem(
        kind=entry["kind"],
        number=entry["number"],
        applies=entry["applies"],
        deadline=date.fromisoformat(deadline) if deadline else None,
        first_words=entry["first_words"],
    )
