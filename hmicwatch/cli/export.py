"""`hmicwatch export json`: everything stored, for other programs."""

from collections.abc import Iterable
from pathlib import Path

import click

from hmicwatch.cli.invocation import Invocation
from hmicwatch.errors import ExitStatus, UsageError


@click.group(name="export", epilog="Example: hmicwatch export json -o everything.json")
def command() -> None:
    """Write everything stored for other programs."""


@command.command(name="json", epilog="Example: hmicwatch export json -o everything.json")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to a file instead."
)
@click.pass_obj
def export_json(invocation: Invocation, output: Path | None) -> int:
    """Print everything stored as one JSON object."""
    from hmicwatch.dossiers import dossiers
    from hmicwatch.jsonio import export_chunks

    with invocation.reading(invocation.settings()) as work:
        chunks = export_chunks(dossiers(work, work.publications()), invocation.clock.now())
        if output is None:
            for chunk in chunks:
                invocation.stdout.write(chunk)
        else:
            _write(output, chunks)
            invocation.complain(f"wrote {output}")
    return ExitStatus.OK


def _write(output: Path, chunks: Iterable[str]) -> None:
    """The whole file or none: what stood there stays until the new one is complete."""
    is_ordinary = output.is_file() or not output.exists()
    written = output.with_name(f".{output.name}.part") if is_ordinary else output
    try:
        with written.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(chunks)
        if is_ordinary:
            written.replace(output)
    except OSError as wrong:
        raise UsageError(
            f"{output} cannot be written: {wrong.strerror or wrong}",
            do="Name a file in a folder that exists and where you may write",
        ) from wrong
    finally:
        if is_ordinary:
            written.unlink(missing_ok=True)
