"""Ways in which reports print what they ask, each read as a web page and as a PDF.

A row reads: recommendations, those for chief constables, causes of concern, areas for improvement | the
pieces, divided by " / ": "## " to "#### " are headings, "**" a bold line, "* " a bullet, "1) " a numbered
item, else a paragraph.
"""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hmicwatch.domain import Extraction
from hmicwatch.parse import read_document
from tests.parse.reading import read_page, tables
from tests.parse.typeset import typeset
from tests.parse.varied import PREFACE, Piece, Story, as_html

RIGHT = """
2 2 0 0 | ### Recommendation / By 30 September 2025, chief constables should review their policy on kites. / ### Recommendation / By 30 September 2025, chief constables should review their policy on reels.
2 1 0 0 | ### Recommendation / By 30 September 2025, chief constables should review their policy on kites. / ### Recommendation / By 30 September 2025, the Home Office should review its policy on kites.
3 2 0 0 | ## Recommendations / * By 30 September 2025, chief constables should review their policy on kites. / * By 30 September 2025, chief constables should review their policy on reels. / * By 30 September 2025, the Home Office should review its policy on kites.
2 2 0 0 | ### Recommendation / By 30 September 2025, chief constables should review their policy on kites. / ### Recommendation / By 31 March 2026, chief constables should review their policy on kites.
2 2 0 0 | ### Recommendation / Chief constables should publish their annual plan for kites. / ### Recommendation / Chief constables should publish their monthly plan for kites.
2 2 0 0 | ### Recommendation / Chief constables should make sure that all officers on response teams are trained to fly kites. / ### Recommendation / Chief constables should make sure that all officers on custody teams are trained to fly kites.
2 2 0 0 | ### Recommendation / Chief constables should make sure that officers fly kites by day. / ### Recommendation / Chief constables should make sure that officers fly kites by sea.
2 2 0 0 | ### Recommendation / Chief constables should buy 10 red kites for use at sea in all weathers. / ### Recommendation / Chief constables should buy 20 red kites for use at sea in all weathers.
2 1 0 0 | ## Recommendations / Recommendation 1 / Chief constables should: / a) fly kites; / b) count kites. / Recommendation 2 / The Home Office should fund kites.
2 2 0 0 | ### Recommendation One / Forces should fly. / ### Recommendation Two / Forces should land.
2 2 0 0 | ## Recommendations / R1 Forces should fly kites. / R2 Forces should land kites.
2 2 0 0 | ## Recommendations / 1.1 Forces should fly kites. / 1.2 Forces should land kites.
0 0 0 2 | ### Area for improvement / The force should improve how it flies. / It should count kites. / ### Area for improvement / The force should land.
0 0 0 2 | ### Areas for improvement / The force should improve how it flies. / The force should count kites.
0 0 0 2 | ### Areas for improvement / * How quickly the force flies kites / * How the force counts kites
0 0 0 2 | ### Areas for improvement / The force needs to: / * improve how it flies kites / * count its kites
1 1 1 0 | ### Cause of concern / The force doesn’t count its kites well enough. / #### Recommendations / Within three months, the force should: / * count kites; / * keep a list.
2 2 1 0 | ### Cause of concern / The force doesn’t count its kites well enough. / #### Recommendations / * Within three months, the force should count kites. / * Within six months, the force should keep a list.
2 2 2 0 | ### Cause of concern / The force doesn’t count its kites well enough. / Recommendation: / The force should count kites. / ### Cause of concern / The force lends its reels to strangers at night. / Recommendation: / The force should keep its reels.
2 2 1 0 | ## Accelerated cause of concern / The force doesn’t count its kites well. / ### Recommendations / 1) The force should count kites. / 2) The force should keep its reels.
1 1 0 0 | ### Innovative practice / The force flies kites. Other forces should copy this. / ### Recommendation 1 / Forces should fly.
1 1 0 0 | ### Action 1 / HMICFRS should fly kites. / ### Recommendation 1 / Forces should fly.
1 1 0 0 | ### Recommendation 1 / Forces should fly. / ## Annex C – Progress against recommendations / ### Recommendation 1 / Forces should count reels. / ### Recommendation 2 / Forces should buy string.
1 1 0 0 | ### Recommendation 1 / Forces should fly. / ## Appendix A: Our 2015 recommendations / ### Recommendation 1 / Forces should count reels. / ### Recommendation 2 / Forces should buy string.
1 1 0 0 | ### Recommendation 1 / Forces should fly. / ## Previous recommendations / ### Recommendation 1 / Forces should count reels. / ### Recommendation 2 / Forces should buy string.
1 1 0 0 | ### Recommendation 1 / Forces should fly. / ## Recommendations in the interim report / ### Recommendation 1 / Forces should count reels. / ### Recommendation 2 / Forces should buy string.
2 2 0 0 | ### Recommendation 1 / Forces should fly kites. / This will help forces to: / * see further; / * save money. / ### Recommendation 2 / Forces should land.
1 1 0 0 | ### Recommendation 1 / Forces should fly kites. / Forces should have done so in 2019. They should expect wind.
2 2 0 0 | ## Recommendations / Forces should fly kites. / Kites give a view. / Forces should land kites. / Landing is safe.
2 2 0 0 | ## Summary / ### Our recommendations / * Forces should fly kites in summer at sea. / * Forces should land kites in winter on land. / ## Flying / ### Recommendation 1 / Forces should fly kites in summer at sea. / ## Landing / ### Recommendation 2 / Forces should land kites in winter on land.
2 2 0 0 | ## Recommendations / 1. Forces should fly. / 2. Forces should land.
2 2 0 0 | ## Recommendations / ### Flying / Forces should fly kites. / ### Landing / Forces should land kites.
1 1 0 0 | ### Recommendation 1 / By March 2026, chief constables should fly. / By June 2026, the Home Office should fund.
3 3 0 0 | ### Recommendation 1 / Forces should fly. / ### Recommendation 2 / Forces should land. / ### Recommendation / Forces should swim.
2 2 0 0 | ### Recommendation 1a / Forces should fly. / ### Recommendation 1b / Forces should land.
0 0 0 0 | We make no recommendations. / Forces should fly kites.
2 1 0 0 | ## Recommendations / Chief constables should: / * fly kites; / * land kites. / The Home Office should: / * fund kites; / * regulate strings.
1 1 1 0 | **Cause of concern / The force doesn’t count its kites. / **Recommendation / The force should count kites.
1 1 1 0 | ### Cause of concern: the force doesn’t count its kites / Nobody knows how many there are. / ### Recommendations / 1) The force should count kites.
2 2 2 0 | ## Causes of concern / ### Kites / The force doesn’t count its kites. / #### Recommendation / The force should count kites. / ### Reels / The force lends its reels to strangers. / #### Recommendation / The force should keep its reels.
0 0 0 4 | ## Flying kites / Good / ### Area for improvement / The force should improve how it flies. / ## Landing / Adequate / ### Areas for improvement / * The force should land better. / * The force should land sooner. / ## Swimming / ### Area for improvement / The force should learn to swim.
0 0 0 1 | ## Flying / ### Promising practice / The force flies kites. / The force should carry on. / ### Area for improvement / The force should improve how it flies.
0 0 0 2 | ### Areas for improvement / #### The force should improve how it flies kites / Kites crash. / #### The force should count its kites / Nobody counts.
0 0 0 1 | ### Area for improvement: The force should improve how it flies kites / Kites crash.
0 0 0 2 | ## Flying / ### Area for improvement / The force should make sure it understands its demand. / ## Landing / ### Area for improvement / The force should make sure it understands its workforce.
0 0 0 0 | ## Progress / ### Recommendation 1 / Forces should fly. / Status: complete / ### Recommendation 2 / Forces should land. / Status: in progress
1 1 0 0 | ## Progress against our 2019 recommendations / ### Recommendation 1 / Forces should fly. / ### Recommendation 2 / Forces should land. / ## New recommendations / ### Recommendation 1 / Forces should swim.
2 1 0 0 | ### Recommendation 1 – for chief constables / By March 2026, fly kites. / ### Recommendation 2 – for the Home Office / By March 2026, fund kites.
2 2 0 0 | ### Recommendation 1 – Flying / Forces should fly kites. / ### Recommendation 2 – Landing / Forces should land.
2 2 0 0 | ### Recommendation no. 1 / Forces should fly kites. / ### Recommendation no. 2 / Forces should land.
2 2 0 0 | ### First recommendation / Forces should fly kites. / ### Second recommendation / Forces should land.
2 2 0 0 | ## Recommendations / ### 1 / Forces should fly kites. / ### 2 / Forces should land.
2 2 0 0 | ## Recommendations / ### 1. Flying / Forces should fly kites. / ### 2. Landing / Forces should land.
1 1 0 0 | ### Recommendation 1 / Forces should fly kites over the sea. / ## Flying / ### Recommendation 1 / Forces should fly kites over the sea.
1 1 0 0 | ### Recommendation 1 / Forces should fly kites over the sea. / ## Flying / ### Recommendation 1 / By March 2026, all forces should make sure they fly their kites over the sea each summer.
2 2 0 0 | ## Recommendations / 1) Forces should fly. / This is because of wind. / 2) Forces should land.
2 2 0 0 | ## Recommendations / * Forces should fly. / Wind matters. / * Forces should land.
1 1 0 0 | ## Recommendations / Forces should (1) fly kites; (2) land kites; and (3) count kites.
2 2 0 0 | ### Recommendation I / Forces should fly. / ### Recommendation II / Forces should land.
2 2 0 0 | ### Recommendation A / Forces should fly. / ### Recommendation B / Forces should land.
2 2 0 0 | ### Recommendation 1: / Forces should fly. / ### Recommendation 2: / Forces should land.
1 1 0 0 | ### Recommendation 1 / Forces should fly.
1 1 0 0 | ### Recommendation / Given what we found about the way in which officers in many places have flown kites, and the harm that this has caused to those who live near by, forces should land.
2 2 0 0 | ## Recommendations to Kent Police / 1) Fly kites. / 2) Land kites.
1 1 1 2 | ## Section 6. Summary of causes of concern, recommendations and areas for improvement / ### Causes of concern and recommendations / 1 Cause of concern: The force doesn’t count kites. / Recommendation: The force should count kites. / ### Areas for improvement / 2 The force should fly. / 3 The force should land.
1 1 0 0 | ## Recommendations / ### Recommendation 1: To chief constables / Fly kites. / ### Action 1: for HMICFRS / HMICFRS should inspect kites.
3 2 0 0 | ## Recommendations / Police forces should: / 1) fly kites / 2) land kites / The Home Office should: / 3) fund kites
1 1 0 0 | ## Key concerns and recommendations / ### Key concern / Kites fall. / ### Recommendation / The force should fly.
1 1 1 1 | ### Areas for improvement / * The force should improve its flying. / ### Cause of concern / The force’s landing is a cause of concern to HMIC. / ### Recommendations / To address this cause of concern HMIC recommends that the force should immediately take steps to: / * land kites; / * count kites.
3 3 0 0 | ## Recommendations / Immediately, the force should fly. / Within three months, the force should land. / By March 2026, the force should swim.
3 3 0 0 | ## Recommendations / ### Immediately / * The force should fly. / * The force should sail. / ### Within three months / * The force should land.
2 2 0 0 | ### Recommendations / We recommend that Kent Police immediately: / * flies kites / * lands kites / We recommend that, within three months, Kent Police: / * counts kites / * sells kites
3 3 0 0 | ## Recommendations / Immediately / 1. The force should fly. / Within three months / 2. The force should land. / Within six months / 3. The force should swim.
2 2 0 0 | ### Recommendation 1: By 31 August 2025, forces should fly / Wind. / ### Recommendation 2: By 31 August 2025, forces should land
2 2 0 0 | ### RECOMMENDATION 1 / FORCES SHOULD FLY. / ### RECOMMENDATION 2 / FORCES SHOULD LAND.
2 2 0 0 | ### Recommendation - 1 / Forces should fly. / ### Recommendation - 2 / Forces should land.
2 2 0 0 | ### Recommendation (1) / Forces should fly. / ### Recommendation (2) / Forces should land.
2 2 0 0 | ### Recommendation #1 / Forces should fly. / ### Recommendation #2 / Forces should land.
2 2 0 0 | ### Recommendation 1 of 2 / Forces should fly. / ### Recommendation 2 of 2 / Forces should land.
2 2 0 0 | ### 1. Recommendation / Forces should fly. / ### 2. Recommendation / Forces should land.
2 2 0 0 | ### Urgent recommendation / Forces should fly. / ### Recommendation 1 / Forces should land.
1 1 0 0 | ### Recommendation 1 / Forces should fly. / ## Next steps / Forces should send us a plan within 56 days.
1 1 0 0 | The Home Office accepted recommendation 1 of our 2019 report. / ### Recommendation 1 / Forces should fly.
2 2 0 0 | ## Recommended actions / * Forces should fly. / * Forces should land.
2 2 0 0 | ### Recommendation 1[1] / Forces should fly.[2] / ### Recommendation 2 / Forces should land.
"""  # noqa: E501

# Here the counts are wrong, or right by luck; the reading must say that it is in doubt.
IN_DOUBT = """
2 2 0 0 | ## Kent Police / ### Recommendation 1 / Kent Police should review its policy on kites in public places. / ## Essex Police / ### Recommendation 1 / Essex Police should review its policy on kites in public places.
2 1 0 0 | ## Recommendations / i. Chief constables should fly kites. / ii. The Home Office should fund kites.
2 2 2 0 | ## Causes of concern / 1) The force doesn’t count its kites. / 2) The force lends reels to strangers. / ### Recommendations / 1) The force should count kites. / 2) The force should keep its reels.
1 1 0 0 | ### Recommendation 1 / Forces should fly. / ## What we recommended in our last inspection / ### Recommendation 1 / Forces should count reels. / ### Recommendation 2 / Forces should buy string.
1 1 0 0 | ### Recommendation 1 / Forces should fly. / ## Recommendations from the Kite Inquiry / ### Recommendation 1 / Forces should count reels. / ### Recommendation 2 / Forces should buy string.
2 2 0 0 | ## Summary / ### Our recommendations / * We recommend flying kites / * We recommend landing kites / ## Flying / ### Recommendation 1 / Forces should fly kites in summer at sea. / ## Landing / ### Recommendation 2 / Forces should land kites in winter on land.
2 2 0 0 | ## Contents / * Recommendation 1 / * Recommendation 2 / ### Recommendation 1 / Forces should fly. / ### Recommendation 2 / Forces should land.
2 0 0 0 | ### Recommendation / Stop lending kites by March 2026. / ### Recommendation / Publish guidance by March 2026.
2 2 0 0 | ### Recommendations 1 and 2 / * Forces should fly. / * Forces should land.
3 2 0 0 | ## Recommendations / ### For chief constables / 1) Fly kites. / 2) Land kites. / ### For the Home Office / 1) Fund kites.
2 1 0 0 | ## Recommendations / Chief constables / By March 2026, fly kites. / The Home Office / By March 2026, fund kites.
2 1 0 0 | I recommend that chief constables fly kites. I also recommend that the Home Office funds kites.
2 1 0 0 | We recommend that chief constables should fly kites. We also recommend that the Home Office should fund kites.
0 0 0 2 | ### Areas for improvement / We found that the force should do better in these areas: / * how it flies / * how it lands
0 0 0 3 | ## Flying / ### Areas for improvement / 1) The force should fly. / 2) The force should float. / ## Landing / ### Areas for improvement / 1) The force should land.
2 2 0 0 | ## Part A / ### Recommendation 1 / Forces should fly kites over the sea. / ## Part B / ### Recommendation 1 / Forces should land kites on the hill.
3 2 0 0 | ## Recommendations / * Forces should fly. / * Forces should land. / The Home Office should fund kites.
2 2 0 0 | Recommendation 1: Forces should fly. Recommendation 2: Forces should land.
2 2 0 0 | ## Recommendations / * Recommendation 1: Forces should fly. Recommendation 2: Forces should land.
2 1 0 0 | We make the following recommendations: / * Forces should fly. / * The Home Office should fund kites.
1 0 1 0 | ### Cause of concern / The service doesn’t count kites. / ### Recommendations / By 31 August 2025, the service should: / * fly / * land
"""  # noqa: E501

_PIECE = re.compile(r"^(?:(?P<rank>#+) |(?P<bold>\*\*)|(?P<bullet>\*) |(?P<number>\d+)\) )?(?P<text>.*)$")


def story(row: str) -> Story:
    return (Piece("p", PREFACE), Piece("p", PREFACE), *map(piece, row.split(" / ")))


def piece(said: str) -> Piece:
    match = _PIECE.match(said)
    assert match
    if match["rank"]:
        return Piece(f"h{len(match['rank'])}", match["text"])
    if match["bullet"] or match["number"]:
        return Piece("li", match["text"], marker=f"{match['number']}." if match["number"] else "•")
    return Piece("b" if match["bold"] else "p", match["text"])


def rows(table: str) -> list[tuple[tuple[int, ...], str]]:
    cells = (line.split(" | ", 1) for line in table.strip().splitlines())
    return [(tuple(map(int, counts.split())), told) for counts, told in cells]


def both(row: str) -> list[Extraction]:
    told = story(row)
    pdf = read_document(typeset(told, height=640), name="report.pdf", tables=tables())
    return [read_page(as_html(told)), pdf]


def counts(found: Extraction) -> tuple[int, ...]:
    told = found.counts
    return (
        told.recommendations, told.chief_constables, told.causes_of_concern, told.areas_for_improvement
    )  # fmt: skip


@pytest.mark.parametrize(("expected", "row"), rows(RIGHT))
def test_what_is_printed_so_is_counted_right(expected: tuple[int, ...], row: str) -> None:
    for found in both(row):
        assert counts(found) == expected, (found.source.media_type, found.checks)
        assert not found.needs_review, found.checks


@pytest.mark.parametrize(("expected", "row"), rows(IN_DOUBT))
def test_what_is_printed_so_is_never_silently_wrong(expected: tuple[int, ...], row: str) -> None:
    for found in both(row):
        assert counts(found) == expected or found.needs_review, found.source.media_type


# Parts that hold on over what follows, and lists of bare imperatives, which may be short forms of the next.
_HOLDS_ON = re.compile(
    r"annex|appendix|previous|interim|inquiry|contents|progress|status|practice|action|no recommendations|"
    r"\) (?:fly|land)\b",
    re.I,
)
_TOLD_APART = re.compile(
    r"\b(fly|flies|flying|lands?|landing|counts?|fund|swim|sea|reels|kites|string|policy|wind|demand|workforce)\b",
    re.I,
)
_APART = [one for one in rows(RIGHT) if not _HOLDS_ON.search(one[1])]


def where(row: str, place: str) -> Story:
    """A row's story in a chapter of its own, about another place."""
    pieces = (piece(_TOLD_APART.sub(rf"\1 {place}", said)) for said in row.split(" / "))
    return (Piece("h2", f"Life {place}"), Piece("p", PREFACE), *pieces)


@settings(
    max_examples=80, derandomize=True, deadline=None, database=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
@given(pair=st.tuples(st.sampled_from(_APART), st.sampled_from(_APART)))
def test_two_ways_in_one_report_are_never_silent(pair: tuple[tuple[tuple[int, ...], str], ...]) -> None:
    (one, first), (other, second) = pair
    told = (*where(first, "indoors"), *where(second, "on boats"))
    expected = tuple(map(sum, zip(one, other, strict=True)))
    pdf = read_document(typeset(told, height=640), name="report.pdf", tables=tables())
    for found in (read_page(as_html(told)), pdf):
        assert counts(found) == expected or found.needs_review, found.source.media_type
