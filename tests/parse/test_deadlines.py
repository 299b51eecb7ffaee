"""By when: phrases as reports print them, counted from one day of publication.

A row reads: basis | date | the phrase that says so | the words | the day of publication, where it is another.
"""

from dataclasses import dataclass
from datetime import date

import pytest

from hmicwatch.domain import Basis, Deadline
from hmicwatch.parse.deadlines import deadline_above, deadlines
from tests.parse.reading import DAY, read

ROWS = """
stated      | 2025-09-30 | By 30 September 2025 | By 30 September 2025, chief constables should act.
stated      | 2025-09-30 | by 30 September 2025 | Chief constables should act by 30 September 2025.
stated      | 2025-09-30 | by no later than 30 September 2025 | Chief constables should, by no later than 30 September 2025, act.
stated      | 2025-09-30 | No later than 30 September 2025 | No later than 30 September 2025, forces should act.
stated      | 2025-09-30 | Before 30 September 2025 | Before 30 September 2025, forces should act.
stated      | 2025-01-31 | By 31 January 2025 | By 31 January 2025 chief constables should act.
stated      | 2024-11-22 | By 22 November 2024 (56 days from publication) | By 22 November 2024 (56 days from publication), the force should act.
stated      | 2025-03-01 | by 1st March 2025 | Forces should act by 1st March 2025.
stated      | 2025-03-01 | by 1 March, 2025 | Forces should act by 1 March, 2025.
stated      | 2025-03-31 | by the 31st of March 2025 | Forces should act by the 31st of March 2025.
stated      | 2025-09-01 | by 1 Sept 2025 | Forces should act by 1 Sept 2025.
stated      | 2025-09-30 | By Tuesday 30 September 2025 | By Tuesday 30 September 2025, forces should act.
stated      | 2025-09-30 | By 30/09/2025 | By 30/09/2025, forces should act.
stated      | 2024-02-29 | By 29 February 2024 | By 29 February 2024, forces should act.
stated      | 2025-09-30 | by 30 September 2025 | Chief constables should publish their plans by 30 September 2025.
stated      | 2025-09-30 | by 30 September 2025 | The NPCC should publish an agreed plan by 30 September 2025.
stated      | 2025-09-30 | By 30 September 2025 | HMICFRS recommends that: By 30 September 2025, forces should act.
month_end   | 2023-03-31 | By March 2023 | By March 2023, forces should act.
month_end   | 2023-03-31 | By the end of March 2023 | By the end of March 2023, forces should act.
month_end   | 2023-03-31 | by end of March 2023 | Forces should act by end of March 2023.
month_end   | 2024-02-29 | By February 2024 | By February 2024, forces should act.
month_end   | 2025-02-28 | By February 2025 | By February 2025, forces should act.
month_end   | 2025-04-30 | by no later than April 2025 | Forces should, by no later than April 2025, act.
month_end   | 2025-12-31 | By the end of December 2025 | By the end of December 2025, forces should act.
month_end   | 2025-09-30 | By Sept 2025 | By Sept 2025, forces should act.
year_end    | 2025-12-31 | By the end of 2025 | By the end of 2025, forces should act.
year_end    | 2026-12-31 | by the end of 2026 | The Home Office should, by the end of 2026, act.
year_end    | 2025-12-31 | By the end of the calendar year 2025 | By the end of the calendar year 2025, forces should act.
publication | 2025-08-07 | Within three months | Within three months, forces should act.
publication | 2025-08-07 | within three months | Forces should, within three months: review plans; and train staff.
publication | 2025-08-07 | Within 3 months | Within 3 months, forces should act.
publication | 2025-08-07 | Within the next three months | Within the next three months, forces should act.
publication | 2025-08-07 | within three months of publication | Forces should act within three months of publication.
publication | 2025-08-07 | Within three months of the publication of this report | Within three months of the publication of this report, forces should act.
publication | 2025-08-07 | within three months of this report being published | Forces should act within three months of this report being published.
publication | 2025-08-07 | Within three months from the date of publication | Within three months from the date of publication, forces should act.
publication | 2025-08-07 | within three months of this report | Forces should act within three months of this report.
publication | 2025-11-07 | within six months | HMIC recommends that within six months the force should act.
publication | 2025-07-02 | Within 56 days of publication | Within 56 days of publication, forces should act.
publication | 2025-07-02 | Within 56 days | Within 56 days, forces should act.
publication | 2025-05-21 | within two weeks | Forces should act within two weeks.
publication | 2025-06-04 | within 28 days | Forces should act within 28 days.
publication | 2026-05-07 | Within a year | Within a year, forces should act.
publication | 2026-05-07 | Within one year of publication | Within one year of publication, forces should act.
publication | 2026-05-07 | Within 12 months | Within 12 months, forces should act.
publication | 2026-11-07 | Within eighteen months | Within eighteen months, forces should act.
publication | 2026-11-07 | Within 18 months | Within 18 months, forces should act.
publication | 2027-05-07 | within two years | The Home Office should act within two years.
publication | 2025-02-28 | Within three months | Within three months, forces should act. | 2024-11-30
publication | 2024-02-29 | Within three months | Within three months, forces should act. | 2023-11-30
publication | 2024-09-30 | Within one month | Within one month, forces should act. | 2024-08-31
publication | 2025-01-31 | Within one month | Within one month, forces should act. | 2024-12-31
publication | 2025-02-28 | Within a year | Within a year, forces should act. | 2024-02-29
publication | 2024-04-25 | Within 56 days of publication | Within 56 days of publication, forces should act. | 2024-02-29
publication | none       | Within three months | Within three months, forces should act. | unknown
publication | none       | Within 56 days of publication | Within 56 days of publication, forces should act. | unknown
immediate   | 2025-05-07 | Immediately | Immediately, chief constables should act.
immediate   | 2025-05-07 | immediately | Chief constables should immediately act.
immediate   | 2025-05-07 | with immediate effect | With immediate effect, forces should act.
immediate   | 2025-05-07 | with immediate effect | Forces should act with immediate effect.
immediate   | none       | Immediately | Immediately, chief constables should act. | unknown
urgent      | none       | As a matter of urgency | As a matter of urgency, forces should act.
urgent      | none       | as soon as possible | Forces should act as soon as possible.
urgent      | none       | as soon as practicable | Forces should act as soon as practicable.
urgent      | none       | as a priority | Chief constables should, as a priority, make sure logs are kept.
urgent      | none       | urgently | The force should urgently review its plan.
urgent      | none       | without delay | The force should review its plan without delay.
event       | none       | within six months of the Home Office’s guidance | Forces should act within six months of the Home Office’s guidance.
event       | none       | Within six months of the Home Office publishing its guidance | Within six months of the Home Office publishing its guidance, forces should act.
event       | none       | Once the national product has been published | Once the national product has been published, forces should use it.
event       | none       | Following publication of the national guidance | Following publication of the national guidance, forces should act.
event       | none       | As soon as the tool is available | As soon as the tool is available, forces should use it.
"""  # noqa: E501

# One item with several deadlines: the words, then what is read, in order.
SEVERAL = [
    (
        "By 30 September 2025, forces should act. By 31 March 2026, the Home Office should follow.",
        ["2025-09-30", "2026-03-31"],
    ),
    (
        "By 31 March 2026, the Home Office should act. By 30 September 2025, forces should follow.",
        ["2026-03-31", "2025-09-30"],
    ),
    (
        "Within three months, forces should agree a plan. Within six months, they should carry it out.",
        ["2025-08-07", "2025-11-07"],
    ),
    (
        "By March 2026, forces should agree a plan, and by June 2026 they should carry it out.",
        ["2026-03-31", "2026-06-30"],
    ),
    (
        "As a matter of urgency, forces should check the backlog. By March 2026, they should clear it.",
        ["none", "2026-03-31"],
    ),
    (
        "Immediately, forces should stop. By the end of 2025, they should report.",
        ["2025-05-07", "2025-12-31"],
    ),
]

# Dates and spans that are no deadline of the item.
DECOYS = [
    "Chief constables should review their plans at least annually.",
    "Chief constables should be able to find the log at any time.",
    "Forces should answer the letter dated 29 January 2019.",
    "Forces should adopt the code that was published on 1 March 2024.",
    "Forces should use the tool which the Home Office has promised by March 2026.",
    "Forces should use the tool that the College of Policing will publish by 30 June 2026.",
    "The NPCC, which plans to finish its review by December 2025, should tell forces what it finds.",
    "Forces should use the guidance, which the Home Office intends to publish by the end of 2025.",
    "Forces should make sure that calls are answered within 10 seconds.",
    "Forces should make sure that victims are told within 24 hours.",
    "Forces should act on what we said in our 2021 report.",
    "Forces should make sure data from 2019 to 2023 is kept.",
    "Forces should make sure that evidence is immediately available.",
    "Forces should make sure that officers act immediately after a report of rape.",
    "Chief constables should review all cases opened before 1 January 2020.",
    "There is no date in this sentence and forces should act.",
]


@dataclass(frozen=True)
class Row:
    basis: Basis
    day: date | None
    phrase: str
    text: str
    published: date | None

    @classmethod
    def parsed(cls, line: str) -> "Row":
        basis, day, phrase, text, *published = (cell.strip() for cell in line.split("|"))
        when = _day(published[0]) if published else DAY
        return cls(Basis(basis), _day(day), phrase, text, when)


def _day(text: str) -> date | None:
    return None if text in ("none", "unknown") else date.fromisoformat(text)


ALL = [Row.parsed(line) for line in ROWS.strip().splitlines()]


def straight(text: str) -> str:
    return text.replace("’", "'").lower()


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.basis}: {row.text[:70]}") for row in ALL])
def test_one_deadline(row: Row) -> None:
    found = deadlines(row.text, row.published)
    assert [(one.basis, one.date) for one in found] == [(row.basis, row.day)]
    assert straight(found[0].phrase) == straight(row.phrase)


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_deadlines_keep_their_order(text: str, expected: list[str]) -> None:
    assert [str(one.date).lower() for one in deadlines(text, DAY)] == expected


@pytest.mark.parametrize("text", DECOYS)
def test_other_dates_are_none(text: str) -> None:
    assert deadlines(text, DAY) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "By 30 September 2025, forces should use the tool that the Home Office promised by March 2025.",
            "2025-09-30",
        ),
        ("By March 2026, all forces that told us they would act by June 2024 should do so.", "2026-03-31"),
        ("Within three months, forces should review all cases opened before 1 January 2020.", "2025-08-07"),
        ("By March 2026, forces should make sure that calls are answered within 10 seconds.", "2026-03-31"),
        (
            "By March 2026, forces should make sure that victims are told within five days of an arrest.",
            "2026-03-31",
        ),
        ("By March 2026, the force, which said it would act by 2024, should act.", "2026-03-31"),
    ],
)
def test_a_decoy_beside_the_deadline(text: str, expected: str) -> None:
    assert [str(one.date) for one in deadlines(text, DAY)] == [expected]


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (["By 31 March 2026, chief constables should:"], "2026-03-31"),
        (["We recommend that within six months chief constables:"], "2025-11-07"),
        (["By March 2026"], "2026-03-31"),
        (["For chief constables", "By 31 March 2026, forces should:"], "2026-03-31"),
        (["31 March 2026", "By 31 March 2026"], "2026-03-31"),
        (["For chief constables"], None),
    ],
)
def test_a_stem_or_heading_gives_its_deadline(above: list[str], expected: str | None) -> None:
    found = deadline_above(above, DAY)
    assert (str(found.date) if found else None) == expected


def test_no_words_no_deadline() -> None:
    assert deadlines("", DAY) == () == deadlines("Forces should act.", DAY)


ITEM = "<h2>Recommendations</h2><h3>Recommendation 1</h3><p>{}</p>"


SOON, LATER = ("30 September 2025", "2025-09-30"), ("31 March 2026", "2026-03-31")


@pytest.mark.parametrize(("first", "second"), [(SOON, LATER), (LATER, SOON)])
def test_the_first_addressees_deadline_is_the_items(first: tuple[str, str], second: tuple[str, str]) -> None:
    text = f"By {first[0]}, chief constables should act. By {second[0]}, the Home Office should follow."
    item = read(ITEM.format(text)).items[0]
    assert item.deadline is not None
    assert str(item.deadline.date) == first[1]
    assert len(item.deadlines) == 2
    assert item.deadline == item.deadlines[0]


def test_the_printed_day_of_publication_counts() -> None:
    item = read(ITEM.format("Within three months, chief constables should act.")).items[0]
    assert item.deadline == Deadline(
        phrase="Within three months", date=date(2025, 8, 7), basis=Basis.PUBLICATION
    )


def test_no_deadline_is_null() -> None:
    item = read(ITEM.format("Chief constables should act.")).items[0]
    assert (item.deadline, item.deadlines) == (None, ())
