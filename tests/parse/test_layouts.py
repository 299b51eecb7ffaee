"""Where reports print their recommendations, the hard cases, and the traps: one small report for each.

A case reads: counts as "recommendations/chief constables/unclear causes afis restated", then the report.
"""

from typing import NamedTuple

import pytest

from hmicwatch.domain import Counts
from tests.parse.reading import codes, own, read

ONE = "By 30 September 2025, chief constables should make sure that officers know how to fly a kite."
TWO = "Within three months, the Home Office should publish guidance on the flying of kites."
THREE = "Immediately, all forces should stop throwing away kites that the public hands in."


class Case(NamedTuple):
    counts: str
    body: str
    title: str = "Police and kites"
    doubted: bool = False


def items(*texts: str, rank: int = 3, first: int = 1) -> str:
    return "".join(
        f"<h{rank}>Recommendation {number}</h{rank}><p>{text}</p>" for number, text in enumerate(texts, first)
    )


WHERE = {
    "A: foreword, summary, chapter, findings": Case(
        "3/2/0 0 0 0",
        f"""<h2>Foreword</h2><p>We make three recommendations.</p><h2>Summary</h2>
            <h3>Recommendations</h3>{items(ONE, TWO, THREE, rank=4)}
            <h2>Recommendations</h2>{items(ONE, TWO, THREE)}<h2>Kites in force</h2>
            <p>Words.</p>{items(ONE)}<p>Words.</p> {items(TWO, first=2)}<h2>Kites at
            home</h2>{items(THREE, first=3)}""",
    ),
    "B: last heading of the summary": Case(
        "3/2/0 0 0 0",
        f"<h2>Summary</h2><p>Words.</p><h3>Recommendations</h3><ol><li>{ONE}</li><li>{TWO}</li>"
        f"<li>{THREE}</li></ol><h2>Introduction</h2><p>Forces should expect more.</p>",
    ),
    "C: headline findings": Case(
        "2/1/0 0 0 0",
        "<h2>Headline findings</h2><h3>Training</h3><p>Words.</p>"
        f"<h3>Recommendations</h3>{items(ONE, TWO, rank=4)}<h2>Introduction</h2>",
    ),
    "D: themed headings before the summary": Case(
        "3/2/0 0 0 0",
        f"""<h2>Our recommendations</h2><h3>Training</h3><p>{ONE}</p><h3>Guidance</h3><p>{TWO}</p>
            <h3>Lost property</h3><p>{THREE}</p><h2>Summary</h2><p>Forces should expect more.</p>""",
    ),
    "E: causes, recommendations and areas by addressee": Case(
        "3/2/0 0 2 0",
        f"""<h2>Recommendations</h2><h3>For chief constables</h3>{items(ONE, rank=4)}<h3>For the Home
            Office</h3>{items(TWO, rank=4, first=2)} <h3>For all
            forces</h3>{items(THREE, rank=4, first=3)}<h2>Areas for improvement</h2>
            <h3>For chief constables</h3><ul><li>Forces should mend their kites.</li>
            <li>Forces should paint their kites.</li></ul>""",
    ),
    "F: recommendations, then areas, repeated later": Case(
        "2/1/0 0 1 0",
        f"""<h2>Recommendations</h2>{items(ONE, TWO)}<h2>Areas for improvement</h2>
            <h3>Area for improvement 1</h3>
            <p>Forces should mend their kites and say when they have done so.</p>
            <h2>1. Kites</h2>{items(ONE)}<h2>2. Strings</h2><h3>Area for improvement 1</h3>
            <p>Forces should mend their kites and say when they have done so.</p>{items(TWO, first=2)}""",
    ),
    "G: between conclusion and annexes": Case(
        "2/1/0 0 0 0",
        f"<h2>Conclusion</h2><p>Words.</p><h2>Recommendations</h2><p>1. {ONE}</p><p>2. {TWO}</p>"
        "<h2>Annex A: Methods</h2><ol><li>Forces should send us data.</li></ol>",
    ),
    "H: end of each part and a summary": Case(
        "3/2/0 0 0 0",
        f"""<h2>Part 1</h2><p>Words.</p><h3>Recommendations</h3>{items(ONE, rank=4)}<h2>Part 2</h2>
            <p>Words.</p><h3>Recommendations</h3> {items(TWO, THREE, rank=4, first=2)}<h2>Summary of
            recommendations</h2><ol><li>{ONE}</li><li>{TWO}</li><li>{THREE}</li></ol>""",
    ),
    "I: inside findings only": Case(
        "2/1/0 0 0 0",
        f"<h2>Kites</h2><p>Words.</p>{items(ONE)}<p>Words.</p><h2>Strings</h2>"
        f"<p>Words.</p>{items(TWO, first=2)}<p>Words.</p>",
    ),
    "J: accelerated and further causes": Case(
        "3/3/0 2 0 0",
        f"""<h2>Accelerated cause of concern</h2><p>The force doesn’t know how many kites it has.</p>
            <h3>Recommendations</h3><p>Within three months, the force should count its kites.</p>
            <h2>Further cause of concern</h2><p>The force loses kites.</p><h3>Recommendation</h3>
            <p>Within six months, the force should keep its kites.</p>
            <h2>Further recommendations</h2>{items("By May 2026, the force should say where they are.")}""",
        "Kent Police: kites",
    ),
    "K: custody, collected in the last section": Case(
        "1/1/0 1 3 0",
        """<h2>Summary</h2><p>We have one cause of concern and three areas for improvement.</p>
            <h2>Section 1: Leadership</h2><p>Words.</p>
            <h2>Section 6: Summary of causes of concern, recommendations and areas for improvement</h2>
            <h3>Cause of concern</h3><p>The force doesn’t look after detainees who fly kites.</p>
            <h4>Recommendation</h4><p>The force should immediately look after detainees who fly kites.</p>
            <h3>Areas for improvement</h3><h4>Leadership</h4><ul>
            <li>The force should make sure that all staff are trained.</li>
            <li>The force should record the use of strings.</li></ul><h4>Care</h4><ul>
            <li>The force should offer every detainee time in the open air.</li></ul>""",
        "Inspection of custody suites in Kent",
    ),
    "L: PEEL boxes": Case(
        "1/1/0 1 3 0",
        """<h2>Responding to the public</h2><p>Good</p><div><h3>Area for improvement</h3>
            <p>The force should answer calls in time.</p><p>It is slow at night.</p></div>
            <h2>Investigating crime</h2><div><h3>Areas for improvement</h3>
            <p>The force should supervise cases.</p><p>The force should tell victims what happens.</p></div>
            <h2>Protecting people</h2><div><h3>Cause of concern</h3>
            <p>The force misses children who need help.</p><h4>Recommendations</h4>
            <p>Within three months, the force should:</p><ul><li>find them; and</li>
            <li>help them.</li></ul></div>""",
        "PEEL 2023–25: An inspection of Kent Police",
    ),
    "M: a letter": Case(
        "2/2/0 0 0 0",
        """<p>From: Jane Doe, HM Inspector of Constabulary</p>
            <p>To: Tim Roe, Chief Constable, Kent Police</p><p>Sent on: 7 May 2025</p><p>Dear Tim,</p>
            <p>We found that kites are lost. We recommend that, within three months, the force should count
            its kites.</p><p>We saw good work too. We also recommend that the force should train its staff
            by 31 December 2025.</p><p>You should tell us by 1 July 2025 what you have done.</p>""",
        "Kent Police: kites",
    ),
}

HARD = {
    "1 one number, two dated paragraphs": Case(
        "1/1/0 0 0 0",
        f"<h3>Recommendation 1</h3><p>{ONE}</p>"
        "<p>By 31 March 2026, chief constables should publish what they found.</p><h3>Next</h3>",
    ),
    "2 one number, three subjects": Case(
        "1/1/0 0 0 0",
        "<h3>Recommendation 1</h3><p>By May 2026, the Home Office should fund kites. By May 2026, the NPCC "
        "should buy kites. By May 2026, chief constables should fly kites.</p>",
    ),
    "3 a stem with bullets": Case(
        "2/2/0 0 0 0",
        "<h3>Recommendation 1</h3><p>By May 2026, chief constables should:</p><ul><li>count kites; and</li>"
        "<li>mend kites.</li></ul><h3>Recommendation 2</h3><p>Forces should:</p><ul><li>buy strings;</li>"
        "<li>sell strings.</li></ul>",
    ),
    "3b a stem with bullets under a list heading": Case(
        "1/1/0 0 0 0",
        "<h2>Recommendation</h2><p>By May 2026, chief constables should:</p><ul><li>count kites; and</li>"
        "<li>mend kites.</li></ul>",
    ),
    "3c lettered parts": Case(
        "1/1/0 0 0 0",
        "<h3>Recommendation 1</h3><p>By May 2026, chief constables should:</p><p>a) count their kites;</p>"
        "<p>b) mend their kites; and</p><p>c) fly their kites.</p><h3>Next</h3><p>Words.</p>",
    ),
    "4 bullets that are benefits": Case(
        "1/1/0 0 0 0",
        f"<h2>Recommendations</h2><h3>Recommendation 1</h3><p>{ONE}</p><p>This will help the force to:</p>"
        "<ul><li>fly higher; and</li><li>fly longer.</li></ul>",
    ),
    "5 a second, stricter sentence": Case(
        "1/1/0 0 0 0",
        "<h3>Recommendation 1</h3><p>By May 2026, forces should train all their staff. Forces that have "
        "never trained anybody should do so within three months.</p>",
    ),
    "6 a subset of forces and another body's date": Case(
        "1/1/0 0 0 0",
        "<h3>Recommendation 1</h3><p>By 30 September 2025, forces that do not use the national kite "
        "register, which the Home Office has promised to renew by March 2027, should start to use it.</p>",
    ),
    "6b what people said below the recommendations": Case(
        "1/1/0 0 0 0",
        f"<h3>Recommendations</h3><p>{ONE}</p><p>Some supervisors said that they didn’t fly as many kites as "
        "they felt they should. Kites are dear.</p><p>Leaders recognised that more needs to be done.</p>",
    ),
    "6c those who said something are asked": Case(
        "1/1/0 0 0 0",
        "<h3>Recommendations</h3><p>Forces that told us they had no kites should buy some by May 2026.</p>",
    ),
    "6d a letter repeats what it asked, without any headings": Case(
        "1/1/0 0 0 3",
        """<p>Dear Tim,</p><p>On 3 May 2024, we issued a cause of concern and made the following
            recommendations.</p><p>The force loses its kites.</p><p>The force should, by 30 June 2024:</p>
            <ul><li>count its kites; and</li><li>lock them up.</li></ul>
            <p>The force should train its staff.</p>
            <h3>What we found</h3><p>Kites are still lost. We now recommend that the force should buy a lock
            by May 2026.</p>""",
        "Kent Police: causes of concern revisit letter",
    ),
    "6e themes that read like parts of a report": Case(
        "3/2/0 0 0 0",
        f"<h2>Recommendations</h2><h3>1. Flying</h3><p>{ONE}</p><h3>2. Definitions</h3><p>{TWO}</p>"
        "<h3>3. Good practice</h3><p>Forces should share what they know of kites.</p><h2>Next</h2>",
    ),
    "6f a glossary that asks": Case(
        "1/1/0 0 0 0",
        f"<h2>Recommendations</h2><h3>Recommendation 1</h3><p>{ONE}</p><h2>Definitions</h2><p>By May 2026, "
        "the Home Office should say what a kite is.</p>",
        doubted=True,
    ),
    "7 nothing at all": Case(
        "0/0/0 0 0 0", "<h2>Summary</h2><p>Kites fly. We make no recommendations in this report.</p>"
    ),
    "8 none for chief constables": Case("1/0/0 0 0 0", items(TWO)),
    "9 one publication, several forces": Case(
        "2/2/0 2 0 0",
        """<h2>Kent Police</h2><h3>Cause of concern</h3><p>Kent Police doesn’t count its kites.</p>
            <h4>Recommendation</h4><p>Within three months, Kent Police should count its kites.</p>
            <h2>Essex Police</h2><h3>Cause of concern</h3><p>Essex Police doesn’t count its kites.</p>
            <h4>Recommendation</h4><p>Within three months, Essex Police should count its kites.</p>""",
        "How two forces deal with kites",
    ),
    "10 numbered actions": Case(
        "1/1/0 0 0 0",
        f"{items(ONE)}<h3>Action 1</h3><p>The IOPC should write to every force about kites.</p>"
        "<h3>Action 2</h3><p>Forces should tell us.</p>",
    ),
    "zero beside areas for improvement": Case(
        "0/0/0 0 2 0",
        "<h2>Areas for improvement</h2><ul><li>The force should mend kites.</li>"
        "<li>The force should paint kites.</li></ul>",
        "Kent Police: kites",
    ),
    "bare imperatives under a stem": Case(
        "3/3/0 0 0 0",
        "<h2>Recommendations</h2><p>We recommend that chief constables:</p><ol>"
        "<li>Count their kites by May 2026.</li><li>Mend their kites.</li><li>Fly their kites.</li></ol>",
    ),
    "an item that names nobody": Case(
        "1/0/1 0 0 0",
        "<h3>Recommendation 1</h3><p>There should be an immediate, unequivocal commitment to the safety of "
        "kites.</p>",
        doubted=True,
    ),
    "two recommendations with nearly the same words": Case(
        "2/1/0 0 0 0",
        items(
            "By May 2026, chief constables should review how their officers record the loss of kites.",
            "By May 2026, the College of Policing should review how it teaches officers to record "
            "the loss of kites.",
        ),
    ),
    "unnumbered ones with the same beginning": Case(
        "2/2/0 0 0 0",
        "<h2>Recommendations</h2><ul><li>By May 2026, chief constables should make sure that their officers "
        "record the loss of red kites in the register.</li>"
        "<li>By May 2026, chief constables should make sure that their officers record the loss of blue "
        "kites in the register.</li></ul>",
    ),
    "numbering that starts again under each cause": Case(
        "4/4/0 2 0 0",
        "".join(
            f"""<h2>Cause of concern</h2><p>The force doesn’t know about its {what}, and this puts people at
                risk.</p><h3>Recommendations</h3><h4>Recommendation 1</h4>
                <p>Within three months, the force should count its {what}.</p><h4>Recommendation 2</h4>
                <p>Within six months, the force should mend its {what}.</p>"""
            for what in ("kites", "strings and tails")
        ),
        "Kent Police: kites",
    ),
}

TRAPS = {
    "progress with a status": Case(
        "0/0/0 0 0 2",
        f"<h2>Progress against our 2021 recommendations</h2>{items(ONE, TWO)}<p>Status: complete.</p>",
    ),
    "an annex of earlier ones beside new ones": Case(
        "1/1/0 0 0 2",
        f"<h2>New recommendations</h2>{items(THREE)}<h2>Annex A: Recommendations from our 2021 "
        f"report</h2>{items(ONE, TWO)}",
    ),
    "an earlier report's, in a table with progress": Case(
        "0/0/0 0 0 2",
        "<h2>How forces have done</h2><table><tr><th>Recommendation</th><th>Progress</th></tr><tr>"
        f"<td>Recommendation 1: {ONE}</td><td>Complete</td></tr><tr><td>Recommendation 2: {TWO}</td>"
        "<td>In progress</td></tr></table>",
    ),
    "cross-references": Case(
        "1/1/0 0 0 0",
        f"{items(ONE)}<h2>Training</h2><p>As we say in recommendation 1, forces should train staff.</p>"
        "<p>Our recommendation 1 will help.</p>",
    ),
    "other bodies' recommendations": Case(
        "1/1/0 0 0 0",
        f"""{items(ONE)}<h2>Recommendations of the Kite Inquiry</h2><ol>
            <li>Chief constables should ban kites by May 2026.</li>
            <li>The Home Office should pay for it.</li></ol>""",
    ),
    "a contents page": Case(
        "1/1/0 0 0 0",
        f"""<h2>Contents</h2><ul><li><a href="#s">Summary</a></li><li><a href="#r">Recommendations</a></li>
            <li><a href="#r1">Recommendation 1</a></li></ul><h2>Recommendations</h2>{items(ONE)}""",
    ),
    "a glossary entry": Case(
        "1/1/0 0 0 0",
        f"<h2>Recommendations</h2>{items(ONE)}<h2>Glossary</h2><h3>Area for improvement</h3>"
        "<p>Something that a force should do better.</p><h3>Cause of concern</h3>"
        "<p>A serious failing, which the force should put right.</p>",
    ),
    "innovative practice": Case(
        "1/1/0 0 0 0",
        f"{items(ONE)}<div><h3>Innovative practice</h3>"
        "<p>Kent Police has a kite unit. Other forces should look at it.</p></div>",
    ),
    "what forces told us they should do": Case(
        "1/1/0 0 0 0",
        f"{items(ONE)}<h2>Findings</h2><p>The policy says that officers should ask. We recommend reading "
        "it.</p>",
    ),
    "numbers that must not be added": Case(
        "2/1/0 0 1 0",
        f"""<h2>Summary</h2><p>We make two recommendations and one area for
            improvement.</p>{items(ONE, TWO)} <h3>Area for improvement</h3>
            <p>Forces should mend their kites.</p>""",
    ),
    "a stated total that is wrong": Case(
        "2/1/0 0 0 0", f"<p>We make three recommendations.</p>{items(ONE, TWO)}", doubted=True
    ),
    "a number that is missing": Case("2/2/0 0 0 0", f"{items(ONE)}{items(THREE, first=3)}", doubted=True),
    "a cause of concern without a recommendation": Case(
        "0/0/0 1 0 0",
        "<h2>Cause of concern</h2><p>The force doesn’t know how many kites it has.</p><h2>Next</h2>"
        "<p>Words.</p>",
        "Kent Police: kites",
        doubted=True,
    ),
}

# Layouts that nobody has thought of yet: two recommendations, one of them for chief constables. Reading them
# is good; what may not happen is that they are missed without a word.
CHAPTERS = "".join(
    f"<h2>Chapter {number}</h2>"
    + "<p>We visited forces and spoke to people who work with kites. Officers told us "
    "about strings, tails and wind. Most forces keep good records of the kites that they find.</p>" * 4
    for number in range(1, 5)
)
UNUSUAL = {
    "ordinals": (
        "<h3>First recommendation</h3><p>Chief constables should count kites.</p>"
        "<h3>Second recommendation</h3><p>The Home Office should pay for kites.</p>"
    ),
    "short numbers": (
        "<p>R1. Chief constables should count kites.</p><p>R2. The Home Office should pay for kites.</p>"
    ),
    "short numbers as headings": (
        "<h3>R1</h3><p>Chief constables should count kites.</p><h3>R2</h3>"
        "<p>The Home Office should pay for kites.</p>"
    ),
    "abbreviated titles": (
        "<h3>Rec. 1</h3><p>Chief constables should count kites.</p><h3>Rec. 2</h3>"
        "<p>The Home Office should pay for kites.</p>"
    ),
    "a lost space": (
        "<h3>Recommendation1</h3><p>Chief constables should count kites.</p><h3>Recommendation2</h3>"
        "<p>The Home Office should pay for kites.</p>"
    ),
    "another title": (
        "<h2>Recommended actions</h2><ul><li>Chief constables should count kites.</li>"
        "<li>The Home Office should pay for kites.</li></ul>"
    ),
    "a title with a verb": (
        "<h2>We recommend</h2><ul><li>Chief constables should count kites.</li>"
        "<li>The Home Office should pay for kites.</li></ul>"
    ),
    "a list without should": "<h2>Recommendations</h2><p>Count kites every year.</p><p>Pay for kites.</p>",
    "infinitives": (
        "<h2>Recommendations</h2><ul><li>Chief constables to count kites every year.</li>"
        "<li>Home Office to pay for kites.</li></ul>"
    ),
    "a table without should": (
        "<h2>Recommendations</h2><table><tr><th>Recommendation</th><th>For</th><th>By</th></tr><tr>"
        "<td>Count kites every year</td><td>Chief constables</td><td>May 2026</td></tr><tr>"
        "<td>Pay for the kites</td><td>Home Office</td><td>31 May 2026</td></tr></table>"
    ),
    "pictures of text": (
        "<h2>Recommendations</h2><img src='1.png' alt='Recommendation 1: forces should count kites'>"
        "<img src='2.png' alt='Recommendation 2: the Home Office should pay'>"
    ),
    "titles as buttons": (
        "<button>Recommendation 1</button><div>Chief constables should count kites.</div>"
        "<button>Recommendation 2</button><div>The Home Office should pay for kites.</div>"
    ),
    "an accordion": (
        "<h3><button aria-controls='a'>Recommendation 1</button></h3><div id='a'>"
        "<p>Chief constables should count kites.</p></div><h3>"
        "<button aria-controls='b'>Recommendation 2</button></h3><div id='b'>"
        "<p>The Home Office should pay for kites.</p></div>"
    ),
    "a folded accordion": (
        "<h3><button aria-controls='a'>Recommendation 1</button></h3><div id='a' hidden>"
        "<p>Chief constables should count kites.</p></div><h3>"
        "<button aria-controls='b'>Recommendation 2</button></h3><div id='b' style='display:none'>"
        "<p>The Home Office should pay for kites.</p></div>"
    ),
    "numbers behind": (
        "<p>Chief constables should count kites every year. [Recommendation 1]</p>"
        "<p>The Home Office should pay for kites. [Recommendation 2]</p>"
    ),
    "two in one paragraph": (
        "<p>Recommendation 1: Chief constables should count kites. Recommendation 2: The Home Office should "
        "pay for kites.</p>"
    ),
    "two under one title": (
        "<h3>Recommendations 1 and 2</h3><p>Chief constables should count kites.</p>"
        "<p>The Home Office should pay for kites.</p>"
    ),
}
BESIDE = items("By May 2026, chief constables should weigh kites.")

CASES = {
    f"{group}, {name}": case
    for group, cases in {"where": WHERE, "hard": HARD, "trap": TRAPS}.items()
    for name, case in cases.items()
}


def told(counts: Counts) -> str:
    return (
        f"{counts.recommendations}/{counts.chief_constables}/{counts.unclear} {counts.causes_of_concern} "
        f"{counts.areas_for_improvement} {counts.restated}"
    )


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_counts(case: Case) -> None:
    found = read(case.body, case.title)
    assert told(found.counts) == case.counts, (codes(found), [item.text for item in found.items])


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_doubt_where_there_is_reason_and_only_there(case: Case) -> None:
    found = read(case.body, case.title)
    assert found.needs_review is case.doubted, found.checks


@pytest.mark.parametrize("body", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_an_unusual_layout_is_read_or_doubted(body: str) -> None:
    found = read(CHAPTERS + body)
    assert found.needs_review or told(found.counts) == "2/1/0 0 0 0"


@pytest.mark.parametrize("body", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_an_unusual_layout_beside_a_usual_one_is_read_or_doubted(body: str) -> None:
    moved = body.replace("ecommendation 2", "ecommendation 3").replace("ecommendation 1", "ecommendation 2")
    found = read(BESIDE + CHAPTERS + moved)
    assert found.needs_review or told(found.counts) == "3/2/0 0 0 0"


def test_an_accordion_is_read() -> None:
    for name in ("an accordion", "a folded accordion"):
        assert told(read(UNUSUAL[name]).counts) == "2/1/0 0 0 0", name


ALIKE = {
    "bullets": (
        "<h2>Areas for improvement</h2><ul><li>The force should improve how it records crime.</li>"
        "<li>The force should improve how it records rape.</li></ul>"
    ),
    "titles": (
        "<h3>Area for improvement</h3><p>The force should improve how it records crime.</p>"
        "<h3>Area for improvement</h3><p>The force should improve how it records rape.</p>"
    ),
    "numbers": (
        "<h3>Area for improvement 1</h3><p>The force should improve how it records crime.</p>"
        "<h3>Area for improvement 2</h3><p>The force should improve how it records rape.</p>"
    ),
    "chapters": (
        "<h2>Crime</h2><h3>Area for improvement</h3><p>The force should improve how it records crime.</p>"
        "<h2>Rape</h2><h3>Area for improvement</h3><p>The force should improve how it records rape.</p>"
    ),
}


@pytest.mark.parametrize("body", ALIKE.values(), ids=ALIKE.keys())
def test_items_that_differ_in_a_word_are_two_or_doubted(body: str) -> None:
    found = read(CHAPTERS + body, "Kent Police: kites")
    assert found.needs_review or found.counts.areas_for_improvement == 2


def test_conditional_ones_count() -> None:
    [item] = own(read(HARD["6 a subset of forces and another body's date"].body))
    assert item.chief_constables == "conditional"
    assert [str(one.date) for one in item.deadlines] == ["2025-09-30"]


def test_each_force_has_its_own() -> None:
    found = own(read(HARD["9 one publication, several forces"].body, "How two forces deal with kites"))
    assert [item.forces for item in found] == [("kent",), ("essex",)]
    assert len({item.parent for item in found}) == 2


def test_parts_are_kept() -> None:
    for name, parts in {"3 a stem with bullets": 2, "3b a stem with bullets under a list heading": 2}.items():
        assert len(own(read(HARD[name].body))[0].parts) == parts
