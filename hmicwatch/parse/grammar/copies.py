"""One item printed in several places is one item: drafts that are copies of each other are joined."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hmicwatch.domain import ItemKind
from hmicwatch.language.text import likeness, plain, words
from hmicwatch.parse.grammar.draft import Draft
from hmicwatch.parse.grammar.titles import ASKING

_SAME_NUMBER = 0.5
_NO_NUMBER = 0.84


@dataclass(slots=True)
class Joined:
    """One item with all its printed copies; `best` is the copy that is read."""

    copies: list[Draft]
    doubts: list[str] = field(default_factory=list)

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
    def number(self) -> str | None:
        return next((copy.number for copy in self.copies if copy.number), None)

    @property
    def restated(self) -> bool:
        return all(copy.restated for copy in self.copies)


def join_copies(drafts: Sequence[Draft]) -> list[Joined]:
    """Items in the order of their first printing. Prose beside titled items is a copy or is left out."""
    joined: list[Joined] = []
    for draft in drafts:
        same = next((one for one in joined if _is_copy(one, draft, joined)), None)
        if same is None:
            joined.append(Joined([draft]))
        else:
            same.copies.append(draft)
    return joined


def group_of(joined: Sequence[Joined], draft: Draft | None) -> Joined | None:
    """The item that a draft is a copy of."""
    return next((one for one in joined if any(copy is draft for copy in one.copies)), None) if draft else None


def _is_copy(one: Joined, draft: Draft, joined: Sequence[Joined]) -> bool:
    if one.kind is not draft.kind:
        return False
    number = one.number
    if number and draft.number and number != draft.number:
        return False
    alike = max(_alike(copy, draft) for copy in one.copies)
    if _parents_differ(one, draft, joined):
        return alike > 0.97 and bool(number) and number == draft.number
    if one.restated != draft.restated:
        # The same words as an earlier and as a new recommendation: a doubt, and one item.
        return alike > 0.9 and len(words(draft.text)) >= 8
    if number and draft.number:
        return alike >= _SAME_NUMBER or _only_a_theme(one, draft)
    return alike >= _NO_NUMBER and len(words(draft.text)) >= 6


def _alike(copy: Draft, draft: Draft) -> float:
    first, second = set(words(copy.text)), set(words(draft.text))
    shared = len(first & second) / max(1, min(len(first), len(second)))
    return likeness(copy.text, draft.text) if shared > 0.45 else 0.0


def _only_a_theme(one: Joined, draft: Draft) -> bool:
    """A summary may print "Recommendation 4: Supervision" and the chapter the sentence."""
    short, long = sorted((one.best, draft), key=lambda copy: len(copy.text))
    verbless = not ASKING.search(plain(short.text))
    if verbless and short.rule.startswith(("list", "table")) and long.rule.startswith("title"):
        return len(words(short.text)) <= 30  # a list or table at the back prints short forms
    bare = verbless and len(words(short.text)) <= 14
    apart = short.in_list != long.in_list or short.rule != long.rule
    telling = {word for word in words(short.text) if len(word) > 3}
    return bare and apart and len(telling & set(words(long.text))) >= 0.5 * len(telling)


def _parents_differ(one: Joined, draft: Draft, joined: Sequence[Joined]) -> bool:
    parents = {id(group_of(joined, copy.parent)) for copy in one.copies if copy.parent is not None}
    return bool(parents) and draft.parent is not None and id(group_of(joined, draft.parent)) not in parents
