"""One item printed in several places is one item: drafts that are copies of each other are joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from hmicwatch.domain import ItemKind, JoinedBy
from hmicwatch.language.text import likeness, plain, tidy, word_spans, words
from hmicwatch.parse.grammar.draft import Draft
from hmicwatch.parse.grammar.titles import ASKING

_SAME_NUMBER = 0.5
_NO_NUMBER = 0.84
_TYPO = 0.75
_THE_FORCE = re.compile(r"\bthe (?:force|constabulary|service|chief constable|unit)\b", re.I)
_FORCE = re.compile(
    r"^(?:[A-Z][\w'&-]+\s+(?:and\s+|of\s+|the\s+|&\s+)?){1,6}(?:Police(?:\s+Service)?|Constabulary|"
    r"Fire and Rescue Service|Organised Crime Unit)$"
)
_REACH = 8  # words shown around those that differ
_LIGHT = frozenset([
    "the", "and", "for", "are", "its", "has", "not", "was", "all", "any", "can", "may", "who", "how",
    "our", "that", "this", "with", "from", "their", "they", "have", "should", "must", "make", "sure",
    "ensure", "will", "also", "which", "such", "these", "those", "into", "when", "where", "more",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """Why a further copy was joined: what it shares with `nearest`, how alike (0 to 1), the doubt."""

    by: JoinedBy
    alike: float
    nearest: Draft
    doubt: str = ""


@dataclass(slots=True)
class Joined:
    """One item with its printed copies and a link for each but the first; `best` is the copy that is read."""

    copies: list[Draft]
    links: list[Link] = field(default_factory=list)

    @property
    def best(self) -> Draft:
        asking = [copy for copy in self.copies if ASKING.search(plain(copy.text))] or self.copies
        first = asking[0]
        longest = max(asking, key=lambda copy: len(copy.text))
        return first if likeness(first.text, longest.text) > 0.9 else longest

    @property
    def kind(self) -> ItemKind:
        return self.copies[0].kind

    @property
    def doubts(self) -> list[str]:
        return [link.doubt for link in self.links if link.doubt]

    @property
    def number(self) -> str | None:
        return next((copy.number for copy in self.copies if copy.number), None)

    @property
    def restated(self) -> bool:
        return all(copy.restated for copy in self.copies)


def join_copies(drafts: Sequence[Draft]) -> list[Joined]:
    """Items in the order of their first printing, each with its copies; what is doubted stands beside it."""
    joined: list[Joined] = []
    before: Draft | None = None
    for draft in drafts:
        copies = [(one, link) for one in joined if (link := _compare(one, draft, joined)) is not None]
        copies = [(one, link) for one, link in copies if not _neighbours(one, draft, before)]
        before = draft
        if copies:
            same, link = max(copies, key=lambda pair: pair[1].alike)
            same.copies.append(draft)
            same.links.append(link)
        else:
            joined.append(Joined([draft]))
    return joined


def _neighbours(one: Joined, draft: Draft, before: Draft | None) -> bool:
    """Whether an item was printed just before in the same list, and reads otherwise: then both are items."""
    if before is None or one.copies[-1] is not before or (one.number and draft.number):
        return False
    together = before.in_list == draft.in_list and before.chapter == draft.chapter
    return together and words(before.text) != words(draft.text)


def group_of(joined: Sequence[Joined], draft: Draft | None) -> Joined | None:
    """The item that a draft is a copy of."""
    return next((one for one in joined if any(copy is draft for copy in one.copies)), None) if draft else None


def _compare(one: Joined, draft: Draft, joined: Sequence[Joined]) -> Link | None:
    """Why a draft is a copy of an item, or None when it is not."""
    if one.kind is not draft.kind or (one.number and draft.number and one.number != draft.number):
        return None
    alike, nearest = max(((_alike(copy, draft), copy) for copy in one.copies), key=lambda pair: pair[0])
    differs = differs_in_substance(nearest.text, draft.text)
    numbered = bool(one.number and draft.number)
    if _parents_differ(one, draft, joined):
        return Link(JoinedBy.NUMBER, alike, nearest) if alike > 0.97 and numbered else None
    if all(_forces_differ(copy, draft) for copy in one.copies):
        return None
    if one.restated != draft.restated:
        # The same words as an earlier and as a new recommendation: a doubt, and one item.
        same = alike > 0.9 and not differs and len(words(draft.text)) >= 8
        return Link(JoinedBy.WORDING, alike, nearest) if same else None
    if numbered:
        return _compare_numbered(one, nearest, draft, alike, differs=differs)
    same = alike >= _NO_NUMBER and not differs and len(words(draft.text)) >= 6
    doubt = "its copies are worded differently" if _first_difference(*_both(nearest, draft), 1.0) else ""
    return Link(JoinedBy.WORDING, alike, nearest, doubt) if same else None


def _compare_numbered(
    one: Joined, nearest: Draft, draft: Draft, alike: float, *, differs: bool
) -> Link | None:
    """One number is one recommendation, unless the two speak of different forces or of different things."""
    if _only_a_theme(one, draft):
        doubt = "" if _share_a_word(one.best, draft) else "its copies have no word of substance in common"
        return Link(JoinedBy.SHORT_FORM, max(alike, _SAME_NUMBER), nearest, doubt)
    if alike < _SAME_NUMBER or (differs and _names(nearest.text) != _names(draft.text)):
        return None
    doubt = "" if not differs else "its copies are worded differently"
    return Link(JoinedBy.NUMBER, alike, nearest, doubt)


def _forces_differ(copy: Draft, draft: Draft) -> bool:
    """Whether "the force" of two texts is not the same one, by the headings that they stand under."""
    first, second = _force_above(copy), _force_above(draft)
    return bool(first and second) and first != second and bool(_THE_FORCE.search(plain(draft.text)))


def _force_above(draft: Draft) -> str | None:
    return next((heading for heading in reversed(draft.chapter) if _FORCE.match(plain(heading))), None)


def _names(text: str) -> set[str]:
    """The proper names in a text: words with a capital inside a sentence."""
    return set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}", plain(text)))


def differs_in_substance(one: str, other: str) -> bool:
    """Whether words of substance in one text stand where other words stand in the other."""
    return _first_difference(words(one), words(other)) is not None


def differing_words(one: str, other: str) -> tuple[str, str]:
    """The words of substance in which two texts first differ, each with the words around it."""
    a, b, c, d = _first_difference(words(one), words(other)) or (0, 16, 0, 16)
    return _around(one, a, b), _around(other, c, d)


def _around(text: str, start: int, end: int) -> str:
    """A text's words from `start` to `end` as printed, with some before and behind."""
    spans = word_spans(text)
    first, last = max(0, start - _REACH), min(len(spans), end + _REACH) - 1
    said = tidy(text)[spans[first][0] : spans[last][1]] if spans else ""
    return f"{'… ' if first else ''}{said}{' …' if last < len(spans) - 1 else ''}"


def _both(one: Draft, other: Draft) -> tuple[list[str], list[str]]:
    return words(one.text), words(other.text)


def _first_difference(
    first: list[str], second: list[str], typo: float = _TYPO
) -> tuple[int, int, int, int] | None:
    """Where other words of substance stand; words that are as alike as `typo` count as misprints."""
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        left, right = first[a:b], second[c:d]
        if kind != "replace" or not _weighty(left) or not _weighty(right):
            continue
        if SequenceMatcher(None, "".join(left), "".join(right), autojunk=False).ratio() < typo:
            return a, b, c, d
    return None


def _weighty(said: list[str]) -> bool:
    return any((len(word) > 2 and word not in _LIGHT) or word.isdecimal() for word in said)


def _alike(copy: Draft, draft: Draft) -> float:
    first, second = set(words(copy.text)), set(words(draft.text))
    shared = len(first & second) / max(1, min(len(first), len(second)))
    return likeness(copy.text, draft.text) if shared > 0.45 else 0.0


def _only_a_theme(one: Joined, draft: Draft) -> bool:
    """A summary may print "Recommendation 4: Supervision" and the chapter the sentence."""
    short, long = sorted((one.best, draft), key=lambda copy: len(copy.text))
    verbless = not ASKING.search(plain(short.text))
    if verbless and short.rule.startswith(("list", "table")) and long.rule.startswith("title"):
        # A list or table at the back prints short forms.
        return len(words(short.text)) <= 30
    bare = verbless and len(words(short.text)) <= 14
    apart = short.in_list != long.in_list or short.rule != long.rule
    telling = {word for word in words(short.text) if len(word) > 3}
    return bare and apart and len(telling & set(words(long.text))) >= 0.5 * len(telling)


def _share_a_word(one: Draft, other: Draft) -> bool:
    """Whether a short form names something that the sentence speaks of, by the beginnings of words."""
    first, second = ({word[:5] for word in words(said.text) if len(word) > 4} for said in (one, other))
    return bool(first & second)


def _parents_differ(one: Joined, draft: Draft, joined: Sequence[Joined]) -> bool:
    parents = {id(group_of(joined, copy.parent)) for copy in one.copies if copy.parent is not None}
    return bool(parents) and draft.parent is not None and id(group_of(joined, draft.parent)) not in parents
