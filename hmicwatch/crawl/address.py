"""Addresses: one spelling for one page, what stands there, and which publication it belongs to. Pure.

Publication ids are slugs: `/publications/<slug>/` and `/publication-html/<slug>/` give `<slug>`; other
families put their first word in front (`peel-west-midlands-2023-25`): a force's name alone says too little.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urldefrag, urlencode, urljoin, urlsplit, urlunsplit

from hmicwatch.domain import DocumentRole, PublicationKind
from hmicwatch.hosts import host_and_port, is_named, is_private_host
from hmicwatch.tables import Family, Sources

_PLAIN_FAMILIES = ("publications", "publication-html")
_CYCLE = re.compile(r"^(?:peel|frs)-\d{4}", re.I)
_KEPT_QUERIES = (
    "p",
    "page_id",
    "paged",
    "page",
    "s",
    "cat",
    "force",
    "month",
    "year",
    "type",
    "lang",
    "sort",
    "feed",
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|csv|ods|odt|zip|xml|rss|txt|json|pptx?|jpe?g|png)$", re.I)
_INDEX = re.compile(r"/index\.(?:html?|php|aspx?)$", re.I)
_PAGING = re.compile(r"^(?:page|feed|amp|embed|category|tag|type)$", re.I)
_SAFE = "/:@!$&'()*+,;=-._~"


@dataclass(frozen=True, slots=True)
class Site:
    """The site as configured: where it is, which hosts may be asked, and what its addresses mean."""

    base_url: str
    hosts: tuple[str, ...]
    sources: Sources

    @property
    def host(self) -> str:
        return host_of(self.base_url)

    def address(self, path: str) -> str:
        """The whole address of a path of `sources.toml`."""
        return self.base_url.rstrip("/") + path

    def serves(self, url: str) -> bool:
        """Whether this address is on a host that the settings let us ask."""
        try:
            return host_of(url) == self.host or is_named(*host_and_port(url), self.hosts)
        except ValueError:
            return False


def host_of(url: str) -> str:
    """`host`, or `host:port` where the port is not the scheme's own; lower case."""
    parts = urlsplit(url)
    name = (parts.hostname or "").rstrip(".")
    name = f"[{name}]" if ":" in name else name
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    return name if parts.port in (None, usual) else f"{name}:{parts.port}"


def canonical(url: str, site: Site) -> str:
    """The one spelling of this address; of other people's addresses only the fragment goes."""
    try:
        parts = urlsplit(url.strip())
        host = host_of(url.strip())
    except ValueError:  # "http://[broken" in somebody's page
        return url
    if parts.scheme not in ("http", "https") or not host:
        return url
    path = _tidy_path(parts.path)
    scheme, host, path = _moved(host + path, site) or (_scheme_for(parts.scheme, host, site), host, path)
    if not site.serves(f"{scheme}://{host}/"):
        return urldefrag(url.strip()).url
    path = _lowered_page(path, site, host)
    return urlunsplit((scheme, host, path, _tidy_query(parts.query, path), ""))


def absolute(href: str, page_url: str, site: Site) -> str | None:
    """The canonical address that a link of a page leads to; None for mail, scripts and broken ones."""
    try:
        url = urljoin(page_url, href.strip())
        scheme = urlsplit(url).scheme
    except ValueError:
        return None
    return canonical(url, site) if scheme in ("http", "https") else None


def role_of(url: str, site: Site) -> DocumentRole | None:
    """What stands at a canonical address; None for lists, menus and everything that is not ours."""
    family = family_of(url, site)
    if family is not None and (family.role is DocumentRole.PDF or _slugs(url, family, site)):
        return family.role
    return DocumentRole.PDF if urlsplit(url).path.lower().endswith(".pdf") else None


def kind_of(url: str, site: Site) -> PublicationKind | None:
    """The kind of publication, where the address tells it."""
    family = family_of(url, site)
    return family.kind if family else None


def is_publication(url: str, site: Site) -> bool:
    """Whether a page of this address is a publication's own: its landing page or its full text."""
    return role_of(url, site) in (DocumentRole.LANDING, DocumentRole.HTML)


def publication_id(url: str, site: Site) -> str:
    """The slug that names a publication, the same for all addresses of its family."""
    family = family_of(url, site)
    slugs = _slugs(url, family, site) if family else ()
    if family is None or not slugs:
        return _id_of_other(url)
    room = family.prefix.strip("/").split("/")[-1].lower()
    slug = "-".join(slugs[: _depth(slugs)])
    word = room.partition("-")[0]
    if room in _PLAIN_FAMILIES or slug.startswith(f"{word}-"):
        return slug
    return f"{word}-{slug}"


def family_of(url: str, site: Site) -> Family | None:
    """The family with the longest fitting prefix."""
    host, path = host_of(url), urlsplit(url).path
    fitting = [family for family in site.sources.families if _fits(family, host, path, site)]
    return max(fitting, key=lambda family: len(family.prefix), default=None)


def _fits(family: Family, host: str, path: str, site: Site) -> bool:
    if family.host:
        return host == family.host and path.startswith(family.prefix) and _ends(path, family)
    base = urlsplit(site.base_url).path.rstrip("/")
    return host == site.host and path.startswith(base + family.prefix) and _ends(path, family)


def _ends(path: str, family: Family) -> bool:
    return path.lower().endswith(family.suffix)


def _slugs(url: str, family: Family, site: Site) -> tuple[str, ...]:
    """The parts of the path after the family's prefix; none for lists and their further pages."""
    base = "" if family.host else urlsplit(site.base_url).path.rstrip("/")
    rest = urlsplit(url).path.removeprefix(base).removeprefix(family.prefix)
    found = tuple(part for part in rest.split("/") if part)
    if not found or _PAGING.match(found[0]) or _FILE.search(found[-1]) or found[-1] in ("feed", "embed"):
        return ()
    return () if _CYCLE.match(found[0]) and len(found) == 1 and "assessment" in family.prefix else found


def _depth(slugs: tuple[str, ...]) -> int:
    """`peel-2018/west-mercia/effectiveness` is a part of `peel-2018/west-mercia`."""
    return 2 if _CYCLE.match(slugs[0]) and len(slugs) > 1 else 1


def _id_of_other(url: str) -> str:
    """A publication that is only a file, or a page outside all families."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    if "p" in query:
        return f"post-{query['p']}"
    stem = re.sub(r"\.[a-z0-9]{2,5}$", "", unquote(parts.path).rstrip("/").rpartition("/")[2], flags=re.I)
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "page"
    return f"file-{slug}" if _FILE.search(parts.path) else slug


def _moved(place: str, site: Site) -> tuple[str, str, str] | None:
    """Scheme, host and path that replace an old start of an address (the table is longest first)."""
    for old, new in site.sources.canonical:
        if place.lower().startswith(old):
            whole = site.address(new) if new.startswith("/") else new
            parts = urlsplit(whole + place[len(old) :])
            return parts.scheme, host_of(whole), parts.path
    return None


def _scheme_for(scheme: str, host: str, site: Site) -> str:
    """The site's own scheme on its own host; elsewhere https, except on hosts that are no public names."""
    if host == site.host:
        return urlsplit(site.base_url).scheme
    return scheme if ":" in host or is_private_host(host) else "https"


def _tidy_path(path: str) -> str:
    """Percent signs only where needed, no doubled slashes; pages end with a slash, files don't."""
    plain = re.sub(
        r"/{2,}", "/", quote(unquote(path, errors="surrogateescape"), safe=_SAFE, errors="surrogateescape")
    )
    plain = _INDEX.sub("/", plain or "/")
    if _FILE.search(plain.rstrip("/")):
        return plain.rstrip("/")
    return plain if plain.endswith("/") else plain + "/"


def _lowered_page(path: str, site: Site, host: str) -> str:
    """Slugs are lower case whatever a link says; file names are left alone."""
    return path.lower() if host == site.host and not _FILE.search(path) else path


def _tidy_query(query: str, path: str) -> str:
    """Keep what chooses a page, drop tracking and everything on files."""
    if _FILE.search(path):
        return ""
    return urlencode([(name, value) for name, value in parse_qsl(query) if name.lower() in _KEPT_QUERIES])
