"""Invented reports for property tests: the same recommendations in many shapes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st

from tests.parse.reading import page


@dataclass(frozen=True)
class Asked:
    """One recommendation: who should do what by when."""

    who: str
    for_chiefs: bool
    when: str
    day: date | None
    what: str

    @property
    def text(self) -> str:
        return (
            f"{self.when}{self.who if self.when else self.who[:1].upper() + self.who[1:]} should {self.what}."
        )


@dataclass(frozen=True)
class Report:
    """What a report holds; `shape` is the markup of its recommendations, `chapters` come before them."""

    asked: tuple[Asked, ...]
    shape: str = "headings"
    chapters: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    states_total: bool = False
    summary: bool = False
    annex: tuple[str, ...] = field(default=())

    @property
    def markup(self) -> str:
        total = f"<p>We make {len(self.asked)} recommendations.</p>" if self.states_total else ""
        summary = _summary(self.asked) if self.summary else ""
        older = "".join(f"<li>{text}</li>" for text in self.annex)
        annex = f"<h2>Annex B: Recommendations from our 2021 report</h2><ol>{older}</ol>" if older else ""
        return page(
            f"<h2>Summary</h2><p>Kites fly high.</p>{total}{summary}"
            f"{_sections(self.chapters)}{SHAPES[self.shape](self.asked)}{_sections(self.after)}{annex}"
        )


def _summary(asked: tuple[Asked, ...]) -> str:
    """The recommendations as a summary prints them, before the chapters print them again."""
    items = "".join(f"<h4>Recommendation {n}</h4><p>{one.text}</p>" for n, one in enumerate(asked, start=1))
    return f"<h3>Recommendations</h3>{items}"


def _sections(texts: tuple[str, ...]) -> str:
    return "".join(f"<h2>{_TITLES[n % len(_TITLES)]}</h2><p>{text}</p>" for n, text in enumerate(texts))


_TITLES = ("Background", "How forces fly kites", "What the public sees", "Training", "Strings and tails")


def _headings(asked: tuple[Asked, ...]) -> str:
    items = "".join(f"<h3>Recommendation {n}</h3><p>{one.text}</p>" for n, one in enumerate(asked, start=1))
    return f"<h2>Recommendations</h2>{items}"


def _boxes(asked: tuple[Asked, ...]) -> str:
    return "".join(
        f"<h2>Chapter {n}</h2><p>Some kites are red.</p><div><p><b>Recommendation "
        f"{n}</b></p><p>{one.text}</p></div>"
        for n, one in enumerate(asked, start=1)
    )


def _lines(asked: tuple[Asked, ...]) -> str:
    items = "".join(f"<p>Recommendation {n}: {one.text}</p>" for n, one in enumerate(asked, start=1))
    return f"<h2>Our recommendations</h2>{items}"


def _list(asked: tuple[Asked, ...]) -> str:
    items = "".join(f"<li>{one.text}</li>" for one in asked)
    return f"<h2>Recommendations</h2><ol>{items}</ol>"


def _table(asked: tuple[Asked, ...]) -> str:
    rows = "".join(f"<tr><td>{n}</td><td>{one.text}</td></tr>" for n, one in enumerate(asked, start=1))
    return f"<h2>Recommendations</h2><table><tr><th>No.</th><th>Recommendation</th></tr>{rows}</table>"


SHAPES: dict[str, Callable[[tuple[Asked, ...]], str]] = {
    "headings": _headings, "boxes": _boxes, "lines": _lines, "list": _list, "table": _table,
}  # fmt: skip

_WHO = [
    ("chief constables", True),
    ("all chief constables", True),
    ("forces", True),
    ("chief constables and the College of Policing", True),
    ("the Home Office", False),
    ("the National Police Chiefs’ Council", False),
    ("the College of Policing", False),
    ("police and crime commissioners", False),
]
_WHEN = [
    ("By 30 September 2025, ", date(2025, 9, 30)),
    ("By March 2026, ", date(2026, 3, 31)),
    ("Within three months, ", date(2025, 8, 7)),
    ("Immediately, ", date(2025, 5, 7)),
    ("", None),
]
_WHAT = [
    "make sure that kites are counted twice a year",
    "publish clear guidance on the safe use of red strings",
    "train everybody who works near overhead cables",
    "stop lending equipment to people without a licence",
    "agree a common way of recording lost property",
    "review how complaints about noise are dealt with",
    "set up a register of trained instructors",
]
# Sentences with the words that the reader looks for, none of which is an item.
NOISE = [
    "The force accepted every recommendation that we made in 2019.",
    "This was an area for improvement in our last inspection, and it has been dealt with.",
    "Officers told us that they should have been asked earlier.",
    "We explain below why this is a matter of concern to the public.",
    "The Kite Inquiry made 12 recommendations in 2018.",
    "Forces are recommended places to learn to fly.",
    "Chief constables told us that kites should be free.",
    "The policy says that officers should wear gloves at all times.",
    "People should expect that a call is answered.",
    "As we said in recommendation 1, this matters.",
]


def asked() -> st.SearchStrategy[tuple[Asked, ...]]:
    """One to six recommendations, no two of them about one thing."""
    whats = st.lists(st.sampled_from(_WHAT), min_size=1, max_size=6, unique=True)
    return whats.flatmap(
        lambda chosen: st.tuples(
            *(
                st.builds(_one, st.sampled_from(_WHO), st.sampled_from(_WHEN), st.just(what))
                for what in chosen
            )
        )
    )


def _one(who: tuple[str, bool], when: tuple[str, date | None], what: str) -> Asked:
    return Asked(who=who[0], for_chiefs=who[1], when=when[0], day=when[1], what=what)


def noise() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(NOISE), max_size=4, unique=True).map(tuple)


def reports() -> st.SearchStrategy[Report]:
    return st.builds(Report, asked=asked(), shape=st.sampled_from(sorted(SHAPES)), states_total=st.booleans())
