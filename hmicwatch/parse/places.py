"""Where printed items stand."""

from collections.abc import Sequence

from hmicwatch.domain import HtmlPlace, PagePlace, Place
from hmicwatch.parse.grammar.draft import Draft
from hmicwatch.parse.pdf.page import union


def places_of(copies: Sequence[Draft]) -> tuple[Place, ...]:
    """One place for each copy and page: the area of all its blocks there."""
    found: list[Place] = []
    for copy in copies:
        pages: dict[int, list[PagePlace]] = {}
        for place in copy.places:
            if isinstance(place, PagePlace):
                pages.setdefault(place.page, []).append(place)
        if pages:
            found += [
                PagePlace(page=page, bbox=union([p.bbox for p in there])) for page, there in pages.items()
            ]
        else:
            found += [place for place in copy.places[:1] if isinstance(place, HtmlPlace)]
    return tuple(dict.fromkeys(found))
