"""How decisions apply to items: every field, the latest wins, parents still point to the right cause."""

from dataclasses import replace

import pytest

from hmicwatch.domain import Addressee, Applies, BodyCode, Item, ItemKind, Override, Role
from hmicwatch.errors import UsageError
from hmicwatch.review.overrides import apply_overrides, machine_value, settle
from tests.store.samples import LATER, MORNING, NEXT, override, recommendation

CAUSE = Item(kind=ItemKind.CAUSE_OF_CONCERN, number="1", label=None, text="Custody is unsafe.", key="cause:1")
UNDER = replace(recommendation("2"), parent=1)
ITEMS = (recommendation("1"), CAUSE, UNDER)


def decided(*overrides: Override) -> tuple[Item, ...]:
    return apply_overrides(ITEMS, overrides)


def test_nothing_decided_changes_nothing() -> None:
    assert decided() == ITEMS


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("text", "Other words.", {"text": "Other words."}),
        ("number", "1a", {"number": "1a"}),
        ("number", None, {"number": None}),
        ("kind", "area_for_improvement", {"kind": ItemKind.AREA_FOR_IMPROVEMENT}),
        ("chief_constables", "conditional", {"chief_constables": Applies.CONDITIONAL}),
        ("deadline", None, {"deadline": None}),
        ("addressees", [], {"addressees": ()}),
        (
            "addressees",
            [
                {"body": "npcc", "phrase": "NPCC leads", "role": "helper"},
                {"body": "cps", "phrase": "the CPS"},
            ],
            {
                "addressees": (
                    Addressee(body=BodyCode.NPCC, phrase="NPCC leads", role=Role.HELPER),
                    Addressee(body=BodyCode.CPS, phrase="the CPS"),
                )
            },
        ),
        ("restated", True, {"restated": True}),
        ("not_an_item", False, {}),
    ],
)
def test_each_field_can_be_decided(field: str, value: object, expected: dict[str, object]) -> None:
    first, *others = decided(override("recommendation:1", field, value))
    assert first == replace(ITEMS[0], **expected)  # type: ignore[arg-type]
    assert tuple(others) == ITEMS[1:]


def test_the_latest_decision_counts_in_whatever_order_they_come() -> None:
    late = override("recommendation:1", "number", "late", at=LATER)
    early = override("recommendation:1", "number", "early", at=MORNING)
    assert decided(late, early)[0].number == "late"


def test_what_is_no_item_goes_and_parents_are_counted_anew() -> None:
    kept = decided(override("recommendation:1", "not_an_item", True))
    assert kept == (CAUSE, replace(UNDER, parent=0))


def test_a_decision_that_it_is_one_after_all_brings_it_back() -> None:
    gone = override("recommendation:1", "not_an_item", True, at=MORNING)
    assert decided(gone, replace(gone, value=False, at=NEXT)) == ITEMS


@pytest.mark.parametrize(
    "decision", [override("cause:1", "not_an_item", True), override("cause:1", "kind", "recommendation")]
)
def test_only_a_cause_of_concern_that_counts_is_a_parent(decision: Override) -> None:
    assert decided(decision)[-1].parent is None


def test_a_decision_on_an_item_that_is_not_there_changes_nothing() -> None:
    assert decided(override("recommendation:9", "not_an_item", True)) == ITEMS


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("colour", "red"),
        ("text", " "),
        ("number", 7),
        ("kind", "wish"),
        ("chief_constables", None),
        ("deadline", {"phrase": "by May"}),
        ("deadline", {"phrase": "by May", "date": "31/05/2026", "basis": "stated"}),
        ("deadline", "by May"),
        ("addressees", "npcc"),
        ("addressees", ["npcc"]),
        ("addressees", [{"body": "nobody", "phrase": ""}]),
        ("restated", "yes"),
        ("not_an_item", 1),
    ],
)
def test_what_is_not_allowed_is_refused_in_words(field: str, value: object) -> None:
    with pytest.raises(UsageError, match=r"is no (value|field)"):
        settle(ITEMS[0], field, value)


@pytest.mark.parametrize("field", ["text", "number", "kind", "chief_constables", "deadline", "restated"])
def test_the_machine_value_decided_again_changes_nothing(field: str) -> None:
    assert settle(ITEMS[0], field, machine_value(ITEMS[0], field)) == machine_value(ITEMS[0], field)
    assert decided(override("recommendation:1", field, machine_value(ITEMS[0], field))) == ITEMS
