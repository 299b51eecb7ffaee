"""Lists that are no lists in the file: paragraphs with a bullet typed in front, or joined by "; and"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hmicwatch.parse.blocks import Block, BlockKind

_TYPED = re.compile(
    r"^(?P<bullet>[•●▪■◦○‣⁃∙·➢►✓✔\uf0b7\uf0a7\uf0d8]|[-\u2013\u2014*](?=\s)|o(?=\s+[a-z]))\s*(?=\S)"
)
_GOES_ON = re.compile(r"(?:;|;\s*(?:and|or|and/or)|,\s*(?:and|or))$", re.I)
_LETTERED = re.compile(r"^\(?[a-z]\)\s+[a-z]")
_STEM = re.compile(r":\s*$")


def with_implied_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    """The same blocks, those that are list items by their words or typed bullets marked as such."""
    open_list = False
    for block in blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            open_list = bool(_STEM.search(block.text)) and block.kind is BlockKind.LIST_ITEM
            yield block
            continue
        typed = _TYPED.match(block.text)
        goes_on = bool(_GOES_ON.search(block.text))
        lettered = _LETTERED.match(block.text)
        if typed or (open_list and (goes_on or lettered or block.text[:1].islower())):
            text = block.text[typed.end() :] if typed else block.text
            yield replace(block, kind=BlockKind.LIST_ITEM, marker="•", level=max(1, block.level), text=text)
            open_list = goes_on
        else:
            open_list = bool(_STEM.search(block.text))
            yield block
