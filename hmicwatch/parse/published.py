"""The publication date as a page or PDF prints it; what it says in words beats what its code says."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from bs4 import BeautifulSoup

from hmicwatch.language.dates import DAY, read_date
from hmicwatch.language.text import plain, tidy
from hmicwatch.parse.blocks import Block

# A label begins its line; "the report that we published on 2 April 2019" is prose.
_SAYS_SO = re.compile(
    r"(?:^(?=(?-i:[A-Z]))|(?<=[|:;,/\u00b7\u2022-])\s*)(?:this (?:report|letter) was )?"
    r"(?:first |originally )?"
    r"(?:published|publication date|date of publication|date published|sent|issued|publish date)\b"
    r"(?:\s+(?:on|date))?\s*[:\-]?\s*(?P<date>.{6,40})",
    re.I,
)
_SIGNED = re.compile(rf"\bHMIC(?:FRS)?,?\s+(?P<date>{DAY})\.?$", re.I)
_LAST_UPDATED = re.compile(r"\blast updated(?: on)?\s*:?\s*(?P<date>.{6,30})", re.I)
_ALONE = re.compile(rf"(?:[A-Z][a-z]+day,?\s+)?(?:{DAY})\.?(?:\s*[\u00b7|\u2022]\s.{{1,40}})?", re.I)
_FIRST_BLOCKS = 60
_NEAR_TITLE = 600  # letters: a banner with the title and the date, outside the main part


def date_in_words(texts: Iterable[str]) -> date | None:
    """The date behind "Published on" and its kin near the beginning of a document."""
    listed = [plain(tidy(text)) for text in texts]
    for said in (_SAYS_SO, _SIGNED, _LAST_UPDATED):
        for position, text in enumerate(listed):
            match = said.search(text + _following(listed, position, text))
            prose = match is not None and match.start() > 0 and len(text) > 160
            if match and not prose and (day := read_date(match["date"])):
                return day
    return None


def date_alone(texts: Iterable[str]) -> date | None:
    """A date that stands alone on a line, as on a report's cover."""
    for text in texts:
        said = plain(tidy(text))
        if _ALONE.fullmatch(said) and (day := read_date(said)):
            return day
    return None


def _following(texts: Sequence[str], position: int, text: str) -> str:
    """The next block where a label stands alone ("Published on:" / "18 December 2024")."""
    alone = len(text) < 30 and position + 1 < len(texts)
    return f" {texts[position + 1]}" if alone else ""


def printed_date(soup: BeautifulSoup, blocks: Sequence[Block]) -> date | None:
    """A page's publication date: printed, else its `time` element, else its metadata."""
    printed = date_in_words(text for block in blocks[:_FIRST_BLOCKS] for text in _texts(block))
    if printed:
        return printed
    if beside := _date_beside_title(soup):
        return beside
    for time in soup.find_all("time", limit=1):
        if day := read_date(str(time.get("datetime") or time.get_text(" "))):
            return day
    return _date_in_metadata(soup)


def _date_beside_title(soup: BeautifulSoup) -> date | None:
    for title in soup.find_all("h1"):
        around = title
        while around.parent is not None and len(around.parent.get_text()) < _NEAR_TITLE:
            around = around.parent
        said = list(around.stripped_strings)
        if day := date_in_words(said) or date_alone(said):
            return day
    return None


def _texts(block: Block) -> list[str]:
    """A block's text, or a table row's cells each behind its column's title."""
    titled = zip(block.header, block.cells, strict=False)
    return [f"{title}: {cell}" for title, cell in titled] if block.header else [block.text]


def _date_in_metadata(soup: BeautifulSoup) -> date | None:
    names = re.compile(r"published_time|publication_date|dc\.?(?:terms)?\.?(?:date|issued)|^date$", re.I)
    for meta in soup.find_all("meta"):
        named = names.search(str(meta.get("property") or meta.get("name") or ""))
        if named and (day := read_date(str(meta.get("content") or ""))):
            return day
    return None
