"""`hmicwatch digest`: what the next digest would say."""

from datetime import date
from zoneinfo import ZoneInfo

import click

from hmicwatch.cli.invocation import Invocation
from hmicwatch.cli.options import DAY_FORM, day
from hmicwatch.domain import PublicationState
from hmicwatch.errors import ExitStatus, UsageError


@click.command(name="digest", epilog="Example: hmicwatch digest --preview")
@click.option("--preview", is_flag=True, help="Print the digest as text; nothing is sent or noted.")
@click.option(
    "--since",
    type=day,
    metavar=DAY_FORM,
    help="Tell of everything first seen or changed on this day or later, told before or not.",
)
@click.pass_obj
def command(invocation: Invocation, preview: bool, since: date | None) -> int:
    """Show what the next digest would say."""
    from hmicwatch.dossiers import changed_untold, untold
    from hmicwatch.report.digest import decide_digest, render_text

    if not preview:
        raise UsageError(
            "digest needs --preview", "Digests are not sent by this command", "hmicwatch digest --preview"
        )
    settings = invocation.settings()
    today = invocation.clock.now().astimezone(ZoneInfo(settings.schedule.timezone)).date()
    with invocation.reading(settings) as work:
        new = untold(work, PublicationState.NEW, since)
        held = untold(work, PublicationState.HELD)
        changed = changed_untold(work, since)
        run = work.last_run()
    invocation.stdout.write(render_text(decide_digest(new, held, run, today, changed=changed)))
    return ExitStatus.OK
