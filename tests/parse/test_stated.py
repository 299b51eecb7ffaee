"""How many items a document claims to make, and the many numbers that are no such claim.

A row reads: kind and count, or none | the sentence. The report was published on 7 May 2025.
"""

import pytest

from hmicwatch.domain import ItemKind
from hmicwatch.parse.stated import stated_counts
from tests.parse.reading import DAY

KINDS = {
    "rec": ItemKind.RECOMMENDATION,
    "cause": ItemKind.CAUSE_OF_CONCERN,
    "afi": ItemKind.AREA_FOR_IMPROVEMENT,
}

ROWS = """
# the report's own totals
rec 11         | We make 11 recommendations.
rec 11         | We make eleven recommendations.
rec 9          | We have made nine recommendations to help forces improve.
rec 9          | We've made nine recommendations.
rec 9          | We’ve made nine recommendations.
rec 10         | In this report, we make ten recommendations.
rec 10         | This report makes ten recommendations.
rec 10         | Our report contains ten recommendations.
rec 10         | The inspectorate has made ten recommendations.
rec 10         | HMICFRS has made ten recommendations in total.
rec 10         | There are ten recommendations in this report.
rec 10         | As a result, we are making ten recommendations.
rec 43         | We make 43 recommendations.
rec 43         | We make forty-three recommendations.
rec 43         | We make forty three recommendations.
rec 2          | We make two new recommendations.
rec 2          | We make two further recommendations.
rec 1          | We make one recommendation.
rec 1          | We make a recommendation to improve this.
rec 1          | We make a single recommendation.
rec 0          | We make no recommendations.
rec 0          | This interim report makes no recommendations.
rec 0          | There are no recommendations in this report.
rec 6          | We therefore make six recommendations.
rec 6          | We also make six recommendations to support forces.
rec 6          | In total, we have made six recommendations.
rec 6          | A total of six recommendations have been made.
rec 6          | HMI Jane Doe said: “We have made six recommendations.”
rec 11         | We make 11 recommendations to address the problems that we found.
rec 11         | We make 11 recommendations in this report.
rec 3          | We make three recommendations.[4]
rec 3          | We make three national recommendations.
# other kinds, and several in one sentence
rec 43; afi 5  | We make 43 recommendations and 5 areas for improvement.
rec 43; afi 5  | The report makes 43 recommendations and identifies five areas for improvement.
rec 9; afi 1   | We make nine recommendations and one area for improvement.
cause 2; rec 5 | We have identified two causes of concern and make five recommendations.
cause 1; afi 15 | We identified one cause of concern and 15 areas for improvement.
afi 14         | We identified 14 areas for improvement.
afi 12         | The report identifies 12 areas for improvement.
cause 1        | We have issued one accelerated cause of concern.
# an earlier report's
none           | We made nine recommendations in 2019.
none           | In our 2021 report we made nine recommendations.
none           | Our previous report made nine recommendations.
none           | In 2023, we made 12 recommendations for forces.
none           | Of the 29 recommendations made during that previous inspection, 20 are complete.
none           | We made four recommendations in our last inspection.
none           | The force has now completed eight recommendations that we made.
none           | Seven of the nine recommendations remain open.
none           | Since our 2020 inspection, we have made five recommendations.
none           | The first report made three recommendations.
none           | In the interim report we made six recommendations.
# other bodies'
none           | The inquiry made 17 recommendations.
none           | The Independent Inquiry into Child Sexual Abuse made 20 recommendations.
none           | The Home Affairs Select Committee made 15 recommendations.
none           | The coroner made two recommendations.
none           | Baroness Casey made 16 recommendations.
none           | The IOPC has made three recommendations to the force.
none           | The NPCC has made four recommendations to forces.
none           | The College of Policing made six recommendations.
none           | The Angiolini review made 16 recommendations.
# a part of them
none           | We make two recommendations for the Home Office.
none           | We make eight recommendations to chief constables.
none           | Four recommendations are for chief constables.
none           | There are three recommendations for the NPCC.
none           | Of which, four recommendations are for forces.
rec 11         | We make 11 recommendations, of which eight are for chief constables.
rec 11         | We make 11 recommendations, of which eight recommendations are for chief constables.
none           | In this chapter we make two recommendations.
none           | We make two recommendations in this section.
# not a count
none           | See recommendation 3.
none           | Recommendation 11 is for the Home Office.
none           | We will review progress against our recommendations.
none           | There are several recommendations.
none           | Forces should act on our recommendations within three months.
"""


def rows() -> list[tuple[str, str]]:
    lines = [line for line in ROWS.strip().splitlines() if not line.startswith("# ")]
    return [(expected.strip(), text.strip()) for expected, text in (line.split("|") for line in lines)]


def counts(expected: str) -> list[tuple[ItemKind, int]]:
    if expected == "none":
        return []
    told = [one.split() for one in expected.split("; ")]
    return sorted((KINDS[kind], int(count)) for kind, count in told)


@pytest.mark.parametrize(("expected", "text"), rows())
def test_what_a_sentence_claims(expected: str, text: str) -> None:
    assert sorted((one.kind, one.count) for one in stated_counts([text], DAY)) == counts(expected)


def test_a_claim_is_told_once_with_its_words() -> None:
    found = stated_counts(["We make 11 recommendations.", "We make 11 recommendations."], DAY)
    assert [(one.count, one.phrase) for one in found] == [(11, "We make 11 recommendations")]


def test_a_year_is_this_reports_only_when_the_day_is_known() -> None:
    assert len(stated_counts(["In 2025 we make two recommendations."], DAY)) == 1
    assert stated_counts(["In 2025 we make two recommendations."], None) == ()
