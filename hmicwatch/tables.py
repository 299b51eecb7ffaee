"""The tables in `config/` as values: inspected forces, bodies that can be asked to act, places to look."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hmicwatch.domain import Body, BodyCode, DocumentRole, Force, ForceKind, PublicationKind
from hmicwatch.errors import SettingsError
from hmicwatch.toml_file import Row, nearest, read_toml, rows

_LISTED = ("publications", "press_releases")
_BODY_KINDS = ("police", "national", "government", "justice", "local", "fire", "inspectorate", "other")
_CAREFUL = ("with_police", "some_of_them", "doubtful")  # aliases of a body that need care
_EMPTY = "Add [[{}]] entries, or remove the file to use the table that comes with hmicwatch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page that lists publications or press releases, newest first; `path` is relative to the site."""

    name: str
    path: str
    kind: str
    required: bool
    minimum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An RSS or Atom feed that adds to the listings; `path` is relative to the site."""

    name: str
    path: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Addresses of one sort and what stands there; an empty `host` is the site's own."""

    prefix: str
    role: DocumentRole
    suffix: str = ""
    host: str = ""
    kind: PublicationKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where to look and what the addresses mean; `canonical` holds (old start, new start), longest first."""

    listings: tuple[Listing, ...]
    feeds: tuple[Feed, ...]
    families: tuple[Family, ...]
    canonical: tuple[tuple[str, str], ...]


def load_forces(path: Path) -> tuple[Force, ...]:
    """Forces, agencies and fire services of forces.toml, in the order of the file."""
    content = _content(path, ("force", "agency", "fire_service"))
    forces = (
        *(_force(row, (ForceKind.TERRITORIAL, ForceKind.SPECIAL)) for row in rows(path, content, "force")),
        *(_force(row, (ForceKind.AGENCY,)) for row in rows(path, content, "agency")),
        *(_force(row, (ForceKind.FIRE,), "authority") for row in rows(path, content, "fire_service")),
    )
    if not forces:
        raise SettingsError(f"{path} lists no force", do=_EMPTY.format("force"))
    # The inspectorate itself calls a force and a fire service by one slug ("west-midlands").
    for fire in (False, True):
        _refuse_twice(path, "slug", (f.slug for f in forces if (f.kind is ForceKind.FIRE) is fire))
    return forces


def load_bodies(path: Path) -> tuple[Body, ...]:
    """The bodies of bodies.toml, in the order of the file."""
    found = tuple(_body(row) for row in rows(path, _content(path, ("body",)), "body"))
    if not found:
        raise SettingsError(f"{path} lists no body", do=_EMPTY.format("body"))
    _refuse_twice(path, "code", (body.code for body in found))
    return found


def load_sources(path: Path) -> Sources:
    """The listings, feeds, families of addresses and old addresses of sources.toml."""
    content = _content(path, ("listing", "feed", "family", "canonical"))
    listings = tuple(_listing(row) for row in rows(path, content, "listing"))
    if not any(listing.kind == "publications" for listing in listings):
        raise SettingsError(
            f"{path} names no listing of publications",
            "Without one a run cannot find out what is new",
            'Add a [[listing]] with kind = "publications"',
        )
    return Sources(
        listings=listings,
        feeds=tuple(_feed(row) for row in rows(path, content, "feed")),
        families=tuple(_family(row) for row in rows(path, content, "family")),
        canonical=_canonical(path, content.get("canonical", {})),
    )


def _content(path: Path, known: tuple[str, ...]) -> dict[str, Any]:
    content = read_toml(path)
    for name in content:
        if name not in known:
            hint = nearest(name, known) or f"Allowed: {', '.join(known)}"
            raise SettingsError(f"{path}: {name} is not known", do=hint)
    return content


def _refuse_twice(path: Path, key: str, values: Iterable[str]) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise SettingsError(
                f'{path}: the {key} "{value}" stands there twice', do="Remove one of the two entries"
            )
        seen.add(value)


def _force(row: Row, kinds: tuple[ForceKind, ...], overseer: str = "local_policing_body") -> Force:
    """One inspected body; a kind that leaves no choice need not be written, `overseer` names its key."""
    row.refuse_unknown(
        ("slug", "name", "short", "aliases", "former_slugs", "region", overseer, "kind", "welsh"),
    )
    return Force(
        slug=row.text("slug"),
        name=row.text("name"),
        short=row.text("short"),
        aliases=row.texts("aliases"),
        region=row.text("region", ""),
        local_policing_body=row.text(overseer, ""),
        kind=ForceKind(row.one_of("kind", kinds, kinds[0] if len(kinds) == 1 else None)),
        welsh=row.flag("welsh", default=False),
    )


def _body(row: Row) -> Body:
    row.refuse_unknown(("code", "name", "aliases", "kind", *_CAREFUL))
    aliases = row.texts("aliases")
    careful = {key: row.texts(key) for key in _CAREFUL}
    for key, phrases in careful.items():
        strange = sorted(set(phrases) - set(aliases))
        if strange:
            raise row.wrong(key, f'only phrases that are among the aliases, which "{strange[0]}" is not')
    return Body(
        code=BodyCode(row.one_of("code", BodyCode)),
        name=row.text("name"),
        aliases=aliases,
        kind=row.one_of("kind", _BODY_KINDS),
        **careful,
    )


def _listing(row: Row) -> Listing:
    row.refuse_unknown(("name", "path", "kind", "required", "minimum"))
    return Listing(
        name=row.text("name"),
        path=_path(row, "path"),
        kind=row.one_of("kind", _LISTED),
        required=row.flag("required", default=False),
        minimum=row.count("minimum", 0),
    )


def _feed(row: Row) -> Feed:
    row.refuse_unknown(("name", "path", "kind"))
    kind = row.one_of("kind", (*_LISTED, "everything"))
    return Feed(name=row.text("name"), path=_path(row, "path"), kind=kind)


def _family(row: Row) -> Family:
    row.refuse_unknown(("prefix", "suffix", "host", "role", "kind"))
    kind = row.one_of("kind", PublicationKind, "")
    return Family(
        prefix=_path(row, "prefix"),
        role=DocumentRole(row.one_of("role", DocumentRole)),
        suffix=row.text("suffix", "").lower(),
        host=row.text("host", "").lower(),
        kind=PublicationKind(kind) if kind else None,
    )


def _path(row: Row, key: str) -> str:
    path = row.text(key)
    if not path.startswith("/") or path.startswith("//"):
        raise row.wrong(key, 'a path that starts with one "/"; it belongs to site.base_url')
    return path


def _canonical(path: Path, content: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(content, dict):
        raise SettingsError(f"{path}: canonical is not a table", do="Start it with the line [canonical]")
    row = Row(path, "canonical", content)
    pairs = [(old.lower(), _replacement(row, old)) for old in content]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _replacement(row: Row, old: str) -> str:
    """Both sides end with "/", so that a start of a path never fits half a word."""
    new = row.text(old)
    if "://" in old or not old.endswith("/"):
        raise row.wrong(
            old, 'on the left a host and the start of a path, without "https://", ending with "/"'
        )
    if not new.startswith(("/", "https://", "http://")) or not new.endswith("/"):
        raise row.wrong(old, 'on the right a path that starts with "/" or a whole address, ending with "/"')
    return new
