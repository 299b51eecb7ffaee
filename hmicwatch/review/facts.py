"""A fingerprint of what a reading says, to tell whether a person has checked just this."""

import hashlib
import json

from hmicwatch.domain import Item, Reading, Severity
from hmicwatch.jsonio import to_plain

# Where an item stands and which rule found it may change without changing what is asked of whom.
_NOT_FACTS = ("where", "rule", "reason", "label")


def facts_of(reading: Reading) -> str:
    """Equal for readings that ask the same of the same bodies by the same days, with the same doubts."""
    said = {
        "published": reading.published.isoformat() if reading.published else None,
        "kind": reading.kind.value,
        "items": [_item(item) for item in reading.items],
        "doubts": sorted(
            [check.code, check.message] for check in reading.checks if check.severity is not Severity.INFO
        ),
    }
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _item(item: Item) -> dict[str, object]:
    plain: dict[str, object] = to_plain(item)
    return {name: value for name, value in plain.items() if name not in _NOT_FACTS}
