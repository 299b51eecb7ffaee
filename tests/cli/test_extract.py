"""`hmicwatch extract`: what is printed for files that can be read, and for those that cannot."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hmicwatch.errors import ExitStatus
from hmicwatch.jsonio import schema_of
from tests.cli.calls import call
from tests.parse.pdfs import handmade

PAGE = """<!doctype html><html lang="en"><head><title>Police and kites</title></head><body><main>
<h1>Police and kites</h1><p>Published on: 7 May 2025</p>
<p>We make two recommendations.</p>
<h2 id="recommendations">Recommendations</h2>
<h3 id="recommendation-1">Recommendation 1</h3>
<p>By 30 September 2025, chief constables should make sure that officers know how to fly a kite.</p>
<h3 id="recommendation-2">Recommendation 2</h3>
<p>Within three months, the Home Office should publish guidance on kites.</p>
</main></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "kites.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def _valid(extraction: Any) -> None:
    jsonschema.Draft202012Validator(schema_of("extraction")).validate(extraction)


def test_one_file_is_one_object(page: Path) -> None:
    called = call("extract", "--json", str(page))
    assert (called.status, called.err) == (ExitStatus.OK, "")
    extraction = json.loads(called.out)
    _valid(extraction)
    assert extraction["source"]["name"] == "kites.html"
    assert extraction["source"]["pages"] is None
    assert extraction["published"] == "2025-05-07"
    assert (extraction["counts"]["recommendations"], extraction["counts"]["chief_constables"]) == (2, 1)
    assert [item["deadline"]["date"] for item in extraction["items"]] == ["2025-09-30", "2025-08-07"]


def test_several_files_are_an_array_in_the_order_given(page: Path) -> None:
    other = page.with_name("other.html")
    other.write_text(PAGE.replace("kite", "boat"), encoding="utf-8")
    called = call("extract", "--json", str(other), str(page))
    assert called.status == ExitStatus.OK
    extractions = json.loads(called.out)
    assert [extraction["source"]["name"] for extraction in extractions] == ["other.html", "kites.html"]
    for extraction in extractions:
        _valid(extraction)


def test_given_day_of_publication_counts(page: Path) -> None:
    called = call("extract", "--json", "--published", "2025-01-31", str(page))
    extraction = json.loads(called.out)
    assert extraction["published"] == "2025-01-31"
    assert extraction["items"][1]["deadline"]["date"] == "2025-04-30"


def test_without_json_a_person_can_read_it(page: Path) -> None:
    called = call("extract", str(page))
    assert called.status == ExitStatus.OK
    lines = called.out.splitlines()
    assert lines[0] == "Police and kites"
    assert (
        "2 recommendations were made in total, of which 1 was applicable to Chief Constables." in called.out
    )
    assert "30 September 2025 (“By 30 September 2025”: as printed)" in called.out
    assert "#recommendation-1" in called.out


def test_explained_a_person_reads_why(page: Path) -> None:
    called = call("extract", "--explain", str(page))
    assert (called.status, called.err) == (ExitStatus.OK, "")
    assert "a title of its own says that it is a recommendation [title:recommendation]" in called.out
    assert "“Within three months”, three calendar months after the day of publication" in called.out
    assert "Checks: nothing speaks against it" in called.out


def test_explained_json_is_the_same_with_one_more_key(page: Path) -> None:
    plain = json.loads(call("extract", "--json", str(page)).out)
    explained = json.loads(call("extract", "--json", "--explain", str(page)).out)
    _valid(explained)
    reasons = explained.pop("explanation")
    assert explained == plain
    assert list(reasons) == ["items", "left_out", "claims", "unreadable"]
    assert [trace["copies"][0]["rule"] for trace in reasons["items"]] == ["title:recommendation"] * 2
    assert reasons["claims"][0]["where"][0]["path"] == "Police and kites"


def test_explained_several_files_are_told_one_after_the_other(page: Path) -> None:
    called = call("extract", "--explain", str(page), str(page))
    assert called.out.count("1. Recommendation 1:") == 2
    both = json.loads(call("extract", "--json", "--explain", str(page), str(page)).out)
    assert [len(one["explanation"]["items"]) for one in both] == [2, 2]


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_both_engines_read_a_pdf(tmp_path: Path, engine: str) -> None:
    path = tmp_path / "kites.pdf"
    path.write_bytes(handmade(("## Recommendation 1", "By 1 May 2026, forces should mend every kite.")))
    extraction = json.loads(call("extract", "--json", "--engine", engine, str(path)).out)
    assert [item["label"] for item in extraction["items"]] == ["Recommendation 1"]


def test_an_unknown_engine_is_wrong_usage(page: Path) -> None:
    called = call("extract", "--engine", "steam", str(page))
    assert called.status == ExitStatus.USAGE
    assert "'steam' is not one of 'pdfium', 'pdfplumber'" in called.err


def _bad(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.pdf"
    if kind == "folder":
        path.mkdir()
    elif kind == "not_a_pdf":
        path.write_bytes(b"just some words, no PDF at all")
    elif kind == "truncated":
        path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n")
    elif kind == "empty":
        path.write_bytes(b"")
    return path


@pytest.mark.parametrize("kind", ["missing", "folder", "not_a_pdf", "truncated", "empty"])
def test_unreadable_file_is_one_line_and_status_5_and_the_others_are_read(page: Path, kind: str) -> None:
    bad = _bad(page.parent, kind)
    called = call("extract", "--json", str(bad), str(page))
    assert called.status == ExitStatus.UNREADABLE
    assert called.err.count("\n") == 1
    assert called.err.startswith(f"hmicwatch: {kind}.pdf cannot be read")
    [extraction] = json.loads(called.out)
    assert extraction["source"]["name"] == "kites.html"


def test_a_file_that_is_not_what_its_name_says(tmp_path: Path) -> None:
    saved = tmp_path / "report.html"
    saved.write_bytes(b"%PDF-1.7 and so on")
    called = call("extract", "--json", str(saved))
    assert called.status == ExitStatus.UNREADABLE
    assert "report.html cannot be read: it is not a web page" in called.err
    assert "rename it to .pdf" in called.err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only a forked reader knows the test's own")
def test_a_file_that_breaks_the_reader_is_told_in_one_line(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise IndexError("page 7\nhas no end")

    monkeypatch.setattr("hmicwatch.parse.explain_document", broken)
    called = call("extract", str(page))
    assert called.status == ExitStatus.UNREADABLE
    assert called.err.count("\n") == 1
    assert "The reader failed on it (IndexError: page 7 has no end)" in called.err


def test_one_unreadable_file_alone_prints_no_json(tmp_path: Path) -> None:
    called = call("extract", "--json", str(_bad(tmp_path, "not_a_pdf")))
    assert (called.status, called.out) == (ExitStatus.UNREADABLE, "")


def test_too_large_file_is_not_read_whole(page: Path) -> None:
    big = page.with_name("big.html")
    big.write_text(PAGE + " " * 1_100_000, encoding="utf-8")
    called = call("extract", "--json", str(big), env={"HMICWATCH_SITE__MAX_MEGABYTES": "1"})
    assert called.status == ExitStatus.UNREADABLE
    assert "big.html cannot be read: it is larger than is allowed. More than 1 MB is not read." in called.err


def test_pattern_that_no_shell_expanded(page: Path) -> None:
    called = call("extract", "--json", str(page.parent / "*.html"))
    assert json.loads(called.out)["source"]["name"] == "kites.html"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="only there can a name be any bytes")
def test_name_that_is_no_text(page: Path) -> None:
    odd = os.fsencode(page.parent) + b"/k\xffte.html"
    page.rename(os.fsdecode(odd))
    called = call("extract", "--json", os.fsdecode(odd))
    assert called.status == ExitStatus.OK
    assert json.loads(called.out.encode("utf-8"))["source"]["name"] == "k?te.html"
