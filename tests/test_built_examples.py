"""The built examples say what their sources say: nobody changed one of the two alone."""

from pathlib import Path

import pytest

from scripts.samples.source import read_report
from scripts.samples.variants import Variant, expected_json, meta_toml, variants_of

ROOT = Path(__file__).resolve().parent.parent
FAMILY = ROOT / "tests" / "examples" / "built"
SOURCES = sorted((ROOT / "scripts" / "samples" / "corpus").glob("*.txt"))
VARIANTS = [
    variant for path in SOURCES for variant in variants_of(read_report(path.stem, path.read_text("utf-8")))
]


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: str(variant.name))
def test_an_example_says_what_its_source_says(variant: Variant) -> None:
    folder = FAMILY / variant.name
    assert (folder / "expected.json").read_text("utf-8") == expected_json(variant)
    assert (folder / "meta.toml").read_text("utf-8") == meta_toml(variant)
    assert (folder / f"input.{variant.form}").stat().st_size > 1000


def test_every_example_has_a_source_and_there_are_enough() -> None:
    assert {folder.name for folder in FAMILY.iterdir()} == {variant.name for variant in VARIANTS}
    assert len(SOURCES) >= 24
    assert len(VARIANTS) >= 60


def test_the_whole_corpus_stays_small() -> None:
    sizes = {path: path.stat().st_size for path in FAMILY.parent.rglob("*") if path.is_file()}
    assert sum(sizes.values()) < 10_000_000
    assert max(size for path, size in sizes.items() if path.is_relative_to(FAMILY)) < 75_000
