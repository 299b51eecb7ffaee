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
stated      | 2025-09-30 | By midnight on 30 September 2025 | By midnight on 30 September 2025, forces should act.
stated      | 2025-09-30 | By 30 September 2025 | By 30 September 2025 at the latest, forces should act.
stated      | 2025-09-30 | By the 30th September 2025 | By the 30th September 2025, forces should act.
stated      | 2025-09-30 | By September 30, 2025 | By September 30, 2025, forces should act.
stated      | 2025-09-30 | By 30 Sep 2025 | By 30 Sep 2025, forces should act.
stated      | 2025-09-30 | By close of business on 30 September 2025 | By close of business on 30 September 2025, forces should act.
stated      | 2025-09-30 | By 2025-09-30 | By 2025-09-30, forces should act.
stated      | 2025-09-30 | Before the end of 30 September 2025 | Before the end of 30 September 2025, forces should act.
stated      | 2025-09-30 | By no later than the 30th of September 2025 | By no later than the 30th of September 2025, forces should act.
stated      | 2025-09-30 | Not later than 30 September 2025 | Not later than 30 September 2025, forces should act.
stated      | 2025-09-30 | on or before 30 September 2025 | Forces should act on or before 30 September 2025.
stated      | 2025-09-30 | by 30 September 2025 | Forces should have acted by 30 September 2025.
stated      | 2025-09-30 | by 30 September 2025 | Forces should complete this by 30 September 2025.
stated      | 2025-09-30 | by 30 September 2025 | Forces should act. This should be done by 30 September 2025.
stated      | 2025-09-30 | by 30 September 2025 | Forces should act. They should do so by 30 September 2025.
stated      | 2025-09-30 | by 30 September 2025 | Forces should act (by 30 September 2025).
stated      | 2025-09-30 | by 30 September 2025 | Forces should act - by 30 September 2025.
stated      | 2025-09-30 | By 30 September 2025 | By 30 September 2025: forces should act.
stated      | 2025-09-30 | By 30 September 2025 | (By 30 September 2025) Forces should act.
stated      | 2028-02-29 | By 29 February 2028 | By 29 February 2028, forces should act.
year_end    | 2026-03-31 | By the end of the 2025/26 financial year | By the end of the 2025/26 financial year, forces should act.
year_end    | 2026-03-31 | By the end of the 2025-26 financial year | By the end of the 2025-26 financial year, forces should act.
year_end    | 2025-12-31 | By the end of the year | By the end of the year, forces should act.
year_end    | 2025-12-31 | By the end of this year | By the end of this year, forces should act.
year_end    | 2026-12-31 | By the end of next year | By the end of next year, forces should act.
year_end    | 2025-12-31 | By the end of the calendar year | By the end of the calendar year, forces should act.
month_end   | 2025-12-31 | By the end of December 2025 | By the end of December 2025 at the latest, forces should act.
month_end   | 2026-03-31 | No later than the end of March 2026 | No later than the end of March 2026, forces should act.
month_end   | 2026-02-28 | Before March 2026 | Before March 2026, forces should act.
month_end   | 2026-03-31 | Before the end of March 2026 | Before the end of March 2026, forces should act.
publication | 2025-08-07 | Within three months of the date of this report | Within three months of the date of this report, forces should act.
publication | 2025-08-07 | Within three months from the date of this report | Within three months from the date of this report, forces should act.
publication | 2025-08-07 | Within three months of the report's publication | Within three months of the report's publication, forces should act.
publication | 2025-08-07 | Within three months of this report's publication | Within three months of this report's publication, forces should act.
publication | 2025-08-07 | Within three months of publication of this report | Within three months of publication of this report, forces should act.
publication | 2025-08-07 | Within three months of this publication | Within three months of this publication, forces should act.
publication | 2025-08-07 | Within three months of the publication date | Within three months of the publication date, forces should act.
publication | 2025-08-07 | Within three months of receipt of this report | Within three months of receipt of this report, forces should act.
publication | 2025-08-07 | Within three months of receiving this | Within three months of receiving this letter, forces should act.
publication | 2025-08-07 | Within three months of today | Within three months of today, forces should act.
publication | 2025-08-07 | Within three months after publication | Within three months after publication, forces should act.
publication | 2025-08-07 | Within 3 (three) months | Within 3 (three) months, forces should act.
publication | 2025-08-07 | Within three (3) months | Within three (3) months, forces should act.
publication | 2026-05-07 | Within the next 12 months | Within the next 12 months, forces should act.
publication | 2026-05-07 | Within the next year | Within the next year, forces should act.
publication | 2025-06-07 | Within a month | Within a month, forces should act.
publication | 2025-06-07 | Within one calendar month | Within one calendar month, forces should act.
publication | 2025-06-18 | Within six weeks | Within six weeks, forces should act.
publication | none       | Within 10 working days | Within 10 working days, forces should act.
publication | 2025-11-07 | Within a maximum of six months | Within a maximum of six months, forces should act.
publication | 2025-11-07 | Within no more than six months | Within no more than six months, forces should act.
publication | 2025-11-07 | Within three to six months | Within three to six months, forces should act.
publication | 2025-11-07 | Within 3-6 months | Within 3-6 months, forces should act.
publication | 2025-11-07 | In the next six months | In the next six months, forces should act.
publication | 2025-11-07 | No later than six months after publication | No later than six months after publication, forces should act.
publication | 2025-11-07 | No later than six months from the date of this report | No later than six months from the date of this report, forces should act.
publication | 2025-11-03 | Within 180 days | Within 180 days, forces should act.
event       | none       | within three months of the publication of the national standards | Forces should act within three months of the publication of the national standards.
event       | none       | within three months of the Home Office's guidance being published | Forces should act within three months of the Home Office's guidance being published.
event       | none       | Within three months of the NPCC issuing its guidance | Within three months of the NPCC issuing its guidance, forces should act.
event       | none       | Within three months of a new system being in place | Within three months of a new system being in place, forces should act.
event       | none       | Within three months of the inspection | Within three months of the inspection, forces should act.
publication | 2026-02-28 | Within six months | Within six months, forces should act. | 2025-08-31
publication | 2026-02-28 | Within two years | Within two years, forces should act. | 2024-02-29
publication | 2028-02-29 | Within four years | Within four years, forces should act. | 2024-02-29
publication | 2024-02-28 | Within 1 year | Within 1 year, forces should act. | 2023-02-28
month_end   | 2026-03-31 | by March 2026 | Forces should make sure that by March 2026 all officers are trained.
month_end   | 2026-03-31 | by March 2026 | Forces should make sure that all officers are trained by March 2026.
immediate   | 2025-05-07 | immediately | Forces should immediately tell victims.
immediate   | 2025-05-07 | with immediate effect | Forces should stop this with immediate effect.
immediate   | 2025-05-07 | straight away | Forces should act straight away.
urgent      | none       | without further delay | Forces should act without further delay.
urgent      | none       | as soon as is practicable | Forces should act as soon as is practicable.
urgent      | none       | as soon as reasonably practicable | Forces should act as soon as reasonably practicable.
urgent      | none       | at the earliest opportunity | Forces should act at the earliest opportunity.
event       | none       | Once the Home Office has published its guidance | Once the Home Office has published its guidance, forces should act.
event       | none       | After the guidance is published | After the guidance is published, forces should act.
event       | none       | Following the publication of the guidance | Following the publication of the guidance, forces should act.
event       | none       | Upon publication of the guidance | Upon publication of the guidance, forces should act.
event       | none       | As soon as guidance is available | As soon as guidance is available, forces should act.
event       | none       | once the guidance has been published | Forces should act once the guidance has been published.
event       | none       | as soon as the guidance is published | Forces should act as soon as the guidance is published.
event       | none       | following publication of the guidance | Forces should act following publication of the guidance.
event       | none       | On completion of the review | On completion of the review, forces should act.
stated      | 2025-09-30 | by no later than 30 September 2025 | As soon as possible, and by no later than 30 September 2025, forces should act.
publication | 2025-08-07 | within three months | As soon as possible and in any event within three months, forces should act.
stated      | 2025-09-30 | By 30 September 2025 | By 30 September 2025, and then annually, forces should act.
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
    (
        "By 30 September 2025, chief constables should agree a plan and, by 31 March 2026, carry it out.",
        ["2025-09-30", "2026-03-31"],
    ),
    (
        "By 30 September 2025 chief constables, and by 31 March 2026 the Home Office, should act.",
        ["2025-09-30", "2026-03-31"],
    ),
    (
        "Chief constables should agree a plan by 30 September 2025 and carry it out by 31 March 2026.",
        ["2025-09-30", "2026-03-31"],
    ),
    (
        "Within three months, forces should agree a plan, and within six months, carry it out.",
        ["2025-08-07", "2025-11-07"],
    ),
    ("Immediately, and no later than 30 September 2025, forces should act.", ["2025-05-07", "2025-09-30"]),
    (
        "Within three months, or by 30 September 2025 if later, forces should act.",
        ["2025-08-07", "2025-09-30"],
    ),
    (
        "The Home Office should publish guidance by March 2026. Forces should follow it by June 2026.",
        ["2026-03-31", "2026-06-30"],
    ),
    (
        "With immediate effect, forces should stop. By 30 September 2025, they should report.",
        ["2025-05-07", "2025-09-30"],
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
    "Forces should publish data for the year ending 31 March 2025.",
    "Forces should make sure that victims are told within 28 days.",
    "Forces should tell victims within 28 days of a decision.",
    "Forces should make sure that they tell victims within 28 days.",
    "Forces should contact victims within 28 days.",
    "Forces should answer complaints within 10 working days.",
    "Chief constables should make sure that calls are answered within 15 minutes.",
    "Chief constables should make sure that cases are reviewed within three months.",
    "Chief constables should make sure that all officers are trained within 12 months of joining.",
    "Chief constables should make sure that officers are trained within 12 months.",
    "Chief constables should review cases that are not finalised within six months.",
    "Forces should update victims at least every 28 days.",
    "Forces should review the plan every six months.",
    "Forces should review the plan six months later.",
    "Forces should set a target of charging within three months.",
    "Forces should reduce the backlog to less than six months.",
    "Forces should make sure that all officers who joined before March 2024 are trained.",
    "Forces should use data up to 31 March 2025.",
    "Forces should review all cases from 1 January 2024 to 31 March 2025.",
    "Forces should review all cases between January 2024 and March 2025.",
    "Forces should review cases closed by 31 March 2025.",
    "Forces should carry out the review agreed by 31 March 2025.",
    "Forces should implement the code introduced by the Home Office in March 2025.",
    "Forces should make sure that victims are told immediately.",
    "Forces should make sure that victims are told without delay.",
    "Forces should make sure that calls are answered as soon as possible.",
    "Forces should make sure that suspects are arrested as soon as possible.",
    "Forces should make sure officers attend urgently.",
    "Forces should treat these cases as a priority.",
    "Forces should record these crimes as a priority.",
    "Following an arrest, officers should act.",
    "When a victim reports rape, officers should act.",
    "Following a report of rape, forces should act.",
    "Once a suspect is arrested, forces should act.",
    "After each inspection, forces should act.",
]


# Times that name no certain day, or a day that does not exist: better none than an invented one.
NO_CERTAIN_DAY = [
    "By 31 June 2025, forces should act.",
    "By 29 February 2025, forces should act.",
    "By Christmas 2025, forces should act.",
    "By late March 2026, forces should act.",
    "By mid-March 2026, forces should act.",
    "By early March 2026, forces should act.",
    "By the beginning of March 2026, forces should act.",
    "By the start of March 2026, forces should act.",
    "By the start of 2026, forces should act.",
    "By the middle of 2026, forces should act.",
    "By spring 2026, forces should act.",
    "By the spring of 2026, forces should act.",
    "By autumn 2026, forces should act.",
    "By the end of summer 2026, forces should act.",
    "By the end of Q2, forces should act.",
    "By the end of Q2 2026, forces should act.",
    "By the end of the second quarter of 2026, forces should act.",
    "By the end of the financial year, forces should act.",
    "By the end of 2025/26, forces should act.",
    "By the end of 2025-26, forces should act.",
    "By the end of this Parliament, forces should act.",
    "By the end of the month, forces should act.",
    "By year end 2026, forces should act.",
    "Within the year, forces should act.",
    "Subject to funding, forces should act.",
    "Pending new guidance, forces should act.",
    "Until the guidance is published, forces should act.",
    "By 2026, forces should act.",
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


@pytest.mark.parametrize("text", [*DECOYS, *NO_CERTAIN_DAY])
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
