"""Where a file's tags can be believed: the letters must have them, and they must make paragraphs."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hmicwatch.language.text import tidy
from hmicwatch.parse.pdf.page import Line, Page, TagRole
from hmicwatch.parse.pdf.running import EDGE

_TAGGED = 0.9  # of a page's letters inside its margins
_LONG = 25  # lines: no paragraph has as many
_JUMPS = 0.25  # lines that go back in the tags' order although they follow in the file's
_CUT = 0.15  # paragraphs that end inside a sentence which the next one goes on with
ENDED = re.compile(r"[.!?:;][\"'\u2019\u201d)\]]*(?:\[?\d{0,3}\]?)$")


def with_agreed_tags(pages: Sequence[Page]) -> list[Page]:
    """The pages; those whose tags don't agree with their letters lose them, in a bad file all do."""
    if _cuts_paragraphs(pages):
        return [_untagged(page) for page in pages]
    return [page if _agrees(page) else _untagged(page) for page in pages]


def _untagged(page: Page) -> Page:
    if not any(line.tag for line in page.lines):
        return page
    return replace(page, lines=tuple(replace(line, tag=None) for line in page.lines))


def _agrees(page: Page) -> bool:
    inside = [one for one in page.lines if EDGE * page.height < one.top < (1 - EDGE) * page.height]
    letters = sum(len(one.text) for one in inside)
    tagged = [one for one in inside if one.tag]
    if not tagged or sum(len(one.text) for one in tagged) < _TAGGED * letters:
        return False
    longest = max(Counter(one.tag.block for one in tagged if one.tag).values())
    order = [one.tag.block for one in page.lines if one.tag]
    back = sum(after < before for before, after in itertools.pairwise(order))
    return longest <= _LONG and back <= max(2, _JUMPS * len(order))


def _cuts_paragraphs(pages: Sequence[Page]) -> bool:
    """Poor converters tag every line as a paragraph."""
    pairs = [pair for page in pages for pair in _neighbours(page.lines)]
    cut = sum(_goes_on(above, below) for above, below in pairs)
    return cut >= 3 and cut > _CUT * len(pairs)


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """The last line of a block and the first of the next, where both are plain text."""
    for above, below in itertools.pairwise(lines):
        both = above.tag and below.tag and above.tag.role is below.tag.role is TagRole.TEXT
        if both and above.tag != below.tag:
            yield above, below


def _goes_on(above: Line, below: Line) -> bool:
    return not ENDED.search(tidy(above.text)) and tidy(below.text)[:1].islower()


def in_order(lines: Sequence[Line]) -> list[Line]:
    """A page's lines as its tags order them; lines without a tag stay behind the line before them."""
    if not any(line.tag for line in lines):
        return list(lines)
    placed, block = [], 0
    for line in lines:
        block = line.tag.block if line.tag else block
        placed.append((block, line))
    return [line for _, line in sorted(placed, key=lambda pair: pair[0])]
