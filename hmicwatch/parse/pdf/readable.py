"""How well a page can be read: a score from its letters and words, and the pages that fail it."""

import re
from collections.abc import Callable, Sequence

from hmicwatch.parse.pdf.page import Page

READABLE = 0.75  # a page below is doubted: real pages score 0.9 and more
_SHORT = 30  # letters: less is a blank page, or a picture
_GOOD = re.compile(r"[\w\s.,;:!?'\"()\u2018\u2019\u201c\u201d\u2013-]+")
_WORD = re.compile(r"[A-Za-z0-9]+")
_SILENT = re.compile(r"\b[b-df-hj-np-tv-xz]{2,}\b", re.I)  # words without a vowel: most are no words


def readability(page: Page) -> float:
    """From 0 (signs that make no words, a picture) to 1 (words); a blank page has nothing to misread."""
    text = page.text
    if len(text.strip()) < _SHORT:
        return 0.0 if page.pictured else 1.0
    words = len(_WORD.findall(text))
    if words < 3:
        return 0.0
    letters = sum(map(len, _GOOD.findall(text))) / len(text)
    sounding = 1 - len(_SILENT.findall(text)) / words
    return min(letters, 1.5 * sounding)


def with_second_looks(pages: Sequence[Page], look: Callable[[int], Page]) -> list[Page]:
    """The pages; those whose letters make no words as another engine sees them, where that reads better.

    `look` gives a page (from 1) by the other engine. Pictures are left: no engine reads them.
    """
    seen = []
    for page in pages:
        if not page.pictured and readability(page) < READABLE:
            again = look(page.number)
            page = again if readability(again) >= READABLE else page
        seen.append(page)
    return seen


def unreadable_pages(pages: Sequence[Page]) -> tuple[int, ...]:
    """The numbers of the pages that can't be trusted."""
    return tuple(page.number for page in pages if readability(page) < READABLE)
