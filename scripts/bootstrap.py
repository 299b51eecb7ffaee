"""Makes the project's own Python environment in `.venv` when it is absent or out of date, then runs in it.

    python3 scripts/bootstrap.py run -- ARGUMENTS...    the hmicwatch command
    python3 scripts/bootstrap.py test [ARGUMENTS...]    all checks; the arguments go to pytest

Standard library only, and readable for Python 3.6: an old one must get as far as saying that it is too old.
"""

import os
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
WINDOWS = os.name == "nt"
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if WINDOWS else "bin")
VENV_PYTHON = os.path.join(BIN, "python.exe" if WINDOWS else "python")
STAMP = os.path.join(VENV, "hmicwatch-stamp")
LOCK = os.path.join(ROOT, ".venv.lock")
BUILD_TOOLS = ("hatchling", "editables")

SETUP_FAILED = 1
WRONG_USE = 2


class SetupFailed(Exception):
    """The environment cannot be made; the text says why and what to do."""


def main(arguments: "list[str]") -> int:
    task, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if task not in ("run", "test"):
        say("usage: bootstrap.py run -- ARGUMENTS... | bootstrap.py test [PYTEST ARGUMENTS...]")
        return WRONG_USE
    try:
        make_ready({"dev"} if task == "test" else set())
    except SetupFailed as failure:
        say(str(failure))
        return SETUP_FAILED
    if task == "test":
        return run_checks(rest)
    # -P: what lies in the folder where the user stands must not be taken for a library.
    return become([VENV_PYTHON, "-P", "-m", "hmicwatch"] + (rest[1:] if rest[:1] == ["--"] else rest))


def say(text: str) -> None:
    sys.stderr.write("hmicwatch: " + text + "\n")
    sys.stderr.flush()


# --- Is there anything to do? ---------------------------------------------------------------------------


def make_ready(extras: "set[str]") -> None:
    if is_ready(extras):
        return
    lock = take_lock()
    try:
        if not is_ready(extras):
            python = find_python()
            install(python, extras | installed_extras())
    finally:
        lock.close()


def is_ready(extras: "set[str]") -> bool:
    """Whether the stamp is of these files, this place and this Python, with the extras that are needed."""
    stamp = read_stamp()
    needed = {"extra " + extra for extra in extras}
    if os.environ.get("HMICWATCH_PYTHON"):
        needed.add(asked_line())
    return stamp[:1] == [fingerprint()] and needed <= set(stamp[1:]) and os.path.exists(VENV_PYTHON)


def installed_extras() -> "set[str]":
    """What an update must not lose."""
    return {line[len("extra ") :] for line in read_stamp() if line.startswith("extra ")}


def asked_line() -> str:
    return "python " + os.environ.get("HMICWATCH_PYTHON", "")


def read_stamp() -> "list[str]":
    """What the last installation wrote when it was finished: its fingerprint, then a line for each extra."""
    try:
        with open(STAMP, encoding="utf-8", errors="surrogateescape") as file:
            return file.read().splitlines()
    except OSError:
        return []


def write_stamp(extras: "set[str]") -> None:
    lines = [fingerprint()] + ["extra " + extra for extra in sorted(extras)] + [asked_line()]
    with open(STAMP, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write("\n".join(lines) + "\n")


def fingerprint() -> str:
    """Changes with the requirements, the place of the project and the version of Python in `.venv`."""
    from hashlib import sha256  # not at the top: this file is on the way of every command

    digest = sha256(ROOT.encode("utf-8", "surrogateescape"))
    for path in ("pyproject.toml", "constraints.txt", os.path.join(".venv", "pyvenv.cfg")):
        try:
            with open(os.path.join(ROOT, path), "rb") as file:
                digest.update(file.read())
        except OSError:
            digest.update(b"absent")
        digest.update(b"\0")
    return digest.hexdigest()


# --- Which Python? --------------------------------------------------------------------------------------


def find_python() -> str:
    """A Python that is new enough: the one asked for, this one, or the newest on the PATH."""
    asked = os.environ.get("HMICWATCH_PYTHON")
    if asked:
        return asked_python(asked)
    here = base_python()
    if version_of(here) >= OLDEST:
        return here
    found = []
    for name in ["python3.%d" % minor for minor in range(14, 10, -1)] + ["python3", "python"]:
        for path in on_path(name):
            version = version_of(path)
            if version >= OLDEST:
                return path
            if version:
                found.append("%d.%d" % version)
    raise SetupFailed(
        "needs Python 3.11 or later; found %s. Install a newer Python (it may stand beside the old one), "
        "or name one in the environment variable HMICWATCH_PYTHON."
        % (", ".join(sorted(set(found))) or "none")
    )


def asked_python(asked: str) -> str:
    paths = [asked] if os.path.dirname(asked) else on_path(asked)
    version = version_of(paths[0]) if paths else ()
    if version >= OLDEST:
        return os.path.abspath(paths[0])
    found = "Python %d.%d" % version if version else "nothing that runs"
    raise SetupFailed(
        "needs Python 3.11 or later; HMICWATCH_PYTHON is %s, which is %s. Correct or unset it."
        % (asked, found)
    )


def base_python() -> str:
    """The Python that runs this file, or the one behind it if that is the one of an environment."""
    return getattr(sys, "_base_executable", None) or sys.executable


def on_path(name: str) -> "list[str]":
    """Every program of that name, in the order of the PATH: the first may be a stand-in that doesn't run."""
    file_name = name + ".exe" if WINDOWS and not name.endswith(".exe") else name
    folders = os.environ.get("PATH", "").split(os.pathsep)
    paths = [os.path.join(folder, file_name) for folder in folders if folder and folder != BIN]
    return [path for path in paths if os.path.isfile(path) and os.access(path, os.X_OK)]


def version_of(python: str) -> "tuple[int, ...]":
    """(3, 12), or an empty tuple for what doesn't run as a Python."""
    import subprocess

    question = "import sys; print('%d %d' % sys.version_info[:2])"
    try:
        answer = subprocess.check_output([python, "-c", question], stderr=subprocess.DEVNULL, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return ()
    words = answer.split()
    return tuple(int(word) for word in words) if len(words) == 2 else ()


# --- Installing -----------------------------------------------------------------------------------------


def take_lock() -> "Lock":
    lock = Lock(LOCK)
    if not lock.taken_at_once():
        say("another command is preparing the Python environment; waiting for it")
        lock.wait()
    return lock


class Lock:
    """A lock on a file, which the system lets go of when the program ends, however it ends."""

    def __init__(self, path: str) -> None:
        try:
            self.file = open(path, "a+b")  # noqa: SIM115 - close() gives the lock back
        except OSError as error:
            raise SetupFailed(
                "cannot write to %s (%s). The Python environment is made there: give yourself the right to "
                "write, or copy the project to a folder of your own." % (ROOT, error.strerror)
            ) from None

    def taken_at_once(self) -> bool:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(self.file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def wait(self) -> None:
        import time

        while not self.taken_at_once():
            time.sleep(0.3)

    def close(self) -> None:
        self.file.close()


def install(python: str, extras: "set[str]") -> None:
    """From nothing or on top of what is there; the stamp comes last, so half a job is redone."""
    if os.path.exists(STAMP):
        os.remove(STAMP)
    if not is_usable(python):
        say("making a Python environment in %s (once; about a minute)" % VENV)
        make_venv(python)
    pip = pip_command(python)
    wanted = ".[%s]" % ",".join(sorted(extras)) if extras else "."
    say("installing what hmicwatch needs" + (" (with %s)" % ", ".join(sorted(extras)) if extras else ""))
    run_pip([*pip, "install", *list(BUILD_TOOLS)])
    # Editable: the code of this folder is what runs. It is built with the tools just installed, so that
    # constraints.txt holds for them too.
    run_pip([*pip, "install", "--no-build-isolation", "--editable", wanted])
    write_stamp(extras)
    say("ready")


def is_usable(python: str) -> bool:
    """Whether `.venv` was made here by hmicwatch or by hand, runs, and has the version of `python`."""
    return os.path.exists(VENV_PYTHON) and made_here() and version_of(VENV_PYTHON) == version_of(python)


def made_here() -> bool:
    """A folder that was moved or copied leaves programs behind that point to the old place."""
    try:
        with open(os.path.join(BIN, "activate"), encoding="utf-8", errors="replace") as file:
            return VENV in file.read()
    except OSError:
        return False


def make_venv(python: str) -> None:
    """With pip inside where the system has it ready; Debian keeps that apart from Python."""
    import subprocess

    venv = [python, "-m", "venv", "--clear"]
    if subprocess.call([python, "-c", "import ensurepip"], stderr=subprocess.DEVNULL) != 0:
        venv.append("--without-pip")
    status, output = call([*venv, VENV])
    if status != 0:
        raise SetupFailed(
            "cannot make a Python environment in %s.\n%s\nIf Python's venv module is missing, install it "
            "(Debian, Ubuntu: python3-venv). If the folder cannot be written, copy the project to one of "
            "your own." % (VENV, indented(output))
        )


def pip_command(python: str) -> "list[str]":
    """The environment's own pip, or the one of the Python that made it."""
    if call([VENV_PYTHON, "-m", "pip", "--version"])[0] == 0:
        return [VENV_PYTHON, "-m", "pip"]
    if call([python, "-m", "pip", "--version"])[0] == 0:
        return [python, "-m", "pip", "--python", VENV_PYTHON]
    raise SetupFailed(
        "%s has no pip, which installs the libraries. Install it (Debian, Ubuntu: python3-venv), or name "
        "another Python in the environment variable HMICWATCH_PYTHON." % python
    )


def run_pip(command: "list[str]") -> None:
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-warn-script-location"]
    status, output = call(command + quiet + ["--constraint", os.path.join(ROOT, "constraints.txt")])
    if status != 0:
        raise SetupFailed(
            "the libraries could not be installed.\n%s\n%s" % (indented(output), advice(output))
        )


def advice(output: str) -> str:
    """What to do about pip's error."""
    text = output.lower()
    if "certificate" in text:
        return (
            "The package index was reached, but its certificate is not trusted: usually a proxy of your "
            "organisation. Give pip the organisation's certificate (pip config set global.cert FILE) and try "
            "again."
        )
    if "no space left" in text:
        return "The disk is full: make room (about 500 MB) and try again."
    if is_unreachable(output):
        return (
            "The package index cannot be reached. If this computer has no network, connect it; if it goes "
            "through a proxy, set HTTPS_PROXY (or pip config set global.proxy ADDRESS). Then call the same "
            "command again: it goes on where it stopped."
        )
    if "no matching distribution" in text or "conflicting dependencies" in text:
        return (
            "The package index that pip uses doesn't offer what constraints.txt names: it may be an "
            "incomplete copy, or this Python may be newer than the library knows. Ask who runs the index, or "
            "try Python 3.12 (name it in the environment variable HMICWATCH_PYTHON)."
        )
    return "Call the same command again once that is put right: it goes on where it stopped."


def is_unreachable(output: str) -> bool:
    return "Retrying (" in output or "timed out" in output or "not a trusted or secure host" in output


def call(command: "list[str]") -> "tuple[int, str]":
    """Runs in the project folder; gives the status and what was printed."""
    import subprocess

    environment = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")
    }
    try:
        done = subprocess.run(
            command,
            check=False,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except OSError as error:
        return 127, str(error)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def indented(output: str) -> str:
    """The lines that matter, without the addresses of package indexes: they can hold passwords."""
    import re

    lines = [line for line in output.splitlines() if line.strip()]
    retries = [line for line in lines if "Retrying (" in line]
    if retries:  # then what follows, "conflicting dependencies", is no conflict: nothing could be asked
        lines = [retries[-1].rpartition("connection broken by ")[2]]
    dull = ("Looking in", "WARNING: Location", "[notice]", "To fix this", "1. loosen", "2. remove")
    text = "\n".join("    " + line for line in lines[-12:] if not line.startswith(dull))
    text = re.sub(r"\b(?:https?|file|git\+\w+)://[^\s'\")>]+", "(address)", text)
    return re.sub(r"(located at |trusted-host |host=)'?[^\s',]+'?", r"\1(address)", text)


# --- Running --------------------------------------------------------------------------------------------


def become(command: "list[str]") -> int:
    """Replaces this program; Windows has no such thing, there the other one runs inside."""
    if not WINDOWS:
        os.execv(command[0], command)
    import subprocess

    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130


def run_checks(pytest_arguments: "list[str]") -> int:
    """Stops at the first step that fails, with its status; the last lines are pytest's own."""
    import subprocess

    os.chdir(ROOT)
    python = [VENV_PYTHON, "-m"]
    steps = [
        ("ruff check", [*python, "ruff", "check", "."]),
        ("ruff format --check", [*python, "ruff", "format", "--check", "."]),
        ("mypy", [*python, "mypy"]),
        ("lint-imports", [os.path.join(BIN, "lint-imports")]),
    ]
    for name, command in steps:
        say("checking: " + name)
        status = subprocess.call(command)
        if status != 0:
            say("%s found something (status %d)" % (name, status))
            return status
    say("checking: pytest")
    return become([*python, "pytest", "-n", "2", *pytest_arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
