"""Lines joined to text: a hyphen at a line's end stays or goes as the file writes the word elsewhere."""

import re
from collections.abc import Sequence
from functools import cached_property

from hmicwatch.language.text import tidy
from hmicwatch.parse.pdf.page import Page

SIGNS = "\ufffe\u0002"  # what engines put where a line ended inside a word
_HYPHENS = ("-", "\u2010", "\u2011")
_CUTS = (*SIGNS, *_HYPHENS, "\u00ad")
_SIGNED = re.compile(f"[{SIGNS}]\\s*")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def written(text: str) -> list[str]:
    """The lower-case words of a line, hyphened ones whole."""
    return _WORD.findall(tidy(text).replace("\u2011", "-").lower())


class Spelling:
    """How one file writes its words."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages

    @cached_property
    def _known(self) -> set[str]:
        """The words that stand whole within lines; gathered only for files that cut words."""
        known: set[str] = set()
        for page in self._pages:
            cut = False
            for line in page.lines:
                said = written(line.text)
                ends_cut = line.text.rstrip().endswith(_CUTS)
                known.update(said[1 if cut else 0 : len(said) - 1 if ends_cut else len(said)])
                cut = ends_cut
        return known

    def join(self, lines: Sequence[str]) -> str:
        """The lines as one text."""
        text = ""
        for line in lines:
            stripped = line.strip()
            if text and text.endswith((*SIGNS, *_HYPHENS)):
                text = self._joined(text, stripped)
            else:
                text = f"{text} {stripped}" if text else stripped
        return tidy(_SIGNED.sub("-", text))

    def _joined(self, text: str, following: str) -> str:
        """ "multi-" + "agency": as the file writes it elsewhere, else whole unless both halves are words."""
        stem = text[:-1]
        before = re.search(r"[A-Za-z]+$", stem)
        after = re.match(r"[A-Za-z]+", following)
        if not before or not after:
            return f"{stem}-{following}" if text[-1] in SIGNS else f"{text}{following}"
        whole = (before.group() + after.group()).lower()
        parted = f"{before.group()}-{after.group()}".lower()
        halves = before.group().lower() in self._known and after.group().lower() in self._known
        if parted not in self._known and (whole in self._known or not halves):
            return stem + following
        return f"{stem}-{following}"
