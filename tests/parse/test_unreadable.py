"""Files that cannot be read are refused with the right reason, never taken for reports without items."""

import io
import zipfile
from functools import cache

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hmicwatch.domain import Counts, Extraction
from hmicwatch.errors import UnreadableFile
from hmicwatch.parse import read_document
from hmicwatch.parse.document import MAX_BYTES
from tests.parse.pdfs import changed, handmade, merged, sample, saved, scanned
from tests.parse.reading import own, page, tables

TEXT = (
    "Recommendation 1",
    "By 30 September 2025, chief constables should make sure that officers know how to fly a kite.",
)
HTML = page("<h3>Recommendation 1</h3><p>Forces should act.</p>").encode()


def read(data: bytes, name: str = "report.pdf") -> Extraction:
    return read_document(data, name=name, tables=tables())


def refusal(data: bytes, name: str = "report.pdf") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refused:
        read(data, name)
    return refused.value


def read_or_refused(data: bytes, name: str = "report.pdf") -> Extraction | UnreadableFile:
    try:
        return read(data, name)
    except UnreadableFile as refused:
        return refused


def without_pages() -> bytes:
    return saved(pypdfium2.PdfDocument.new())


def word_file() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    return buffer.getvalue()


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200)
REFUSED = {
    "an empty PDF": (b"", "report.pdf", "not_a_pdf"),
    "words named .pdf": (b"just some words", "report.pdf", "not_a_pdf"),
    "a page named .pdf": (HTML, "report.pdf", "not_a_pdf"),
    "a page named .PDF": (HTML, "REPORT.PDF", "not_a_pdf"),
    "a Word file named .pdf": (word_file(), "report.pdf", "not_a_pdf"),
    "a picture named .pdf": (PNG, "report.pdf", "not_a_pdf"),
    "zeros named .pdf": (bytes(5000), "report.pdf", "not_a_pdf"),
    "the beginning of a PDF": (sample()[:2000], "report.pdf", "truncated"),
    "the first half of a PDF": (sample()[: len(sample()) // 2], "report.pdf", "truncated"),
    "half a PDF without its ending in the name": (sample()[:9000], "report", "truncated"),
    "a PDF with a hole": (sample()[:2000] + sample()[-600:], "report.pdf", "truncated"),
    "a PDF of zeros": (b"%PDF-1.7\n" + bytes(4000) + b"\n%%EOF\n", "report.pdf", "truncated"),
    "a locked PDF": (handmade(TEXT, password="secret"), "report.pdf", "encrypted"),
    "a PDF without pages": (without_pages(), "report.pdf", "no_pages"),
    "a scanned page": (scanned(sample()), "report.pdf", "no_text"),
    "two scanned pages": (
        merged((scanned(sample()), None), (scanned(sample(), 2), None)),
        "report.pdf",
        "no_text",
    ),
    "blank pages": (handmade(()), "report.pdf", "no_text"),
    "an empty page": (b"", "report.html", "not_html"),
    "words named .html": (b"just some words", "report.html", "not_html"),
    "JSON named .html": (b'{"title": "Report"}', "report.html", "not_html"),
    "a picture named .html": (PNG, "report.html", "not_html"),
    "a Word file named .html": (word_file(), "report.html", "not_html"),
    "zeros named .html": (bytes(5000), "report.html", "not_html"),
    "zeros without a name": (bytes(5000), "report", "not_html"),
    "tags without words": (b"<html><body><div></div></body></html>", "report.html", "no_text"),
}


@pytest.mark.parametrize(("data", "name", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_is_refused_for_the_right_reason(data: bytes, name: str, reason: str) -> None:
    refused = refusal(data, name)
    assert refused.reason == reason
    assert refused.name == name


@pytest.mark.parametrize(("data", "name", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_the_sentence_names_the_file_and_says_what_to_do(data: bytes, name: str, reason: str) -> None:
    refused = refusal(data, name)
    said = str(refused)
    assert said.startswith(f"{name} cannot be read: ")
    assert "\n" not in said
    assert refused.do
    assert said.endswith(".")


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_BYTES == 100 * 1024 * 1024
    monkeypatch.setattr("hmicwatch.parse.document.MAX_BYTES", 1000)
    assert refusal(sample()).reason == "too_large"
    assert refusal(HTML + bytes(1000), "report.html").reason == "too_large"


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hmicwatch.parse.pdf.reader.MAX_PAGES", 7)
    refused = refusal(sample())
    assert refused.reason == "too_many_pages"
    assert "8 pages" in str(refused)


@cache
def made_by_two_programs() -> tuple[bytes, bytes]:
    return sample(), sample(
        "warwickshire-national-child-protection-inspection-post-inspection-review-2023.pdf"
    )


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@example(which=0, share=0.5)
@example(which=1, share=0.999)
@given(which=st.integers(0, 1), share=st.floats(0.0, 1.0, exclude_max=True))
def test_a_cut_file_is_never_read_as_a_shorter_one(which: int, share: float) -> None:
    whole = made_by_two_programs()[which]
    end = whole.rfind(b"%%EOF")
    cut = whole[: int(end * share)]
    assert refusal(cut).reason in ("truncated", "not_a_pdf")


@cache
def whole_counts() -> Counts:
    return read(made_by_two_programs()[0]).counts


@settings(max_examples=15, derandomize=True, deadline=None, database=None)
@given(at=st.floats(0.05, 0.9), length=st.integers(1, 4000))
def test_a_damaged_file_is_refused_or_doubted_or_whole(at: float, length: int) -> None:
    """A stretch in the middle is lost: whatever is still read either has all items or asks for a person."""
    whole = made_by_two_programs()[0]
    start = int(len(whole) * at)
    damaged = whole[:start] + bytes(length) + whole[start + length :]
    found = read_or_refused(damaged)
    if isinstance(found, Extraction):
        assert found.needs_review or found.counts == whole_counts()
    else:
        assert found.reason in ("truncated", "no_text", "no_pages", "encrypted")


def test_bytes_behind_the_end_do_no_harm() -> None:
    assert read(sample() + b"\r\n\x00\x00").counts == read(sample()).counts


def test_bytes_before_the_beginning_do_no_harm() -> None:
    assert read(b"\r\n\r\n" + sample()).counts == read(sample()).counts


def test_a_file_that_everybody_may_open_is_read() -> None:
    for data in (handmade(TEXT), handmade(TEXT, password="")):
        [item] = own(read(data))
        assert (item.number, item.chief_constables) == ("1", "yes")


def test_a_pdf_with_another_name_is_read_as_what_it_is() -> None:
    for name in ("report.html", "report", "report.PDF"):
        assert read(sample(), name).source.media_type == "application/pdf"


def test_a_page_without_a_telling_name_is_read() -> None:
    assert read(HTML, "report").source.media_type == "text/html"
    assert len(own(read(HTML, "index.php"))) == 1


def test_a_copy_saved_again_is_read() -> None:
    again = changed(sample(), lambda document: None)
    assert read(again).counts == read(sample()).counts


# What a browser saves when the site did not give the report: no answer is better than "no recommendations".
NO_REPORTS = {
    "a check of the browser": "<title>Just a moment...</title><p>Checking your browser before you go on.</p>",
    "a page that is not there": "<title>Page not found</title><h1>404 Page not found</h1><p>Sorry.</p>",
    "a refusal": "<title>403 Forbidden</title><h1>Forbidden</h1><p>Request blocked.</p>",
    "a page that waits for scripts": "<title>Report</title><p>You need to enable JavaScript.</p>",
}


@pytest.mark.parametrize("body", NO_REPORTS.values(), ids=NO_REPORTS.keys())
def test_what_is_no_report_is_no_silent_zero(body: str) -> None:
    data = f"<!doctype html><html><head></head><body>{body}</body></html>".encode()
    found = read_or_refused(data, "report.html")
    assert isinstance(found, UnreadableFile) or found.needs_review
