"""The `hmicwatch` command: global options, the table of commands, and how errors become exit statuses."""

import errno
import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NoReturn, TextIO

import click

from hmicwatch import __version__
from hmicwatch.cli.invocation import Invocation
from hmicwatch.cli.lazy import LazyGroup
from hmicwatch.clock import Clock, SystemClock
from hmicwatch.errors import ExitStatus, HmicwatchError

INTERRUPTED = 130
PIPE_CLOSED = 141
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

COMMANDS = {
    "init": ("hmicwatch.cli.init", "Write a settings file and make the store ready."),
    "fetch": ("hmicwatch.cli.fetch", "Look what HMICFRS published, and read it."),
    "extract": ("hmicwatch.cli.extract", "Read saved pages and PDFs and show what they recommend."),
    "list": ("hmicwatch.cli.list", "List the stored publications, newest first."),
    "show": ("hmicwatch.cli.show", "Show one publication with everything known of it."),
    "export": ("hmicwatch.cli.export", "Write everything stored for other programs."),
    "digest": ("hmicwatch.cli.digest", "Show what the next digest would say."),
    "doctor": ("hmicwatch.cli.doctor", "Check settings, store, archive and the last run."),
    "examples": ("hmicwatch.cli.examples", "Keep documents with the facts they should be read as."),
    "demo": ("hmicwatch.cli.demo", "Show a whole night on a small sample site, offline."),
}


@click.group(
    name="hmicwatch",
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: hmicwatch extract report.pdf. Each command explains itself with --help.",
)
@click.option("--config", metavar="FILE", help="Settings file to use instead of the usual one.")
@click.option("--verbose", is_flag=True, help="Log every step on standard error, and show tracebacks.")
@click.option(
    "--log-json", is_flag=True, help="Write all of standard error as JSON lines, for other programs."
)
@click.version_option(__version__, prog_name="hmicwatch")
@click.pass_obj
def program(invocation: Invocation, config: str | None, verbose: bool, log_json: bool) -> None:
    """Watch what HMICFRS publishes: recommendations, who must answer them, and by when."""
    invocation.config = Path(config) if config else None
    invocation.verbose = verbose
    invocation.log_json |= log_json


def main(
    args: Sequence[str],
    env: Mapping[str, str],
    stdout: TextIO,
    stderr: TextIO,
    clock: Clock | None = None,
) -> int:
    """Do one call of the program and return its exit status; nothing escapes but a closed pipe."""
    invocation = Invocation(env=env, stdout=stdout, stderr=stderr, clock=clock or SystemClock())
    # Already what is wrong with the options themselves must be told in the way that was asked for.
    invocation.log_json = "--log-json" in args
    with redirect_stdout(stdout), redirect_stderr(stderr):
        try:
            status = program.main(list(args), prog_name="hmicwatch", obj=invocation, standalone_mode=False)
            stdout.flush()
            return status if isinstance(status, int) else ExitStatus.OK
        except click.ClickException as wrong:
            _misused(invocation, wrong)
            return wrong.exit_code
        except HmicwatchError as error:
            return _explained(invocation, error)
        except (KeyboardInterrupt, click.Abort):
            if not invocation.log_json:
                stderr.write("\n")  # after the ^C that a terminal shows
            invocation.complain("stopped before the end, as you asked. What was stored stays stored.")
            return INTERRUPTED
        except BrokenPipeError:
            raise
        except OSError as wrong:
            return _no_room(invocation, wrong) if wrong.errno in _NO_ROOM else _fault(invocation, wrong)
        except Exception as fault:  # noqa: BLE001 - the last resort: a person reads one sentence, not a traceback
            return _fault(invocation, fault)


def _misused(invocation: Invocation, wrong: click.ClickException) -> None:
    if invocation.log_json:
        invocation.complain(wrong.format_message())
    else:
        wrong.show(file=invocation.stderr)


def _explained(invocation: Invocation, error: HmicwatchError) -> int:
    invocation.complain(str(error), error)
    return error.exit_status


def _no_room(invocation: Invocation, wrong: OSError) -> int:
    where = wrong.filename or "the place where the output goes"
    invocation.complain(f"there is no room at {where} ({wrong.strerror}). Make room and call it again.")
    return ExitStatus.FAULT


def _fault(invocation: Invocation, fault: Exception) -> int:
    what = " ".join(f"{type(fault).__name__}: {fault}".split())
    then = (
        ""
        if invocation.verbose
        else " Call it again with --verbose before the command, and report what it prints."
    )
    invocation.complain(f"a fault of the program, not yours ({what}).{then}", fault)
    return ExitStatus.FAULT


def run() -> NoReturn:
    """The console script: UTF-8 whatever the console or pipe says, and quiet when a pipe closes early."""
    sys.stdout, sys.stderr = _usable(sys.stdout), _usable(sys.stderr)
    try:
        status = main(sys.argv[1:], os.environ, sys.stdout, sys.stderr)
    except BrokenPipeError:
        status = PIPE_CLOSED
    _leave_quietly(sys.stdout)
    sys.exit(status)


def _usable(stream: TextIO | None) -> TextIO:
    """A closed stream (`>&-`, a service without a console) takes everything and keeps nothing."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream or Path(os.devnull).open("w", encoding="utf-8")


def _leave_quietly(stream: TextIO) -> None:
    """What could not be written was told already: Python need not try and complain again at its end."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
