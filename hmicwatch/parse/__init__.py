"""From the bytes of a page or PDF to items with evidence: pure, no network, no store, no clock."""

from hmicwatch.parse.document import RULES_VERSION, explain_document, read_document, rules_of
from hmicwatch.parse.reconcile import reconcile

__all__ = ["RULES_VERSION", "explain_document", "read_document", "reconcile", "rules_of"]
