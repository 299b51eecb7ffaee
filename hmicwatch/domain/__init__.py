"""The nouns that every room speaks: frozen values, standard library only.

No clock, disk, network or database is reached from here; the JSON that other programs rely on
is the plain image of these types.
"""

from hmicwatch.domain.body import Body, BodyCode, Force, ForceKind, Tables
from hmicwatch.domain.change import Change, Importance, Override
from hmicwatch.domain.check import Check, Severity, needs_review
from hmicwatch.domain.digest import ChangedEntry, ChangeTold, Digest, DigestEntry
from hmicwatch.domain.item import (
    Addressee,
    Applies,
    Basis,
    Deadline,
    ForcesNamed,
    HtmlPlace,
    Item,
    ItemKind,
    PagePlace,
    Place,
    Role,
)
from hmicwatch.domain.publication import (
    Counts,
    Document,
    DocumentRole,
    DocumentVersion,
    Publication,
    PublicationKind,
    PublicationState,
    count_items,
)
from hmicwatch.domain.reading import Extraction, Reading, Source, StatedCount
from hmicwatch.domain.run import Gap, Outcome, Run, RunKind

__all__ = [
    "Addressee",
    "Applies",
    "Basis",
    "Body",
    "BodyCode",
    "Change",
    "ChangeTold",
    "ChangedEntry",
    "Check",
    "Counts",
    "Deadline",
    "Digest",
    "DigestEntry",
    "Document",
    "DocumentRole",
    "DocumentVersion",
    "Extraction",
    "Force",
    "ForceKind",
    "ForcesNamed",
    "Gap",
    "HtmlPlace",
    "Importance",
    "Item",
    "ItemKind",
    "Outcome",
    "Override",
    "PagePlace",
    "Place",
    "Publication",
    "PublicationKind",
    "PublicationState",
    "Reading",
    "Role",
    "Run",
    "RunKind",
    "Severity",
    "Source",
    "StatedCount",
    "Tables",
    "count_items",
    "needs_review",
]
