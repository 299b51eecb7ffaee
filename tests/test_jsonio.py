"""The JSON that other programs rely on: exact shape, schemas that are current, and a way back."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicwatch.domain import Applies, Extraction, Item, PublicationKind, Source, StatedCount, count_items
from hmicwatch.domain.item import ItemKind
from hmicwatch.jsonio import (
    WrongJson,
    export_chunks,
    from_json,
    from_plain,
    schema_names,
    schema_of,
    schema_text,
    to_json,
    to_plain,
)
from hmicwatch.report.dossier import Dossier
from hmicwatch.report.export import export
from tests.report.samples import dossier, doubt, publication, recommendation

SCHEMAS = Path(__file__).parent.parent / "docs" / "schema"
NOW = datetime(2025, 6, 1, 2, 30, tzinfo=UTC)


def _extraction(*items: Item) -> Extraction:
    return Extraction(
        source=Source(name="report.pdf", sha256="ab" * 32, media_type="application/pdf", pages=62),
        title="A title – with “quotes”",
        published=None,
        kind=PublicationKind.PEEL,
        counts=count_items(items),
        stated_counts=(StatedCount(kind=ItemKind.RECOMMENDATION, count=11, phrase="we make 11"),),
        items=items,
        checks=(doubt(),),
        needs_review=True,
    )


def _valid(name: str, plain: Any) -> None:
    jsonschema.Draft202012Validator(
        schema_of(name), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(plain)


@pytest.mark.parametrize("name", schema_names())
def test_schema_in_docs_is_current(name: str) -> None:
    stored = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert stored == schema_text(name), "run scripts/build_schema"
    jsonschema.Draft202012Validator.check_schema(json.loads(stored))


def test_extraction_has_the_fields_of_the_contract_in_their_order() -> None:
    plain = json.loads(to_json(_extraction(recommendation(1))))
    assert list(plain)[:10] == [
        "schema", "source", "title", "published", "kind", "counts", "stated_counts", "items", "checks",
        "needs_review",
    ]  # fmt: skip
    assert list(plain["items"][0])[:15] == [
        "kind", "number", "label", "text", "parts", "addressees", "chief_constables", "reason", "forces",
        "deadline", "deadlines", "restated", "restated_from", "parent", "where",
    ]  # fmt: skip
    assert plain["items"][0]["where"] == [
        {"page": 7, "bbox": [72.0, 120.5, 523.0, 260.0]},
        {"anchor": "#recommendation-1", "path": "Summary > Recommendations"},
    ]
    assert plain["items"][0]["deadline"] == {
        "phrase": "By 30 September 2025", "date": "2025-09-30", "basis": "stated",
    }  # fmt: skip
    _valid("extraction", plain)


def test_forces_are_a_word_or_a_list() -> None:
    named = replace(recommendation(1), forces=("west-midlands", "kent"))
    assert to_plain(recommendation(1))["forces"] == "all"
    assert to_plain(named)["forces"] == ["west-midlands", "kent"]
    assert from_plain(Item, to_plain(named)) == named


@given(
    st.lists(
        st.builds(recommendation, st.integers(1, 60), st.sampled_from(list(Applies)), restated=st.booleans()),
        max_size=4,
    )
)
def test_there_and_back_again(items: list[Item]) -> None:
    extraction = _extraction(*items)
    assert from_json(Extraction, to_json(extraction)) == extraction


def test_wrong_json_is_refused_with_words() -> None:
    with pytest.raises(WrongJson, match="this is no Extraction"):
        from_json(Extraction, '{"schema": 1}')


def test_export_has_the_fields_of_the_contract_in_their_order() -> None:
    plain = to_plain(export([dossier(recommendation(1), checks=(doubt(),))], NOW))
    assert list(plain) == ["schema", "generated", "publications"]
    [exported] = plain["publications"]
    assert list(exported)[:13] == [
        "id", "title", "published", "kind", "state", "first_seen", "urls", "documents", "counts", "items",
        "checks", "needs_review", "reviewed",
    ]  # fmt: skip
    assert list(exported["documents"][0])[:5] == ["role", "url", "sha256", "media_type", "fetched"]
    assert exported["counts"]["recommendations"] == 1
    assert exported["needs_review"] is True
    assert exported["not_fetched"] == [
        {"role": "html", "url": "https://example.org/publication-html/improving-the-response/"}
    ]
    _valid("export", plain)


def test_unread_publication_never_passes_for_one_without_recommendations() -> None:
    [exported] = to_plain(export([Dossier(publication=publication(), reading=None)], NOW))["publications"]
    assert exported["needs_review"] is True
    assert exported["read"] is False
    assert [check["code"] for check in exported["checks"]] == ["not_read"]


def test_export_in_pieces_is_the_export_whole() -> None:
    told = [dossier(recommendation(1)), dossier(recommendation(2), checks=(doubt("a\u2028b\x85c"),))]
    assert "".join(export_chunks(told, NOW)) == to_json(export(told, NOW)) + "\n"
    assert "".join(export_chunks([], NOW)) == to_json(export([], NOW)) + "\n"
