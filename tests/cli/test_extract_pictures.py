"""`hmicwatch extract --pictures`: what is written, what is said, and what is never done."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from hmicwatch.cli import page_pictures
from hmicwatch.errors import ExitStatus
from hmicwatch.pictures.draw import SIDE
from tests.cli.calls import call
from tests.parse.pdfs import book, column, handmade, merged, sample, scanned
from tests.parse.reading import page

forking = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only a forked reader knows the test's own"
)
KITES = ("## Recommendation 1", "By 1 May 2026, forces should mend every kite.")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "kites.pdf"
    path.write_bytes(handmade(KITES))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "new" / "pictures"


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_marked_pages_are_written_with_a_page_that_lists_them(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "homicide prevention.pdf"
    path.write_bytes(sample())
    called = call("extract", "--pictures", str(folder), str(path))
    assert (called.status, called.err) == (ExitStatus.OK, "")
    assert called.out.endswith(f"\nPictures: 2 pages, listed in {folder / 'homicide-prevention.html'}\n")
    assert written(folder) == [
        "homicide-prevention-p005.png", "homicide-prevention-p008.png", "homicide-prevention.html",
    ]  # fmt: skip
    with Image.open(folder / "homicide-prevention-p005.png") as picture:
        assert picture.size == (910 + SIDE, 1287)
    assert "Recommendation 2" in (folder / "homicide-prevention.html").read_text(encoding="utf-8")


def test_json_stays_json(report: Path, folder: Path) -> None:
    called = call("extract", "--json", "--explain", "--pictures", str(folder), str(report))
    assert called.err == ""
    assert json.loads(called.out)["explanation"]["items"]
    assert written(folder) == ["kites-p001.png", "kites.html"]


def test_a_page_that_cannot_be_read_is_drawn(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(merged((sample(), None), (scanned(sample(), 3), None)))
    call("extract", "--pictures", str(folder), str(path))
    assert "scan-p009.png" in written(folder)


def test_files_of_one_name_do_not_overwrite_each_other(report: Path, folder: Path) -> None:
    other = report.parent / "other" / "Kites.pdf"
    other.parent.mkdir()
    other.write_bytes(report.read_bytes())
    call("extract", "--pictures", str(folder), str(report), str(other))
    assert written(folder) == ["Kites-2-p001.png", "Kites-2.html", "kites-p001.png", "kites.html"]


def test_what_else_is_in_the_folder_stays(report: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("mine")
    (folder / "kites.html").write_text("older")
    call("extract", "--pictures", str(folder), str(report))
    assert (folder / "notes.txt").read_text() == "mine"
    assert "Recommendation 1" in (folder / "kites.html").read_text(encoding="utf-8")


def test_web_pages_have_no_pictures_and_are_read_all_the_same(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "kites.html"
    path.write_text(page("<h3>Recommendation 1</h3><p>Forces should mend kites.</p>"), encoding="utf-8")
    called = call("extract", "--pictures", str(folder), str(path))
    assert called.status == ExitStatus.OK
    assert called.err == "hmicwatch: kites.html is a web page: pictures are made of PDFs only.\n"
    assert "1 recommendation was made in total" in called.out
    assert written(folder) == []


def test_a_report_without_items_has_nothing_to_draw(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.write_bytes(handmade(("## Kites", "Kites are flown by many people in the open air.")))
    called = call("extract", "--pictures", str(folder), str(path))
    assert called.out.endswith("Pictures: none, for nothing was found on its pages\n")
    assert written(folder) == []


def test_a_file_in_the_place_of_the_folder_is_wrong_usage(report: Path) -> None:
    called = call("extract", "--pictures", str(report), str(report))
    assert called.status == ExitStatus.USAGE
    assert called.out == ""
    assert called.err.startswith(f"hmicwatch: {report} cannot be written: ")
    assert called.err.endswith("Name another folder with --pictures DIR.\n")


def test_a_folder_in_the_place_of_a_picture_is_told_plainly(report: Path, folder: Path) -> None:
    (folder / "kites-p001.png").mkdir(parents=True)
    called = call("extract", "--pictures", str(folder), str(report))
    assert called.status == ExitStatus.USAGE
    assert f"{folder / 'kites-p001.png'} cannot be written" in called.err


def test_very_many_pages_end_with_a_word_about_it(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_pictures, "MOST_PAGES", 2)
    path = tmp_path / "long.pdf"
    pages = [
        column(f"## Recommendation {n}", f"Forces should mend kite {n} of the {n} kites.") for n in (1, 2, 3)
    ]
    path.write_bytes(book(pages))
    called = call("extract", "--pictures", str(folder), str(path))
    told = "Only the first 2 of 3 marked pages were drawn: split the file."
    assert called.err == f"hmicwatch: long.pdf: {told}\n"
    assert called.status == ExitStatus.UNREADABLE
    assert told in (folder / "long.html").read_text(encoding="utf-8")
    assert written(folder) == ["long-p001.png", "long-p002.png", "long.html"]


@forking
def test_a_page_that_ends_the_drawing_leaves_what_came_before(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hmicwatch.pictures import draw

    whole = draw.draw_pages

    def one_then_crash(data: bytes, pages: tuple[object, ...]) -> Iterator[draw.Picture]:
        yield next(whole(data, pages))  # type: ignore[arg-type]
        os._exit(9)

    monkeypatch.setattr(draw, "draw_pages", one_then_crash)
    path = tmp_path / "bad.pdf"
    path.write_bytes(book([column(*KITES), column("## Recommendation 2", "Forces should buy a kite.")]))
    called = call("extract", "--pictures", str(folder), str(path))
    assert called.status == ExitStatus.UNREADABLE
    assert "bad.pdf: The pictures end before page 2: the reader ended early (exit status 9)." in called.err
    assert "1 page, listed in" in called.out
    assert written(folder) == ["bad-p001.png", "bad.html"]
