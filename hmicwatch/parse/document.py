"""One file from bytes to items: reader, grammar, addressees, deadlines, stated counts, checks."""

import hashlib
import json
import re
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache

from hmicwatch.domain import (
    Applies,
    Claim,
    DocumentRole,
    Explanation,
    Extraction,
    Item,
    ItemKind,
    Origin,
    Place,
    PublicationKind,
    RestatedBy,
    Source,
    StatedCount,
    Tables,
    count_items,
    needs_review,
)
from hmicwatch.errors import UnreadableFile
from hmicwatch.language.text import opening, tidy
from hmicwatch.parse.addressees import Verdict, verdict
from hmicwatch.parse.blocks import Flow
from hmicwatch.parse.checks import Evidence, checks_of
from hmicwatch.parse.deadlines import deadline_above, deadlines, is_deadline
from hmicwatch.parse.grammar.copies import Joined, group_of, join_copies
from hmicwatch.parse.grammar.draft import Above, Draft
from hmicwatch.parse.grammar.gather import gather
from hmicwatch.parse.html import read_html
from hmicwatch.parse.implied import with_implied_lists
from hmicwatch.parse.kind import about_fire, follows_up, force_of_title, publication_kind
from hmicwatch.parse.lexicon import Lexicon, lexicon
from hmicwatch.parse.pdf import read_pdf
from hmicwatch.parse.pdf.reader import Engine
from hmicwatch.parse.places import places_of
from hmicwatch.parse.stated import stated_counts
from hmicwatch.parse.trace import Dated, Read, left_out, trace_items

RULES_VERSION = "2"
_TAG = re.compile(r"<\s*(?:!doctype|html|head|body|div|p|h1|main|article|section|table|meta|title)\b", re.I)
MAX_BYTES = 100 * 1024 * 1024


@lru_cache(maxsize=4)
def rules_of(tables: Tables) -> str:
    """What a reading by these tables goes by: other rules or other tables may read a file otherwise."""
    words = json.dumps(asdict(tables), sort_keys=True)
    return f"{RULES_VERSION}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def read_document(
    data: bytes,
    *,
    name: str,
    published: date | None = None,
    tables: Tables,
    role: DocumentRole | None = None,
    engine: Engine = "pdfium",
) -> Extraction:
    """Read one saved page or PDF. `published` overrides the date that the file prints.

    Raises UnreadableFile (with its reason) when the file is not what its name says, damaged, encrypted,
    a picture only, or too large.
    """
    explained = explain_document(
        data, name=name, published=published, tables=tables, role=role, engine=engine
    )
    return explained.extraction


def explain_document(
    data: bytes,
    *,
    name: str,
    published: date | None = None,
    tables: Tables,
    role: DocumentRole | None = None,
    engine: Engine = "pdfium",
) -> Explanation:
    """The same reading with its reasons: what led to each item, and what was left out."""
    if len(data) > MAX_BYTES:
        raise UnreadableFile(name, "too_large", f"it has {len(data) // 1024 // 1024} MB")
    try:
        flow = read_flow(data, name, engine)
    except RecursionError as error:
        raise UnreadableFile(name, "out_of_limits", "its parts are nested too deeply") from error
    return explain(flow, data, name=name, published=published, tables=tables, role=role)


def read_flow(data: bytes, name: str, engine: Engine = "pdfium") -> Flow:
    """The file as blocks; its bytes say what it is, its name only what it was meant to be."""
    if b"%PDF-" in data[:1024] or name.lower().endswith(".pdf"):
        flow = read_pdf(data, name, engine)
    elif _is_html(data[:65536]):
        flow = read_html(data, name)
    else:
        raise UnreadableFile(name, "not_html")
    return replace(flow, blocks=tuple(with_implied_lists(flow.blocks)))


def _is_html(start: bytes) -> bool:
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = start.decode("utf-16" if wide else "latin-1", "replace")
    return "\x00" not in text and bool(_TAG.search(text))


def explain(
    flow: Flow,
    data: bytes,
    *,
    name: str,
    published: date | None,
    tables: Tables,
    role: DocumentRole | None = None,
) -> Explanation:
    """What a flow of blocks says, and why."""
    day = published or flow.published
    kind = PublicationKind.LETTER if role is DocumentRole.LETTER else publication_kind(flow)
    names = lexicon(tables, fire=about_fire(flow))
    force = force_of_title(flow.title, tables)
    comes_back = kind is PublicationKind.LETTER or follows_up(flow.title or "")
    gathered = gather(flow.blocks, flow.title, comes_back=comes_back)
    joined, prose = _without_prose(join_copies(gathered.drafts))
    if comes_back and day:
        _restate_overdue(joined, day)
    read = [_read_item(one, joined, day, force, names) for one in joined]
    items = unique_keys(tuple(one.item for one in read))
    claims = _claims(flow, day)
    stated = tuple(claim.stated for claim in claims)
    own = [one for one in read if not one.item.restated and one.item.kind is ItemKind.RECOMMENDATION]
    checks = checks_of(
        Evidence(
            flow=flow, items=items, joined=joined, claims=claims, left_out=prose,
            passed_over=gathered.passed_over, set_apart=gathered.set_apart, kind=kind,
            published=day, names=names,
            unknown=tuple((one.found.unknown, one.item) for one in own if one.found.unknown),
            doubtful=tuple((one.found.doubtful, one.item) for one in own if one.found.doubtful),
        )
    )  # fmt: skip
    extraction = Extraction(
        source=Source(
            name=name, sha256=hashlib.sha256(data).hexdigest(), media_type=flow.media_type, pages=flow.pages
        ),
        title=flow.title,
        published=day,
        kind=kind,
        counts=count_items(items),
        stated_counts=stated,
        items=items,
        checks=checks,
        needs_review=needs_review(checks),
        language=flow.language,
    )
    return Explanation(
        extraction=extraction,
        items=trace_items(read),
        left_out=left_out(gathered, prose, joined),
        claims=claims,
        unreadable=flow.unreadable,
    )


def _claims(flow: Flow, published: date | None) -> tuple[Claim, ...]:
    """The totals that the document claims, each with the places where it does."""
    where: dict[StatedCount, list[Place]] = {}
    for block in flow.blocks:
        for stated in stated_counts((block.text,), published):
            where.setdefault(stated, []).append(block.place)
    return tuple(Claim(stated=stated, where=tuple(places)) for stated, places in where.items())


def _without_prose(joined: list[Joined]) -> tuple[list[Joined], list[Joined]]:
    """Beside titled recommendations, a sentence that recommends in passing is not one more of them."""
    prose = [one for one in joined if all(copy.rule == "prose" for copy in one.copies)]
    titled = [
        one for one in joined if one.kind is ItemKind.RECOMMENDATION and one not in prose and not one.restated
    ]
    if not titled:
        return joined, []
    return [one for one in joined if one not in prose], prose


def _read_item(
    one: Joined, joined: list[Joined], published: date | None, force: str | None, names: Lexicon
) -> Read:
    best = one.best
    above = [said for copy in (best, *one.copies) for said in copy.above]
    headings = [
        said for copy in one.copies for said in (Above(copy.theme, Origin.TITLE), *_chapter_above(copy))
    ]
    above += [said for said in headings if names.covers(said.phrase)]
    found = verdict(best.text, [said.phrase for said in above], names, force)
    if one.kind is ItemKind.CAUSE_OF_CONCERN and force and found.applies is Applies.UNCLEAR:
        found = _about_force(found, force)
    every = (_dated(copy, published) for copy in (best, *one.copies))
    dated = next((one for one in every if one.deadlines), Dated())
    parent = group_of(joined, best.parent)
    item = Item(
        kind=one.kind,
        number=one.number,
        label=next((copy.label for copy in one.copies if copy.label), None),
        text=tidy(best.text),
        parts=tuple(map(tidy, best.parts)),
        addressees=found.addressees,
        chief_constables=found.applies,
        reason=found.reason,
        forces=found.forces,
        deadline=next(iter(dated.deadlines), None),
        deadlines=dated.deadlines,
        restated=one.restated,
        restated_from=next((copy.restated_from for copy in one.copies if copy.restated), None)
        if one.restated
        else None,
        parent=joined.index(parent) if parent else None,
        where=places_of(one.copies),
        rule=best.rule,
    )
    return Read(item=item, joined=one, found=found, above=above, dated=dated)


def _restate_overdue(joined: list[Joined], published: date) -> None:
    """A report that follows up another prints the earlier items: their time is over when it comes out."""
    for one in joined:
        due = _dated(one.best, published).deadlines
        if due and due[0].date and due[0].date < published:
            for copy in one.copies:
                copy.restate("an earlier report, by its deadline", RestatedBy.DATE)


def _about_force(found: Verdict, force: str) -> Verdict:
    """A cause of concern in a report on one force is that force's, whoever its sentences speak of."""
    return replace(
        found,
        applies=Applies.YES,
        reason="the report is about this force",
        forces=(force,),
        unknown=None,
        doubtful=None,
    )


def _dated(draft: Draft, published: date | None) -> Dated:
    """A copy's deadlines by its own words, else by the nearest words above that name one."""
    said = deadlines(draft.text, published)
    beside = Above(draft.when, Origin.COLUMN if draft.rule == "table" else Origin.LABEL)
    if draft.when and (labelled := deadline_above([draft.when, f"By {draft.when}"], published)):
        others = tuple(one for one in said if one.date and one.date != labelled.date)
        return Dated(deadlines=(labelled, *others), copy=draft, above=beside)
    if said:
        return Dated(deadlines=said, copy=draft)
    headings = [said for said in _chapter_above(draft) if is_deadline(said.phrase)]
    for above in (*draft.above, *headings):
        if inherited := deadline_above([above.phrase], published):
            return Dated(deadlines=(inherited,), copy=draft, above=above)
    return Dated()


def _chapter_above(draft: Draft) -> list[Above]:
    """The headings around a copy, nearest first."""
    return [Above(heading) for heading in reversed(draft.chapter)]


def unique_keys(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Give each item its stable key: kind and number, else kind and opening words; repeats are told apart."""
    seen: dict[str, int] = {}
    keyed = []
    for item in items:
        prefix = f"{item.kind}{':restated' if item.restated else ''}"
        key = f"{prefix}:{item.number}" if item.number else f"{prefix}:{opening(item.text)}"
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            key = f"{key}:{opening(item.text, 6)}" if item.number else f"{key}:{seen[key]}"
        keyed.append(replace(item, key=key))
    return tuple(keyed)
