"""`hmicwatch show`: one publication with everything known of it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from hmicwatch.cli.invocation import Invocation
from hmicwatch.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from hmicwatch.domain import Publication
    from hmicwatch.store import Work


@click.command(
    name="show",
    epilog="Example: hmicwatch show improving-the-response-to-organised-immigration-crime. "
    "`hmicwatch list` prints the ids; an address of the publication does as well.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as in `export json`.")
@click.argument("word", metavar="ID")
@click.pass_obj
def command(invocation: Invocation, as_json: bool, word: str) -> int:
    """Show one publication with everything known of it."""
    from hmicwatch.dossiers import whole_dossier
    from hmicwatch.report.listing import show_lines

    with invocation.reading(invocation.settings()) as work:
        dossier = whole_dossier(work, _wanted(work, word))
    if as_json:
        from hmicwatch.jsonio import to_json
        from hmicwatch.report.export import show

        invocation.say(to_json(show(dossier)))
    else:
        invocation.say_all(show_lines(dossier))
    return ExitStatus.OK


def _wanted(work: Work, word: str) -> Publication:
    """The publication with this id, or at this address, or whose id alone begins like this."""
    found = work.publication(word) or work.publication(work.find_by_address(word) or "")
    if found:
        return found
    known = [publication.id for publication in work.publications()]
    begins = [name for name in known if name.startswith(word)]
    if len(begins) == 1:
        only = work.publication(begins[0])
        if only:
            return only
    close = begins[:3] or get_close_matches(word, known, n=3, cutoff=0.4)
    hint = (
        f"Did you mean {' or '.join(close)}?" if close else "`hmicwatch list` prints the ids that there are"
    )
    raise UsageError(f"there is no publication {word}", do=hint)
