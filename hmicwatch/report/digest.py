"""The morning's digest: decided as a value first, then put into text by its template."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from hmicwatch.domain import (
    Applies,
    ChangedEntry,
    Digest,
    DigestEntry,
    Item,
    ItemKind,
    Outcome,
    Run,
    Severity,
)
from hmicwatch.report.change_words import changes_told
from hmicwatch.report.dossier import Dossier
from hmicwatch.report.item_words import deadline_words, name_of
from hmicwatch.report.wording import counted, first_words, long_date

_TEMPLATES = Path(__file__).parent / "templates"


def decide_digest(
    new: Sequence[Dossier],
    held: Sequence[Dossier],
    run: Run | None,
    day: date,
    *,
    changed: Sequence[Dossier] = (),
) -> Digest:
    """What one morning has to tell: `new` since the last digest, `held` waiting for the officer.

    `changed` are told with the changes that they hold.
    """
    told = tuple(_entry(dossier) for dossier in _newest_first(new))
    waiting = tuple(_entry(dossier) for dossier in _newest_first(held))
    otherwise = tuple(_changed_entry(dossier) for dossier in _newest_first(changed))
    return Digest(
        day=day,
        subject=_subject(told, otherwise, waiting, run),
        outcome=run.outcome if run else None,
        new=told,
        changed=otherwise,
        held=waiting,
        gaps=run.gaps if run else (),
        could_not_look=run.could_not_look if run else None,
    )


def _newest_first(dossiers: Sequence[Dossier]) -> list[Dossier]:
    by_title = sorted(dossiers, key=lambda dossier: dossier.publication.title)
    return sorted(by_title, key=lambda dossier: dossier.publication.published or date.min, reverse=True)


def _entry(dossier: Dossier) -> DigestEntry:
    own = [item for item in dossier.items if item.kind is ItemKind.RECOMMENDATION and not item.restated]
    return DigestEntry(
        id=dossier.id,
        title=dossier.publication.title,
        published=dossier.publication.published,
        sentence=" ".join(part for part in (dossier.sentence, dossier.beside) if part),
        summary=dossier.publication.held_reason or first_words(dossier.publication.summary, 300),
        url=dossier.address,
        counts=dossier.counts,
        asks=tuple(item for item in own if item.chief_constables.counts),
        unclear=tuple(item for item in own if item.chief_constables is Applies.UNCLEAR),
        needs_review=dossier.needs_review,
        reviewed=dossier.reviewed,
        doubts=tuple(check.message for check in dossier.checks if check.severity is not Severity.INFO),
    )


def _changed_entry(dossier: Dossier) -> ChangedEntry:
    return ChangedEntry(entry=_entry(dossier), changes=changes_told(dossier.changes, dossier.items))


def _subject(
    new: tuple[DigestEntry, ...],
    changed: tuple[ChangedEntry, ...],
    held: tuple[DigestEntry, ...],
    run: Run | None,
) -> str:
    """The subject line: what is new and how much of it is for chief constables, or why nothing is."""
    also = f", {counted(len(changed), 'changed report')}" if changed else ""
    if run and run.outcome is Outcome.COULD_NOT_LOOK and not new:
        return f"HMICFRS could not be looked at{also}"
    if not new:
        return f"No new HMICFRS reports{also}{_beside_subject(held, run)}"
    reports = counted(len(new), "new HMICFRS report")
    asks = counted(sum(entry.counts.chief_constables for entry in new), "recommendation")
    doubtful = sum(entry.needs_review and not entry.reviewed for entry in new)
    review = f" ({doubtful} to check first)" if doubtful else ""
    return f"{reports}, {asks} for chief constables{review}{also}"


def _beside_subject(held: tuple[DigestEntry, ...], run: Run | None) -> str:
    parts = [f"{len(held)} held for you"] if held else []
    if run and run.gaps:
        parts.append(counted(len(run.gaps), "gap"))
    return "".join(f", {part}" for part in parts)


def render_text(digest: Digest) -> str:
    """The digest as plain text, for a terminal and for the text part of a message."""
    template = _environment().get_template("digest.txt.j2")
    return template.render(digest=digest).strip() + "\n"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html", "html.j2"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": long_date, "opening": _opening, "due": _due, "place": name_of}
    return environment


def _opening(item: Item) -> str:
    return first_words(item.text, 200)


def _due(item: Item) -> str:
    return deadline_words(item.deadline)
