"""The small characters that make real text hard to match: curly quotes, dashes, hyphens, spaces."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

FOOTNOTE = re.compile(r"\[\[(.+?)\]\]")

SOFT = {
    "recommendation": "recom\u00admendation",
    "recommendations": "recom\u00admendations",
    "constables": "con\u00adstables",
    "investigations": "inves\u00adti\u00adga\u00adtions",
    "safeguarding": "safe\u00adguarding",
}


def curl(text: str) -> str:
    text = re.sub(r"(^|[\s(\[])'", "\\1\u2018", text)
    return (
        text.replace("'", "\u2019").replace(" -- ", " \u2013 ").replace("--", "\u2013").replace("~", "\u00a0")
    )


def hard_hyphens(text: str) -> str:
    return re.sub(r"(?<=[a-z])-(?=[a-z])", "\u2011", text)


def hard_spaces(text: str) -> str:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.sub(rf"\b(\d{{1,2}}) ({months})\b", "\\1\u00a0\\2", text)


def soft_hyphens(text: str) -> str:
    return re.sub(r"\b[a-z]+\b", lambda word: SOFT.get(word[0], word[0]), text)


def ligatures(text: str) -> str:
    return text.replace("fi", "\ufb01").replace("fl", "\ufb02")


STEPS: dict[str, Callable[[str], str]] = {
    "hard_hyphens": hard_hyphens,
    "hard_spaces": hard_spaces,
    "soft_hyphens": soft_hyphens,
    "ligatures": ligatures,
}


@dataclass(frozen=True)
class Typography:
    """How one report is set; `straight` leaves the quotation marks as typed."""

    steps: tuple[str, ...] = ()

    def __call__(self, text: str) -> str:
        set_text = text.replace("~", "\u00a0") if "straight" in self.steps else curl(text)
        for step in self.steps:
            if step in STEPS:
                set_text = STEPS[step](set_text)
        return set_text

    def html(self, text: str) -> str:
        """Escaped for a page; `**bold**` is kept."""
        return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html.escape(self(text), quote=False))


def anchor(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-")
