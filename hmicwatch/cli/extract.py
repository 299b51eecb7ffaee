"""`hmicwatch extract`: read saved pages and PDFs without store and network."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import click

from hmicwatch.cli.input_files import MEGABYTE, content_of, shown_name
from hmicwatch.cli.invocation import Invocation
from hmicwatch.cli.options import DAY_FORM, day
from hmicwatch.domain import Extraction, Tables
from hmicwatch.errors import ExitStatus, UnreadableFile


@click.command(
    name="extract",
    epilog="Example: hmicwatch extract --json --published 2025-05-07 report.pdf. "
    "Exit status 5 says that a file could not be read; the others are still shown.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON: an object, for several files an array.")
@click.option(
    "--published",
    type=day,
    metavar=DAY_FORM,
    help="The day of publication, where the file does not print it.",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def command(invocation: Invocation, as_json: bool, published: date | None, files: tuple[Path, ...]) -> int:
    """Read saved pages and PDFs and show what they recommend."""
    settings = invocation.settings()
    tables = invocation.tables(settings)
    limit = settings.site.max_megabytes * MEGABYTE
    paths = list(_expanded(files))
    read: list[Extraction] = []
    for path in paths:
        try:
            extraction = _read(path, published, tables, limit)
        except UnreadableFile as unreadable:
            invocation.complain(str(unreadable))
            continue
        read.append(extraction)
        if not as_json:
            _show(invocation, extraction, first=len(read) == 1)
    if as_json:
        _print_json(invocation, read, several=len(paths) > 1)
    return ExitStatus.OK if len(read) == len(paths) else ExitStatus.UNREADABLE


def _expanded(files: tuple[Path, ...]) -> Iterator[Path]:
    """Patterns such as *.pdf, which the Windows command line hands over as they are."""
    for file in files:
        matches = (
            sorted(file.parent.glob(file.name)) if set("*?") & set(file.name) and not file.exists() else []
        )
        yield from matches or [file]


def _read(path: Path, published: date | None, tables: Tables, limit: int) -> Extraction:
    from hmicwatch.readfile import read_bytes

    # The reader works in a child process; what is imported here need not be imported in each.
    import_module("hmicwatch.parse")
    name = shown_name(path)
    return read_bytes(content_of(path, name, limit), name, published, tables)


def _print_json(invocation: Invocation, read: list[Extraction], *, several: bool) -> None:
    from hmicwatch.jsonio import to_json

    if several:
        invocation.say(to_json(read))
    elif read:
        invocation.say(to_json(read[0]))


def _show(invocation: Invocation, extraction: Extraction, *, first: bool) -> None:
    from hmicwatch.report.extracted import extracted_lines

    if not first:
        invocation.say()
    invocation.say_all(extracted_lines(extraction))
