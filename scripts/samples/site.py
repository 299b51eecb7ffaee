"""Puts the site together: PDFs first, then pages that print their sizes, then the manifest with the truth."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import pages
from .model import Body, Item, Report
from .pdfs import Press
from .source import read_report
from .static import static_pages

Json = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """On this day these documents are served with one passage rewritten."""

    day: int
    roles: tuple[str, ...]
    old: str
    new: str


@dataclass(frozen=True)
class Work:
    """One publication with its later versions: (day, roles, report)."""

    report: Report
    versions: tuple[tuple[Change, Report], ...] = ()

    def editions(self, role: str) -> Iterator[tuple[int | None, Report]]:
        yield None, self.report
        for change, report in self.versions:
            if role in change.roles:
                yield change.day, report


@dataclass
class Build:
    site: Path
    only: tuple[str, ...] = ()
    documents: dict[str, list[Json]] = field(default_factory=dict)

    def wanted(self, report: Report) -> bool:
        return not self.only or any(part in report.name for part in self.only)

    def write(self, host: str, path: str, content: str, day: int | None) -> str:
        """Writes a page's edition and returns its file name relative to the site."""
        name = f"index-day{day}.html" if day is not None else "index.html"
        file = self.site / host / path.strip("/")
        file = file if path.endswith(".css") else file / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
        return file.relative_to(self.site).as_posix()

    def note(
        self, report: Report, role: str, host: str, path: str, file: str, day: int | None, **more: str
    ) -> None:
        entry: Json = {"role": role, "path": path, "host": host, "file": file}
        if day is not None:
            entry["day"] = day
        self.documents.setdefault(report.name, []).append(entry | more)


def build_site(sources: Path, site: Path, only: tuple[str, ...] = ()) -> None:
    works = [read_work(path, number) for number, path in enumerate(sorted(sources.glob("*.txt")))]
    build = Build(site, only)
    build_pdfs(build, works)
    for work in works:
        build_pages(build, work)
    static = [
        {"path": path, "host": "pages", "file": build.write("pages", path, text, None)}
        for path, text in static_pages().items()
    ]
    manifest = {"publications": [manifest_entry(build, work) for work in works], "static": static}
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (site / "manifest.json").write_text(text + "\n", encoding="utf-8")


def read_work(path: Path, number: int) -> Work:
    text = path.read_text(encoding="utf-8")
    report = read_report(path.stem, text)
    report.settings["post"] = str(10400 + 37 * number)
    versions = []
    for change in changes(report):
        if text.count(change.old) == 0:
            raise ValueError(f"{path.name}: the passage to change isn't there: {change.old!r}")
        text = text.replace(change.old, change.new)
        edited = read_report(path.stem, text)
        edited.settings["post"] = report.settings["post"]
        versions.append((change, edited))
    return Work(report, tuple(versions))


def changes(report: Report) -> Iterator[Change]:
    """`change1: 3 | html pdf | old words => new words`."""
    for key in sorted(report.settings):
        if key.startswith("change"):
            day, roles, words = (part.strip() for part in report.settings[key].split("|"))
            old, _, new = words.partition(" => ")
            yield Change(int(day), tuple(roles.split()), old, new)


def pdf_path(report: Report, welsh: bool = False) -> str:
    return f"/uploads/{report.get('pdf_name') or report.slug}{'-welsh' if welsh else ''}.pdf"


def pdf_file(report: Report, day: int | None = None, welsh: bool = False) -> str:
    name = pdf_path(report, welsh)[1:]
    return f"assets/{name.removesuffix('.pdf')}-day{day}.pdf" if day is not None else f"assets/{name}"


def english(report: Report) -> tuple[Body, ...]:
    return tuple(body for body in report.bodies if body.name != "cy")


def welsh(report: Report) -> tuple[Body, ...]:
    return tuple(body for body in report.bodies if body.name == "cy")


def build_pdfs(build: Build, works: list[Work]) -> None:
    (build.site / "assets" / "uploads").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        press = Press(Path(folder))
        for work in works:
            if "pdf" not in work.report.words("documents") or not build.wanted(work.report):
                continue
            for day, report in work.editions("pdf"):
                press.make(report, english(report), build.site / pdf_file(report, day))
            if welsh(work.report):
                target = build.site / pdf_file(work.report, None, True)
                press.make(work.report, welsh(work.report), target, "cy")
        press.finish()


def build_pages(build: Build, work: Work) -> None:
    report = work.report
    roles = report.words("documents")
    links = links_of(build, report)
    for day, edition in work.editions("landing"):
        text = pages.landing(edition, links, edition.landing)
        build.note(report, "landing", "pages", report.path, build.write("pages", report.path, text, day), day)
    for role in ("html", "letter"):
        if role in roles:
            for day, edition in work.editions(role):
                build_texts(build, edition, links, role, day)
    if "pdf" in roles:
        for day, edition in work.editions("pdf"):
            build.note(report, "pdf", "assets", pdf_path(report), pdf_file(edition, day), day)
        if welsh(report):
            build.note(
                report,
                "pdf",
                "assets",
                pdf_path(report, True),
                pdf_file(report, None, True),
                None,
                language="cy",
            )
    if "press_release" in roles:
        path = press_path(report)
        file = build.write("pages", path, pages.press_release(report, links), None)
        build.note(report, "press_release", "pages", path, file, None)


def build_texts(build: Build, report: Report, links: pages.Links, role: str, day: int | None) -> None:
    for body in report.bodies:
        if body.name == "cy" and day is not None:
            continue
        path = html_path(report, body)
        text = pages.letter(report, body, links) if role == "letter" else pages.full_text(report, body, links)
        more = {"language": "cy"} if body.name == "cy" else {}
        build.note(report, role, "pages", path, build.write("pages", path, text, day), day, **more)


def html_path(report: Report, body: Body) -> str:
    if body.name == "cy":
        return f"/cy/publication-html/{report.slug}/"
    if body.name:
        return f"{report.path}{body.name}/"
    return report.get("html_path") or f"/publication-html/{report.slug}/"


def press_path(report: Report) -> str:
    return f"/news/news-feed/{report.get('press_slug') or report.slug}/"


def links_of(build: Build, report: Report) -> pages.Links:
    roles = report.words("documents")
    host = "{{pages}}"
    name = report.get("html_title") or report.title
    html = [(host + html_path(report, body), body.title or name) for body in english(report)]
    html += [(host + html_path(report, body), body.title) for body in welsh(report)]
    pdf = []
    if "pdf" in roles:
        pdf.append(("{{assets}}" + pdf_path(report), report.title, size_of(build.site / pdf_file(report))))
        if welsh(report):
            size = size_of(build.site / pdf_file(report, None, True))
            pdf.append(("{{assets}}" + pdf_path(report, True), welsh(report)[0].title, size))
    return pages.Links(
        landing=host + report.path,
        html=tuple(html) if "html" in roles else (),
        pdf=tuple(pdf),
        press=host + press_path(report) if "press_release" in roles else "",
        letter=html[0][0] if "letter" in roles else "",
        govuk=report.get("govuk"),
    )


def size_of(file: Path) -> str:
    return f"{file.stat().st_size / 1000:.0f} kB" if file.exists() else "1.2 MB"


def manifest_entry(build: Build, work: Work) -> Json:
    report = work.report
    entry: Json = {
        "slug": report.slug,
        "title": report.title,
        "published": report.published.isoformat(),
        "kind": report.get("kind", "thematic"),
        "day": report.day,
        "post": int(report.get("post")),
        "types": pages.shown_types(report),
        "printed": report.printed("landing").isoformat(),
        "documents": build.documents[report.name],
        "truth": truth(report),
    }
    if report.get("listing"):
        entry["listing"] = report.get("listing")
    if report.get("until"):
        entry["until"] = int(report.get("until"))
    if work.versions:
        entry["changes"] = [
            {"day": change.day, "roles": list(change.roles), "old": change.old, "new": change.new}
            for change, _ in work.versions
        ]
    if report.get("note"):
        entry["note"] = report.get("note")
    return entry


def truth(report: Report) -> Json:
    own = [item for item in report.items.values() if not item.restated]
    recommendations = [item for item in own if item.kind == "recommendation"]
    return {
        "recommendations": len(recommendations),
        "chief_constables": sum(item.applies in ("yes", "conditional") for item in recommendations),
        "unclear": sum(item.applies == "unclear" for item in recommendations),
        "causes_of_concern": sum(item.kind == "cause_of_concern" for item in own),
        "areas_for_improvement": sum(item.kind == "area_for_improvement" for item in own),
        "restated": sum(item.restated for item in report.items.values()),
        "items": [item_truth(item) for item in own],
    }


def item_truth(item: Item) -> Json:
    return {
        "kind": item.kind,
        "number": item.number,
        "applies": item.applies,
        "deadline": item.deadline.isoformat() if item.deadline else None,
        "first_words": item.first_words,
    }
