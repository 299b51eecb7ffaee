"""What `extract --explain` says: a plain sentence for each reason, with the name of what to mend."""

from datetime import date

import pytest

from hmicwatch.domain import (
    Addressee,
    Applies,
    Basis,
    BodyCode,
    Check,
    Claim,
    Copy,
    Deadline,
    Explanation,
    Extraction,
    HtmlPlace,
    Inherited,
    Item,
    ItemKind,
    ItemTrace,
    JoinedBy,
    LeftOut,
    LeftOutAs,
    Named,
    Origin,
    PagePlace,
    PublicationKind,
    RestatedBy,
    Role,
    Severity,
    Side,
    Source,
    StatedCount,
    count_items,
)
from hmicwatch.report.explained import explained_lines
from hmicwatch.report.why_words import deadline_words, inherited_words, named_words, rule_words

DAY = date(2025, 5, 7)
SEVEN = PagePlace(page=7, bbox=(72.0, 120.4, 523.0, 260.6))
NINE = PagePlace(page=9, bbox=(72.0, 80.0, 523.0, 140.0))
TEXT = "Forces should mend their kites."


def item(**changed: object) -> Item:
    told: dict[str, object] = {
        "kind": ItemKind.RECOMMENDATION,
        "number": "1",
        "label": "Recommendation 1",
        "text": TEXT,
        "addressees": (Addressee(body=BodyCode.FORCES, phrase="Forces"),),
        "chief_constables": Applies.YES,
        "reason": "Forces should act",
        "where": (SEVEN, NINE),
        "rule": "title:recommendation",
    }
    return Item(**{**told, **changed})  # type: ignore[arg-type]


FIRST = Copy(
    where=(SEVEN,),
    headings=("Kites", "Summary"),
    rule="title:recommendation",
    number="1",
    text=TEXT,
    chosen=True,
)
SECOND = Copy(
    where=(NINE,), headings=("Kites", "Strings"), rule="list:bullet", number=None, text=TEXT, chosen=False,
    joined_by=JoinedBy.WORDING, alike=0.912, doubt="its copies are worded differently",
)  # fmt: skip
EARLIER = Copy(
    where=(HtmlPlace(anchor="#annex", path="Kites > Annex"),), headings=("Kites", "Annex"), rule="table",
    number="2", text=TEXT, chosen=True, restated_by=RestatedBy.HEADING, restated_from="Our 2021 report",
)  # fmt: skip
CLAIM = StatedCount(kind=ItemKind.RECOMMENDATION, count=2, phrase="we make two recommendations")
MISMATCH = Check(
    code="stated_count_mismatch",
    severity=Severity.ERROR,
    message="The document says “we make two recommendations”, but 1 recommendation were found.",
    disagreed=(Side(says="stated: 2", where=(SEVEN,)), Side(says="found: 1 recommendation")),
)


def explanation(items: tuple[Item, ...], traces: tuple[ItemTrace, ...], **more: object) -> Explanation:
    checks = more.pop("checks", ())
    extraction = Extraction(
        source=Source(name="report.pdf", sha256="ab" * 32, media_type="application/pdf", pages=62),
        title="Kites", published=DAY, kind=PublicationKind.THEMATIC, counts=count_items(items),
        stated_counts=(CLAIM,), items=items, checks=checks,  # type: ignore[arg-type]
    )  # fmt: skip
    return Explanation(extraction=extraction, items=traces, **more)  # type: ignore[arg-type]


def told(value: Explanation) -> str:
    """The words without their folding."""
    return " ".join(" ".join(explained_lines(value)).split())


def test_an_item_that_counts() -> None:
    trace = ItemTrace(
        item=0,
        copies=(FIRST, SECOND),
        inherited=(Inherited(what="addressee", origin=Origin.STEM, phrase="Forces should:"),),
        names=(Named(phrase="Forces", body=BodyCode.FORCES, role=Role.OWNER, some=True),),
        acted_upon=("chief constables",),
        same_number=((3, 0.25),),
    )
    said = told(explanation((item(),), (trace,)))
    assert "1. Recommendation 1: Forces should mend their kites." in said
    assert "counts yes, among the recommendations: nothing marks it as an earlier report's" in said
    assert "says that it is a recommendation [title:recommendation]" in said
    assert (
        "printed 2 times, taken for one item - page 7 (72, 120, 523, 261); under “Summary”; "
        "the words that are read"
    ) in said
    assert (
        "- page 9 (72, 80, 523, 140); under “Strings”; joined by its words (91 % alike); found otherwise: "
        "it is a bullet in a list of items [list:bullet]; its copies are worded differently"
    ) in said
    assert "kept apart from item 4, which has the same number: its words are 25 % alike" in said
    assert "inherited addressee from the lead-in above it, “Forces should:”" in said
    assert "who “Forces” (forces, for some forces only) should act" in said
    assert "“chief constables” appears, but something is done to them or for them" in said
    assert "applies yes: Forces should act deadline none stated" in said
    assert said.endswith("Checks: nothing speaks against it")


def test_an_item_of_an_earlier_report() -> None:
    old = item(restated=True, restated_from="Our 2021 report")
    said = told(explanation((old,), (ItemTrace(item=0, copies=(EARLIER,), unknown="Kite makers"),)))
    assert (
        "counts no, an earlier report made it: the heading above it names an earlier report "
        "(“Our 2021 report”)"
    ) in said
    assert "printed #annex (Annex) who" in said
    assert "“Kite makers” should act, but is in no table of bodies" in said


def test_an_item_that_is_printed_as_new_and_as_earlier() -> None:
    said = told(explanation((item(),), (ItemTrace(item=0, copies=(FIRST, EARLIER)),)))
    assert "counts yes, among the recommendations; but one of its copies looks like an earlier one: " in said


def test_a_recommendation_under_a_cause_of_concern() -> None:
    cause = item(kind=ItemKind.CAUSE_OF_CONCERN, label=None, text="Kites fall down.")
    traces = (ItemTrace(item=0, copies=(FIRST,)), ItemTrace(item=1, copies=(FIRST,)))
    said = told(explanation((cause, item(parent=0)), traces))
    assert "counts yes, among the causes of concern, apart from recommendations:" in said
    assert "under item 1, the cause of concern “Kites fall down.”: it is printed below that" in said


def test_what_was_left_out_and_what_disagreed() -> None:
    left_out = (
        LeftOut(
            reason=LeftOutAs.SET_APART,
            text="Kites should fly.",
            where=(NINE,),
            headings=("Glossary",),
            part="glossary",
        ),
        LeftOut(reason=LeftOutAs.SET_APART, text="They should.", where=(SEVEN,), part="glossary"),
    )
    trace = ItemTrace(item=0, copies=(FIRST,))
    value = explanation(
        (item(),),
        (trace,),
        left_out=left_out,
        claims=(Claim(stated=CLAIM, where=(SEVEN,)),),
        checks=(MISMATCH,),
    )
    said = told(value)
    assert "The document itself says: “we make two recommendations”, on page 7." in said
    set_apart = "stands in a part that makes no items of its own (a glossary):"
    assert f"Asks for something, and is no item (2) {set_apart} - “Kites should fly.”: page 9" in said
    assert "(72, 80, 523, 140), under “Glossary” - “They should.”: page 7 (72, 120, 523, 261)" in said
    assert "error: The document says “we make two recommendations”" in said
    assert "[stated_count_mismatch] - stated: 2: page 7 (72, 120, 523, 261) - found: 1 recommendation" in said


def test_a_check_with_very_many_sides_is_cut() -> None:
    many = Check(
        code="earlier_or_new", severity=Severity.WARNING, message="New?",
        disagreed=tuple(Side(says=f"side {number}") for number in range(20)),
    )  # fmt: skip
    lines = list(explained_lines(explanation((), (), checks=(many,))))
    assert lines[-1] == "      - and 8 more"
    assert sum(line.startswith("      - side") for line in lines) == 12


def test_lines_are_folded_for_a_screen() -> None:
    long = item(reason="only " + ", ".join(["the National Police Chiefs’ Council"] * 9) + " should act")
    lines = list(explained_lines(explanation((long,), (ItemTrace(item=0, copies=(FIRST,)),))))
    assert max(map(len, lines)) <= 110
    begun = next(n for n, line in enumerate(lines) if line.startswith("    applies     yes: only"))
    assert lines[begun + 1].startswith(" " * 16 + "National Police Chiefs’ Council, the")


FROM_PUBLICATION = "after the day of publication (7 May 2025) [publication]"
DAYS = {
    ("By 30 September 2025", Basis.STATED): "the day as printed [stated]",
    ("By March 2026", Basis.MONTH_END): "the last day of the month that is named [month_end]",
    ("By the end of 2026", Basis.YEAR_END): "the last day of the year that is named [year_end]",
    ("Within three months", Basis.PUBLICATION): f"three calendar months {FROM_PUBLICATION}",
    ("within the next 2 years", Basis.PUBLICATION): f"2 calendar years {FROM_PUBLICATION}",
    ("within 56 days of publication", Basis.PUBLICATION): f"56 days {FROM_PUBLICATION}",
    ("within six calendar months", Basis.PUBLICATION): f"six calendar months {FROM_PUBLICATION}",
    ("Immediately", Basis.IMMEDIATE): "at once, which is the day of publication (7 May 2025) [immediate]",
    ("as a matter of urgency", Basis.URGENT): "urgent, without a day [urgent]",
    ("once it is out", Basis.EVENT): "it depends on something else that must happen first [event]",
}


@pytest.mark.parametrize(("phrase", "basis"), DAYS)
def test_how_a_day_follows_from_its_phrase(phrase: str, basis: Basis) -> None:
    dated = Deadline(phrase=phrase, date=DAY, basis=basis)
    assert deadline_words(dated, DAY) == f"7 May 2025: “{phrase}”, {DAYS[phrase, basis]}"


def test_a_phrase_without_a_day_says_so() -> None:
    assert deadline_words(Deadline(phrase="urgently", date=None, basis=Basis.URGENT), DAY).startswith(
        "no day: "
    )


def test_without_a_day_of_publication_no_day_follows() -> None:
    three = Deadline(phrase="within three months", date=None, basis=Basis.PUBLICATION)
    assert "three calendar months after an unknown day of publication" in deadline_words(three, None)
    now = Deadline(phrase="immediately", date=None, basis=Basis.IMMEDIATE)
    assert "the day of publication is unknown" in deadline_words(now, None)


@pytest.mark.parametrize("origin", Origin)
def test_every_origin_has_words(origin: Origin) -> None:
    said = inherited_words(Inherited(what="deadline", origin=origin, phrase="By May"))
    assert said.startswith("deadline from ")
    assert said.endswith(", “By May”")


def test_names_say_what_the_tables_say_of_them() -> None:
    met = Named(
        phrase="the Met", body=BodyCode.NAMED_FORCE, role=Role.HELPER, force="metropolitan", doubtful=True
    )
    notes = "named_force, metropolitan, a name that may mean somebody else"
    assert named_words(met) == f"“the Met” ({notes}) is named to help"
    board = Named(phrase="partners", body=BodyCode.OTHER, role=Role.OWNER, with_police=True)
    assert named_words(board) == "“partners” (other, a circle in which the police may sit) should act"


def test_a_rule_of_another_version_is_named_all_the_same() -> None:
    assert rule_words("list:dance") == "a rule without a description [list:dance]"
