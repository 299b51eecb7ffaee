"""The variants of one source, and the truth of each as the files of a saved example. Needs no producer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from .model import (
    Body,
    BulletBox,
    CauseBox,
    Figure,
    Item,
    ItemBox,
    ItemGrid,
    Node,
    NumberedList,
    Report,
    Turned,
)
from .typography import curl

PRODUCERS = {
    "docx": "LibreOffice from .docx",
    "weasy": "WeasyPrint",
    "chromium": "Chromium",
    "reportlab": "ReportLab",
}
OPENING = 10


@dataclass(frozen=True)
class Variant:
    """One document of a source: its form, its pages, and the cases that only this form shows."""

    key: str
    form: str  # html or pdf
    report: Report
    bodies: tuple[Body, ...]
    cases: tuple[str, ...]
    page: str = ""

    @property
    def name(self) -> str:
        return f"{self.report.name}-{self.key}"

    @property
    def items(self) -> tuple[Item, ...]:
        """Those that are printed in it, in the order in which the author wrote them down."""
        printed = {item.key for body in self.bodies for item in items_in(body.nodes)}
        return tuple(item for item in self.report.items.values() if item.key in printed)

    @property
    def published(self) -> str | None:
        """The day that the document prints, as the reader must find it."""
        if self.form == "html" and self.report.get("html_date") == "none":
            return None
        return self.report.printed(self.form).isoformat()


def items_in(nodes: Iterable[Node]) -> Iterator[Item]:
    for node in nodes:
        match node:
            case ItemBox(item, _):
                yield item
            case CauseBox(cause, recommendations):
                yield from (cause, *recommendations)
            case BulletBox(_, _, items) | NumberedList(_, items) | ItemGrid(items):
                yield from items


def variants_of(report: Report) -> Iterator[Variant]:
    """`variant KEY: html soup | cases | name=value; name=value`, or `pdf docx shaded tagged | ...`."""
    lines = [(key[8:], line) for key, line in report.settings.items() if key.startswith("variant ")]
    for key, line in lines:
        form, cases, more = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
        kind, *how = form.split()
        settings = {**report.settings, **dict(pair.strip().split("=", 1) for pair in more.split(";") if pair)}
        settings["markup" if kind == "html" else "pdf"] = " ".join(how)
        page = settings.get("page", "")
        yield Variant(
            key=key,
            form=kind,
            report=replace(report, settings=settings),
            bodies=tuple(fitted(body, settings) for body in report.bodies if page in ("", body.name)),
            cases=tuple(cases.split()),
            page=page,
        )


def fitted(body: Body, settings: dict[str, str]) -> Body:
    """`figure=7` sets the height of figures, to bring a box to a page's end; `turned=yes` turns pages."""
    nodes: list[Node] = []
    for node in body.nodes:
        if isinstance(node, Figure):
            nodes.append(replace(node, height=float(settings.get("figure", node.height))))
        elif not isinstance(node, Turned) or settings.get("turned") == "yes":
            nodes.append(node)
    return replace(body, nodes=tuple(nodes))


def expected_json(variant: Variant) -> str:
    """Everything vouched for, one item to a line."""
    items = ",\n".join(f"    {dump(item_facts(item, variant.items))}" for item in variant.items)
    listed = f"[\n{items}\n  ]" if items else "[]"
    head = f'  "published": {dump(variant.published)},\n  "counts": {dump(counts(variant.items))},\n'
    return f'{{\n{head}  "items": {listed}\n}}\n'


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def counts(items: tuple[Item, ...]) -> dict[str, int]:
    own = [item for item in items if not item.restated]
    recommendations = [item for item in own if item.kind == "recommendation"]
    return {
        "recommendations": len(recommendations),
        "chief_constables": sum(item.applies in ("yes", "conditional") for item in recommendations),
        "unclear": sum(item.applies == "unclear" for item in recommendations),
        "causes_of_concern": sum(item.kind == "cause_of_concern" for item in own),
        "areas_for_improvement": sum(item.kind == "area_for_improvement" for item in own),
        "restated": len(items) - len(own),
    }


def item_facts(item: Item, items: tuple[Item, ...]) -> dict[str, Any]:
    """Causes name nobody for sure, and who owns them is not vouched for."""
    facts: dict[str, Any] = {
        "kind": item.kind,
        "number": item.number,
        "begins": " ".join(curl(item.opening).replace("\u00a0", " ").split()[:OPENING]),
    }
    if item.owners is not None:
        facts |= {"owners": list(item.owners), "chief_constables": item.applies}
    day = item.deadline.isoformat() if item.deadline else None
    facts["deadline"] = {"date": day, "basis": item.basis} if item.basis else None
    facts["restated"] = item.restated
    if item.kind == "recommendation":
        facts["parts"] = item.parts
        facts["parent"] = next((n for n, one in enumerate(items) if one.key == item.under), None)
    return facts


def meta_toml(variant: Variant) -> str:
    report = variant.report
    doubt = report.get("doubt") == "yes" or counts(variant.items)["unclear"] > 0
    values = {
        "title": report.title,
        "address": "",
        "licence": "invented for hmicwatch, MIT",
        "made_with": made_with(variant),
        "layout": report.get("layout"),
        "cases": [*report.words("cases"), *variant.cases],
        "source": f"{report.name}-{variant.page}" if variant.page else report.name,
        "note": f"Invented. Source: scripts/samples/corpus/{report.name}.txt. {report.get('note')}".strip(),
        "checked": True,
        "doubt": doubt,
    }
    return "".join(f"{key} = {dump(value)}\n" for key, value in values.items())


def made_with(variant: Variant) -> str:
    if variant.form == "html":
        return f"HTML in the manner of {variant.report.get('markup')} ({variant.report.get('frame', 'site')})"
    producer, box, *flags = variant.report.words("pdf")
    return ", ".join([PRODUCERS[producer], f"{box} boxes", *flags])
