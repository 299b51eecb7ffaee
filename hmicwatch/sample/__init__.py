"""A small site in HMICFRS's manner, served on loopback for the demo and the tests. All of it is made up."""

from hmicwatch.sample.manifest import (
    Manifest,
    SampleDocument,
    SamplePublication,
    Truth,
    TruthItem,
    load_manifest,
)
from hmicwatch.sample.server import Fault, LoggedRequest, SampleSite

__all__ = [
    "Fault",
    "LoggedRequest",
    "Manifest",
    "SampleDocument",
    "SamplePublication",
    "SampleSite",
    "Truth",
    "TruthItem",
    "load_manifest",
]
