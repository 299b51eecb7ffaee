"""One publication: ask for its page and for the documents that it offers, and keep their bytes."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from hmicwatch.crawl.address import Site, canonical, is_publication, role_of
from hmicwatch.crawl.archive import Archive
from hmicwatch.crawl.classify import HTML_MEDIA_TYPE, Gone, NotFound, NotModified, Page, Pdf
from hmicwatch.crawl.discover import why
from hmicwatch.crawl.landing import Landing, Link, read_landing
from hmicwatch.crawl.page import same_page
from hmicwatch.crawl.session import Fetched, Session
from hmicwatch.domain import Document, DocumentRole, DocumentVersion, Publication

_WHOLE = "x-hmicwatch-whole"
"""Kept beside the server's headers: when the document last came whole."""
_TRUSTED = timedelta(days=30)


class Fate(StrEnum):
    """What became of a publication's page."""

    HERE = "here"
    MISSING = "missing"
    GONE = "gone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One document as it stands tonight: `version` is what to read, none if never fetched."""

    role: DocumentRole
    url: str
    version: DocumentVersion | None
    is_new: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    trouble: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A publication's page and documents; `url` is where its page really stands."""

    url: str
    fate: Fate
    reason: str = ""
    landing: Landing | None = None
    copies: tuple[Copy, ...] = ()

    @property
    def has_new(self) -> bool:
        return any(copy.is_new for copy in self.copies)

    @property
    def troubles(self) -> tuple[Copy, ...]:
        return tuple(copy for copy in self.copies if copy.trouble)


class Collector:
    """Asks and keeps. With `afresh` everything is fetched whole, whatever is kept already."""

    def __init__(
        self, session: Session, archive: Archive, site: Site, now: datetime, *, afresh: bool = False
    ) -> None:
        self._session = session
        self._archive = archive
        self._site = site
        self._now = now
        self._afresh = afresh

    def collect(self, url: str, known: Publication | None) -> Collected:
        """Ask for the page at `url`, then for every document that it offers."""
        before = {document.url: document for document in known.documents} if known else {}
        fetched, page = self._ask(url, before.get(url) or _main_document(known))
        place = self._settled(url, fetched)
        fate = _fate(fetched)
        if page.version is None or fate in (Fate.MISSING, Fate.GONE):
            return Collected(url=place, fate=fate, reason=page.trouble or "")
        if page.trouble:
            return Collected(url=place, fate=Fate.FAILED, reason=page.trouble)
        main = _placed(page, place, self._site)
        landing = self._landing(main)
        offered = landing.documents if landing else ()
        return Collected(
            url=place, fate=Fate.HERE, landing=landing, copies=(main, *self._documents(offered, before))
        )

    def _documents(self, offered: tuple[Link, ...], before: dict[str, Document]) -> Iterator[Copy]:
        for link in offered:
            _, copy = self._ask(link.url, before.get(link.url), link.role)
            yield copy

    def _ask(
        self, url: str, before: Document | None, role: DocumentRole = DocumentRole.LANDING
    ) -> tuple[Fetched, Copy]:
        """One document, asked for only if it changed since `before`."""
        had = (
            before.version if before and before.version and self._archive.has(before.version.sha256) else None
        )
        known = self._conditions(had)
        fetched = self._session.get(url, etag=known.get("etag"), modified=known.get("last-modified"))
        match fetched.answer:
            case NotModified() if had is not None:
                return fetched, Copy(role=role, url=url, version=had, headers=fetched.headers)
            case Page() | Pdf():
                return fetched, self._kept(fetched, url, role, had)
            case answer:
                return fetched, Copy(role=role, url=url, version=had, trouble=why(answer))

    def _conditions(self, had: DocumentVersion | None) -> dict[str, str]:
        """The headers to ask with; none once a month, since "not modified" may be a mistake of the server."""
        headers = {name.lower(): value for name, value in had.headers} if had else {}
        whole = headers.get(_WHOLE)
        is_old = whole is None or self._now - datetime.fromisoformat(whole) > _TRUSTED
        return {} if self._afresh or is_old else headers

    def _kept(self, fetched: Fetched, url: str, role: DocumentRole, had: DocumentVersion | None) -> Copy:
        """What came, kept if it differs from what we had."""
        headers = (*fetched.headers, (_WHOLE, fetched.at.isoformat()))
        media_type = HTML_MEDIA_TYPE if isinstance(fetched.answer, Page) else "application/pdf"
        if had and self._says_the_same(had, fetched, media_type):
            return Copy(role=role, url=url, version=had, headers=headers)
        version = DocumentVersion(
            sha256=self._archive.put(fetched.body),
            media_type=media_type,
            size=len(fetched.body),
            fetched=fetched.at,
            final_url=fetched.final_url,
            headers=headers,
        )
        return Copy(role=role, url=url, version=version, is_new=True, headers=headers)

    def _says_the_same(self, had: DocumentVersion, fetched: Fetched, media_type: str) -> bool:
        """Equal bytes, or a page whose machinery alone changed, as it does with every visit."""
        if hashlib.sha256(fetched.body).hexdigest() == had.sha256:
            return True
        if media_type != HTML_MEDIA_TYPE or had.media_type != HTML_MEDIA_TYPE:
            return False
        return same_page(self._archive.get(had.sha256), fetched.body)

    def _landing(self, main: Copy) -> Landing | None:
        """What the publication's page says; none where the publication is nothing but a file."""
        if main.version is None or main.version.media_type != HTML_MEDIA_TYPE:
            return None
        return read_landing(self._archive.get(main.version.sha256), main.url, self._site)

    def _settled(self, url: str, fetched: Fetched) -> str:
        """Where the page stands after redirects, if that is a publication's address too."""
        final = canonical(fetched.final_url, self._site)
        return final if is_publication(final, self._site) else url


def _main_document(known: Publication | None) -> Document | None:
    """The page of a publication that is asked for by another of its addresses."""
    if known is None or not known.urls:
        return None
    return next((document for document in known.documents if document.url == known.urls[0]), None)


def _fate(fetched: Fetched) -> Fate:
    match fetched.answer:
        case Gone():
            return Fate.GONE
        case NotFound():
            return Fate.MISSING
        case Page() | Pdf() | NotModified():
            return Fate.HERE
        case _:
            return Fate.FAILED


def _placed(page: Copy, place: str, site: Site) -> Copy:
    """The publication's page with the role that its address has."""
    role = role_of(place, site) or DocumentRole.LANDING
    return Copy(
        role=role,
        url=place,
        version=page.version,
        is_new=page.is_new,
        headers=page.headers,
        trouble=page.trouble,
    )


def file_name(url: str) -> str:
    """What to call a document in messages: the last part of its address."""
    path = urlsplit(url).path.rstrip("/")
    name = path.rpartition("/")[2] or "page"
    return name if re.search(r"\.[a-z0-9]{2,5}$", name, re.I) else f"{name}.html"
