"""Publications, their addresses and documents: what is kept, found and listed in which order."""

from dataclasses import replace
from datetime import date, timedelta

from hmicwatch.domain import Document, DocumentRole, Publication, PublicationKind, PublicationState, RunKind
from hmicwatch.store import Store
from tests.store.samples import DAY, ID, LATER, MORNING, NEXT, publication, version

LANDING = "https://site.example/publications/public-disorder/"
OLD = "https://old.example/hmic/publications/public-disorder/"
PDF = "https://assets.example/uploads/public-disorder.pdf"


def test_nothing_is_known_at_first(store: Store) -> None:
    with store.read() as work:
        assert work.publication(ID) is None
        assert work.publications() == ()
        assert work.find_by_address(LANDING) is None
        assert work.document_by_url(PDF) is None
        assert work.versions(PDF) == ()


def test_saving_again_replaces_but_forgets_no_address_and_not_the_first_sight(store: Store) -> None:
    with store.begin() as work:
        work.save_publication(replace(publication(), urls=(OLD,)))
    with store.begin() as work:
        again = replace(publication(title="A new title"), urls=(LANDING,), first_seen=LATER)
        work.save_publication(again)
    with store.read() as work:
        assert work.publication(ID) == replace(again, urls=(LANDING, OLD), first_seen=MORNING)


def test_an_address_stays_with_its_first_publication(store: Store) -> None:
    with store.begin() as work:
        work.save_publication(publication())
        work.save_publication(publication("other"))
        assert work.add_address(ID, LANDING, DocumentRole.LANDING) == ID
        assert work.add_address("other", LANDING) == ID
        assert work.add_address(ID, OLD) == ID
        assert work.find_by_address(LANDING) == ID
    with store.read() as work:
        known = work.publication(ID)
        assert known is not None
        assert known.urls == (LANDING, OLD)


def test_a_publication_is_found_by_its_document(store: Store) -> None:
    with store.begin() as work:
        work.save_publication(replace(publication(), documents=(Document(role=DocumentRole.PDF, url=PDF),)))
        assert work.find_by_address(PDF) == ID
        assert work.document_by_url(PDF) == Document(role=DocumentRole.PDF, url=PDF)


def test_the_same_bytes_are_one_version(store: Store) -> None:
    with store.begin() as work:
        work.save_publication(publication())
        assert work.record_version(ID, DocumentRole.PDF, PDF, version("a", MORNING, ETag="1"))
        assert not work.record_version(ID, DocumentRole.PDF, PDF, version("a", NEXT, ETag="2"))
        assert work.versions(PDF) == (version("a", MORNING, ETag="1"),)
        document = work.document_by_url(PDF)
    asked_with_newest = version("a", MORNING, ETag="2")
    assert document == Document(role=DocumentRole.PDF, url=PDF, version=asked_with_newest, last_checked=NEXT)


def test_bytes_that_come_back_are_a_version_of_their_own(store: Store) -> None:
    with store.begin() as work:
        work.save_publication(publication())
        run = work.start_run(RunKind.NIGHT, MORNING)
        for letter, day in (("a", MORNING), ("b", NEXT), ("a", LATER)):
            assert work.record_version(ID, DocumentRole.PDF, PDF, version(letter, day), run.id)
        assert [one.sha256[0] for one in work.versions(PDF)] == ["a", "b", "a"]


def test_a_document_that_had_not_changed_is_only_looked_at(store: Store) -> None:
    fetched = version("a", MORNING, ETag="1", **{"Last-Modified": "Thu"})
    with store.begin() as work:
        work.save_publication(publication())
        work.record_version(ID, DocumentRole.PDF, PDF, fetched)
        work.touch_document(PDF, NEXT, (("etag", "2"),))
    with store.read() as work:
        document = work.document_by_url(PDF)
        assert document is not None
        assert document.last_checked == NEXT
        assert document.version is not None
        assert document.version.headers == (("Last-Modified", "Thu"), ("etag", "2"))
        assert work.versions(PDF) == (fetched,)


def test_two_publications_may_carry_one_file(store: Store) -> None:
    with store.begin() as work:
        for publication_id in (ID, "welsh-version"):
            work.save_publication(publication(publication_id))
            work.record_version(publication_id, DocumentRole.PDF, PDF, version())
        work.touch_document(PDF, NEXT)
    with store.read() as work:
        for publication_id in (ID, "welsh-version"):
            known = work.publication(publication_id)
            assert known is not None
            assert [(one.url, one.last_checked) for one in known.documents] == [(PDF, NEXT)]


def seen(publication_id: str, published: date | None, **more: object) -> Publication:
    return replace(publication(publication_id, title=f"Report {publication_id}"), published=published, **more)  # type: ignore[arg-type]


def names(found: tuple[Publication, ...]) -> list[str]:
    return [one.id for one in found]


def test_publications_are_listed_newest_first_and_can_be_narrowed(store: Store) -> None:
    with store.begin() as work:
        work.save_publication(seen("old", DAY - timedelta(days=400), kind=PublicationKind.PEEL))
        work.save_publication(seen("undated", None, state=PublicationState.HELD))
        work.save_publication(seen("new", DAY, summary="About 100% of FRAUD", state=PublicationState.NEW))
    with store.read() as work:
        assert names(work.publications()) == ["new", "old", "undated"]
        assert names(work.publications(limit=1)) == ["new"]
        assert names(work.publications(since=DAY)) == ["new"]
        assert names(work.publications(state=PublicationState.HELD)) == ["undated"]
        assert names(work.publications(kind=PublicationKind.PEEL)) == ["old"]
        assert names(work.publications(text="fraud")) == ["new"]
        assert names(work.publications(text="report OLD")) == ["old"]
        assert names(work.publications(text="100%")) == ["new"]
        assert names(work.publications(text="_")) == []


def test_recent_are_those_of_late_and_the_undated_ones_that_were_found_of_late(store: Store) -> None:
    with store.begin() as work:
        work.save_publication(seen("old", DAY - timedelta(days=400)))
        work.save_publication(seen("undated", None, first_seen=MORNING))
        work.save_publication(seen("undated-of-old", None, first_seen=MORNING - timedelta(days=400)))
        work.save_publication(seen("new", DAY))
    with store.read() as work:
        assert names(work.recent(DAY - timedelta(days=60))) == ["new", "undated"]


def test_unread_are_those_never_read_and_not_withdrawn(store: Store) -> None:
    with store.begin() as work:
        work.save_publication(seen("older", DAY - timedelta(days=1)))
        work.save_publication(seen("newer", DAY))
        work.save_publication(seen("read", DAY, last_read=MORNING))
        work.save_publication(seen("gone", DAY, state=PublicationState.WITHDRAWN))
    with store.read() as work:
        assert names(work.unread()) == ["newer", "older"]


def test_the_round_begins_with_those_forgotten_longest(store: Store) -> None:
    with store.begin() as work:
        work.save_publication(seen("today", DAY, last_looked=LATER))
        work.save_publication(seen("yesterday", DAY, last_looked=NEXT))
        work.save_publication(seen("before", DAY, last_looked=MORNING))
        work.save_publication(seen("never", DAY))
    with store.read() as work:
        assert names(work.least_recently_looked(10, LATER)) == ["never", "before", "yesterday"]
        assert names(work.least_recently_looked(2, LATER)) == ["never", "before"]
