"""`hmicwatch demo`: two nights on the sample site, offline."""

import shutil
import tempfile
from pathlib import Path

import click

from hmicwatch.cli.invocation import Invocation
from hmicwatch.errors import ExitStatus


@click.command(
    name="demo", epilog="Example: hmicwatch demo. It needs no network and takes less than half a minute."
)
@click.option("--clean", is_flag=True, help="Remove the demo's folder at the end.")
@click.pass_obj
def command(invocation: Invocation, clean: bool) -> int:
    """Show a whole night on a small sample site, offline."""
    from hmicwatch.demo import show_demo

    invocation.set_up_logs()
    folder = Path(tempfile.mkdtemp(prefix="hmicwatch-demo-"))
    try:
        told = show_demo(folder, invocation.say, invocation.progress())
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    if clean:
        shutil.rmtree(folder, ignore_errors=True)
        return ExitStatus.OK
    example = told.new[0].id if told.new else "ID"
    hmicwatch = f"hmicwatch --config {told.settings}"
    invocation.say_all(
        [
            "",
            f"Everything is kept in {folder}. Look at it with:",
            f"  {hmicwatch} list --state new",
            f"  {hmicwatch} show {example}",
            f"  {hmicwatch} export json -o everything.json",
            "Delete the folder when you have seen enough. For the real site: hmicwatch init",
        ]
    )
    return ExitStatus.OK
