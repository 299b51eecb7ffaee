"""Every report of the sample site is read as a careful person reads it: each file alone, and all together."""

from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest
from _pytest.mark import ParameterSet

from hmicwatch.domain import Counts, DocumentRole, Extraction, Item, Reading
from hmicwatch.language.text import plain, tidy, words
from hmicwatch.parse import read_document, reconcile
from hmicwatch.sample.manifest import SITE, SampleDocument, SamplePublication, Truth, load_manifest
from tests.parse.reading import codes, tables

REPORTS = ("html", "pdf", "letter")
PUBLICATIONS = load_manifest().publications

# Why a reading asks for a person though every item is clear, by the last part of the address.
REVIEWED_ALTHOUGH_CLEAR: dict[str, set[str]] = {
    # Nothing but a landing page: the report stands on another site.
    "police-perpetrated-domestic-abuse-report-on-the-centre-for-womens-justice-super-complaint": {
        "no_report"
    },
}


@cache
def read(file: str, slug: str) -> Extraction:
    """One file, read once for all tests of a worker."""
    publication = next(one for one in PUBLICATIONS if one.slug == slug)
    document = next(one for one in publication.documents if one.file == file)
    return read_document(
        (SITE / file).read_bytes(),
        name=file.rpartition("/")[2],
        published=publication.published,
        tables=tables(),
        role=DocumentRole(document.role),
    )


def first_editions(publication: SamplePublication) -> list[SampleDocument]:
    """What stood at each address at first: the truth speaks of that."""
    newest_first = sorted(publication.documents, key=lambda one: -one.day)
    return list({document.path: document for document in newest_first}.values())


def together(publication: SamplePublication) -> Reading:
    documents = [
        (DocumentRole(one.role), read(one.file, publication.slug)) for one in first_editions(publication)
    ]
    return reconcile(documents, title=publication.title, published=publication.published)


def amended(publication: SamplePublication, document: SampleDocument) -> bool:
    """Editions that were put in an earlier one's place with another deadline."""
    return publication.slug == "improving-response-to-organised-immigration-crime" and document.day == 4


def whole(publication: SamplePublication, document: SampleDocument) -> bool:
    """Whether a file holds the whole report in English; some old reports are several pages."""
    pages = {one.path for one in publication.documents if (one.role, one.language) == (document.role, "en")}
    if amended(publication, document):
        return False
    return document.role in REPORTS and document.language == "en" and len(pages) == 1


def files(wanted: Callable[[SamplePublication, SampleDocument], bool]) -> list[ParameterSet]:
    return [
        pytest.param(publication, document, id=f"{publication.slug}: {document.role} of day {document.day}")
        for publication in PUBLICATIONS
        for document in publication.documents
        if wanted(publication, document)
    ]


def counts(truth: Truth) -> Counts:
    return Counts(
        recommendations=truth.recommendations,
        chief_constables=truth.chief_constables,
        unclear=truth.unclear,
        causes_of_concern=truth.causes_of_concern,
        areas_for_improvement=truth.areas_for_improvement,
        restated=truth.restated,
    )


def opening(text: str) -> str:
    return " ".join(plain(tidy(text)).split()[:6]).lower()


def told(items: tuple[Item, ...]) -> list[tuple[str, str, str, str]]:
    """Kind, number, deadline and opening words of a reading's own items."""
    own = [item for item in items if not item.restated]
    return sorted(
        (item.kind, item.number or "", str(item.deadline.date if item.deadline else None), opening(item.text))
        for item in own
    )


def true(truth: Truth) -> list[tuple[str, str, str, str]]:
    return sorted(
        (item.kind, item.number or "", str(item.deadline), opening(item.first_words)) for item in truth.items
    )


def applies(items: tuple[Item, ...]) -> dict[str, str]:
    own = [item for item in items if not item.restated and item.kind == "recommendation"]
    return {f"{item.number} {opening(item.text)}": str(item.chief_constables) for item in own}


def true_applies(truth: Truth) -> dict[str, str]:
    own = [item for item in truth.items if item.kind == "recommendation"]
    return {f"{item.number} {opening(item.first_words)}": item.applies for item in own}


def assert_true(found: Extraction | Reading, truth: Truth) -> None:
    assert found.counts == counts(truth), codes_of(found)
    assert told(found.items) == true(truth)
    assert applies(found.items) == true_applies(truth)


def codes_of(found: Extraction | Reading) -> set[str]:
    return codes(found) if isinstance(found, Extraction) else {check.code for check in found.checks}


def assert_reviewed_only_for_a_reason(found: Extraction | Reading, publication: SamplePublication) -> None:
    reasons = set(REVIEWED_ALTHOUGH_CLEAR.get(publication.slug, ()))
    if publication.truth.unclear:
        reasons.add("applicability_unclear")
    assert codes_of(found) <= reasons
    assert found.needs_review == bool(reasons)


@pytest.mark.parametrize(("publication", "document"), files(whole))
def test_a_file_alone(publication: SamplePublication, document: SampleDocument) -> None:
    found = read(document.file, publication.slug)
    assert_true(found, publication.truth)
    assert_reviewed_only_for_a_reason(found, publication)


@pytest.mark.parametrize("publication", PUBLICATIONS, ids=[one.slug for one in PUBLICATIONS])
def test_all_documents_together(publication: SamplePublication) -> None:
    found = together(publication)
    assert_true(found, publication.truth)
    assert_reviewed_only_for_a_reason(found, publication)
    assert (found.title, found.published) == (publication.title, publication.published)
    assert_whole(found.items)


def assert_whole(items: tuple[Item, ...]) -> None:
    """Keys are unique, parents are causes of concern, and each cause has something under it."""
    assert len({item.key for item in items}) == len(items)
    parents = {item.parent for item in items if item.parent is not None}
    assert {items[parent].kind for parent in parents} <= {"cause_of_concern"}
    causes = {n for n, item in enumerate(items) if item.kind == "cause_of_concern" and not item.restated}
    assert causes <= parents


def both(publication: SamplePublication) -> list[Extraction]:
    """The first editions of the web version and of the PDF, where each is one file."""
    documents = [one for one in first_editions(publication) if whole(publication, one)]
    return [read(one.file, publication.slug) for one in sorted(documents, key=lambda one: one.role)]


PAIRED = [one for one in PUBLICATIONS if sum(whole(one, document) for document in first_editions(one)) == 2]


@pytest.mark.parametrize("publication", PAIRED, ids=[one.slug for one in PAIRED])
def test_the_pdf_says_what_the_page_says(publication: SamplePublication) -> None:
    page, pdf = (
        Counter((item.kind, item.number, " ".join(words(item.text)), len(item.parts)) for item in one.items)
        for one in both(publication)
    )
    assert pdf - page == page - pdf == Counter()


def beside(publication: SamplePublication, document: SampleDocument) -> bool:
    return document.role in ("landing", "press_release")


@pytest.mark.parametrize(("publication", "document"), files(beside))
def test_pages_beside_the_report_hold_no_items(
    publication: SamplePublication, document: SampleDocument
) -> None:
    found = read(document.file, publication.slug)
    assert found.items == ()
    # What they claim agrees with the truth: a second source for the total.
    for stated in found.stated_counts:
        assert (
            stated.count
            == {
                "recommendation": publication.truth.recommendations,
                "cause_of_concern": publication.truth.causes_of_concern,
                "area_for_improvement": publication.truth.areas_for_improvement,
            }[stated.kind]
        ), stated.phrase


def parts(publication: SamplePublication, document: SampleDocument) -> bool:
    return (
        document.role in REPORTS
        and document.language == "en"
        and not (whole(publication, document) or amended(publication, document))
    )


@pytest.mark.parametrize(("publication", "document"), files(parts))
def test_a_part_of_a_report_holds_no_more_than_the_report(
    publication: SamplePublication, document: SampleDocument
) -> None:
    found = read(document.file, publication.slug)
    assert found.items
    assert set(told(found.items)) <= set(true(publication.truth))


@pytest.mark.parametrize(("publication", "document"), files(amended))
def test_an_amended_edition_differs_in_one_deadline(
    publication: SamplePublication, document: SampleDocument
) -> None:
    found = read(document.file, publication.slug)
    assert found.counts == counts(publication.truth)
    now = {item.number: str(item.deadline.date if item.deadline else None) for item in found.items}
    before = {item.number: str(item.deadline) for item in publication.truth.items}
    changed = {number: day for number, day in now.items() if day != before[number]}
    assert changed == {"10": "2026-07-31"}


def welsh(publication: SamplePublication, document: SampleDocument) -> bool:
    return document.language == "cy"


@pytest.mark.parametrize(("publication", "document"), files(welsh))
def test_a_welsh_version_is_left_to_a_person(
    publication: SamplePublication, document: SampleDocument
) -> None:
    found = read(document.file, publication.slug)
    assert found.language == "cy"
    assert found.needs_review
    assert codes(found) == {"not_english"}


def test_every_file_of_the_manifest_is_tested_here() -> None:
    kinds = (whole, beside, parts, amended, welsh)
    tested = [
        document.file
        for publication in PUBLICATIONS
        for document in publication.documents
        if any(wanted(publication, document) for wanted in kinds)
    ]
    assert sorted(tested) == sorted(
        document.file for publication in PUBLICATIONS for document in publication.documents
    )
