"""`hmicwatch list`: the stored publications, newest first."""

from datetime import date

import click

from hmicwatch.cli.invocation import Invocation
from hmicwatch.cli.options import DAY_FORM, day
from hmicwatch.domain import PublicationKind, PublicationState
from hmicwatch.errors import ExitStatus


@click.command(name="list", epilog="Example: hmicwatch list --since 2025-03-01 --state new")
@click.option("--since", type=day, metavar=DAY_FORM, help="Only what was published on this day or later.")
@click.option(
    "--state", type=click.Choice([state.value for state in PublicationState]), help="Only this state."
)
@click.option("--kind", type=click.Choice([kind.value for kind in PublicationKind]), help="Only this kind.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(
    invocation: Invocation, since: date | None, state: str | None, kind: str | None, as_json: bool
) -> int:
    """List the stored publications, newest first."""
    from hmicwatch.dossiers import dossiers
    from hmicwatch.report.export import listing
    from hmicwatch.report.listing import list_lines, total_line

    with invocation.reading(invocation.settings()) as work:
        wanted = work.publications(
            state=PublicationState(state) if state else None,
            kind=PublicationKind(kind) if kind else None,
            since=since,
        )
        found = tuple(dossiers(work, wanted))
    if as_json:
        from hmicwatch.jsonio import to_json

        invocation.say(to_json(listing(found, invocation.clock.now())))
        return ExitStatus.OK
    invocation.say_all(list_lines(found))
    invocation.say(total_line(found))
    return ExitStatus.OK
