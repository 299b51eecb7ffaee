"""The nouns that every room speaks: frozen values, standard library only.

No clock, disk, network or database is reached from here; the JSON that other programs rely on
is the plain image of these types.
"""

from hmicwatch.domain.body import Body, BodyCode, Force, ForceKind, Tables
from hmicwatch.domain.change import Change, Importance, Override
from hmicwatch.domain.check import Check, Severity, Side, distinct, needs_review
from hmicwatch.domain.digest import ChangedEntry, ChangeTold, Digest, DigestEntry
from hmicwatch.domain.explanation import (
    Claim,
    Copy,
    Explanation,
    Inherited,
    ItemTrace,
    JoinedBy,
    LeftOut,
    LeftOutAs,
    Named,
    Origin,
    RestatedBy,
)
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
    "Claim",
    "Copy",
    "Counts",
    "Deadline",
    "Digest",
    "DigestEntry",
    "Document",
    "DocumentRole",
    "DocumentVersion",
    "Explanation",
    "Extraction",
    "Force",
    "ForceKind",
    "ForcesNamed",
    "Gap",
    "HtmlPlace",
    "Importance",
    "Inherited",
    "Item",
    "ItemKind",
    "ItemTrace",
    "JoinedBy",
    "LeftOut",
    "LeftOutAs",
    "Named",
    "Origin",
    "Outcome",
    "Override",
    "PagePlace",
    "Place",
    "Publication",
    "PublicationKind",
    "PublicationState",
    "Reading",
    "RestatedBy",
    "Role",
    "Run",
    "RunKind",
    "Severity",
    "Side",
    "Source",
    "StatedCount",
    "Tables",
    "count_items",
    "distinct",
    "needs_review",
]
