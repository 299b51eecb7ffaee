"""What to call a publication whose own heading says too little."""

import re
from dataclasses import replace

from hmicwatch.crawl.address import Site, kind_of
from hmicwatch.crawl.sources import Found
from hmicwatch.domain import PublicationKind, Tables
from hmicwatch.night.collect import Collected
from hmicwatch.parse.kind import force_of_title


def with_force_named(collected: Collected, found: Found, site: Site, tables: Tables) -> Collected:
    """ "PEEL 2023–25" heads the page of every force: which one, the listing says, else a heading below."""
    landing = collected.landing
    if landing is None or landing.title is None or kind_of(collected.url, site) is not PublicationKind.PEEL:
        return collected
    if not re.match(r"PEEL\b", landing.title, re.I) or force_of_title(landing.title, tables):
        return collected
    # A short name ("Cleveland") is a force's only beside the word PEEL.
    told = (force_of_title(f"PEEL {words}", tables) for words in (found.title, *landing.headings))
    slug = next((force for force in told if force), None)
    name = next((force.name for force in tables.forces if force.slug == slug), None)
    title = f"{landing.title}: {name}" if name else landing.title
    return replace(collected, landing=replace(landing, title=title))
