"""Where the documents of one publication disagree, a check shows what each of them says."""

from hmicwatch.domain import Check, DocumentRole, HtmlPlace
from hmicwatch.parse import reconcile
from tests.parse.reading import DAY, read

FLY = "make sure that every officer on duty can fly a kite in a strong wind"
MEND = "publish a standard for the repair of broken kites"
HTML, PDF, PRESS = DocumentRole.HTML, DocumentRole.PDF, DocumentRole.PRESS_RELEASE


def rec(number: int, text: str) -> str:
    return f"<h3>Recommendation {number}</h3><p>{text}</p>"


BOTH = rec(1, f"By 1 May 2026, forces should {FLY}.") + rec(2, f"The Home Office should {MEND}.")


def doubt(code: str, *documents: tuple[DocumentRole, str]) -> Check:
    reading = reconcile(
        [(role, read(body)) for role, body in documents], title="Police and kites", published=DAY
    )
    [check] = [check for check in reading.checks if check.code == code]
    return check


def said(check: Check) -> list[str]:
    return [side.says for side in check.disagreed]


def test_what_only_one_document_has_is_named_with_its_place() -> None:
    one = rec(1, f"By 1 May 2026, forces should {FLY}.")
    check = doubt("documents_differ", (HTML, BOTH), (PDF, one))
    assert said(check) == [
        "the web version: found: 2 recommendations (numbered 1, 2)",
        f"only the web version: Recommendation 2: “The Home Office should {MEND}.”",
        "the PDF: found: 1 recommendation (numbered 1)",
    ]
    [place] = check.disagreed[1].where
    assert isinstance(place, HtmlPlace)
    assert place.path.endswith("Recommendation 2")


def test_other_words_stand_side_by_side() -> None:
    other = BOTH.replace(f"The Home Office should {MEND}", "The College of Policing should train all pilots")
    check = doubt("wording_differs", (HTML, BOTH), (PDF, other))
    assert said(check)[1::2] == [
        f"only the web version: Recommendation 2: “The Home Office should {MEND}.”",
        "only the PDF: Recommendation 2: “The College of Policing should train all pilots.”",
    ]


def test_other_addressees_and_days_stand_side_by_side() -> None:
    other = BOTH.replace("forces should", "the College of Policing should").replace("1 May", "1 June")
    sides = said(doubt("applicability_differs", (HTML, BOTH), (PDF, other)))
    assert sides[0].startswith(
        "the web version: forces should act, in “By 1 May 2026, forces should make sure"
    )
    assert sides[1].startswith(
        "the PDF: only College of Policing should act, in “By 1 June 2026, the College"
    )
    days = said(doubt("deadline_differs", (HTML, BOTH), (PDF, other)))
    assert [side.partition(" in “")[0] for side in days] == [
        "the web version: “By 1 May 2026”",
        "the PDF: “By 1 June 2026”",
    ]


def test_a_claimed_total_says_which_document_claims_it() -> None:
    press = "<p>The report makes five recommendations.</p>"
    assert said(doubt("stated_count_mismatch", (HTML, BOTH), (PRESS, press))) == [
        "stated by the press release: 5 in “report makes five recommendations”",
        "found: 2 recommendations (numbered 1, 2)",
    ]
