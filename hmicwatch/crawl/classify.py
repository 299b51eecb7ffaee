"""Status and bytes → what an answer is. Pure; the session obeys, and the night decides what a gap is.

A refusal may come as 200 with a page that asks for a person, and a page headed "404" may carry real text, so
the content is looked at before the status is believed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from hmicwatch.crawl.page import parsed
from hmicwatch.language.text import tidy

PDF_MEDIA_TYPE = "application/pdf"
HTML_MEDIA_TYPE = "text/html"
_PDF_MARK_WITHIN = 1024
_REAL_TEXT = 1500
"""Characters of visible text from which a page is taken for a real one, whatever its title says."""


class Wall(StrEnum):
    """What stands between us and the page, if the answer is a challenge."""

    PERSON = "the server asks for proof that a person is looking"
    CONSENT = "the server asks for consent before it shows anything"


@dataclass(frozen=True, slots=True)
class Page:
    """A web page that can be read."""

    media_type: str = HTML_MEDIA_TYPE


@dataclass(frozen=True, slots=True)
class Pdf:
    media_type: str = PDF_MEDIA_TYPE


@dataclass(frozen=True, slots=True)
class Feed:
    """XML: a feed or a sitemap."""

    media_type: str = "application/xml"


@dataclass(frozen=True, slots=True)
class NotModified:
    """What we have is still what is there."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """The host refuses us: `reason` is for people, `final` when asking again tonight is pointless."""

    reason: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class Challenge:
    """A page that is shown instead of the one asked for."""

    reason: str


@dataclass(frozen=True, slots=True)
class Gone:
    """410: taken down on purpose."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """404, or a page that says so and nothing else."""


@dataclass(frozen=True, slots=True)
class WrongType:
    """Something else than the address promises, such as a web page where a PDF should be."""

    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Nobody's decision: an error of the server or of the line. `again` when another try may help."""

    reason: str
    again: bool = False


Answer = Page | Pdf | Feed | NotModified | Blocked | Challenge | Gone | NotFound | WrongType | Trouble


def classify(url: str, status: int, headers: Mapping[str, str], body: bytes) -> Answer:
    """What this answer is; header names are compared without case."""
    lowered = {name.lower(): value for name, value in headers.items()}
    return _by_header(status, lowered) or _by_status(status, body) or _by_content(url, lowered, body)


def is_refusal(answer: Answer) -> bool:
    """Whether the host would rather not be asked by us."""
    return isinstance(answer, Blocked | Challenge)


def has_wall(body: bytes) -> bool:
    """Whether this is a wall, whatever its status: asking again would not help."""
    return _wall(body) is not None


def is_readable(answer: Answer) -> bool:
    return isinstance(answer, Page | Pdf | Feed)


def _by_header(status: int, headers: Mapping[str, str]) -> Answer | None:
    """Firewalls that name themselves in a header."""
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return Challenge(Wall.PERSON)
    if headers.get("x-amzn-waf-action", "").lower() in ("challenge", "captcha"):
        return Challenge(Wall.PERSON)
    return (
        Trouble(f"the server answered {status} without the page") if status in (202, 204, 205, 206) else None
    )


def _by_status(status: int, body: bytes) -> Answer | None:
    match status:
        case 200:
            return None
        case 304:
            return NotModified()
        case 404:
            return NotFound()
        case 410:
            return Gone()
        case 429:
            return Blocked("the server says that we ask too often (429)", final=True)
        case 401 | 402 | 403 | 406 | 451:
            return _refused(status, body)
        case 407:
            return Trouble("the proxy asks for a name and password (407)")
        case 408 | 425 | 500 | 502 | 503 | 504:
            return (
                Challenge(Wall.PERSON)
                if _wall(body)
                else Trouble(f"the server answered {status}", again=True)
            )
        case _:
            return Trouble(f"the server answered {status}")


def _refused(status: int, body: bytes) -> Answer:
    wall = _wall(body)
    return Challenge(wall) if wall else Blocked(f"the server refuses us ({status})")


def _by_content(url: str, headers: Mapping[str, str], body: bytes) -> Answer:
    found = sniff(body, headers.get("content-type", ""))
    expects_pdf = urlsplit(url).path.lower().endswith(".pdf")
    if not body.strip():
        return Trouble("the answer was empty", again=True)
    if found == PDF_MEDIA_TYPE:
        return Pdf()
    if found == HTML_MEDIA_TYPE:
        return _page(body, PDF_MEDIA_TYPE if expects_pdf else HTML_MEDIA_TYPE)
    if found == Feed().media_type and not expects_pdf:
        return Feed()
    return WrongType(PDF_MEDIA_TYPE if expects_pdf else HTML_MEDIA_TYPE, found)


_XML_ROOT = re.compile(
    rb"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*|<\?xml-stylesheet[^>]*>\s*)*<(rss|feed|rdf:rdf|urlset|sitemapindex)\b",
    re.S,
)


def sniff(body: bytes, declared: str = "") -> str:
    """The media type by content; the declared one only where the content says nothing."""
    start = body[:_PDF_MARK_WITHIN]
    if b"%PDF-" in start:
        return PDF_MEDIA_TYPE
    if start.startswith(
        (b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
    ):
        return declared.partition(";")[0].strip().lower() or "application/octet-stream"
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if _XML_ROOT.match(head):
        return Feed().media_type
    if re.search(rb"<(!doctype html|html|head|body|title|main|article|div|h1|p)\b", head):
        return HTML_MEDIA_TYPE
    return declared.partition(";")[0].strip().lower() or "application/octet-stream"


def _page(body: bytes, expected: str) -> Answer:
    """A web page: a wall, an error page, or one to read."""
    wall = _wall(body)
    if wall:
        return Challenge(wall)
    if expected != HTML_MEDIA_TYPE:
        return WrongType(expected, HTML_MEDIA_TYPE)
    return NotFound() if _says_not_found(body) else Page()


_PERSON = re.compile(
    r"just a moment|attention required|checking your browser|verify(ing)? (that )?you are (a )?human"
    r"|are you (a )?(robot|human)|security (check|verification)|human verification|pardon our interruption"
    r"|enable javascript and cookies to continue|ddos protection|incapsula incident|unusual traffic|captcha"
    r"|access (to this page )?(is |has been )?denied|request (unsuccessful|blocked)|bot detection"
    r"|why have i been blocked|you have been blocked",
    re.I,
)
_CONSENT = re.compile(
    r"before you continue|we value your privacy|cookie (consent|settings|preferences|wall)"
    r"|accept (all )?cookies|your (privacy|cookie) choices|consent (is )?required|choose your cookie",
    re.I,
)
_NOT_FOUND = re.compile(
    r"\b404\b|page (was )?not found|page (cannot|can't|could not) be found|nothing (was )?found", re.I
)
_MACHINERY = (
    b"/cdn-cgi/challenge-platform/",
    b"_Incapsula_Resource",
    b"awsWafCookieDomainList",
    b"px-captcha",
    b"geo.captcha-delivery.com",
)


def _wall(body: bytes) -> Wall | None:
    """Which wall this is. Conservative: only pages with hardly any text, whose heading says so."""
    if len(body) > 400_000 or b"%PDF-" in body[:_PDF_MARK_WITHIN]:
        return None
    headings, text = _face(body)
    if len(text) >= _REAL_TEXT:
        return None
    if any(mark in body for mark in _MACHINERY) or _PERSON.search(headings):
        return Wall.PERSON
    if _CONSENT.search(headings) and "published" not in text.lower():
        return Wall.CONSENT
    return None


def _says_not_found(body: bytes) -> bool:
    headings, text = _face(body)
    return bool(_NOT_FOUND.search(headings)) and len(text) < _REAL_TEXT


def _face(body: bytes) -> tuple[str, str]:
    """What a visitor sees: title and headings, and the text without menus, header and footer."""
    page = parsed(body)
    for hidden in page(["script", "style", "noscript", "template", "svg", "nav", "header", "footer"]):
        if hidden.name in ("header", "footer") and hidden.find_parent(["main", "article"]):
            continue
        if hidden.name == "noscript" and not page.find(["main", "article", "p"]):
            continue
        hidden.extract()
    headings = " | ".join(tidy(tag.get_text(" ")) for tag in page(["title", "h1", "h2"])[:6])
    whole = page.find("main") or page.body or page
    return headings, tidy(whole.get_text(" "))
