"""Builds the saved examples of the family `built`: variants of one source share the truth that it holds."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from . import pages
from .claims import unfounded
from .model import Report
from .pdfs import Press
from .source import read_report
from .variants import Variant, expected_json, meta_toml, variants_of

LINKS = pages.Links(landing="/publications/sample/")


def build_examples(sources: Path, family: Path, only: tuple[str, ...] = ()) -> int:
    """Writes every variant whose name has one of `only` in it (all without); returns how many."""
    chosen = [variant for variant in all_variants(sources) if is_wanted(variant, only)]
    with tempfile.TemporaryDirectory() as folder:
        press = Press(Path(folder))
        for variant in chosen:
            write(variant, fresh_folder(family / variant.name), press)
        press.finish()
    for variant in chosen:
        for claim in unfounded(variant, family / variant.name / "input.pdf"):
            print(f"{variant.name} does not show {claim}: change its figure= or size=")
    return len(chosen)


def all_variants(sources: Path) -> Iterator[Variant]:
    for path in sorted(sources.glob("*.txt")):
        yield from variants_of(read_report(path.stem, path.read_text(encoding="utf-8")))


def is_wanted(variant: Variant, only: tuple[str, ...]) -> bool:
    return not only or any(part in variant.name for part in only)


def fresh_folder(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def write(variant: Variant, folder: Path, press: Press) -> None:
    for name, text in (("expected.json", expected_json(variant)), ("meta.toml", meta_toml(variant))):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    if variant.form == "pdf":
        press.make(variant.report, variant.bodies, folder / "input.pdf")
    else:
        (folder / "input.html").write_text(page_of(variant), encoding="utf-8", newline="\n")


def page_of(variant: Variant) -> str:
    """As the site shows it, or `frame=bare`: what is left of a page that somebody saved by hand."""
    report, body = variant.report, variant.bodies[0]
    if report.get("frame") == "bare":
        return bare_page(report, variant)
    if report.letter:
        text = pages.letter(report, body, LINKS)
    else:
        whole = replace(body, nodes=tuple(node for one in variant.bodies for node in one.nodes))
        text = pages.full_text(report, whole, LINKS)
    return text.replace("{{pages}}", "")


def bare_page(report: Report, variant: Variant) -> str:
    markup = pages.markup_for(report)
    title = markup.type.html(report.title)
    text = "\n".join(markup.render(body.nodes) for body in variant.bodies)
    shown = pages.published_line(report, "html") if report.get("html_date") != "none" else ""
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n'
        f"{shown}\n{text}\n{markup.footnotes()}\n<p><small>{pages.NOTICE}</small></p>\n</body></html>\n"
    )
