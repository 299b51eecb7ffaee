"""`hmicwatch examples`: draft, check and renew saved documents with the facts they should be read as."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from hmicwatch.cli.input_files import MEGABYTE, content_of, shown_name
from hmicwatch.cli.invocation import Invocation
from hmicwatch.cli.options import DAY_FORM, day
from hmicwatch.errors import ExitStatus, UsageError
from hmicwatch.examples.study import Studied

_folder = click.option(
    "--folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("tests", "examples"),
    show_default=True,
    help="Where the examples are kept.",
)
_names = click.argument("names", metavar="NAME...", nargs=-1)


@click.group(name="examples", epilog="Example: hmicwatch examples add report.pdf --family peel")
def command() -> None:
    """Keep documents with the facts they should be read as."""


@command.command(epilog="Example: hmicwatch examples add report.pdf --family peel --published 2025-05-07")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--family", metavar="NAME", default="reports", show_default=True, help="The group it belongs to."
)
@click.option("--slug", metavar="NAME", default="", help="Its own name; otherwise made from the file's name.")
@click.option(
    "--published",
    type=day,
    metavar=DAY_FORM,
    help="The day of publication, where the file does not print it.",
)
@click.option("--address", metavar="URL", default="", help="Where the document was published.")
@_folder
@click.pass_obj
def add(
    invocation: Invocation,
    file: Path,
    family: str,
    slug: str,
    published: date | None,
    address: str,
    folder: Path,
) -> int:
    """Draft an example from a saved page or PDF, for you to check."""
    from hmicwatch.examples.study import draft
    from hmicwatch.examples.words import what_to_do_lines
    from hmicwatch.report.extracted import extracted_lines

    settings = invocation.settings()
    root = _existing(folder)
    data = content_of(file, shown_name(file), settings.site.max_megabytes * MEGABYTE)
    target = root / _name(family, "--family") / _name(slug or _slug_of(file), "--slug")
    example, read = draft(
        target,
        data,
        shown_name(file),
        published=published,
        address=address,
        tables=invocation.tables(settings),
    )
    invocation.say_all(extracted_lines(read))
    invocation.say_all(what_to_do_lines(example))
    return ExitStatus.OK


def _slug_of(file: Path) -> str:
    from hmicwatch.language.text import words

    return "-".join(words(shown_name(file.with_suffix("")))).replace("'", "")


def _name(text: str, option: str) -> str:
    """Small letters, digits and hyphens: a folder on every system, and never one outside."""
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text):
        raise UsageError(
            f"{text!r} cannot be the name of an example",
            do=f"Give one of small letters, digits and hyphens with {option}",
        )
    return text


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise UsageError(
            f"there is no folder {folder} with examples here",
            do="Call this in the project's own folder, or name another with --folder",
        )
    return folder


@command.command(epilog="Example: hmicwatch examples check peel. Exit status 1 says that something differs.")
@_names
@_folder
@click.pass_obj
def check(invocation: Invocation, names: tuple[str, ...], folder: Path) -> int:
    """Show field by field what is read otherwise than expected."""
    from hmicwatch.examples.words import total_line

    studied = list(_shown(invocation, names, folder))
    differing, broken = sum(bool(one.differences) for one in studied), sum(bool(one.fault) for one in studied)
    invocation.say(total_line(len(studied), differing, broken))
    return ExitStatus.FAULT if differing or broken else ExitStatus.OK


@command.command(epilog="Example: hmicwatch examples update peel/kites")
@_names
@_folder
@click.option("--yes", is_flag=True, help="Write without asking, for scripts.")
@click.pass_obj
def update(invocation: Invocation, names: tuple[str, ...], folder: Path, yes: bool) -> int:
    """Show what differs, ask, and take what is read now as expected."""
    from hmicwatch.examples.study import take_as_expected

    left, taken = 0, 0
    for one in _shown(invocation, names, folder):
        remains = bool(one.differences or one.fault)
        if any(found.can_be_taken for found in one.differences) and (yes or _agreed(invocation)):
            take_as_expected(one)
            taken += 1
            remains = not all(found.can_be_taken for found in one.differences)
        left += remains
    invocation.say(f"Updated {taken}; {left} left as they are." if taken or left else "Nothing differs.")
    return ExitStatus.FAULT if left else ExitStatus.OK


def _agreed(invocation: Invocation) -> bool:
    invocation.stdout.write("Take what is read now as expected? [y/N] ")
    invocation.stdout.flush()
    answer = sys.stdin.readline()
    if not answer:
        invocation.say()
        raise UsageError(
            "nobody answered, so nothing was written",
            do="Answer y or n, or say --yes to write without asking",
        )
    return answer.strip().lower() in ("y", "yes")


def _shown(invocation: Invocation, names: tuple[str, ...], folder: Path) -> Iterator[Studied]:
    """Each example, its differences printed once it has been read."""
    from hmicwatch.examples.study import chosen, study
    from hmicwatch.examples.words import studied_lines

    tables = invocation.tables(invocation.settings())
    for place in chosen(_existing(folder), names):
        one = study(place, tables)
        invocation.say_all(studied_lines(one))
        yield one
