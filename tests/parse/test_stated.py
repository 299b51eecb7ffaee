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
rec 6          | As a result of our findings, we are making six recommendations in total.
rec 6          | Because of these concerns, we make six recommendations.
none           | Six of our original recommendations remain open.
# in other words
rec 11         | We make 11 (eleven) recommendations.
rec 11         | We make eleven (11) recommendations.
rec 11         | We have made a total of 11 recommendations.
rec 11         | We make a total of 11 recommendations in this report.
rec 11; afi 3  | In total, we make 11 recommendations and identify three areas for improvement.
rec 11; cause 2; afi 5 | This report contains 11 recommendations, five areas for improvement and two causes of concern.
rec 15         | We make 15 recommendations: 9 to chief constables and 6 to the Home Office.
rec 15         | We make 15 recommendations: nine for chief constables, six for the Home Office.
rec 15         | We make 15 recommendations (nine for chief constables, four for the Home Office and two for the NPCC).
rec 15         | We make 15 recommendations, nine of which are for chief constables.
rec 15         | We make 15 recommendations, of which nine are addressed to chief constables.
rec 15         | Of our 15 recommendations, nine are for chief constables.
rec 15         | Of the 15 recommendations we make, nine are for chief constables.
rec 15         | Of the 15 recommendations in this report, nine are for chief constables.
rec 11         | The first of our 11 recommendations is about training.
rec 11         | The last of our 11 recommendations is about training.
rec 11         | Our 11 recommendations will help forces.
rec 11         | Our 11 recommendations are set out below.
rec 11         | Our report sets out 11 recommendations.
rec 11         | The report makes 11 recommendations for improvement.
rec 11         | The report makes 11 recommendations for change.
rec 11         | We make nine recommendations to chief constables and two to the Home Office.
rec 11         | We make nine recommendations to chief constables and two recommendations to the Home Office.
none           | We have made nine recommendations for forces.
none           | We make 11 recommendations to forces, the NPCC and the College of Policing.
rec 2          | We make a further two recommendations.
rec 2          | We make two more recommendations.
rec 2          | We also make a further two recommendations.
rec 1; afi 1   | We make one further recommendation and one area for improvement.
cause 2; afi 7 | We have issued two causes of concern and seven areas for improvement.
cause 2; afi 5 | There are two causes of concern and five areas for improvement.
afi 5          | We have identified five areas for improvement.
afi 5          | We found five areas for improvement.
cause 2        | We found two causes of concern.
cause 1        | We have found one cause of concern.
cause 0        | We identified no causes of concern.
rec 0          | We have not made any recommendations.
rec 0          | We do not make any recommendations.
cause 0        | We did not identify any causes of concern.
rec 0          | We have no recommendations.
rec 0          | We have no recommendations to make.
rec 0          | There are no recommendations.
rec 0          | This report does not contain any recommendations.
rec 0          | This report doesn't make any recommendations.
rec 0          | No recommendations are made in this report.
rec 0          | No recommendations have been made.
rec 0          | No new recommendations are made.
rec 0          | We make no new recommendations.
none           | We make no further recommendations.
none           | We make no recommendations in this chapter.
none           | We make no recommendations to the Home Office.
none           | We make neither recommendations nor areas for improvement.
rec 0          | We are not making any new recommendations.
# some of them
rec 11         | We make 11 recommendations. Of these, eight are for chief constables.
none           | Eight of the 11 recommendations are for chief constables.
rec 11         | Eight of our 11 recommendations are for chief constables.
none           | Seven of these recommendations are for chief constables.
none           | Of our recommendations, eight are for forces.
# an earlier report's, in other words
none           | Our 2019 report made 11 recommendations.
none           | In our 2019 report, we made 11 recommendations.
none           | In 2019 we made 11 recommendations.
none           | Since 2019, we have made 11 recommendations.
none           | We made 11 recommendations to the force in March 2022.
none           | In our last report we made 11 recommendations.
none           | We previously made 11 recommendations.
none           | The force has completed six of 11 recommendations.
none           | The force has addressed all 11 recommendations from our earlier report.
none           | Last year, we made 11 recommendations.
none           | The super-complaint made 11 recommendations.
none           | Our earlier inspection resulted in 11 recommendations.
none           | The Tranche 1 report made six recommendations.
none           | In tranche 1, we made six recommendations.
none           | In our first tranche we made six recommendations.
none           | Our report on custody made 11 recommendations.
none           | Our vetting inspection made 43 recommendations.
none           | That inspection made 11 recommendations.
none           | There were 11 recommendations in that report.
none           | There remain 11 recommendations.
# other bodies', in other words
none           | The inquiry's report contains 17 recommendations.
none           | The Public Inquiry has made 17 recommendations for the police.
none           | The Home Affairs Committee report makes 12 recommendations.
none           | A report by the IOPC makes 12 recommendations.
none           | The IOPC's report makes 12 recommendations.
none           | HM Inspectorate of Prisons made 12 recommendations.
none           | The Law Commission makes 12 recommendations.
none           | Sir Richard Henriques made 25 recommendations.
none           | Dame Louise Casey made 16 recommendations.
none           | The independent review makes 12 recommendations.
none           | The National Audit Office report contains five recommendations.
none           | The force's own review made seven recommendations.
none           | Kent Police's internal report made seven recommendations.
# not exact, for each, and in other words
none           | We make three recommendations to Kent Police.
none           | We make three recommendations for each force.
none           | Each force received two recommendations.
none           | We made between one and five recommendations to each force.
none           | We make up to five recommendations.
none           | We make more than 20 recommendations.
none           | We make over 20 recommendations.
none           | We make about ten recommendations.
none           | We make at least ten recommendations.
none           | We make nearly 20 recommendations.
none           | We make several recommendations.
none           | We make a number of recommendations.
none           | We make some recommendations.
none           | We make two sets of recommendations.
rec 12         | We make a dozen recommendations.
rec 105        | We make 105 recommendations.
none           | We make one hundred recommendations.
none           | We make a hundred and five recommendations.
rec 21         | We make twenty-one recommendations.
rec 12         | We make Twelve Recommendations.
rec 12         | WE MAKE 12 RECOMMENDATIONS.
rec 1          | We make 1 recommendation.
rec 1          | We make just one recommendation.
rec 2          | We make only two recommendations.
rec 2          | We make the following two recommendations:
none           | We make the following recommendations:
rec 11         | We make these 11 recommendations.
rec 11         | In this report, we set out 11 recommendations.
rec 11         | We are today making 11 recommendations.
afi 14         | We've identified 14 areas for improvement.
cause 2; afi 14 | The inspectorate identified 14 areas for improvement and two causes of concern.
rec 11         | Inspectors made 11 recommendations.
rec 11         | Inspectors have made 11 recommendations.
rec 11         | His Majesty's Inspector made 11 recommendations.
rec 11         | HM Inspector Jane Doe has made 11 recommendations.
rec 11         | The watchdog made 11 recommendations.
rec 11         | Eleven recommendations have been made to improve this.
rec 11         | Eleven recommendations are made in this report.
rec 11         | There are 11 recommendations.
rec 11         | The report's 11 recommendations include better training.
rec 11         | HMICFRS's 11 recommendations include better training.
rec 11         | We made 11 recommendations in total.
rec 11         | The 2025 report makes 11 recommendations.
rec 11         | This 2025 report makes 11 recommendations.
rec 11         | In 2025 we made 11 recommendations.
rec 11         | As a result of the 2019 inquiry, we make 11 recommendations.
rec 11         | Building on our 2019 report, we make 11 recommendations.
rec 11         | Progress since our last inspection is slow, so we make 11 recommendations.
rec 11         | We remain concerned and make 11 recommendations.
rec 11         | To build on previous work, we make 11 recommendations.
"""  # noqa: E501


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
