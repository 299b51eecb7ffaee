"""Letter-spaced headings ("Po lic e f or c e a re as") get whole words back from the file's vocabulary."""

import re
from collections.abc import Callable

TRADE_WORDS = frozenset([
    "recommendation", "recommendations", "cause", "causes", "of", "concern", "area", "areas", "for",
    "improvement", "summary", "foreword", "contents", "introduction", "annex", "appendix", "glossary",
    "conclusion", "findings", "our", "the", "and", "in", "to", "from", "by", "with", "chief",
    "constables", "police", "force", "forces", "report", "accelerated", "further", "new", "headline",
    "innovative", "promising", "practice",
])  # fmt: skip


def rejoined(text: str, words: Callable[[], set[str]]) -> str:
    """The heading with whole words when its pieces are none and their letters are; else as it was.

    `words` gives the file's own; it is asked only for headings with pieces that the trade does not know.
    """
    pieces = text.split()
    if len(pieces) < 2 or sum(_strange(piece, TRADE_WORDS) for piece in pieces) < 2:
        return text
    spoken = words()
    strange = [piece for piece in pieces if _strange(piece, spoken)]
    if len(strange) < 2:
        return text
    # Where each letter stands alone, words that the file says nowhere else must be let through.
    alone = sum(len(piece) == 1 for piece in pieces) > 0.8 * len(pieces)
    whole = _segmented("".join(pieces), spoken, unknown=alone)
    return re.sub(r"\s+([.,:;)])\s*", r"\1 ", " ".join(whole)).strip() if whole else text


def _strange(piece: str, spoken: frozenset[str] | set[str]) -> bool:
    bare = piece.strip(".,:;()\u2018\u2019'\"").lower()
    return bare.isalpha() and bare not in spoken


def _segmented(letters: str, spoken: frozenset[str] | set[str], *, unknown: bool) -> list[str]:
    """The fewest known words (and numbers or marks) that spell the letters; empty when there are none.

    With `unknown`, other runs of letters are taken too, at a price that grows with their length.
    """
    best: list[tuple[float, list[str]] | None] = [(0, [])] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 24), end):
            before, piece = best[start], letters[start:end]
            if before is None:
                continue
            price = 1.0 if _known(piece, spoken) else 2.0 + len(piece) if unknown else None
            found = best[end]
            if price is not None and (found is None or before[0] + price < found[0]):
                best[end] = (before[0] + price, [*before[1], piece])
    return best[-1][1] if best[-1] else []


def _known(piece: str, spoken: frozenset[str] | set[str]) -> bool:
    bare = piece.strip(".,:;()\u2018\u2019'\"").lower()
    if not bare:
        return False
    if len(bare) == 1 and bare.isalpha():
        return bare in "ai"
    return bare in spoken or bool(re.fullmatch(r"\d{1,4}", bare))
