"""Whether a PDF shows what its source claims of page ends: producers break pages where they like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2

from .model import CauseBox, ItemBox, ItemGrid
from .variants import Variant

ENOUGH = 18  # letters by which an end of a text is known


def unfounded(variant: Variant, path: Path) -> Iterator[str]:
    """The claims among box-over-page, page-number-in-sentence and table-over-page that do not hold."""
    if variant.form != "pdf":
        return
    sheets = letters_of_pages(path)
    texts = {claim: list(texts_of(variant, claim)) for claim in CLAIMS if claim in variant.cases}
    for claim, candidates in texts.items():
        if not any(goes_over(text, sheets) for text in candidates):
            yield claim


CLAIMS = ("box-over-page", "page-number-in-sentence", "table-over-page")


def texts_of(variant: Variant, claim: str) -> Iterator[str]:
    nodes = [node for body in variant.bodies for node in body.nodes]
    for node in nodes:
        match node:
            case ItemGrid() if claim == "table-over-page":
                yield " ".join(row[1] for row in node.rows[1:])
            case CauseBox(cause, recommendations) if claim == "box-over-page":
                yield " ".join(line for item in (cause, *recommendations) for line in item.paragraphs)
            case ItemBox(item, "box") if claim == "box-over-page":
                yield f"{item.label} " + " ".join(item.paragraphs)
            case ItemBox(item, _) if claim == "page-number-in-sentence":
                yield from item.paragraphs


def goes_over(text: str, sheets: list[str]) -> bool:
    """Its beginning stands on one page and its end on the next."""
    wanted = letters(text)
    start, end = wanted[:ENOUGH], wanted[-ENOUGH:]
    return any(start in one and end not in one and end in other for one, other in pairwise(sheets))


def letters_of_pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    return [letters(page.get_textpage().get_text_bounded()) for page in document]


def letters(text: str) -> str:
    plain = text.replace("\ufb01", "fi").replace("\ufb02", "fl").replace("\u00ad", "")
    return re.sub(r"[^a-z0-9]", "", plain.lower())
