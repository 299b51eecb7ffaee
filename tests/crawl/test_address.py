"""One page, one address, one publication."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicwatch.crawl.address import (
    Site,
    absolute,
    canonical,
    is_publication,
    kind_of,
    publication_id,
    role_of,
)
from hmicwatch.domain import DocumentRole, PublicationKind
from tests.crawl.places import ASSETS, BASE, SITE, SOURCES

LANDING = f"{BASE}/publications/fraud-time-to-choose/"


@pytest.mark.parametrize(
    "spelt",
    [
        "https://hmicfrs.justiceinspectorates.gov.uk/publications/fraud-time-to-choose",
        "http://hmicfrs.justiceinspectorates.gov.uk/publications/fraud-time-to-choose/",
        "HTTPS://HMICFRS.justiceinspectorates.GOV.UK:443/publications/Fraud-Time-To-Choose/#content",
        "https://hmicfrs.justiceinspectorates.gov.uk//publications/fraud-time-to-choose/?",
        "https://hmicfrs.justiceinspectorates.gov.uk/publications/fraud-time-to-choose/?utm_source=x&fbclid=1",
        "https://hmicfrs.justiceinspectorates.gov.uk/publications/fraud-time-to-choose/index.php",
        "https://www.justiceinspectorates.gov.uk/hmicfrs/publications/fraud-time-to-choose/",
        "http://www.justiceinspectorates.gov.uk/hmic/publications/fraud-time-to-choose",
        "http://www.hmic.gov.uk/publications/fraud-time-to-choose/",
    ],
)
def test_all_spellings_of_a_page_are_one(spelt: str) -> None:
    assert canonical(spelt, SITE) == LANDING


@pytest.mark.parametrize(
    "spelt",
    [
        f"{ASSETS}/uploads/Fraud-Report.pdf",
        f"{ASSETS}/uploads/Fraud-Report.pdf?v=2",
        "https://s3-eu-west-2.amazonaws.com/assets-hmicfrs.justiceinspectorates.gov.uk/uploads/Fraud-Report.pdf",
        "http://s3-eu-west-2.amazonaws.com/assets-hmicfrs.justiceinspectorates.gov.uk/uploads/Fraud-Report.pdf#page=3",
    ],
)
def test_both_hosts_of_files_are_one_and_names_keep_their_case(spelt: str) -> None:
    assert canonical(spelt, SITE) == f"{ASSETS}/uploads/Fraud-Report.pdf"


def test_a_copy_of_the_site_keeps_its_own_scheme_host_and_port() -> None:
    copy = Site("http://127.0.0.1:8001", ("127.0.0.1:8001", "127.0.0.1:8002"), SOURCES)
    assert canonical("http://127.0.0.1:8001/publications/x", copy) == "http://127.0.0.1:8001/publications/x/"
    assert canonical(f"{BASE}/publications/x/", copy) == "http://127.0.0.1:8001/publications/x/"
    assert canonical("http://127.0.0.1:8002/uploads/x.pdf", copy) == "http://127.0.0.1:8002/uploads/x.pdf"
    assert role_of("http://127.0.0.1:8002/uploads/x.pdf", copy) is DocumentRole.PDF


def test_a_copy_below_a_path() -> None:
    copy = Site("https://mirror.example.org/copy", (), SOURCES)
    url = canonical("https://mirror.example.org/copy/publications/Some-Report", copy)
    assert url == "https://mirror.example.org/copy/publications/some-report/"
    assert role_of(url, copy) is DocumentRole.LANDING
    assert publication_id(url, copy) == "some-report"
    assert role_of("https://mirror.example.org/publications/some-report/", copy) is None


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("/publications/fraud-time-to-choose/", DocumentRole.LANDING),
        ("/publication-html/fraud-time-to-choose/", DocumentRole.HTML),
        ("/peel-reports/west-midlands-2023-25/", DocumentRole.HTML),
        ("/peel-assessments/peel-2018/west-mercia/effectiveness/", DocumentRole.HTML),
        ("/news/news-feed/fraud-report/", DocumentRole.PRESS_RELEASE),
        ("/our-work/article/peel/", DocumentRole.TOPIC),
        ("/wp-content/uploads/2014/03/report.PDF", DocumentRole.PDF),
        ("/publications/", None),
        ("/publications/page/2/", None),
        ("/publications/feed/", None),
        ("/publications/fraud-time-to-choose/feed/", None),
        ("/peel-assessments/peel-2018/", None),
        ("/about-us/", None),
        ("/uploads/table.xlsx", None),
    ],
)
def test_what_stands_at_an_address(path: str, role: DocumentRole | None) -> None:
    assert role_of(canonical(BASE + path, SITE), SITE) == role


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/publications/fraud-time-to-choose/", "fraud-time-to-choose"),
        ("/publication-html/fraud-time-to-choose/", "fraud-time-to-choose"),
        ("/peel-reports/west-midlands-2023-25/", "peel-west-midlands-2023-25"),
        ("/peel-reports/west-midlands-2023-25/investigating-crime/", "peel-west-midlands-2023-25"),
        ("/peel-assessments/peel-2018/west-mercia/", "peel-2018-west-mercia"),
        ("/peel-assessments/peel-2018/west-mercia/effectiveness/", "peel-2018-west-mercia"),
        ("/frs-assessment/frs-2018/buckinghamshire/people/", "frs-2018-buckinghamshire"),
        ("/uploads/Letter to the Chief.pdf", "file-letter-to-the-chief"),
        ("/?p=1234", "post-1234"),
    ],
)
def test_which_publication_an_address_belongs_to(path: str, name: str) -> None:
    assert publication_id(canonical(BASE + path, SITE), SITE) == name


def test_a_family_may_tell_the_kind() -> None:
    assert kind_of(f"{BASE}/peel-reports/west-midlands-2023-25/", SITE) is PublicationKind.PEEL
    assert kind_of(LANDING, SITE) is None


def test_links_of_a_page() -> None:
    assert absolute("../publication-html/x/", LANDING, SITE) == f"{BASE}/publications/publication-html/x/"
    assert absolute("/publication-html/x", LANDING, SITE) == f"{BASE}/publication-html/x/"
    assert absolute("mailto:press@example.org", LANDING, SITE) is None
    assert absolute("javascript:void(0)", LANDING, SITE) is None
    assert absolute("http://[broken", LANDING, SITE) is None


def test_other_people_s_pages_are_no_publications() -> None:
    assert not is_publication("https://www.gov.uk/publications/fraud/", SITE)
    assert not SITE.serves("https://www.gov.uk/publications/fraud/")
    assert SITE.serves(f"{ASSETS}/uploads/x.pdf")


@given(st.text(alphabet="aB-/.%20?&=#p:é ", max_size=40))
def test_a_canonical_address_stays_as_it_is(path: str) -> None:
    once = canonical(f"{BASE}/publications/{path}", SITE)
    assert canonical(once, SITE) == once
