"""`hmicwatch fetch`: one run of the night's work."""

from datetime import date

import click

from hmicwatch.cli.invocation import Invocation
from hmicwatch.cli.options import DAY_FORM, day


@click.command(
    name="fetch",
    epilog="Example: hmicwatch fetch. Exit status 0: it looked, and the last line says what is new; 3: some "
    "publications could not be fetched or read; 4: it could not look; 6: another run is in progress.",
)
@click.option("--full", is_flag=True, help="Look at every document of every known publication.")
@click.option("--dry-run", is_flag=True, help="Only say what would be fetched and stored.")
@click.option("--since", type=day, metavar=DAY_FORM, help="Also look at what was published since that day.")
@click.argument("urls", metavar="[URL]...", nargs=-1)
@click.pass_obj
def command(
    invocation: Invocation, full: bool, dry_run: bool, since: date | None, urls: tuple[str, ...]
) -> int:
    """Look what HMICFRS published, and read it."""
    from hmicwatch.crawl.archive_url import open_archive
    from hmicwatch.nightly import run_night
    from hmicwatch.report.outcome import describe_outcome, exit_status
    from hmicwatch.store import open_store

    settings = invocation.settings()
    tables = invocation.tables(settings)
    archive = open_archive(settings.store.archive)
    with open_store(settings.store.url) as store:
        run = run_night(
            settings,
            tables,
            store,
            archive,
            invocation.clock,
            full=full,
            dry_run=dry_run,
            since=since,
            urls=urls,
            progress=invocation.progress(),
        )
        with store.read() as work:
            known = work.publications()
    invocation.say_all(describe_outcome(run, known))
    return exit_status(run)
