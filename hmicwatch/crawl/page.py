"""What every reader of the site's pages needs: the tree of a page, its main part, its headings. Pure.

Nothing here knows a CSS class: the main part is found by structure, links by where they lead and what they
say.
"""

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning

from hmicwatch.language.text import plain, tidy

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NEVER = ("script", "style", "template", "noscript", "svg", "iframe")
_BESIDE = ("nav", "aside", "footer")
_BESIDE_ROLES = ("navigation", "banner", "contentinfo", "complementary", "search")
_ERROR_TITLE = re.compile(r"^(?:error )?404\b|^page not found", re.I)
_SITE_NAMES = re.compile(r"^(hmicfrs|hmic|his majesty'?s inspectorate|her majesty'?s inspectorate)\b", re.I)


def parsed(markup: bytes | str) -> BeautifulSoup:
    """The tree of a page; XHTML is read as HTML on purpose, so the parser need not warn."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        return BeautifulSoup(markup, "lxml")


def tree(body: bytes) -> BeautifulSoup:
    """The page without what nobody reads."""
    page = parsed(body)
    for tag in page(_NEVER):
        if str(tag.get("type", "")) != "application/ld+json":
            tag.extract()
    return page


def said(tag: Tag) -> str:
    """The words of a part of a page, tidy."""
    return tidy(tag.get_text(" "))


def said_plainly(tag: Tag) -> str:
    """The same to match on: lower case, straight quotes."""
    return plain(said(tag)).lower()


def remove_surroundings(page: BeautifulSoup) -> None:
    """Take menus, side columns, banner and footer out of the tree."""
    for tag in list(page(True)):
        if not tag.decomposed and _is_beside(tag):
            tag.extract()


def _is_beside(tag: Tag) -> bool:
    if tag.name in _BESIDE or str(tag.get("role", "")).lower() in _BESIDE_ROLES:
        return True
    return tag.name == "header" and tag.find_parent(["main", "article"]) is None and not _holds_the_title(tag)


def _holds_the_title(header: Tag) -> bool:
    """Some themes put the page's own heading into `<header>`."""
    heading = header.find("h1")
    return isinstance(heading, Tag) and not _SITE_NAMES.match(said_plainly(heading))


def main_part(page: BeautifulSoup) -> Tag:
    """The part of the page that is about its subject; call `remove_surroundings` first."""
    for found in (page.find("main"), page.find(True, attrs={"role": "main"}), _article_with_title(page)):
        if isinstance(found, Tag) and said(found):
            return found
    return page.body or page


def _article_with_title(page: BeautifulSoup) -> Tag | None:
    for article in page("article"):
        if article.find("h1"):
            return article
    return None


def title_of(page: BeautifulSoup) -> str | None:
    """The page's own heading, never the site's name; else what the head of the page calls it."""
    for heading in page("h1"):
        words = said(heading)
        if words and not _SITE_NAMES.match(plain(words).lower()) and not _ERROR_TITLE.match(words):
            return words
    for meta in page.find_all("meta", property="og:title"):
        return _unless_error(without_site_name(str(meta.get("content") or "")))
    return _unless_error(without_site_name(said(page.title))) if page.title else None


def _unless_error(title: str) -> str | None:
    """Some stored pages with real text are headed "404 Page not found"."""
    return None if not title or _ERROR_TITLE.match(title) else title


def without_site_name(title: str) -> str:
    """ "A report - HMICFRS" → "A report"."""
    return tidy(
        re.sub(r"\s[|\-\u2013\u2014\u00b7:]\s(?:HMIC|His Majesty|Her Majesty)[^|]*$", "", tidy(title))
    )


def is_heading(tag: Tag) -> bool:
    return tag.name in HEADINGS or str(tag.get("role", "")) == "heading"


def level_of(tag: Tag) -> int:
    """1 to 6; a heading by role alone counts as its aria-level, else as 2."""
    if tag.name in HEADINGS:
        return int(tag.name[1])
    level = str(tag.get("aria-level", ""))
    return int(level) if level.isdecimal() else 2


def links_of(part: Tag) -> Iterator[Tag]:
    """Every link with an address, in reading order."""
    yield from part.find_all("a", href=True)


def same_page(one: bytes, other: bytes) -> bool:
    """Whether two copies of a page say the same and link to the same, whatever its machinery put in."""
    return one == other or _content(one) == _content(other)


def _content(body: bytes) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Words, links and claims of a page; side columns count, since some reports print their boxes there."""
    page = tree(body)
    claims = tuple(str(meta.get("content")) for meta in page.find_all("meta", property=True))
    for tag in page(["nav", "footer"]):
        tag.extract()
    return said(page.body or page), tuple(str(link["href"]) for link in links_of(page)), claims
