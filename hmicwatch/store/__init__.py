"""The store: what was found, read and decided, in a database, behind verbs that speak domain values."""

from hmicwatch.store.store import Store, open_store
from hmicwatch.store.values import DigestNote, RecordedOverride, Review, SourceObservation
from hmicwatch.store.work import Work

__all__ = [
    "DigestNote",
    "RecordedOverride",
    "Review",
    "SourceObservation",
    "Store",
    "Work",
    "open_store",
]
