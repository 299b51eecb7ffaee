"""Expected against read: what differs, how items are paired, and what is written for a person to check."""

from dataclasses import replace
from typing import Any

import pytest

from hmicwatch.domain import Extraction
from hmicwatch.errors import HmicwatchError
from hmicwatch.examples.compare import Difference, differences, paired
from hmicwatch.examples.expected import Expected, ItemFacts, drafted, refreshed
from hmicwatch.examples.expected_file import expected_text, read_expected
from hmicwatch.examples.meta import Meta, meta_text, read_meta
from hmicwatch.examples.words import difference_lines, total_line
from tests.parse.reading import read

BODY = """<h2>Recommendations</h2>
<h3>Recommendation 1</h3><p>By 30 September 2025, chief constables should count their kites twice a year.</p>
<h3>Recommendation 2</h3><p>Within three months, the Home Office should publish guidance on kites:</p>
<ul><li>for children</li><li>for adults</li></ul>
<h3>Recommendation 3</h3><p>Chief constables should, as soon as possible, repair torn kites.</p>
<h2>Cause of concern</h2><p>The force leaves its kites out in the rain, which ruins them.</p>
<h3>Recommendation 4</h3><p>The force should immediately build a dry shed for its kites.</p>"""


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return read(BODY)


def edited(expected: Expected, place: int, **values: Any) -> Expected:
    assert expected.items
    items = list(expected.items)
    items[place] = ItemFacts({**items[place].vouched, **values})
    return replace(expected, items=tuple(items))


def told(found: tuple[Difference, ...]) -> list[tuple[str, str, Any, Any]]:
    return [(one.about, one.field, one.expected, one.read) for one in found]


def test_what_is_drafted_is_what_is_read(extraction: Extraction) -> None:
    expected = drafted(extraction)
    assert differences(expected, extraction) == ()
    assert expected.items
    assert dict(expected.items[1].vouched) == {
        "kind": "recommendation",
        "number": "2",
        "begins": "Within three months, the Home Office should publish guidance on",
        "owners": ["home_office"],
        "chief_constables": "no",
        "deadline": {"date": "2025-08-07", "basis": "publication"},
        "restated": False,
        "parts": 2,
        "parent": None,
    }


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("number", "7", "1"),
        ("owners", ["npcc"], ["chief_constables"]),
        ("chief_constables", "no", "yes"),
        ("restated", True, False),
        ("parts", 3, 0),
    ],
)
def test_a_wrong_field_is_one_difference(extraction: Extraction, field: str, wrong: Any, right: Any) -> None:
    name = "recommendation 7" if field == "number" else "recommendation 1"
    found = differences(edited(drafted(extraction), 0, **{field: wrong}), extraction)
    assert told(found) == [(name, field, wrong, right)]


def test_a_deadline_is_compared_as_far_as_it_is_vouched_for(extraction: Extraction) -> None:
    expected = drafted(extraction)
    day_alone = edited(expected, 0, deadline={"date": "2025-09-30"})
    assert differences(day_alone, extraction) == ()
    no_day = edited(expected, 2, deadline={"date": None})
    assert differences(no_day, extraction) == ()
    none_at_all = edited(expected, 2, deadline=None)
    assert told(differences(none_at_all, extraction)) == [
        ("recommendation 3", "deadline", None, {"date": None, "basis": "urgent"})
    ]
    other = edited(expected, 0, deadline={"date": "2025-09-01", "basis": "stated"})
    assert told(differences(other, extraction)) == [
        ("recommendation 1", "deadline.date", "2025-09-01", "2025-09-30")
    ]


def test_a_parent_is_a_place_or_a_printed_number(extraction: Extraction) -> None:
    expected = drafted(extraction)
    assert expected.items
    assert [facts.vouched["parent"] for facts in expected.items] == [None, None, None, None, 3]
    numbered = edited(edited(expected, 3, number="A"), 4, parent="A")
    assert [(one.field) for one in differences(numbered, extraction)] == ["number"]
    wrong = edited(expected, 4, parent=None)
    assert told(differences(wrong, extraction)) == [("recommendation 4", "parent", None, 3)]


def test_one_missing_item_moves_no_other(extraction: Extraction) -> None:
    expected = drafted(extraction)
    lost = replace(extraction, items=extraction.items[1:3])
    about = {one.about for one in differences(expected, lost)}
    assert about == {
        "recommendation 1",
        "recommendation 4",
        "cause of concern “The force leaves its kites out in the rain, which”",
    }
    found = differences(expected, lost)
    assert {one.field for one in found} == {"item"}


def test_an_item_too_many_is_named_with_its_words(extraction: Extraction) -> None:
    expected = drafted(extraction)
    assert expected.items
    fewer = replace(expected, items=(*expected.items[:2], *expected.items[3:]))
    found = [one for one in differences(fewer, extraction) if one.field == "item"]
    assert told(tuple(found)) == [
        ("recommendation 3", "item", None, "Chief constables should, as soon as possible, repair torn kites.")
    ]


def test_items_with_the_same_opening_are_paired_by_the_rest(extraction: Extraction) -> None:
    same = [
        ItemFacts({"kind": "recommendation", "begins": "Chief constables should", "deadline": {"date": day}})
        for day in ("2026-01-01", None)
    ]
    assert paired(tuple(same), extraction.items) == {1: 2}


def test_a_slip_in_the_opening_is_told_as_such(extraction: Extraction) -> None:
    slipped = edited(drafted(extraction), 3, begins="The force leaves all its kites out in the rain, which")
    assert [one.field for one in differences(slipped, extraction)] == ["begins"]


def test_counts_and_the_day_of_publication(extraction: Extraction) -> None:
    expected = drafted(extraction)
    other = replace(expected, counts=replace(expected.counts, unclear=2), about={"published": None})
    assert told(differences(other, extraction)) == [
        ("document", "counts.unclear", 2, 0),
        ("document", "published", None, "2025-05-07"),
    ]
    assert differences(replace(expected, items=None, about={}), extraction) == ()


def test_doubt_expects_that_review_is_asked_for(extraction: Extraction) -> None:
    sure = replace(extraction, needs_review=False)
    found = differences(drafted(sure), sure, doubt=True)
    assert told(found) == [("document", "needs_review", True, False)]
    assert not found[0].can_be_taken
    assert differences(drafted(sure), replace(sure, needs_review=True), doubt=True) == ()


def test_renewing_keeps_which_fields_are_vouched_for(extraction: Extraction) -> None:
    before = Expected(
        counts=extraction.counts,
        items=(
            ItemFacts({"kind": "recommendation", "begins": "By 30 September 2025, chief", "parts": 4}),
            ItemFacts(
                {"kind": "recommendation", "begins": "Within three months,", "deadline": {"date": None}}
            ),
        ),
        about={},
    )
    pairs = paired(before.items or (), extraction.items)
    after = refreshed(before, extraction, {index: place for place, index in pairs.items()})
    assert after.items
    assert dict(after.items[0].vouched) == {
        "kind": "recommendation",
        "begins": "By 30 September 2025, chief constables should count their kites",
        "parts": 0,
    }
    assert after.items[1].vouched["deadline"] == {"date": "2025-08-07"}
    assert list(after.items[2].vouched) == ["kind", "begins", "deadline", "parts"]
    assert after.about == {}
    assert differences(after, extraction) == ()


def test_facts_survive_their_file(extraction: Extraction) -> None:
    expected = drafted(extraction)
    text = expected_text(expected)
    assert read_expected(text, "expected.json") == expected
    assert text.count("\n") == len(extraction.items) + 6, "one line for each item"
    bare = Expected(counts=extraction.counts, items=(), about={})
    assert read_expected(expected_text(bare), "expected.json") == bare


ZEROS = (
    '{"recommendations": 0, "chief_constables": 0, "unclear": 0, "causes_of_concern": 0, '
    '"areas_for_improvement": 0, "restated": 0}'
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", "not valid JSON"),
        ("[]", "not an object"),
        ("{}", "counts: they are required"),
        ('{"counts": {"recommendations": 1}}', "counts: they are required"),
        (f'{{"counts": {ZEROS}, "item": []}}', "Did you mean items?"),
        (f'{{"counts": {ZEROS}, "items": {{}}}}', "not a list"),
        (f'{{"counts": {ZEROS}, "items": [{{"kind": "recommendation"}}]}}', "there is no begins"),
        (f'{{"counts": {ZEROS}, "items": [{{"kind": "tip", "begins": "x"}}]}}', '"tip" is not allowed'),
        (
            f'{{"counts": {ZEROS}, "items": [{{"kind": "recommendation", "begins": "x", "parts": 1.5}}]}}',
            "parts: 1.5 is not allowed",
        ),
        (
            f'{{"counts": {ZEROS}, "items": [{{"kind": "recommendation", "begins": "x", "due": null}}]}}',
            "item 0: due: nobody compares that",
        ),
    ],
)
def test_wrong_facts_are_explained(text: str, message: str) -> None:
    with pytest.raises(HmicwatchError) as wrong:
        read_expected(text, "a/b/expected.json")
    assert message in str(wrong.value)
    assert "a/b/expected.json" in str(wrong.value)


def test_meta_survives_its_file() -> None:
    meta = Meta(
        title='A "title" with \\ and – dashes', cases=("two-columns", "footnotes"), note="x\ny", checked=True
    )
    assert read_meta(meta_text(meta), "meta.toml") == meta
    assert "published" not in meta_text(meta)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title = ", "not valid TOML"),
        ("", "there is no title"),
        ('title = "x"\nchekced = true', "Did you mean checked?"),
        ('title = "x"\nchecked = "yes"', "true or false"),
        ('title = "x"\npublished = "2025-05-07"', "a day"),
        ('title = "x"\ncases = [1]', "a text"),
    ],
)
def test_wrong_meta_is_explained(text: str, message: str) -> None:
    with pytest.raises(HmicwatchError) as wrong:
        read_meta(text, "a/b/meta.toml")
    assert message in str(wrong.value)


def test_differences_in_words() -> None:
    found = [
        Difference("document", "counts.recommendations", 2, 1),
        Difference("recommendation 1", "owners", ["npcc"], []),
        Difference("recommendation 2", "item", "Forces should", None),
        Difference("recommendation 3", "item", None, "Kites should"),
    ]
    assert list(difference_lines("peel/kites", found)) == [
        "peel/kites",
        "  document",
        "    counts.recommendations: expected 2, read 1",
        "  recommendation 1",
        '    owners: expected ["npcc"], read []',
        "  recommendation 2",
        "    expected, but not read: Forces should",
        "  recommendation 3",
        "    read, but not expected: Kites should",
    ]
    assert total_line(3, 0, 0) == "3 examples: 3 as expected."
    assert total_line(4, 1, 2) == "4 examples: 1 as expected, 1 differs, 2 cannot be read."
