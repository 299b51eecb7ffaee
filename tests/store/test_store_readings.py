"""Readings and the officer's decisions: nothing twice, nothing lost, and doubt when the ground moves."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import create_engine, inspect, text

from hmicwatch.domain import Applies, Basis, Check, Deadline, ItemKind, Severity
from hmicwatch.errors import UsageError
from hmicwatch.store import Store
from hmicwatch.store.readings import with_keys
from tests.store.samples import ID, LATER, MORNING, NEXT, override, publication, reading, recommendation

FIRST, SECOND = recommendation("1"), recommendation("2", "The Home Office should publish guidance.")
DOUBT = Check(code="stated_count_mismatch", severity=Severity.ERROR, message="It says three.")


@pytest.fixture(autouse=True)
def _one_reading(store: Store) -> None:
    with store.begin() as work:
        work.save_publication(publication())
        work.save_reading(ID, reading(FIRST, SECOND), MORNING)


def rows(url: str) -> Counter[str]:
    engine = create_engine(url)
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        counted = {name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) for name in tables}
    engine.dispose()
    return Counter(counted)


def test_the_same_reading_again_stores_nothing_twice(store: Store, url: str) -> None:
    before = rows(url)
    with store.begin() as work:
        assert not work.save_reading(ID, reading(FIRST, SECOND), NEXT)
    assert rows(url) == before
    assert before["item"] == 2


def test_new_facts_are_told(store: Store) -> None:
    with store.begin() as work:
        assert work.save_reading(ID, reading(FIRST), NEXT)
        assert work.reading(ID) == reading(FIRST)


def test_another_rule_with_the_same_result_is_no_new_fact(store: Store) -> None:
    with store.begin() as work:
        assert not work.save_reading(ID, reading(replace(FIRST, rule="better"), SECOND, rules="2"), NEXT)
        assert work.reading(ID) == reading(replace(FIRST, rule="better"), SECOND, rules="2")


def test_a_parent_is_found_again_when_items_move(store: Store) -> None:
    cause = replace(FIRST, kind=ItemKind.CAUSE_OF_CONCERN, key="cause_of_concern:1")
    under = replace(SECOND, parent=1)
    with store.begin() as work:
        work.save_reading(ID, reading(FIRST, cause, under), NEXT)
        read = work.reading(ID)
    assert read is not None
    assert [item.parent for item in read.items] == [None, None, 1]


def test_items_without_a_key_of_their_own_get_one() -> None:
    nameless = replace(FIRST, key="", number=None, text="Chief constables should train.")
    keys = [item.key for item in with_keys((FIRST, FIRST, FIRST, nameless))]
    assert keys == [
        "recommendation:1",
        "recommendation:1~2",
        "recommendation:1~3",
        "recommendation:chief-constables-should-train",
    ]


def test_the_machine_value_and_the_decision_are_two_things(store: Store) -> None:
    with store.begin() as work:
        work.add_override(override(SECOND.key, "chief_constables", "no", machine="yes"))
        read, counts = work.reading(ID), work.effective(ID)
        assert read is not None
        assert counts is not None
        assert read.counts.chief_constables == 2
        assert counts.counts.chief_constables == 1
        assert counts.items[1].chief_constables is Applies.NO
        assert work.overrides(ID) == (override(SECOND.key, "chief_constables", "no", machine="yes"),)


def test_decisions_survive_a_re_reading(store: Store) -> None:
    with store.begin() as work:
        work.add_override(override(FIRST.key, "number", "1a", machine="1"))
        work.save_reading(ID, reading(replace(FIRST, text="Reworded by HMICFRS."), SECOND, rules="2"), NEXT)
        effective = work.effective(ID)
    assert effective is not None
    assert (effective.items[0].number, effective.items[0].text) == ("1a", "Reworded by HMICFRS.")
    assert not effective.needs_review


def test_decisions_wait_for_an_item_that_is_gone_and_count_when_it_comes_back(store: Store) -> None:
    with store.begin() as work:
        work.add_override(override(SECOND.key, "restated", True, machine=False))
    with store.begin() as work:
        work.save_reading(ID, reading(FIRST), NEXT)
        without = work.effective(ID)
        assert without is not None
        assert [item.key for item in without.items] == [FIRST.key]
        assert [check.code for check in without.checks] == ["decided_item_gone"]
        assert without.needs_review
    with store.begin() as work:
        work.save_reading(ID, reading(FIRST, SECOND), LATER)
        back = work.effective(ID)
        assert back is not None
        assert back.counts.restated == 1
        assert not back.needs_review


def test_a_decision_asks_again_when_the_machine_reads_something_else(store: Store) -> None:
    with store.begin() as work:
        work.add_override(override(FIRST.key, "chief_constables", "no", machine="yes"))
        work.save_reading(ID, reading(replace(FIRST, chief_constables=Applies.UNCLEAR), SECOND), NEXT)
        effective = work.effective(ID)
        assert effective is not None
        assert effective.items[0].chief_constables is Applies.NO
        assert [check.code for check in effective.checks] == ["decision_outdated"]
        work.save_reading(ID, reading(replace(FIRST, chief_constables=Applies.NO), SECOND), LATER)
        agreed = work.effective(ID)
        assert agreed is not None
        assert agreed.checks == ()


def test_a_decision_is_undone_by_saying_so(store: Store) -> None:
    with store.begin() as work:
        first = work.add_override(override(FIRST.key, "number", "1a"))
        second = work.add_override(override(FIRST.key, "number", "1b", at=NEXT))
        work.undo_override(second, "boss", LATER)
        work.undo_override(second, "somebody else", LATER)
        history = work.override_history(ID)
        effective = work.effective(ID)
    assert [(one.id, one.undone_at, one.undone_by) for one in history] == [
        (first, None, None),
        (second, LATER, "boss"),
    ]
    assert effective is not None
    assert effective.items[0].number == "1a"


def test_a_decision_is_kept_in_one_spelling(store: Store) -> None:
    given = {"phrase": "by May 2026", "date": "2026-05-31", "basis": "month_end", "note": "ignored"}
    with store.begin() as work:
        work.add_override(override(FIRST.key, "deadline", given))
        (kept,) = work.overrides(ID)
        effective = work.effective(ID)
    assert kept.value == {"phrase": "by May 2026", "date": "2026-05-31", "basis": "month_end"}
    assert effective is not None
    expected = Deadline(phrase="by May 2026", date=date(2026, 5, 31), basis=Basis.MONTH_END)
    assert effective.items[0].deadline == expected


@pytest.mark.parametrize(
    ("item", "field", "value"),
    [
        ("recommendation:9", "number", "9"),
        (FIRST.key, "colour", "red"),
        (FIRST.key, "chief_constables", "perhaps"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(store: Store, item: str, field: str, value: str) -> None:
    with pytest.raises(UsageError), store.begin() as work:
        work.add_override(override(item, field, value))
    with store.read() as work:
        assert work.override_history(ID) == ()


def test_nobody_can_undo_what_nobody_decided(store: Store) -> None:
    with pytest.raises(UsageError, match="no decision number 7"), store.begin() as work:
        work.undo_override(7, "flo", NEXT)


def test_a_review_holds_for_what_was_reviewed(store: Store) -> None:
    with store.begin() as work:
        assert not work.is_reviewed(ID)
        work.mark_reviewed(ID, "flo", MORNING)
        assert work.is_reviewed(ID)
        work.save_reading(ID, reading(FIRST, replace(SECOND, rule="other"), rules="2"), NEXT)
        assert work.is_reviewed(ID)
        work.save_reading(ID, reading(FIRST), NEXT)
        assert not work.is_reviewed(ID)
        assert [(one.who, one.at) for one in work.reviews(ID)] == [("flo", MORNING)]


def test_a_new_doubt_asks_for_a_new_review(store: Store) -> None:
    with store.begin() as work:
        work.mark_reviewed(ID, "flo", MORNING)
        work.save_reading(ID, replace(reading(FIRST, SECOND), checks=(DOUBT,)), NEXT)
        assert work.reviewed() == frozenset()
        work.mark_reviewed(ID, "flo", NEXT)
        assert work.reviewed() == {ID}


def test_what_was_not_read_cannot_be_reviewed(store: Store) -> None:
    with store.begin() as work:
        work.save_publication(publication("unread"))
    with pytest.raises(UsageError, match="has not been read"), store.begin() as work:
        work.mark_reviewed("unread", "flo", MORNING)


def test_readings_of_many_publications_come_at_once(store: Store) -> None:
    with store.begin() as work:
        work.save_publication(publication("other"))
        work.save_reading("other", reading(SECOND), MORNING)
        work.add_override(override(FIRST.key, "not_an_item", True, machine=False))
        found = work.effective_readings([ID, "other", "unknown"])
    assert {name: len(one.items) for name, one in found.items()} == {ID: 1, "other": 1}
