"""How a run ended, in lines for people; the last line is the outcome that scripts look at. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from hmicwatch.domain import Gap, Outcome, Publication, Run, RunKind
from hmicwatch.errors import ExitStatus
from hmicwatch.report.wording import counted

_EXITS = {
    Outcome.NEW_ITEMS: ExitStatus.OK,
    Outcome.NOTHING_NEW: ExitStatus.OK,
    Outcome.GAPS: ExitStatus.GAPS,
    Outcome.INTERRUPTED: ExitStatus.GAPS,
    Outcome.COULD_NOT_LOOK: ExitStatus.COULD_NOT_LOOK,
}
_UNREAD_SHOWN = 10


def exit_status(run: Run) -> ExitStatus:
    """What `hmicwatch fetch` ends with after this run."""
    return _EXITS.get(run.outcome, ExitStatus.FAULT) if run.outcome else ExitStatus.FAULT


def describe_outcome(run: Run, known: Iterable[Publication]) -> list[str]:
    """The lines that tell a run; `known` are the publications that it may speak of."""
    stored = {publication.id: publication for publication in known}
    titles = {name: publication.title for name, publication in stored.items()}
    return [
        *_listed("New:", (_name(one, titles) for one in run.new)),
        *_listed("Held for you to look at, not announced:", _held(run.held, stored)),
        *_listed("Changed since it was last read:", (_name(one, titles) for one in run.changed)),
        *_listed("Gaps:", (_gap(gap, titles) for gap in run.gaps)),
        *_unread(run, titles),
        *run.notes,
        *_round(run),
        _last_line(run),
    ]


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    shown = [f"  {line}" for line in lines]
    if shown:
        yield heading
        yield from shown


def _held(names: Iterable[str], stored: Mapping[str, Publication]) -> Iterator[str]:
    """Each reason once, with the titles that it holds back under it."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for name in names:
        publication = stored.get(name)
        reason = (publication.held_reason if publication else None) or "no reason is recorded"
        by_reason[reason].append(publication.title if publication else name)
    for reason, titles in by_reason.items():
        yield f"{reason[0].upper()}{reason[1:]}:"
        yield from (f"  {title}" for title in titles)


def _name(publication_id: str, titles: Mapping[str, str]) -> str:
    return titles.get(publication_id) or publication_id


def _gap(gap: Gap, titles: Mapping[str, str]) -> str:
    title = titles.get(gap.publication) if gap.publication else None
    return f"{title}: {gap.reason} ({gap.address})" if title else f"{gap.address}: {gap.reason}"


def _unread(run: Run, titles: Mapping[str, str]) -> Iterator[str]:
    """What is known but not read yet: the first few by name, the rest by number."""
    names = [_name(one, titles) for one in run.unread]
    yield from _listed("Not read yet, the next run goes on with them:", names[:_UNREAD_SHOWN])
    if len(names) > _UNREAD_SHOWN:
        yield f"  and {len(names) - _UNREAD_SHOWN} more"


def _round(run: Run) -> Iterator[str]:
    if run.rechecked:
        yield f"Round over older publications: {counted(run.rechecked, 'page')} looked at again."


def _last_line(run: Run) -> str:
    """Begins with exactly the outcome."""
    match run.outcome:
        case Outcome.NEW_ITEMS:
            return f"new items: {counted(len(run.new), 'publication')}"
        case Outcome.NOTHING_NEW:
            return f"nothing new: {counted(run.pages_checked, 'page')} checked{_beside(run)}"
        case Outcome.GAPS:
            return f"complete with gaps: {counted(len(run.gaps), 'gap')}{_beside(run)}"
        case Outcome.INTERRUPTED:
            return f"complete with gaps: the run was interrupted, what it saved stays{_beside(run)}"
        case Outcome.COULD_NOT_LOOK:
            return f"could not look: {run.could_not_look or 'no reason is known'}"
        case _:
            return "fault: the run ended by a fault of the program; the log says more"


def _beside(run: Run) -> str:
    """What else to know, in the same line."""
    parts = []
    if run.new and run.outcome is not Outcome.NEW_ITEMS:
        parts.append(f"{len(run.new)} new")
    if run.held:
        parts.append(f"{len(run.held)} held")
    if run.unread:
        parts.append(f"{len(run.unread)} not read yet")
    if run.kind is RunKind.BASELINE:
        parts.append("first look, nothing is announced" if not run.unread else "the first look goes on")
    return "".join(f"; {part}" for part in parts)
