"""What counts as a change between two readings."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hmicwatch.compare.items import changes_between
from hmicwatch.domain import (
    Addressee,
    Applies,
    Basis,
    BodyCode,
    Deadline,
    Importance,
    Item,
    ItemKind,
    PublicationKind,
    Reading,
    Role,
)

AT = datetime(2025, 6, 2, 1, 30, tzinfo=UTC)
TEXT = "By 30 September 2025, chief constables should make sure that their officers know the law on fraud."
OTHER = "With immediate effect, the Home Office should publish what it knows about the cost of online crime."
DEADLINE = Deadline(phrase="By 30 September 2025", date=date(2025, 9, 30), basis=Basis.STATED)


def item(number: int, text: str = TEXT) -> Item:
    return Item(
        kind=ItemKind.RECOMMENDATION,
        number=str(number),
        label=f"Recommendation {number}",
        text=text,
        addressees=(Addressee(body=BodyCode.CHIEF_CONSTABLES, phrase="chief constables"),),
        chief_constables=Applies.YES,
        deadline=DEADLINE,
        deadlines=(DEADLINE,),
        key=f"recommendation:{number}",
    )


def codes(before: tuple[Item, ...], after: tuple[Item, ...]) -> list[tuple[str, str | None]]:
    readings = [
        Reading(title="x", published=None, kind=PublicationKind.OTHER, items=one) for one in (before, after)
    ]
    changes = changes_between(readings[0], readings[1], publication="x", at=AT)
    return [(change.code, change.item) for change in changes]


def test_nothing_changed() -> None:
    assert codes((item(1), item(2, OTHER)), (item(2, OTHER), item(1))) == []


def test_typography_is_no_change() -> None:
    curly = TEXT.replace("that their", "that\u00a0their").replace("30 September", "30\u2002September")
    assert codes((item(1),), (item(1, curly),)) == []


@pytest.mark.parametrize(
    ("after", "code"),
    [
        (item(1, TEXT.replace("fraud", "fraud and theft")), "item_reworded"),
        (
            replace(item(1), deadline=replace(DEADLINE, date=date(2025, 12, 31)), deadlines=()),
            "deadline_moved",
        ),
        (replace(item(1), deadline=None, deadlines=()), "deadline_moved"),
        (
            replace(item(1), addressees=(Addressee(body=BodyCode.NPCC, phrase="the NPCC", role=Role.OWNER),)),
            "addressees_changed",
        ),
    ],
)
def test_one_fact_changed(after: Item, code: str) -> None:
    assert codes((item(1),), (after,)) == [(code, "recommendation:1")]


def test_applicability_changes_the_counts() -> None:
    after = replace(item(1), chief_constables=Applies.NO)
    assert codes((item(1),), (after,)) == [
        ("counts_changed", None),
        ("applicability_changed", "recommendation:1"),
    ]


def test_added_and_withdrawn() -> None:
    assert codes((item(1),), (item(1), item(2, OTHER))) == [
        ("counts_changed", None),
        ("item_added", "recommendation:2"),
    ]
    assert codes((item(1), item(2, OTHER)), (item(1),)) == [
        ("counts_changed", None),
        ("item_withdrawn", "recommendation:2"),
    ]


def test_a_renumbered_item_is_the_same() -> None:
    assert codes((item(1),), (item(4),)) == [("item_renumbered", "recommendation:4")]


def test_how_important() -> None:
    before = Reading(title="x", published=None, kind=PublicationKind.OTHER, items=(item(1),))
    small = replace(before, items=(item(1, TEXT.replace("law on", "law about")),))
    large = replace(before, items=(item(1, OTHER),))
    (one,) = changes_between(before, small, publication="x", at=AT)
    assert (one.importance, one.before, one.publication, one.at) == (Importance.MINOR, TEXT, "x", AT)
    (other,) = changes_between(before, large, publication="x", at=AT)
    assert other.importance is Importance.MAJOR
