"""The command as a whole: help, versions, what it imports, and how errors end."""

import errno
import json
import logging
import subprocess
import sys
from io import StringIO
from pathlib import Path

import click
import pytest
import structlog

from hmicwatch import __version__
from hmicwatch.cli.program import COMMANDS, program
from hmicwatch.errors import ExitStatus, StoreError
from hmicwatch.logs import set_up_logs
from tests.cli.calls import call

HEAVY = (
    "requests", "bs4", "lxml", "pypdfium2", "pdfplumber", "sqlalchemy", "alembic", "pydantic", "jinja2",
    "rich",
    "feedparser",
    "hmicwatch.web", "hmicwatch.store", "hmicwatch.parse", "hmicwatch.crawl", "hmicwatch.report",
)  # fmt: skip


def _leaves() -> list[tuple[str, ...]]:
    context = click.Context(program)
    found: list[tuple[str, ...]] = []
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        inner = command.commands if isinstance(command, click.Group) else {}
        found += [(name, sub) for sub in inner] or [(name,)]
    return found


def test_version() -> None:
    assert call("--version").out == f"hmicwatch, version {__version__}\n"


def test_help_lists_every_command() -> None:
    called = call("--help")
    assert called.status == 0
    assert all(f"  {name} " in called.out for name in COMMANDS)


@pytest.mark.parametrize("path", _leaves(), ids=" ".join)
def test_every_command_explains_itself_with_an_example(path: tuple[str, ...]) -> None:
    called = call(*path, "--help")
    assert called.status == 0
    assert f"Example: hmicwatch {' '.join(path)}" in " ".join(called.out.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_line_in_the_list_is_the_one_of_the_command(name: str) -> None:
    command = program.get_command(click.Context(program), name)
    assert command is not None
    assert command.get_short_help_str(limit=200) == COMMANDS[name][1].rstrip(".")[:200] or (
        command.help == COMMANDS[name][1]
    )


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["extract", "--help"], ["fetch", "--help"]])
def test_help_imports_nothing_heavy(args: list[str]) -> None:
    script = (
        "import sys\nfrom hmicwatch.cli import main\n"
        f"main({args!r}, {{}}, open({str(Path('/dev/null'))!r}, 'w'), sys.stderr)\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])\n"
    ).replace(repr("/dev/null"), "__import__('os').devnull")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["fetsch"], "Did you mean fetch?"),
        (["xyzzy"], "There are: init, fetch"),
        (["--nonsense"], "--nonsense"),
        (["extract"], "FILE"),
        (["extract", "--published", "7 May 2025", "x.pdf"], "is not a day such as 2025-05-07"),
        (["extract", "--published", "2025-02-30", "x.pdf"], "is not a day such as 2025-05-07"),
        (["list", "--state", "lost"], "'lost' is not one of"),
        (["digest"], "digest needs --preview"),
        (
            ["--config", "/nowhere/hmicwatch.toml", "list"],
            "there is no settings file /nowhere/hmicwatch.toml",
        ),
    ],
)
def test_wrong_usage_is_status_2(args: list[str], words: str) -> None:
    called = call(*args)
    assert called.status == ExitStatus.USAGE
    assert words in called.err
    assert called.out == ""


@pytest.mark.parametrize("path", [path for path in _leaves() if path != ("init",)], ids=" ".join)
def test_options_of_the_program_may_stand_after_the_command(path: tuple[str, ...]) -> None:
    needed = {"extract": ["x.pdf"], "examples": ["x.pdf"], "show": ["x"], "digest": ["--preview"]}.get(
        path[0], []
    )
    if path == ("demo",):
        assert "--verbose" in call("demo", "--help").out
        return
    called = call(*path, "--config", "/nowhere/hmicwatch.toml", "--verbose", *needed)
    assert called.status == ExitStatus.USAGE
    assert "there is no settings file /nowhere/hmicwatch.toml" in called.err
    assert "Traceback" in called.err


def test_wrong_setting_is_status_2_and_names_the_key(tmp_path: Path) -> None:
    called = call("list", env={"HMICWATCH_SITE__DELAY_SECONDS": "soon"})
    assert called.status == ExitStatus.USAGE
    assert "site.delay_seconds" in called.err
    assert "Allowed:" in called.err


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """A command `fail` that raises what the test puts into the list."""
    raised: list[BaseException] = []

    @click.command("fail")
    def fail() -> None:
        raise raised[0]

    get_command = type(program).get_command
    monkeypatch.setitem(program.lazy, "fail", ("", "Fail."))
    monkeypatch.setattr(
        type(program),
        "get_command",
        lambda self, ctx, name: fail if name == "fail" else get_command(self, ctx, name),
    )
    return raised


def test_explained_error_is_one_line_and_its_status(failing: list[BaseException]) -> None:
    failing.append(StoreError("the store is\nfull", "Nothing was saved", "Free some space"))
    called = call("fail")
    assert called.status == ExitStatus.FAULT
    assert called.err == "hmicwatch: the store is full. Nothing was saved. Free some space.\n"


def test_fault_is_one_sentence_and_with_verbose_a_traceback(failing: list[BaseException]) -> None:
    failing.append(KeyError("x"))
    called = call("fail")
    assert called.status == ExitStatus.FAULT
    assert called.err.startswith("hmicwatch: a fault of the program, not yours (KeyError: 'x').")
    assert called.err.count("\n") == 1
    assert "Traceback" in call("--verbose", "fail").err


def test_no_room_for_the_output_is_told_as_such(failing: list[BaseException]) -> None:
    failing.append(OSError(errno.ENOSPC, "No space left on device"))
    called = call("fail")
    assert called.status == ExitStatus.FAULT
    assert called.err.startswith("hmicwatch: there is no room at the place where the output goes (No space")


@pytest.mark.skipif(sys.platform == "win32", reason="the shell of Windows closes no stream")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_fault(closed: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m hmicwatch --version {closed}', sys.executable],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (ExitStatus.OK, b"")


def test_interrupted_by_the_user(failing: list[BaseException]) -> None:
    failing.append(KeyboardInterrupt())
    called = call("fail")
    assert called.status == 130
    assert called.err.lstrip().startswith("hmicwatch: stopped before the end")


def test_output_is_utf8_whatever_the_pipe_says() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hmicwatch", "digest", "–"],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": "", "LC_ALL": "C.UTF-8", "SYSTEMROOT": "C:\\Windows"},
        check=False,
    )
    assert done.returncode == ExitStatus.USAGE
    assert "–" in done.stderr.decode("utf-8")


def test_options_of_json_make_every_complaint_a_json_line(failing: list[BaseException]) -> None:
    failing.append(KeyError("x"))
    for args in (["--log-json", "fetsch"], ["list", "--nonsense", "--log-json"], ["--log-json", "fail"]):
        [line] = call(*args).err.splitlines()
        assert json.loads(line)["level"] == "error"
    [line] = call("--log-json", "--verbose", "fail").err.splitlines()
    assert "KeyError" in json.loads(line)["event"]
    assert "Traceback" in json.loads(line)["exception"]
    failing[:] = [KeyboardInterrupt()]
    [line] = call("--log-json", "fail").err.splitlines()
    assert json.loads(line)["event"].startswith("stopped before the end")


def test_migrations_of_the_store_are_no_news_in_the_log() -> None:
    set_up_logs(StringIO(), verbose=True, as_json=False)
    assert not logging.getLogger("alembic.runtime.migration").isEnabledFor(logging.INFO)


def test_logs_are_quiet_unless_asked_and_json_when_asked() -> None:
    quiet, full, as_json = StringIO(), StringIO(), StringIO()
    set_up_logs(quiet, verbose=False, as_json=False)
    structlog.get_logger("hmicwatch.test").info("looked", pages=3)
    assert quiet.getvalue() == ""
    set_up_logs(full, verbose=True, as_json=False)
    structlog.get_logger("hmicwatch.test").info("looked", pages=3)
    assert "looked" in full.getvalue()
    assert "pages=3" in full.getvalue()
    set_up_logs(as_json, verbose=False, as_json=True)
    logging.getLogger("some.library").warning("odd %s", "thing")
    line = json.loads(as_json.getvalue())
    assert (line["event"], line["level"], line["logger"]) == ("odd thing", "warning", "some.library")
