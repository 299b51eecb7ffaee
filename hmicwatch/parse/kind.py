"""What kind of publication a document is, and which force it is about, from its title and opening."""

import re

from hmicwatch.domain import BodyCode, ForceKind, PublicationKind, Tables
from hmicwatch.language.text import plain
from hmicwatch.parse.blocks import Flow
from hmicwatch.parse.lexicon import lexicon

_PROGRESS = (
    r"\bprogress report\b|\breview of progress\b|\brevisit\b|\bre-?inspection\b|\bpost-inspection review\b"
    r"|\bprogress (?:against|on|made)\b"
)
_JOINT = r"\bjoint\b|\bcriminal justice (?:joint|system)\b|\bCrown Prosecution Service\b|\bHMCPSI\b"
_BY_TITLE = (
    (PublicationKind.SUPER_COMPLAINT, r"super-?\s?complaint"),
    (PublicationKind.STATE_OF_POLICING, r"\bstate of policing\b"),
    (PublicationKind.CHILD_PROTECTION, r"\bchild protection\b"),
    (PublicationKind.CUSTODY, r"\bcustody\b"),
    (PublicationKind.PROGRESS, _PROGRESS),
    (PublicationKind.FIRE, r"\bfire (?:and|&) rescue\b|\bfire service\b"),
    (PublicationKind.PEEL, r"\bPEEL\b(?!.*\bspotlight\b)"),
    (PublicationKind.JOINT, _JOINT),
    (PublicationKind.LETTER, r"\bletter\b"),
    (PublicationKind.THEMATIC, r"\b(?:inspection|review|report|spotlight|thematic|police|policing)\b"),
)  # fmt: skip
_LETTER = re.compile(r"^(?:letter information|dear\s+\w+)", re.I)


def publication_kind(flow: Flow) -> PublicationKind:
    """The kind by the title; a letter also by its address block."""
    opening = [plain(block.text) for block in flow.blocks[:25]]
    if any(_LETTER.match(text) for text in opening):
        return PublicationKind.LETTER
    kind = kind_of_title(flow.title or "") or _by_opening(opening)
    general = kind in (PublicationKind.OTHER, PublicationKind.THEMATIC)
    return PublicationKind.FIRE if general and about_fire(flow) else kind


def about_fire(flow: Flow) -> bool:
    """Whether a document is about fire and rescue: by its title, else by what it speaks of most."""
    if kind_of_title(flow.title or "") is PublicationKind.FIRE:
        return True
    text = " ".join(block.text for block in flow.blocks)
    fire = len(re.findall(r"\bfire (?:and|&) rescue\b|\bfirefighters?\b|\bfire service", text, re.I))
    police = len(re.findall(r"\bpolic(?:e|ing)\b|\bforces?\b", text, re.I))
    return fire >= 3 and fire > police


def kind_of_title(title: str) -> PublicationKind | None:
    """The kind that a title names, or None when it names none."""
    for kind, pattern in _BY_TITLE:
        if re.search(pattern, plain(title), re.I if kind is not PublicationKind.PEEL else 0):
            return kind
    return None


def follows_up(title: str) -> bool:
    """Whether a title says that the publication comes back to an earlier one."""
    return bool(re.search(_PROGRESS, plain(title), re.I))


def _by_opening(opening: list[str]) -> PublicationKind:
    for text in opening[:6]:
        if kind := kind_of_title(text):
            return kind
    return PublicationKind.OTHER


def force_of_title(title: str | None, tables: Tables) -> str | None:
    """The slug of the one police force that a title names, else None."""
    if not title:
        return None
    said = plain(title)
    named = [
        m.name.slug for m in lexicon(tables).find(said) if m.name.code is BodyCode.NAMED_FORCE and m.name.slug
    ]
    if not named and re.search(
        r"\bPEEL\b|\bcustody\b|\bchild protection\b|\bcrime data integrity\b", said, re.I
    ):
        named = [
            f.slug for f in tables.forces if f.kind is ForceKind.TERRITORIAL and _names_short(said, f.short)
        ]
        named = named[:1] if len(named) == 1 else []
    return named[0] if len(set(named)) == 1 else None


def _names_short(said: str, short: str) -> bool:
    return bool(re.search(rf"\b{re.escape(plain(short))}\b", said))
