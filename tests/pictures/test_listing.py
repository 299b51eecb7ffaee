"""The page that lists pictures: its words carry everything, its markup nothing foreign."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from hmicwatch.domain import Counts, Extraction, PublicationKind, Source
from hmicwatch.pictures.listing import ListedPage, listing_html
from hmicwatch.pictures.marks import Look, Mark, MarkedPage

EXTRACTION = Extraction(
    source=Source(name="kites.pdf", sha256="ab" * 32, media_type="application/pdf", pages=9),
    title="Kites & <script>alert(1)</script>", published=date(2025, 5, 7), kind=PublicationKind.THEMATIC,
    counts=Counts(recommendations=2, chief_constables=1), needs_review=True,
)  # fmt: skip
MARK = Mark(
    bbox=(0, 0, 9, 9), look=Look.RECOMMENDATION, name="Recommendation 1", text="Mend <b>kites</b>.",
    facts=("chief constables: yes · 30 Sep 2025",), doubts=("numbering_gap",),
)  # fmt: skip
PAGES = (
    ListedPage(marked=MarkedPage(page=7, marks=(MARK, replace(MARK, earlier=True))), file="kites-p007.png"),
    ListedPage(marked=MarkedPage(page=8, marks=(), unreadable=True), file="kites-p008.png"),
    ListedPage(marked=MarkedPage(page=9, marks=(MARK,)), file=None),
)


class Reader(HTMLParser):
    """Tags that are open, attributes of those that matter, and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.met: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, dict(attrs)))
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def read(*notes: str) -> Reader:
    reader = Reader()
    reader.feed(listing_html(EXTRACTION, PAGES, notes))
    assert reader.open == []
    return reader


def test_the_words_say_what_the_pictures_show() -> None:
    said = " ".join(read().words.split())
    assert "Kites & <script>alert(1)</script>" in said
    assert "of which 1 was applicable to Chief Constables. [needs review]" in said
    facts = "chief constables: yes · 30 Sep 2025; please look: numbering gap"
    assert f"Recommendation 1 ({facts}): Mend <b>kites</b>." in said
    assert "The words of this page can't be read by the program: look at it yourself." in said
    assert "This page could not be drawn." in said


def test_pictures_have_words_and_pages_can_be_reached() -> None:
    met = read().met
    assert [attrs["alt"] for tag, attrs in met if tag == "img"] == [
        "Page 7 with 2 marked areas, listed below.",
        "Page 8 with no marked areas.",
    ]
    targets = {attrs["id"] for _, attrs in met if attrs.get("id")}
    assert {f"#{target}" for target in targets} == {attrs["href"] for tag, attrs in met if tag == "a"}
    assert ("html", {"lang": "en"}) in met


def test_nothing_runs_and_nothing_is_fetched() -> None:
    met = read().met
    assert "script" not in {tag for tag, _ in met}
    assert [attrs["src"] for tag, attrs in met if tag == "img"] == ["kites-p007.png", "kites-p008.png"]
    assert not any(name.startswith("on") for _, attrs in met for name in attrs)


def test_what_is_missing_is_said() -> None:
    assert "Only the first 120 pages." in read("Only the first 120 pages.").words
