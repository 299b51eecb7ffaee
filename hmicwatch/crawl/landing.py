"""A publication's page → its title, date, types, summary and the documents that it offers. Pure.

The publication's own documents are told from related ones by where they stand (main part, under "Get the
report"), where they lead and what their links say; never by a CSS class.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from bs4 import BeautifulSoup, Tag

from hmicwatch.crawl.address import Site, absolute, host_of, is_publication, publication_id, role_of
from hmicwatch.crawl.dates import day_claimed, day_printed
from hmicwatch.crawl.page import (
    is_heading,
    level_of,
    links_of,
    main_part,
    remove_surroundings,
    said,
    said_plainly,
    title_of,
    tree,
)
from hmicwatch.domain import DocumentRole


@dataclass(frozen=True, slots=True)
class Link:
    """A document that a landing page offers."""

    role: DocumentRole
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Landing:
    """What a publication's page says about it.

    `external` are addresses where the report stands on somebody else's site; `variants` are other editions
    (Welsh, easy read), which repeat it; `original` is the English page of a Welsh one,
    `presented_at` the landing page that a full text leads back to; `headings` are its second-level ones.
    """

    title: str | None
    published: date | None
    types: tuple[str, ...] = ()
    summary: str = ""
    documents: tuple[Link, ...] = ()
    language: str = "en"
    external: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    original: str | None = None
    presented_at: str | None = None
    headings: tuple[str, ...] = ()
    printed: bool = field(default=True)
    """Whether `published` is printed on the page; else only its markup claims it."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """A link of the main part with what is known about its place."""

    link: Tag
    url: str
    label: str
    around: str
    under: str
    foreign: bool
    offered: bool


def read_landing(body: bytes, url: str, site: Site) -> Landing:
    """Read one landing page; `url` is its canonical address."""
    page = tree(body)
    claimed = day_claimed(page)
    title = title_of(page)
    presented_at = _presented_at(page, url, site)
    remove_surroundings(page)
    part = main_part(page)
    offers = tuple(_offers(part, url, site))
    language = _language(page, part, url)
    printed = day_printed(part)
    return Landing(
        title=title or title_of(page),
        published=printed or claimed,
        types=_types(part),
        summary=_summary(part),
        documents=tuple(_documents(offers, url, site, language)),
        language=language,
        external=tuple(_external(offers, site)),
        variants=tuple(
            dict.fromkeys(offer.url for offer in offers if _is_variant(offer) and not offer.foreign)
        ),
        original=_original(offers, url, site) if language == "cy" else None,
        presented_at=presented_at,
        headings=tuple(said(heading) for heading in part("h2")),
        printed=printed is not None,
    )


# --- Where a link stands ---

_FOREIGN = re.compile(
    r"^(?:related|latest|recent|more (?:like|from|publications|reports|news|on)|you may|see also"
    r"|similar|previous|other (?:publications|reports|news)|earlier|further (?:reading|information)"
    r"|most (?:read|popular|viewed)|share|follow|contact|notes? (?:to|for) editors|explore"
    r"|browse|in this section|popular"
    r"|background reports|what'?s new|news and)",
    re.I,
)
_OFFERED = re.compile(
    r"^(?:(?:get|read|download|view|access|open|see) (?:the |this |a |our |your )?(?:full )?"
    r"(?:report|document|letter|press|publication|assessment|inspection|response|summary"
    r"|annex|findings|pdf|files?)s?\b"
    r"|documents?$|downloads?$|files$|attachments?|press release|report$|letter$|cael yr|darllen|lawrlwytho)",
    re.I,
)


def _offers(part: Tag, url: str, site: Site) -> Iterator[_Offer]:
    """Every link of the main part in reading order, with the heading that it stands under."""
    under, foreign_level = "", 0
    for tag in part(True):
        if is_heading(tag) or _is_title_of_list(tag):
            words, level = said_plainly(tag), level_of(tag) if is_heading(tag) else 6
            if foreign_level and level > foreign_level:
                continue
            under, foreign_level = words, level if _FOREIGN.match(words) else 0
        if tag.name == "a" and tag.get("href"):
            target = absolute(str(tag["href"]), url, site)
            if target:
                yield _offer(tag, target, under, bool(foreign_level))


def _is_title_of_list(tag: Tag) -> bool:
    """A paragraph or term that acts as a heading: short, and all of it bold or a term of a list."""
    if tag.name not in ("dt", "th", "summary", "p", "div", "legend", "caption"):
        return False
    words = said(tag)
    if not 3 < len(words) < 60 or tag.find("a"):
        return False
    bold = tag.find(["strong", "b"])
    whole = tag.name in ("dt", "th", "summary", "legend", "caption") or (
        isinstance(bold, Tag) and said(bold) == words
    )
    return whole and bool(_OFFERED.match(words) or _FOREIGN.match(words))


def _offer(link: Tag, target: str, under: str, foreign: bool) -> _Offer:
    label = said(link) or str(link.get("aria-label") or link.get("title") or "")
    around = _words_around(link)
    offered = bool(_OFFERED.match(under) or _OFFERED.match(label.lower()))
    return _Offer(link, target, label, around, under, foreign, offered and not foreign)


def _words_around(link: Tag) -> str:
    """The line that the link stands in."""
    for parent in link.parents:
        if parent.name in ("p", "li", "td", "dd", "dt", "div", "section", "article", "main", "body"):
            return said_plainly(parent)
    return said_plainly(link)


# --- Which links are this publication's documents ---

_WELSH = re.compile(r"\b(welsh|cymraeg|gymraeg)\b", re.I)
_EDITION = re.compile(
    r"\b(easy[ -]read|british sign language|bsl|large print|accessible version|young people'?s version)\b",
    re.I,
)
_LETTER = re.compile(r"\bletters?\b|\bllythyr", re.I)
_SAYS_DOCUMENT = re.compile(
    r"\((?:html|pdf|web)\b|pdf document"
    r"|read (?:the |this |our )?(?:full |whole )?(?:report|letter|document|publication)|report online"
    r"|download|full report|web version|press release",
    re.I,
)
_PROSE_SHARE = 0.5


def _documents(offers: tuple[_Offer, ...], url: str, site: Site, language: str) -> Iterator[Link]:
    """The documents in the page's order, each address once."""
    seen = {url}
    own = publication_id(url, site)
    for offer in offers:
        role = _role(offer, own, site)
        if role is None or offer.url in seen or (_is_variant(offer) and language == "en"):
            continue
        seen.add(offer.url)
        yield Link(role, offer.url, offer.label)


def _role(offer: _Offer, own: str, site: Site) -> DocumentRole | None:
    """What this link is to the publication; None for everything that isn't its document."""
    if offer.foreign or not site.serves(offer.url):
        return None
    role = role_of(offer.url, site)
    if role is DocumentRole.PRESS_RELEASE:
        return role if _is_offered(offer) or "press release" in offer.around else None
    if role is DocumentRole.HTML and publication_id(offer.url, site) == own:
        return _letter_or(role, offer)
    if role is None and offer.offered:
        role = _role_by_words(offer)
    if role in (DocumentRole.HTML, DocumentRole.PDF, DocumentRole.LETTER) and _is_offered(offer):
        return _letter_or(role, offer)
    return None


def _role_by_words(offer: _Offer) -> DocumentRole | None:
    """What a link says to be where its address says nothing."""
    words = f"{offer.label} {offer.around}"
    if re.search(r"\(html\b|report online", words, re.I):
        return DocumentRole.HTML
    return DocumentRole.PDF if re.search(r"\(pdf\b|pdf document", words, re.I) else None


def _is_offered(offer: _Offer) -> bool:
    """Under "Get the report", or a line that is nothing but a link to a document; not a mention in prose."""
    if offer.offered:
        return True
    mostly_link = len(offer.label) >= _PROSE_SHARE * len(offer.around)
    says = _SAYS_DOCUMENT.search(offer.label) or _SAYS_DOCUMENT.search(offer.around)
    return bool(mostly_link and (says or offer.url.lower().endswith(".pdf")))


def _letter_or(role: DocumentRole, offer: _Offer) -> DocumentRole:
    is_letter = _LETTER.search(offer.label) or _LETTER.search(offer.under)
    return DocumentRole.LETTER if is_letter else role


def _is_variant(offer: _Offer) -> bool:
    file = re.sub(r"[-_]", " ", offer.url.rpartition("/uploads/")[2])
    words = f"{offer.label} {offer.under if len(offer.under) < 40 else ''} {file}"
    return bool(_WELSH.search(words) or _EDITION.search(words))


def _external(offers: tuple[_Offer, ...], site: Site) -> Iterator[str]:
    """Where else the report can be read: "Read the report on GOV.UK"."""
    seen = set()
    for offer in offers:
        if offer.foreign or site.serves(offer.url) or offer.url in seen or not _is_offered(offer):
            continue
        if host_of(offer.url):
            seen.add(offer.url)
            yield offer.url


def _original(offers: tuple[_Offer, ...], url: str, site: Site) -> str | None:
    """The English page that a Welsh one links to."""
    for offer in offers:
        if (
            re.search(r"\b(english|saesneg)\b", offer.label, re.I)
            and is_publication(offer.url, site)
            and offer.url != url
        ):
            return offer.url
    return None


def _presented_at(page: BeautifulSoup, url: str, site: Site) -> str | None:
    """Where "Back to publication" leads."""
    for link in links_of(page):
        if re.match(r"(?:go )?back to (?:the |this )?publication|yn ôl i", said(link), re.I):
            target = absolute(str(link["href"]), url, site)
            if target and target != url and role_of(target, site) is DocumentRole.LANDING:
                return target
    return None


# --- What the page says about itself ---

_TYPE_LABEL = re.compile(r"^(?:publication|report|inspection|document) types?\s*:?\s*(.*)$", re.I)


def _types(part: Tag) -> tuple[str, ...]:
    """What stands after "Publication type:", and links that are tagged as categories."""
    lines = [line for text in part.stripped_strings if (line := " ".join(text.split()))]
    for number, line in enumerate(lines):
        label = _TYPE_LABEL.match(line)
        if label:
            return tuple(re.split(r"\s*[,;|]\s*", label[1] or next(iter(lines[number + 1 :]), "")))
    return tuple(dict.fromkeys(said(link) for link in links_of(part) if _is_category(link)))


def _is_category(link: Tag) -> bool:
    rel = link.get("rel")
    words = rel if isinstance(rel, list) else str(rel or "").split()
    return "tag" in words or bool(re.search(r"[?&]cat=|/publication[-_]types?/", str(link["href"])))


_SUMMARY_LENGTH = 1200


def _summary(part: Tag) -> str:
    """The paragraphs between the date and the first offer of a document, up to six."""
    paragraphs: list[str] = []
    for tag in part(True):
        words = said(tag)
        if is_heading(tag) and (_OFFERED.match(words) or _FOREIGN.match(words)):
            break
        if tag.name == "p" and _is_prose(tag, words):
            paragraphs.append(words)
    return "\n\n".join(paragraphs[:6])[:_SUMMARY_LENGTH]


def _is_prose(tag: Tag, words: str) -> bool:
    linked = sum(len(said(link)) for link in links_of(tag))
    return (
        len(words) > 40
        and linked < _PROSE_SHARE * len(words)
        and not words.lower().startswith("published on")
    )


def _language(page: BeautifulSoup, part: Tag, url: str) -> str:
    """`cy` for Welsh pages, which a theme may still declare as English."""
    declared = str(page.html.get("lang", "") if page.html else "").lower()
    if declared.startswith("cy") or re.search(r"-(?:welsh|cymraeg|cy)(?:-version)?/$", url):
        return "cy"
    text = said_plainly(part)
    return (
        "cy"
        if len(re.findall(r"\b(?:yr|y|ac|gan|heddlu|cyhoeddwyd|arolygiad|adroddiad)\b", text))
        > len(text) / 60
        else "en"
    )


def day_of_page(body: bytes) -> date | None:
    """The day that any page prints in its main part."""
    page = tree(body)
    remove_surroundings(page)
    return day_printed(main_part(page))
