"""A story without network: a baseline night, one on which three reports appear, and what is told of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hmicwatch.clock import FixedClock
from hmicwatch.crawl.archive import Archive
from hmicwatch.domain import Item, ItemKind, PublicationState, Run, Tables
from hmicwatch.dossiers import changed_untold, untold
from hmicwatch.nightly import run_night
from hmicwatch.progress import Progress
from hmicwatch.report.digest import decide_digest, render_text
from hmicwatch.report.dossier import Dossier
from hmicwatch.report.item_words import applies_words, name_of
from hmicwatch.report.listing import short_places
from hmicwatch.report.outcome import describe_outcome
from hmicwatch.report.wording import long_date
from hmicwatch.sample import SampleSite
from hmicwatch.sample.manifest import SITE, Manifest
from hmicwatch.settings import Settings, load_settings
from hmicwatch.store import Store, open_store

Say = Callable[[str], None]
_THERE_BEFORE = 12

_SETTINGS = """\
# Settings of the demo: everything in this folder, and a small site on this computer instead of the real one.
[site]
base_url = "{pages}"
allowed_hosts = ["{pages_host}", "{assets_host}"]
delay_seconds = 0

[store]
url = '{url}'
archive = '{archive}'
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How the demo's second night ended and what it found."""

    run: Run
    new: tuple[Dossier, ...]
    settings: Path


def show_demo(folder: Path, say: Say, progress: Progress, root: Path = SITE) -> Told:
    """Play the two nights with everything kept in `folder`, and say what a user would see."""
    with SampleSite(day=0, root=root) as site:
        site.manifest = _newest_of(site.manifest)
        settings = _write_settings(folder, site)
        tables = _tables(settings)
        second = _second_night(site)
        with open_store(settings.store.url) as store:
            say("A demonstration on made-up reports, served on this computer; no real site is asked.")
            say("")
            say("The first night: what is there already is stored, and nothing is announced.")
            _night(settings, tables, store, second - timedelta(days=1), say, progress)
            site.day = 1
            say("")
            say("The next night: new reports have appeared.")
            run = _night(settings, tables, store, second, say, progress)
            new, digest = _news(store, run)
    say("")
    say("The digest of that morning:")
    say("")
    say(digest)
    for line in _where_lines(new):
        say(line)
    return Told(run=run, new=new, settings=settings.path)


def _newest_of(manifest: Manifest) -> Manifest:
    """What appears on the second night and the newest before it: the whole site would take twice as long."""
    by_date = sorted(manifest.publications, key=lambda publication: publication.published, reverse=True)
    before = [publication for publication in by_date if publication.day == 0][:_THERE_BEFORE]
    appearing = [publication for publication in by_date if publication.day == 1]
    return replace(manifest, publications=(*appearing, *before))


def _second_night(site: SampleSite) -> datetime:
    """The night after the newest of the reports that the second night finds."""
    newest = max(publication.published for publication in site.manifest.publications)
    return datetime.combine(newest + timedelta(days=1), time(1, 30), UTC)


def _write_settings(folder: Path, site: SampleSite) -> Settings:
    path = folder / "hmicwatch.toml"
    text = _SETTINGS.format(
        pages=site.pages_url,
        pages_host=site.pages_url.removeprefix("http://"),
        assets_host=site.assets_url.removeprefix("http://"),
        url=f"sqlite:///{folder / 'hmicwatch.sqlite3'}",
        archive=folder / "archive",
    )
    path.write_text(text, encoding="utf-8")
    return load_settings(path, {})


def _tables(settings: Settings) -> Tables:
    from hmicwatch.settings import find_table
    from hmicwatch.tables import load_bodies, load_forces

    return Tables(
        forces=load_forces(find_table("forces.toml", settings.path)),
        bodies=load_bodies(find_table("bodies.toml", settings.path)),
    )


def _night(
    settings: Settings, tables: Tables, store: Store, at: datetime, say: Say, progress: Progress
) -> Run:
    archive = Archive(Path(settings.store.archive))
    run = run_night(settings, tables, store, archive, FixedClock(at), progress=progress)
    with store.read() as work:
        known = work.publications()
    for line in describe_outcome(run, known):
        say(line)
    return run


def _news(store: Store, run: Run) -> tuple[tuple[Dossier, ...], str]:
    with store.read() as work:
        new = untold(work, PublicationState.NEW)
        held = untold(work, PublicationState.HELD)
        changed = changed_untold(work)
    return new, render_text(decide_digest(new, held, run, _morning(run), changed=changed))


def _morning(run: Run) -> date:
    return run.started.date()


def _where_lines(new: tuple[Dossier, ...]) -> Iterator[str]:
    """The officer's sentences again, each with the place that every number stands on."""
    yield "What the sentences rest on:"
    for dossier in new:
        yield ""
        yield f"{dossier.publication.title} (Published {long_date(dossier.publication.published)})"
        yield f"{dossier.sentence} [{dossier.mark}]"
        yield from (_where_line(item) for item in dossier.items if _is_counted(item))


def _is_counted(item: Item) -> bool:
    return item.kind is ItemKind.RECOMMENDATION and not item.restated


def _where_line(item: Item) -> str:
    return f"  {name_of(item)}, {applies_words(item)}: {short_places(item.where)}"
