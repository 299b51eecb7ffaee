"""`hmicwatch examples`: drafting, checking and renewing saved documents."""

import io
from pathlib import Path

import pytest

from hmicwatch.errors import ExitStatus
from tests.cli.calls import Called, call

PAGE = """<!doctype html><html lang="en"><head><title>Police and kites</title></head><body><main>
<h1>Police and kites</h1><p>Published on: 7 May 2025</p>
<h2>Recommendations</h2>
<h3>Recommendation 1</h3>
<p>By 30 September 2025, chief constables should make sure that officers know how to fly a kite.</p>
<h3>Recommendation 2</h3>
<p>Within three months, the Home Office should publish guidance on kites.</p>
</main></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for examples that holds one, checked."""
    root = tmp_path / "examples"
    root.mkdir()
    (tmp_path / "Kites 2025.html").write_text(PAGE, encoding="utf-8")
    assert examples("add", str(tmp_path / "Kites 2025.html"), folder=root).status == ExitStatus.OK
    meta = root / "reports" / "kites-2025" / "meta.toml"
    meta.write_text(meta.read_text("utf-8").replace("checked = false", "checked = true"), "utf-8")
    return root


def examples(*args: str, folder: Path) -> Called:
    return call("examples", *args, "--folder", str(folder))


def facts(folder: Path) -> Path:
    return folder / "reports" / "kites-2025" / "expected.json"


def spoil(folder: Path) -> str:
    """Vouch for something that isn't read."""
    text = facts(folder).read_text("utf-8").replace('"number": "2"', '"number": "9"')
    facts(folder).write_text(text, "utf-8")
    return text


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_draft_is_unchecked_and_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(PAGE, encoding="utf-8")
    called = examples(
        "add", str(file), "--family", "peel", "--slug", "kites", "--published", "2025-05-08", folder=tmp_path
    )
    assert called.status == ExitStatus.OK
    assert "2 recommendations were made in total" in called.out
    assert "set checked = true" in called.out
    drafted = tmp_path / "peel" / "kites"
    assert (drafted / "input.html").read_bytes() == file.read_bytes()
    meta = (drafted / "meta.toml").read_text("utf-8")
    assert 'title = "Police and kites"' in meta
    assert "published = 2025-05-08" in meta
    assert "checked = false" in meta
    expected = (drafted / "expected.json").read_text("utf-8")
    assert '"date": "2025-08-08", "basis": "publication"' in expected
    assert '"published": "2025-05-08"' in expected


def test_an_example_is_never_overwritten_by_a_draft(folder: Path) -> None:
    called = examples("add", str(folder.parent / "Kites 2025.html"), folder=folder)
    assert called.status == ExitStatus.USAGE
    assert "there is an example reports/kites-2025 already" in called.err


@pytest.mark.parametrize("name", ["../x", "A b", "", "x--y"])
def test_names_are_small_letters_and_hyphens(folder: Path, name: str) -> None:
    called = examples("add", str(folder.parent / "Kites 2025.html"), "--family", name, folder=folder)
    assert called.status == ExitStatus.USAGE
    assert "--family" in called.err


def test_a_file_that_cannot_be_read_drafts_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7 and no more")
    called = examples("add", str(tmp_path / "cut.pdf"), folder=folder)
    assert called.status == ExitStatus.UNREADABLE
    assert not (folder / "reports" / "cut").exists()


@pytest.mark.parametrize("command", [["add", "x.html"], ["check"], ["update"]])
def test_a_missing_folder_is_explained(command: list[str], tmp_path: Path) -> None:
    called = examples(*command, folder=tmp_path / "none")
    assert called.status == ExitStatus.USAGE
    assert "there is no folder" in called.err
    assert "--folder" in called.err


def test_all_as_expected(folder: Path) -> None:
    called = examples("check", folder=folder)
    assert (called.status, called.out) == (ExitStatus.OK, "1 example: 1 as expected.\n")


def test_differences_are_shown_by_field_and_nothing_is_written(folder: Path) -> None:
    before = spoil(folder)
    called = examples("check", "kites-2025", folder=folder)
    assert called.status == ExitStatus.FAULT
    assert called.out.splitlines() == [
        "reports/kites-2025",
        "  recommendation 9",
        '    number: expected "9", read "2"',
        "1 example: 0 as expected, 1 differs.",
    ]
    assert facts(folder).read_text("utf-8") == before


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("expected.json", "has no expected.json"),
        ("meta.toml", "has no meta.toml"),
        ("input.html", "must hold exactly one of"),
    ],
)
def test_a_missing_file_is_a_fault_of_the_example(folder: Path, name: str, message: str) -> None:
    facts(folder).with_name(name).unlink()
    called = examples("check", folder=folder)
    assert called.status == ExitStatus.FAULT
    assert message in called.out
    assert "1 cannot be read" in called.out


def test_an_unchecked_example_is_pointed_at(folder: Path) -> None:
    meta = facts(folder).with_name("meta.toml")
    meta.write_text(meta.read_text("utf-8").replace("checked = true", "checked = false"), "utf-8")
    called = examples("check", folder=folder)
    assert called.status == ExitStatus.OK
    assert "reports/kites-2025 is unchecked" in called.out


def test_names_choose_and_a_wrong_one_is_explained(folder: Path) -> None:
    for name in ("reports", "kites-2025", "reports/kites-2025", "reports/kites*"):
        assert examples("check", name, folder=folder).status == ExitStatus.OK
    called = examples("check", "kites-2024", folder=folder)
    assert called.status == ExitStatus.USAGE
    assert "Did you mean kites-2025?" in called.err


@pytest.mark.parametrize("reply", ["n\n", "\n"])
def test_update_writes_only_after_a_yes(folder: Path, monkeypatch: pytest.MonkeyPatch, reply: str) -> None:
    before = spoil(folder)
    answer(monkeypatch, reply)
    called = examples("update", folder=folder)
    assert called.status == ExitStatus.FAULT
    assert 'number: expected "9", read "2"' in called.out
    assert facts(folder).read_text("utf-8") == before
    answer(monkeypatch, "y\n")
    assert examples("update", folder=folder).status == ExitStatus.OK
    assert examples("check", folder=folder).status == ExitStatus.OK


def test_update_without_anybody_to_ask_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = spoil(folder)
    answer(monkeypatch, "")
    called = examples("update", folder=folder)
    assert called.status == ExitStatus.USAGE
    assert "nobody answered" in called.err
    assert facts(folder).read_text("utf-8") == before


def test_update_with_yes_asks_nobody(folder: Path) -> None:
    spoil(folder)
    called = examples("update", "--yes", folder=folder)
    assert (called.status, called.out.splitlines()[-1]) == (ExitStatus.OK, "Updated 1; 0 left as they are.")
    assert '"number": "2"' in facts(folder).read_text("utf-8")
    assert examples("update", "--yes", folder=folder).out == "Nothing differs.\n"


def test_update_leaves_what_a_person_said_of_doubt(folder: Path) -> None:
    meta = facts(folder).with_name("meta.toml")
    meta.write_text(meta.read_text("utf-8").replace("doubt = false", "doubt = true"), "utf-8")
    called = examples("update", "--yes", folder=folder)
    assert called.status == ExitStatus.FAULT
    assert "needs_review: expected true, read false" in called.out
    assert "doubt = true" in meta.read_text("utf-8")
