"""Invented reports of several parts, told as pieces that can be rearranged and set as a web page or a PDF."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from hypothesis import strategies as st

from tests.parse.invented import NOISE, Asked, asked
from tests.parse.reading import page


@dataclass(frozen=True)
class Piece:
    """A heading ("h2" to "h4"), paragraph ("p"), bold line ("b"), list item ("li") or table row ("row").

    `marker` is a list item's; `box` numbers the box that a piece stands in, 0 for none.
    """

    kind: str
    text: str
    marker: str = ""
    box: int = 0
    cells: tuple[str, ...] = ()

    def __repr__(self) -> str:
        inside = f"[{self.box}]" if self.box else ""
        return f"<{self.kind}{inside} {self.marker}{self.text or self.cells}>"


Story = tuple[Piece, ...]
PREFACE = " ".join(
    ["People have flown kites over the hills of this county for as long as anyone remembers."] * 5
)


@dataclass(frozen=True)
class Part:
    """A part of a report with what it asks; parts can stand in any order."""

    story: Story
    asked: tuple[Asked, ...] = ()
    causes: int = 0
    afis: int = 0
    restated: int = 0


@dataclass(frozen=True)
class Varied:
    """A report as its parts."""

    parts: tuple[Part, ...]

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.story))

    @property
    def story(self) -> Story:
        return (p(PREFACE), *(piece for part in self.parts for piece in part.story))

    @property
    def asked(self) -> tuple[Asked, ...]:
        return tuple(one for part in self.parts for one in part.asked)

    def total(self, name: str) -> int:
        return sum(getattr(part, name) for part in self.parts)


def h(level: int, text: str, box: int = 0) -> Piece:
    return Piece(f"h{level}", text, box=box)


def p(text: str, box: int = 0) -> Piece:
    return Piece("p", text, box=box)


def bullets(texts: Sequence[str], numbered: bool = False, box: int = 0) -> Story:
    return tuple(
        Piece("li", text, marker=f"{n}." if numbered else "•", box=box)
        for n, text in enumerate(texts, start=1)
    )


# How a part on recommendations can be printed.


def _titled(ones: tuple[Asked, ...]) -> Story:
    told = (
        piece for n, one in enumerate(ones, start=1) for piece in (h(3, f"Recommendation {n}"), p(one.text))
    )
    return (h(2, "Recommendations"), *told)


def _boxed(ones: tuple[Asked, ...]) -> Story:
    told = (
        piece
        for n, one in enumerate(ones, start=1)
        for piece in (h(3, f"Recommendation {n}", box=n), p(one.text, box=n), p("Some kites are red."))
    )
    return (h(2, "Recommendations"), *told)


def _unnumbered(ones: tuple[Asked, ...]) -> Story:
    told = (piece for one in ones for piece in (h(3, "Recommendation"), p(one.text)))
    return (h(2, "What forces should do with kites"), *told)


def _lines(ones: tuple[Asked, ...]) -> Story:
    told = (p(f"Recommendation {n}: {one.text}") for n, one in enumerate(ones, start=1))
    return (h(2, "Our recommendations"), *told)


def _numbers(ones: tuple[Asked, ...]) -> Story:
    return (h(2, "Recommendations"), *bullets([one.text for one in ones], numbered=True))


def _bulleted(ones: tuple[Asked, ...]) -> Story:
    return (h(2, "Recommendations"), *bullets([one.text for one in ones]))


def _table(ones: tuple[Asked, ...]) -> Story:
    rows = (Piece("row", "", cells=(str(n), one.text)) for n, one in enumerate(ones, start=1))
    return (h(2, "Recommendations"), Piece("row", "", cells=("Number", "Recommendation")), *rows)


def _stems(ones: tuple[Asked, ...]) -> Story:
    told = (
        piece
        for n, one in enumerate(ones, start=1)
        for piece in (
            h(3, f"Recommendation {n}"),
            p(one.text.partition(" should ")[0] + " should:"),
            *bullets([f"{one.what}; and", "tell the public what was done."]),
        )
    )
    return (h(2, "Recommendations"), *told)


def _two_paragraphs(ones: tuple[Asked, ...]) -> Story:
    told = (
        piece
        for n, one in enumerate(ones, start=1)
        for piece in (
            h(3, f"Recommendation {n}"),
            p(one.text),
            p("They should tell the public what was done."),
        )
    )
    return (h(2, "Recommendations"), *told)


def _themed(ones: tuple[Asked, ...]) -> Story:
    told = (
        piece
        for n, one in enumerate(ones, start=1)
        for piece in (
            h(3, f"Recommendation {n}: {' '.join(one.what.split()[-2:]).capitalize()}"),
            p(one.text),
        )
    )
    return (h(2, "Recommendations"), *told)


def _in_chapters(ones: tuple[Asked, ...]) -> Story:
    told = (
        piece
        for n, one in enumerate(ones, start=1)
        for piece in (
            h(2, ("Wings", "Reels", "Sails", "Tails", "Frames", "Lines")[n - 1]),
            p(f"{PREFACE} Forces should know that."),
            Piece("b", f"Recommendation {n}"),
            p(one.text),
            p("This will help people to enjoy their kites."),
        )
    )
    return tuple(told)


def _by_addressee(ones: tuple[Asked, ...]) -> Story:
    told: list[Piece] = [h(2, "Recommendations")]
    number = 0
    for who in dict.fromkeys(one.who for one in ones):
        told.append(h(3, f"For {who}"))
        for one in ones:
            if one.who == who:
                number += 1
                said = f"{one.when}{one.what}."
                told += [h(4, f"Recommendation {number}"), p(said[:1].upper() + said[1:])]
    return tuple(told)


PRINTED: dict[str, Callable[[tuple[Asked, ...]], Story]] = {
    "titled": _titled, "boxed": _boxed, "unnumbered": _unnumbered, "lines": _lines, "numbers": _numbers,
    "bullets": _bulleted, "table": _table, "stems": _stems, "two paragraphs": _two_paragraphs,
    "themed": _themed, "in chapters": _in_chapters, "by addressee": _by_addressee,
}  # fmt: skip
WITHOUT_TABLES = sorted(set(PRINTED) - {"table"})
IN_ONE_SENTENCE = sorted(set(PRINTED) - {"stems"})

_CONCERNS = (
    "The force doesn’t know how many kites it owns, and lends them to people whom it doesn’t know.",
    "Strings are left across paths at night, which puts the public at risk of injury.",
)
_CURES = (
    ("keep a list of all its kites", "check who borrows them"),
    ("take strings down before dusk", "light the paths beside its field"),
)
_AFIS = (
    "The force should improve how quickly it mends torn sails.",
    "The force should make sure that its reels are oiled in winter.",
    "The force should make better use of its weather station.",
)


def cause(which: int, headed: bool) -> Part:
    """A cause of concern with two recommendations, each under a heading of its own or in a numbered list."""
    cures = tuple(
        Asked("the force", True, "By 30 November 2025, ", date(2025, 11, 30), what) for what in _CURES[which]
    )
    texts = [one.text for one in cures]
    told = (
        tuple(piece for text in texts for piece in (h(4, "Recommendation"), p(text)))
        if headed
        else (h(4, "Recommendations"), *bullets(texts, numbered=True))
    )
    top = (h(2, ("Keeping kites", "Strings at night")[which]), h(3, "Cause of concern"), p(_CONCERNS[which]))
    return Part((*top, *told), cures, causes=1)


def improvements(count: int, shape: str) -> Part:
    """Areas for improvement: bullets under one heading, or each in a box or under a title of its own."""
    texts = _AFIS[:count]
    if shape == "bullets":
        told: Story = (h(3, "Areas for improvement"), *bullets(texts))
    else:
        boxes = range(101, 101 + count) if shape == "boxes" else [0] * count
        told = tuple(
            piece
            for text, box in zip(texts, boxes, strict=True)
            for piece in (h(3, "Area for improvement", box=box), p(text, box=box), p("Kites need wind."))
        )
    return Part((h(2, "Mending kites"), *told), afis=count)


def older(ones: tuple[Asked, ...]) -> Part:
    """What an earlier report asked, printed again."""
    told = bullets([one.text for one in ones], numbered=True)
    return Part((h(2, "Annex B: Recommendations from our 2021 report"), *told), restated=len(ones))


def aside(which: int) -> Part:
    """A chapter that holds the words that the reader looks for, and asks nothing."""
    title = ("Background", "What the public sees", "Training", "Wind and weather")[which % 4]
    return Part((h(2, title), p("Kites fly high."), p(NOISE[which % len(NOISE)]), p("Some are blue.")))


@st.composite
def varied(draw: st.DrawFn, shapes: Sequence[str] = tuple(sorted(PRINTED))) -> Varied:
    """A report with recommendations in one shape and perhaps causes of concern, AFIs and old items."""
    ones = draw(asked())
    parts = [Part(PRINTED[draw(st.sampled_from(shapes))](ones), ones)]
    parts += [cause(which, draw(st.booleans())) for which in range(draw(st.integers(0, 2)))]
    if count := draw(st.integers(0, 3)):
        parts.append(improvements(count, draw(st.sampled_from(["bullets", "boxes", "titles"]))))
    parts += [aside(which) for which in draw(st.lists(st.integers(0, 8), max_size=2, unique=True))]
    return Varied(tuple(parts))


# The same story as a web page and, in `typeset`, as a PDF.


def as_html(story: Story) -> str:
    return page("\n".join(_markup(key, list(group)) for key, group in groupby(story, _container)))


def _container(piece: Piece) -> tuple[int, str]:
    return piece.box, piece.kind if piece.kind in ("li", "row") else ""


def _markup(key: tuple[int, str], pieces: list[Piece]) -> str:
    inside = "".join(map(_element, pieces))
    if key[1] == "li":
        first = pieces[0].marker.rstrip(".")
        inside = f'<ol start="{first}">{inside}</ol>' if first.isdecimal() else f"<ul>{inside}</ul>"
    elif key[1] == "row":
        inside = f"<table>{inside}</table>"
    return f"<div>{inside}</div>" if key[0] else inside


def _element(piece: Piece) -> str:
    if piece.kind == "row":
        tag = "th" if piece.cells[0] == "Number" else "td"
        return f"<tr>{''.join(f'<{tag}>{html.escape(cell)}</{tag}>' for cell in piece.cells)}</tr>"
    text = html.escape(piece.text)
    return f"<p><b>{text}</b></p>" if piece.kind == "b" else f"<{piece.kind}>{text}</{piece.kind}>"


def changed(story: Story, change: Callable[[str], str]) -> Story:
    """The same story with all its words changed."""
    return tuple(
        replace(piece, text=change(piece.text), cells=tuple(map(change, piece.cells))) for piece in story
    )
