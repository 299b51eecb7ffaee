"""Whatever the domain can say, the store gives back unchanged."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from hmicwatch.domain import (
    Counts,
    Document,
    Extraction,
    ItemKind,
    Publication,
    PublicationKind,
    Reading,
    Run,
    Source,
    count_items,
)
from hmicwatch.store import Store, open_store
from tests.store.samples import MORNING, documents, publication, readings, runs
from tests.store.samples import publications as any_publication

# Addresses stay with whoever had them first, so no example may meet another's.
fresh = count()
# The store is shared by all examples of a test, as a real one is shared by all nights.
shared = settings(
    max_examples=30,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def one_store() -> Iterator[Store]:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:///{Path(folder) / 'one.sqlite3'}") as opened,
    ):
        yield opened


@shared
@given(known=any_publication)
def test_a_publication(one_store: Store, known: Publication) -> None:
    number = next(fresh)
    known = replace(known, id=f"{known.id}-{number}", urls=tuple(f"{url}/{number}" for url in known.urls))
    with one_store.begin() as work:
        work.save_publication(known)
        assert work.publication(known.id) == known
    with one_store.read() as work:
        assert work.publication(known.id) == known
        assert known in work.publications()
        assert [work.find_by_address(url) for url in known.urls] == [known.id] * len(known.urls)


@shared
@given(document=documents)
def test_a_document_with_its_version(one_store: Store, document: Document) -> None:
    document = replace(document, url=f"{document.url}/{next(fresh)}")
    assert document.version is not None
    with one_store.begin() as work:
        work.save_publication(publication())
        work.record_version(publication().id, document.role, document.url, document.version)
    with one_store.read() as work:
        stored = work.document_by_url(document.url)
        assert stored == replace(document, last_checked=document.version.fetched)
        assert document.version in work.versions(document.url)
        known = work.publication(publication().id)
        assert known is not None
        assert stored in known.documents


@shared
@given(read=readings)
def test_a_reading(one_store: Store, read: Reading) -> None:
    with one_store.begin() as work:
        work.save_publication(publication())
        work.save_reading(publication().id, read, MORNING)
        assert work.reading(publication().id) == read
    with one_store.read() as work:
        assert work.reading(publication().id) == read
        assert work.effective(publication().id) == read
        stored = work.publication(publication().id)
        assert stored is not None
        assert stored.last_read == MORNING


@shared
@given(read=readings)
def test_an_extraction(one_store: Store, read: Reading) -> None:
    extraction = Extraction(
        source=Source(name="report.pdf", sha256="ab" * 32, media_type="application/pdf", pages=62),
        title=read.title,
        published=read.published,
        kind=read.kind,
        counts=count_items(read.items),
        stated_counts=read.stated_counts,
        items=read.items,
        checks=read.checks,
        needs_review=read.needs_review,
    )
    with one_store.begin() as work:
        work.save_extraction("ab" * 32, "rules-1", extraction)
    with one_store.read() as work:
        assert work.extraction("ab" * 32, "rules-1") == extraction
        assert work.extraction("ab" * 32, "rules-2") is None


@shared
@given(told=runs)
def test_a_run(one_store: Store, told: Run) -> None:
    with one_store.begin() as work:
        started = work.start_run(told.kind, told.started)
        assert started == Run(id=started.id, kind=told.kind, started=told.started)
        ended = replace(told, id=started.id)
        work.save_run(ended)
    with one_store.read() as work:
        assert work.run(ended.id) == ended
        assert work.last_run() == ended
        assert work.runs(limit=1) == (ended,)


def test_a_reading_of_nothing_is_not_no_reading(store: Store) -> None:
    nothing = Reading(title=None, published=None, kind=PublicationKind.OTHER)
    with store.begin() as work:
        work.save_publication(publication())
        assert work.reading(publication().id) is None
        work.save_reading(publication().id, nothing, MORNING)
        assert work.reading(publication().id) == nothing
        assert nothing.counts == Counts()
        assert ItemKind.RECOMMENDATION not in {item.kind for item in nothing.items}
