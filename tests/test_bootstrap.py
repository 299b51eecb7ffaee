"""scripts/: the environment is made once, redone when it is out of date, and failures say what to do."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import bootstrap

SCRIPTS = Path(bootstrap.ROOT) / "scripts"
posix = pytest.mark.skipif(sys.platform == "win32", reason="these scripts are for POSIX shells")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder whose environment exists but was never finished."""
    root = tmp_path / "some project"
    bin_folder = root / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    (root / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (root / "constraints.txt").write_text("click==8\n", encoding="utf-8")
    (bin_folder / "python").write_text("", encoding="utf-8")
    for name, path in {
        "ROOT": root,
        "VENV": root / ".venv",
        "BIN": bin_folder,
        "VENV_PYTHON": bin_folder / "python",
        "STAMP": root / ".venv" / "hmicwatch-stamp",
        "LOCK": root / ".venv.lock",
    }.items():
        monkeypatch.setattr(bootstrap, name, str(path))
    monkeypatch.delenv("HMICWATCH_PYTHON", raising=False)
    return root


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_an_old_python_can_read_the_file() -> None:
    source = (SCRIPTS / "bootstrap.py").read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 6)).body


def test_a_finished_environment_is_left_alone(project: Path) -> None:
    assert not bootstrap.is_ready(set())
    bootstrap.write_stamp({"dev"})
    assert bootstrap.is_ready(set())
    assert bootstrap.is_ready({"dev"})
    assert not bootstrap.is_ready({"dev", "samples"})
    assert bootstrap.installed_extras() == {"dev"}
    assert project.is_dir()


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt", ".venv/pyvenv.cfg"])
def test_changed_requirements_make_it_out_of_date(project: Path, name: str) -> None:
    bootstrap.write_stamp(set())
    with (project / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert not bootstrap.is_ready(set())


def test_another_python_makes_it_out_of_date(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap.write_stamp(set())
    monkeypatch.setenv("HMICWATCH_PYTHON", "python3.12")
    assert not bootstrap.is_ready(set())
    bootstrap.write_stamp(set())
    assert bootstrap.is_ready(set())
    monkeypatch.delenv("HMICWATCH_PYTHON")
    assert bootstrap.is_ready(set())
    assert project.is_dir()


def test_one_installs_at_a_time(project: Path) -> None:
    first, second = bootstrap.Lock(bootstrap.LOCK), bootstrap.Lock(bootstrap.LOCK)
    assert first.taken_at_once()
    assert not second.taken_at_once()
    first.close()
    assert second.taken_at_once()
    second.close()
    assert (project / ".venv.lock").exists()


@posix
def test_the_newest_python_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = program(tmp_path / "old" / "python3", "echo 3 8")
    program(tmp_path / "old" / "python3.13", "exit 127")
    new = program(tmp_path / "new" / "python3.12", "echo 3 12")
    monkeypatch.delenv("HMICWATCH_PYTHON", raising=False)
    monkeypatch.setattr(bootstrap, "base_python", lambda: str(old))
    monkeypatch.setenv("PATH", os.pathsep.join([str(old.parent), str(new.parent)]))
    assert bootstrap.find_python() == str(new)

    monkeypatch.setenv("PATH", str(old.parent))
    with pytest.raises(bootstrap.SetupFailed, match=r"needs Python 3\.11 or later; found 3\.8"):
        bootstrap.find_python()


@posix
def test_the_python_that_was_asked_for_must_be_new_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = program(tmp_path / "python3", "echo 3 10")
    monkeypatch.setenv("HMICWATCH_PYTHON", str(old))
    with pytest.raises(bootstrap.SetupFailed, match=r"HMICWATCH_PYTHON .* Python 3\.10"):
        bootstrap.find_python()
    monkeypatch.setenv("HMICWATCH_PYTHON", sys.executable)
    assert bootstrap.find_python() == str(Path(sys.executable).absolute())


UNREACHABLE = """Looking in indexes: (a mirror)
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError("HTTPSConnectionPool(
host='index.example', port=443): Connection refused")': /simple/click/
ERROR: Cannot install click because these package versions have conflicting dependencies.
"""


@pytest.mark.parametrize(
    ("output", "word"),
    [
        (UNREACHABLE, "no network"),
        ("SSLError(CERTIFICATE_VERIFY_FAILED: self-signed certificate)", "global.cert"),
        ("ERROR: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for click==8", "constraints.txt"),
        ("ERROR: something else", "same command again"),
    ],
)
def test_a_failure_says_what_to_do(output: str, word: str) -> None:
    assert word in bootstrap.advice(output)


@pytest.mark.parametrize(
    "output",
    [
        UNREACHABLE,
        "ERROR: HTTP error 404 while getting https://user:secret@index.example/click.whl",
        "WARNING: The repository located at index.example is not a trusted or secure host",
        "HTTPSConnectionPool(host='index.example', port=443): Read timed out.",
    ],
)
def test_no_address_of_an_index_is_printed(output: str) -> None:
    shown = bootstrap.indented(output)
    assert shown.strip()
    assert "index.example" not in shown
    assert "secret" not in shown


def test_a_failing_installation_leaves_no_stamp(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "is_usable", lambda python: True)
    monkeypatch.setattr(bootstrap, "pip_command", lambda python: ["pip"])
    monkeypatch.setattr(bootstrap, "call", lambda command: (1, UNREACHABLE))
    bootstrap.write_stamp({"dev"})
    (project / "constraints.txt").write_text("click==9\n", encoding="utf-8")
    assert bootstrap.main(["run", "--", "fetch"]) == bootstrap.SETUP_FAILED
    assert "could not be installed" in capsys.readouterr().err
    assert not Path(bootstrap.STAMP).exists()


def test_the_command_gets_its_arguments(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def become(command: list[str]) -> int:
        commands.append(command)
        return 3

    monkeypatch.setattr(bootstrap, "become", become)
    bootstrap.write_stamp(set())
    assert bootstrap.main(["run", "--", "fetch", "--", "--full"]) == 3
    assert commands == [[bootstrap.VENV_PYTHON, "-P", "-m", "hmicwatch", "fetch", "--", "--full"]]
    assert project.is_dir()


@posix
@pytest.mark.parametrize("script", ["hmicwatch", "test"])
def test_the_scripts_work_from_any_folder_and_through_a_link(tmp_path: Path, script: str) -> None:
    """With a stand-in for the environment's Python, which prints what it is called with."""
    scripts = tmp_path / "some project" / "scripts"
    scripts.mkdir(parents=True)
    for name in (script, "_bootstrap.sh"):
        (scripts / name).write_bytes((SCRIPTS / name).read_bytes())
    (scripts / script).chmod(0o755)
    program(tmp_path / "some project" / ".venv" / "bin" / "python", 'printf "%s\\n" "$@"')
    (tmp_path / "some project" / ".venv" / "hmicwatch-stamp").touch()
    link = tmp_path / "link"
    link.symlink_to(scripts / script)
    expected = ["run", "--", "a b", "*"] if script == "hmicwatch" else ["test", "a b", "*"]
    for call in (str(scripts / script), str(link)):
        done = subprocess.run([call, "a b", "*"], cwd="/", capture_output=True, text=True, check=True)
        lines = done.stdout.splitlines()
        assert lines[:2] == ["-I", "-S"]
        assert lines[3:] == expected


def test_constraints_name_versions_and_nothing_else() -> None:
    lines = (SCRIPTS.parent / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(line.count("==") == 1 and "/" not in line and " " not in line for line in lines)
    names = [line.split("==")[0].lower() for line in lines]
    assert len(names) == len(set(names))
