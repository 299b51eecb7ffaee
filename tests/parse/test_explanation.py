"""Why a document was read as it was: each fact names where it comes from, and each doubt both its sides."""

import ast
from pathlib import Path

import pytest

import hmicwatch.parse
from hmicwatch.domain import (
    Check,
    Explanation,
    HtmlPlace,
    ItemKind,
    JoinedBy,
    LeftOutAs,
    PagePlace,
    RestatedBy,
)
from hmicwatch.parse import explain_document, read_document
from hmicwatch.report.why_words import RULES
from tests.parse.pdfs import merged, sample, scanned
from tests.parse.reading import DAY, page, tables

KITES = "make sure that every officer on duty can fly a kite in a strong wind"
NOVA = "publish a new standard for the repair of kites"


def explained(body: str, title: str = "Police and kites") -> Explanation:
    return explain_document(page(body, title).encode(), name="report.html", tables=tables())


def rules_in_code() -> set[str]:
    """Every rule name that the grammar gives to a draft: the fourth thing that `draft` is told."""
    found = set()
    for path in Path(hmicwatch.parse.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "draft"
            ):
                found |= names_given(node.args[3])
    return found


def names_given(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    assert isinstance(node, ast.JoinedStr), ast.dump(node)
    stem = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return {f"{stem}{kind}" for kind in ItemKind}


def test_every_rule_of_the_grammar_has_its_sentence() -> None:
    assert len(rules_in_code()) > 8
    assert rules_in_code() == set(RULES)


@pytest.mark.parametrize("name", ["homicide-prevention.pdf", "west-midlands-2023-25.pdf"])
def test_the_reading_is_the_one_without_reasons(name: str) -> None:
    found = explain_document(sample(name), name=name, tables=tables())
    assert found.extraction == read_document(sample(name), name=name, tables=tables())
    assert [trace.item for trace in found.items] == list(range(len(found.extraction.items)))
    for trace in found.items:
        item = found.extraction.items[trace.item]
        assert [copy.rule for copy in trace.copies if copy.chosen] == [item.rule]
        assert {place for copy in trace.copies for place in copy.where} == set(item.where)


def para(text: str) -> str:
    return f"<p>{text}</p>"


def rec(text: str, number: int = 1, more: str = "") -> str:
    """A titled recommendation; `more` stands behind its number."""
    return f"<h3>Recommendation {number}{more}</h3>{para(text)}"


def recs(body: str, more: str = "") -> str:
    return f"<h2>Recommendations{more}</h2>{body}"


MEND = "Broken kites should be mended."
FLY = f"Forces should {KITES}."
TELL = f"The Home Office should {NOVA}."
TABLE = recs(
    "<table><tr><th>Number</th><th>Recommendation</th><th>Owner</th><th>Date</th></tr>"
    "<tr><td>1</td><td>There should be a new standard for the repair of kites.</td>"
    "<td>Home Office</td><td>31 March 2026</td></tr></table>"
)
STEM = "By 31 March 2026, forces should:"
NUMBERED = recs(f"{para(STEM)}<ol><li>{KITES};</li><li>{NOVA}.</li></ol>")
LATE = recs(f"<ul><li>{FLY}</li></ul><h2>Training</h2>{rec(FLY.replace('.', ' again.'))}")
UNFLOWN = "The force fails to fly its kites safely and well."
CAUSE = f"<h2>Cause of concern</h2>{para(UNFLOWN)}"
INHERITED = [
    (rec(MEND, more=": To chief constables"), "addressee", "title", "chief constables"),
    (rec(f"To all chief constables</p><p>{MEND}"), "addressee", "line", "all chief constables"),
    (rec(f"Owner: chief constables</p><p>{MEND}"), "addressee", "label", "chief constables"),
    (recs(rec(MEND), " for chief constables"), "addressee", "heading", "chief constables"),
    (NUMBERED, "addressee", "stem", STEM),
    (NUMBERED, "deadline", "stem", STEM),
    (NUMBERED, "number", "list", "1"),
    (TABLE, "addressee", "column", "Home Office"),
    (TABLE, "deadline", "column", "31 March 2026"),
    (TABLE, "number", "column", "1"),
    (rec(f"{FLY}</p><p>By when: 1 June 2026"), "deadline", "label", "1 June 2026"),
    (f"<h2>Within three months</h2>{rec(FLY)}", "deadline", "heading", "Within three months"),
    (LATE, "number", "copy", "Recommendation 1"),
    (CAUSE + rec(FLY), "cause of concern", "cause", UNFLOWN),
]


@pytest.mark.parametrize(("body", "what", "origin", "phrase"), INHERITED)
def test_what_an_item_inherits_says_from_where(body: str, what: str, origin: str, phrase: str) -> None:
    traces = explained(body).items
    assert (what, origin, phrase) in [
        (one.what, one.origin.value, one.phrase) for trace in traces for one in trace.inherited
    ]


def test_what_an_item_says_itself_is_not_inherited() -> None:
    [trace] = explained(f"<h3>Recommendation 1</h3><p>By 1 June 2026, forces should {KITES}.</p>").items
    assert trace.inherited == ()
    assert [(name.phrase, name.body, name.role) for name in trace.names] == [("forces", "forces", "owner")]


RESTATED = {
    RestatedBy.TITLE: f"<h3>Recommendation 1 from 2013</h3><p>Forces should {KITES}.</p>",
    RestatedBy.STATUS: f"<h3>Recommendation 1</h3><p>Forces should {KITES}.</p><p>Status: complete</p>",
    RestatedBy.HEADING: "<h2>Recommendations from our 2021 report</h2><h3>Recommendation 1</h3>"
    f"<p>Forces should {KITES}.</p>",
    RestatedBy.COLUMN: "<table><tr><th>Recommendation</th><th>Status</th></tr>"
    f"<tr><td>Forces should {KITES}.</td><td>Complete</td></tr></table>",
}


@pytest.mark.parametrize(("by", "body"), RESTATED.items(), ids=RESTATED.keys())
def test_an_earlier_item_says_by_what_it_is_known(by: RestatedBy, body: str) -> None:
    found = explained(body)
    assert [item.restated for item in found.extraction.items] == [True]
    assert [copy.restated_by for copy in found.items[0].copies] == [by]


RECALLED = {
    RestatedBy.QUOTED: f"<h3>Recommendation 1</h3><p>“Forces should {KITES}.”</p>",
    RestatedBy.WORDS: f"<h3>Recommendation 1</h3><p>In our report we said: forces should {KITES}.</p>",
    RestatedBy.DATE: "<p>Published on: 1 June 2026</p><h3>Recommendation 1</h3>"
    f"<p>By 1 March 2025, forces should {KITES}.</p>",
}


@pytest.mark.parametrize(("by", "body"), RECALLED.items(), ids=RECALLED.keys())
def test_a_follow_up_prints_earlier_items(by: RestatedBy, body: str) -> None:
    found = explained(body, "Revisit letter: police and kites")
    assert [item.restated for item in found.extraction.items] == [True]
    assert [copy.restated_by for copy in found.items[0].copies] == [by]


def test_elsewhere_quotation_marks_are_doubted() -> None:
    found = explained(f"<h3>Recommendation 1</h3><p>“Forces should {KITES}.”</p>").extraction
    assert [item.restated for item in found.items] == [False]
    assert "quoted_item" in {check.code for check in found.checks}


def test_an_announced_item_says_so() -> None:
    body = (
        "<p>In 2018, we wrote to you about the cause of concern below and made these recommendations:</p>"
        f"<h3>Recommendation 1</h3><p>The force should {KITES}.</p>"
    )
    found = explained(body, "Revisit letter: police and kites")
    assert [copy.restated_by for copy in found.items[0].copies] == [RestatedBy.ANNOUNCED]


FIRST = f"<h2>Recommendations</h2><h3>Recommendation 1</h3><p>Forces should {KITES}.</p><h2>Chapter</h2>"
JOINED = {
    "number": (f"<h3>Recommendation 1</h3><p>Forces should {KITES} or rain.</p>", JoinedBy.NUMBER),
    "wording": (f"<h3>Recommendation</h3><p>Forces should {KITES}.</p>", JoinedBy.WORDING),
}


@pytest.mark.parametrize(("again", "by"), JOINED.values(), ids=JOINED.keys())
def test_a_copy_says_why_it_was_joined(again: str, by: JoinedBy) -> None:
    [trace] = explained(FIRST + again).items
    first, second = trace.copies
    assert (first.joined_by, first.alike) == (None, None)
    assert second.joined_by is by
    assert second.alike is not None
    assert 0.8 < second.alike <= 1.0
    assert [place.path for copy in trace.copies for place in copy.where if isinstance(place, HtmlPlace)] == [
        "Police and kites > Recommendations > Recommendation 1",
        f"Police and kites > Chapter > Recommendation{' 1' if by is JoinedBy.NUMBER else ''}",
    ]


def test_a_short_form_says_so() -> None:
    body = (
        "<h2>Recommendations</h2><table><tr><th>Number</th><th>Recommendation</th></tr>"
        "<tr><td>1</td><td>Flying kites in a strong wind</td></tr></table><h2>Training</h2>"
        f"<h3>Recommendation 1</h3><p>Forces should {KITES}.</p>"
    )
    [trace] = explained(body).items
    assert [copy.joined_by for copy in trace.copies] == [None, JoinedBy.SHORT_FORM]


def test_items_of_one_number_that_are_kept_apart_name_each_other() -> None:
    body = (
        f"<h2>Our new recommendations</h2><h3>Recommendation 1</h3><p>Forces should {KITES}.</p>"
        f"<h2>Recommendations from our 2021 report</h2><h3>Recommendation 1</h3>"
        f"<p>The Home Office should {NOVA}.</p>"
    )
    first, second = explained(body).items
    [(of_first, alike)] = first.same_number
    assert (of_first, [of for of, _ in second.same_number]) == (1, [0])
    assert alike < 0.5


LEFT_OUT = {
    LeftOutAs.IN_PASSING: f"{FIRST}<p>We also recommend that the Home Office should {NOVA}.</p>",
    LeftOutAs.EXPLAINS: f"<h2>Recommendations</h2><ul><li>Forces should {KITES}.</li></ul>"
    f"<p>The College of Policing should {NOVA}.</p>",
    LeftOutAs.UNTITLED: f"<h2>Recommendations</h2><p>The College of Policing should {NOVA}.</p>"
    f"<h3>Recommendation 1</h3><p>Forces should {KITES}.</p>",
    LeftOutAs.SET_APART: f"{FIRST}<h2>Glossary</h2><p>The College of Policing should {NOVA}.</p>",
}


@pytest.mark.parametrize(("reason", "body"), LEFT_OUT.items(), ids=LEFT_OUT.keys())
def test_what_asks_and_is_no_item_is_named_with_its_place(reason: LeftOutAs, body: str) -> None:
    found = explained(body)
    assert len(found.extraction.items) == 1
    [left_out] = found.left_out
    assert left_out.reason is reason
    assert NOVA in left_out.text
    assert left_out.where
    assert left_out.part == ("glossary" if reason is LeftOutAs.SET_APART else "")


def test_contents_pages_leave_nothing_out() -> None:
    contents = f"<h2>Contents</h2><ul><li>Recommendation 1: Forces should {KITES}</li></ul>"
    assert explained(f"{contents}{FIRST}").left_out == ()


TWO = rec(FLY) + rec(TELL, 3)
ONE_SIDE = f"Recommendation 1: “{' '.join(FLY.split()[:14])} …”"
OTHER_SIDE = f"Recommendation 3: “{TELL}”"
FOUND_TWO = "found: 2 recommendations (numbered 1, 3)"
HELPED = "The Home Office should work with chief constables on kites."
# Code, report, and both sides: what it says, and "@" where it stands somewhere.
DISAGREED = [
    ("stated_count_mismatch", para("We make four recommendations.") + TWO,
     ["@stated: 4 in “We make four recommendations”", FOUND_TWO]),
    ("numbering_gap", TWO, [FOUND_TWO, "@" + ONE_SIDE, "@" + OTHER_SIDE]),
    ("number_repeated", rec(FLY) + rec(TELL), ["@" + ONE_SIDE, "@" + OTHER_SIDE.replace("3", "1")]),
    ("number_mentioned", para("See our recommendation 2 on strings.") + TWO,
     ["@“See our recommendation 2 on strings.”", FOUND_TWO]),
    ("applicability_unclear", rec(HELPED),
     ["should act: “Home Office”", "named to help: “chief constables”", f"@Recommendation 1: “{HELPED}”"]),
    ("copies_differ", FIRST + rec(FLY.replace("strong", "northerly")),
     ["@“… on duty can fly a kite in a strong wind”", "@“… on duty can fly a kite in a northerly wind”"]),
    ("deadline_before_publication", rec(f"By 1 May 2024, {FLY}"),
     ["@deadline: 1 May 2024 (“By 1 May 2024”)", "published: 7 May 2025"]),
    ("prose_recommendation", FIRST + para(f"We also recommend that {TELL}"),
     ["@“We also recommend that The Home Office should publish a new standard for the …”"]),
    ("empty_list", recs("<p>Kites are red.</p><p>Kites are blue.</p><h2>Annex</h2><p>End.</p>"),
     ["@“Recommendations”", "@“Kites are red.”"]),
    ("cause_without_recommendation", CAUSE, [f"@Cause of concern: “{UNFLOWN}”", "found: 0 recommendations"]),
    ("unknown_body", rec("Wind officers should write more about each kite."),
     ["@Recommendation 1: “Wind officers should write more about each kite.”"]),
    ("asks_outside_items", FIRST + para(f"By 1 June 2026, {TELL}"), [f"@“By 1 June 2026, {TELL}”"]),
    ("own_or_restated", recs(rec(FLY)) + recs(rec(FLY), " from our 2021 report"),
     [f"@as new: “{' '.join(FLY.split()[:14])} …”", f"@as an earlier one: “{' '.join(FLY.split()[:14])} …”"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "body", "sides"), DISAGREED)
def test_a_doubt_shows_both_its_sides(code: str, body: str, sides: list[str]) -> None:
    [check] = [check for check in explained(body).extraction.checks if check.code == code]
    assert [f"{'@' if side.where else ''}{side.says}" for side in check.disagreed] == sides


@pytest.mark.parametrize(
    "name",
    ["improving-response-to-organised-immigration-crime.pdf", "how-effectively-police-investigate-crime.pdf"],
)
def test_doubts_about_a_pdf_name_pages(name: str) -> None:
    checks = explain_document(sample(name), name=name, tables=tables()).extraction.checks
    assert checks
    assert all(has_page(check) for check in checks)


def has_page(check: Check) -> bool:
    return any(isinstance(place, PagePlace) for side in check.disagreed for place in side.where)


def test_claims_and_unreadable_pages_are_kept() -> None:
    found = explain_document(
        merged((sample(), None), (scanned(sample(), 3), None)),
        name="report.pdf",
        published=DAY,
        tables=tables(),
    )
    assert found.unreadable == (9,)
    claims = explained(f"<p>We make two recommendations.</p>{TWO}").claims
    assert [(claim.stated.count, len(claim.where)) for claim in claims] == [(2, 1)]
