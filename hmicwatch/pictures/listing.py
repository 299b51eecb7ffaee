"""The page that lists a report's pictures: plain HTML without scripts, readable without seeing colours."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hmicwatch.domain import Extraction
from hmicwatch.pictures.draw import COLOURS
from hmicwatch.pictures.marks import Look, Mark, MarkedPage
from hmicwatch.report.sentence import beside_sentence, mark, officers_sentence
from hmicwatch.report.wording import counted, long_date

_TEMPLATES = Path(__file__).parent / "templates"
_LEGEND = {
    Look.RECOMMENDATION: "recommendation",
    Look.CAUSE_OF_CONCERN: "cause of concern",
    Look.AREA_FOR_IMPROVEMENT: "area for improvement",
    Look.DOUBT: "a place to look at that is no item (dashed)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPage:
    """One page and the name of its picture; None where it could not be drawn."""

    marked: MarkedPage
    file: str | None

    @property
    def shown(self) -> str:
        """What the picture shows, for those who can't see it."""
        below = ", listed below" if self.marked.marks else ""
        return f"Page {self.marked.page} with {counted(len(self.marked.marks), 'marked area')}{below}."


def listing_html(extraction: Extraction, pages: Sequence[ListedPage], notes: Sequence[str] = ()) -> str:
    """The whole page; `notes` say what is missing and why."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), undefined=StrictUndefined, autoescape=True, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("pictures.html.j2").render(
        extraction=extraction,
        published=long_date(extraction.published),
        sentence=officers_sentence(extraction.counts),
        beside=beside_sentence(extraction.counts),
        trust=mark(needs_review=extraction.needs_review, reviewed=False),
        pages=pages,
        notes=notes,
        legend=[(look.value, words) for look, words in _LEGEND.items()],
        colours={look.value: "#{:02x}{:02x}{:02x}".format(*colour) for look, colour in COLOURS.items()},
        described=_described,
    )


def _described(area: Mark) -> str:
    """What a picture's tag says, in one line."""
    doubts = [f"please look: {code.replace('_', ' ')}" for code in area.doubts]
    return "; ".join([*area.facts, *doubts])
