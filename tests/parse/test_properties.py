"""What must hold for any report: its shape, its noise and its typography don't change what it asks for."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hmicwatch.domain import Extraction
from hmicwatch.errors import UnreadableFile
from hmicwatch.parse import read_document
from hmicwatch.readfile import Limits, read_bytes
from tests.parse.invented import NOISE, SHAPES, Asked, Report, asked, noise, reports
from tests.parse.reading import own, page, read_page, tables

checked = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def assert_read_right(found: Extraction, report: Report) -> None:
    """Every recommendation, for whom and by when; in order."""
    told = [
        (item.chief_constables.counts, item.deadline.date if item.deadline else None) for item in own(found)
    ]
    assert told == [(one.for_chiefs, one.day) for one in report.asked], found.checks
    assert found.counts.recommendations == len(report.asked)
    assert found.counts.causes_of_concern == found.counts.areas_for_improvement == 0


@checked
@given(report=reports())
def test_any_report_is_read_right_and_without_doubt(report: Report) -> None:
    found = read_page(report.markup)
    assert_read_right(found, report)
    assert found.checks == ()


@settings(checked, max_examples=15)
@given(report=reports())
def test_the_shape_of_the_markup_changes_nothing(report: Report) -> None:
    for shape in SHAPES:
        assert_read_right(read_page(replace(report, shape=shape).markup), report)


@checked
@given(report=reports(), chapters=noise(), after=noise())
def test_noise_is_not_counted(report: Report, chapters: tuple[str, ...], after: tuple[str, ...]) -> None:
    noisy = replace(report, chapters=chapters, after=after)
    assert_read_right(read_page(noisy.markup), report)


@pytest.mark.parametrize("sentence", NOISE)
def test_noise_alone_is_no_item(sentence: str) -> None:
    found = read_page(
        page(f"<h2>Background</h2><p>{sentence}</p><h2>Training</h2><ul><li>{sentence}</li></ul>")
    )
    assert found.items == ()


@checked
@given(report=reports())
def test_a_summary_that_prints_them_again_counts_nothing_twice(report: Report) -> None:
    found = read_page(replace(report, summary=True).markup)
    assert_read_right(found, report)
    assert all(len(item.where) == 2 for item in own(found))


@checked
@given(report=reports(), chapters=noise(), order=st.randoms(use_true_random=False))
def test_the_order_of_other_chapters_changes_nothing(
    report: Report, chapters: tuple[str, ...], order: Random
) -> None:
    shuffled = list(chapters)
    order.shuffle(shuffled)
    before = read_page(replace(report, chapters=chapters).markup)
    moved = read_page(replace(report, chapters=(), after=tuple(shuffled)).markup)
    assert [item.text for item in before.items] == [item.text for item in moved.items]
    assert before.counts == moved.counts


@checked
@given(report=reports(), gone=st.integers(0, 5))
def test_one_recommendation_less_is_one_less_or_a_doubt(report: Report, gone: int) -> None:
    """Cut out of the page, with whatever the page says of the total."""
    victim = report.asked[gone % len(report.asked)]
    markup = report.markup.replace(victim.text, "")
    found = read_page(markup)
    assert found.counts.recommendations == len(report.asked) - 1 or found.needs_review
    if report.states_total:
        assert found.needs_review


@checked
@given(report=reports(), older=asked())
def test_an_earlier_reports_items_are_kept_and_not_counted(report: Report, older: tuple[Asked, ...]) -> None:
    known = {one.what for one in report.asked}
    annex = tuple(one.text for one in older if one.what not in known)
    found = read_page(replace(report, annex=annex).markup)
    assert_read_right(found, report)
    assert found.counts.restated == len(annex)


CASES: dict[str, Callable[[str], str]] = {
    "capitals in titles": lambda text: text.replace("Recommendation", "RECOMMENDATION"),
    "small letters in titles": lambda text: text.replace("Recommendation", "recommendation"),
    "titles of office": lambda text: text.replace("chief constables", "Chief Constables"),
    "straight quotes": lambda text: text.replace("’", "'"),
    "no quotes": lambda text: text.replace("Chiefs’", "Chiefs"),
    "hard spaces": lambda text: text.replace("Recommendation ", "Recommendation\u00a0").replace(
        "September ", "September\u00a0"
    ),
    "soft hyphens": lambda text: text.replace("Recommendation", "Recom\u00admen\u00addation").replace(
        "constables", "con\u00adstables"
    ),
    "zero width spaces": lambda text: text.replace("Recommendation", "Recommendation\u200b"),
    "entities": lambda text: text.replace("’", "&rsquo;").replace(" should", "&#32;should"),
    "spaces": lambda text: text.replace(" should ", "  \n\t should "),
    "double breaks": lambda text: text.replace("<p>", "<p><br>").replace("</p>", "<br></p>"),
    "spans": lambda text: text.replace("should", "<span>sh</span>ould").replace("By", "<em>By</em>"),
    "comments": lambda text: text.replace("should", "<!-- x -->should"),
    "no whitespace": lambda text: text.replace("\n", ""),
    "dated at the end": lambda text: text.replace(
        "By 30 September 2025, ", "By the 30th of September 2025, "
    ),
}


@pytest.mark.parametrize("case", CASES)
@settings(checked, max_examples=6)
@given(report=reports())
def test_typography_changes_nothing(case: str, report: Report) -> None:
    markup = report.markup
    head, _, body = markup.partition("</head>")
    assert_read_right(read_page(f"{head}</head>{CASES[case](body)}"), report)


FRAGMENTS = [
    "<h1>",
    "</h1>",
    "<h2>Recommendations</h2>",
    "<h3>Recommendation 1</h3>",
    "<h3>Recommendation",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<ol>",
    "<li>",
    "</ol>",
    "<ul>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "<th>",
    "</table>",
    "<details>",
    "<summary>Recommendation 2",
    "<dl><dt>",
    "<dd>",
    "<br>",
    "<b>",
    "</b>",
    "<aside>",
    "<main>",
    "By 30 September 2025, chief constables should act.",
    "The Home Office should:",
    "Recommendation 3:",
    "Cause of concern",
    "Areas for improvement",
    "We make 11 recommendations.",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "<!--",
    "-->",
    "<![CDATA[",
    "<script>",
    "</script>",
    "<svg>",
    "<template>",
    "<form>",
    "<main",
    "\x00",
    "1.",
    "•",
    ":",
    "]",
    "<ol start='99999999999'>",
    "<ol start='-3'>",
    "<ol type='a'>",
    "<td colspan='1000000'>",
    "<h7>",
    "<body>",
    "</body>",
    "<meta charset='utf-16'>",
    "<meta charset='nonsense'>",
    "<time datetime='2025-13-45'>",
    "By 31 February 2025,",
    "Published on: 45 May 2025",
    "Recommendation 999999999999",
    "within 999 years",
    "By December 9999",
]


def only_refused(data: bytes, name: str) -> None:
    """Reading gives a result or says why not; nothing else."""
    found: Extraction | UnreadableFile
    try:
        found = read_document(data, name=name, tables=tables())
    except UnreadableFile as refused:
        found = refused
    if isinstance(found, Extraction):
        assert all(item.text for item in found.items)
    else:
        assert found.name == name


@settings(checked, max_examples=60)
@given(fragments=st.lists(st.sampled_from(FRAGMENTS), max_size=25))
def test_no_markup_brings_the_reader_down(fragments: list[str]) -> None:
    only_refused(("<html>" + " ".join(fragments)).encode("utf-8", "surrogatepass"), "page.html")


@settings(checked, max_examples=60)
@given(data=st.binary(max_size=400), name=st.sampled_from(["a.html", "a.pdf", "a"]))
@example(data=b"", name="a.html")
@example(data=b"<html>\x00", name="a.html")
@example(data=b"\xff\xfe<\x00h\x00", name="a.html")
@example(data=b"%PDF-", name="a.html")
def test_no_bytes_bring_the_reader_down(data: bytes, name: str) -> None:
    only_refused(data, name)
    only_refused(b"<html><body><p>" + data, name)
    only_refused(b"%PDF-1.4\n" + data + b"\n%%EOF\n", name)


@settings(checked, max_examples=30)
@given(report=reports(), start=st.floats(0, 1), length=st.integers(1, 200))
def test_a_page_with_a_hole_is_read_or_refused(report: Report, start: float, length: int) -> None:
    markup = report.markup
    at = int(start * len(markup))
    only_refused((markup[:at] + markup[at + length :]).encode(), "page.html")


@pytest.mark.parametrize("tag", ["div", "ul><li", "blockquote", "b", "font", "span", "ol><li"])
def test_tags_that_somebody_forgot_to_close(tag: str) -> None:
    found = read_page(f"<html><body>{f'<{tag}>' * 100}Recommendation 1: forces should act.")
    assert found.counts.recommendations == 1


@pytest.mark.parametrize("tag", ["b", "blockquote", "span"])
def test_nesting_without_end_is_out_of_limits(tag: str) -> None:
    data = f"<html><body>{f'<{tag}>' * 1500}Recommendation 1: forces should act.".encode()
    with contextlib.suppress(UnreadableFile):
        found = read_bytes(data, "page.html", None, tables())
        assert found.counts.recommendations == 1
    with pytest.raises(UnreadableFile) as refused:
        read_bytes(data, "page.html", None, tables(), limits=Limits(processor_seconds=1, seconds=0.01))
    assert refused.value.reason == "out_of_limits"


def test_long_lines_take_no_long_time() -> None:
    """A regular expression that tries every way would hang here."""
    for text in ("By " * 3000, "Recommendation " * 2000, "the " * 4000, "a, " * 4000 + "should", "1 " * 4000):
        only_refused(
            page(f"<p>{text}</p><p>Chief constables {text} should act {text}</p>").encode(), "page.html"
        )
