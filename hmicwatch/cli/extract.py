"""`hmicwatch extract`: read saved pages and PDFs without store and network."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hmicwatch.cli.invocation import Invocation
from hmicwatch.cli.options import DAY_FORM, day
from hmicwatch.domain import Explanation, Tables
from hmicwatch.errors import ExitStatus, UnreadableFile

if TYPE_CHECKING:
    from hmicwatch.readfile import Engine

_MEGABYTE = 1024 * 1024
_PAGES = (".html", ".htm")


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
@click.option(
    "--explain",
    is_flag=True,
    help="Say for each item why it was found, counts and applies, and for each check what disagreed.",
)
@click.option(
    "--engine",
    type=click.Choice(["pdfium", "pdfplumber"]),
    default="pdfium",
    show_default=True,
    help="What reads PDFs; pdfplumber is slower, and a second opinion.",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def command(
    invocation: Invocation,
    as_json: bool,
    published: date | None,
    explain: bool,
    engine: "Engine",
    files: tuple[Path, ...],
) -> int:
    """Read saved pages and PDFs and show what they recommend."""
    settings = invocation.settings()
    tables = invocation.tables(settings)
    limit = settings.site.max_megabytes * _MEGABYTE
    paths = list(_expanded(files))
    read: list[Explanation] = []
    for path in paths:
        try:
            explanation = _read(path, published, tables, limit, engine)
        except UnreadableFile as unreadable:
            invocation.complain(str(unreadable))
            continue
        read.append(explanation)
        if not as_json:
            _show(invocation, explanation, first=len(read) == 1, explain=explain)
    if as_json:
        _print_json(invocation, read, several=len(paths) > 1, explain=explain)
    return ExitStatus.OK if len(read) == len(paths) else ExitStatus.UNREADABLE


def _expanded(files: tuple[Path, ...]) -> Iterator[Path]:
    """Patterns such as *.pdf, which the Windows command line hands over as they are."""
    for file in files:
        matches = (
            sorted(file.parent.glob(file.name)) if set("*?") & set(file.name) and not file.exists() else []
        )
        yield from matches or [file]


def _read(path: Path, published: date | None, tables: Tables, limit: int, engine: "Engine") -> Explanation:
    from hmicwatch.readfile import explain_bytes

    # The reader works in a child process; what is imported here need not be imported in each.
    import_module("hmicwatch.parse")
    # A file name may hold bytes that are no text; JSON must not.
    name = (path.name or str(path)).encode("utf-8", "replace").decode()
    return explain_bytes(_content(path, name, limit), name, published, tables, engine=engine)


def _content(path: Path, name: str, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except IsADirectoryError as wrong:
        raise UnreadableFile(name, "missing", "It is a folder: name the files in it") from wrong
    except (OSError, ValueError) as wrong:
        reason = wrong.strerror if isinstance(wrong, OSError) else str(wrong)
        raise UnreadableFile(name, "missing", reason or "") from wrong
    if len(content) > limit:
        raise UnreadableFile(name, "too_large", f"More than {limit // _MEGABYTE} MB is not read")
    if not content:
        raise UnreadableFile(name, "truncated", "It is empty")
    if path.suffix.lower() in _PAGES and content.startswith(b"%PDF-"):
        raise UnreadableFile(name, "not_html", "It is a PDF: rename it to .pdf and read it again")
    return content


def _print_json(invocation: Invocation, read: list[Explanation], *, several: bool, explain: bool) -> None:
    from hmicwatch.jsonio import to_json, with_reasons

    shown = [with_reasons(one) if explain else one.extraction for one in read]
    if several:
        invocation.say(to_json(shown))
    elif shown:
        invocation.say(to_json(shown[0]))


def _show(invocation: Invocation, explanation: Explanation, *, first: bool, explain: bool) -> None:
    from hmicwatch.report.explained import explained_lines
    from hmicwatch.report.extracted import extracted_lines

    if not first:
        invocation.say()
    invocation.say_all(explained_lines(explanation) if explain else extracted_lines(explanation.extraction))
