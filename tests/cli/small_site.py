"""A site of three small reports, so that a night takes a moment: two are there, one appears on day 1."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hmicwatch.sample import SampleSite

KITES, BOATS, BIKES = "police-and-kites", "police-and-boats", "police-and-bikes"

_LANDING = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><main>
<h1>{title}</h1><p>Published on: {day}</p><p>How well forces deal with {thing}s.</p>
<h2>Get the report</h2><p><a href="{{{{pages}}}}/publication-html/{slug}/">{title} (HTML)</a></p>
</main></body></html>"""

_REPORT = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><main>
<h1>{title}</h1><p>Published on: {day}</p>
<h2 id="summary">Summary</h2><p>Most forces know their {thing}s. We make two recommendations.</p>
<h2 id="recommendations">Recommendations</h2>
<h3 id="recommendation-1">Recommendation 1</h3>
<p>By 30 September 2025, chief constables should make sure that officers know what to do about {thing}s.</p>
<h3 id="recommendation-2">Recommendation 2</h3>
<p>By 31 December 2025, the Home Office should publish guidance on {thing}s.</p>
</main></body></html>"""


def write_small_site(root: Path) -> Path:
    """The folder that `SampleSite(root=...)` serves."""
    publications = [
        _publication(root, KITES, "kite", "2025-02-03", "3 February 2025", 0),
        _publication(root, BOATS, "boat", "2025-03-05", "5 March 2025", 0),
        _publication(root, BIKES, "bike", "2025-05-16", "16 May 2025", 1),
    ]
    (root / "manifest.json").write_text(
        json.dumps({"publications": publications, "static": []}), encoding="utf-8"
    )
    return root


def _publication(root: Path, slug: str, thing: str, published: str, day: str, appears: int) -> dict[str, Any]:
    title = f"Police and {thing}s"
    documents = []
    for role, folder, text in (("landing", "publications", _LANDING), ("html", "publication-html", _REPORT)):
        file = root / f"{slug}-{role}.html"
        file.write_text(text.format(title=title, day=day, slug=slug, thing=thing), encoding="utf-8")
        documents.append({"role": role, "path": f"/{folder}/{slug}/", "host": "pages", "file": file.name})
    return {
        "slug": slug, "title": title, "published": published, "printed": published, "kind": "thematic",
        "day": appears, "post": 100 + appears, "types": ["Thematic"], "documents": documents,
        "truth": {
            "recommendations": 2, "chief_constables": 1, "unclear": 0, "causes_of_concern": 0,
            "areas_for_improvement": 0, "restated": 0, "items": [],
        },
    }  # fmt: skip


def environment(site: SampleSite, folder: Path) -> dict[str, str]:
    """Settings for this site, with everything kept in `folder`."""
    hosts: Iterable[str] = (url.removeprefix("http://") for url in (site.pages_url, site.assets_url))
    return {
        "HMICWATCH_SITE__BASE_URL": site.pages_url,
        "HMICWATCH_SITE__ALLOWED_HOSTS": ",".join(hosts),
        "HMICWATCH_SITE__DELAY_SECONDS": "0",
        "HMICWATCH_STORE__URL": f"sqlite:///{folder / 'hmicwatch.sqlite3'}",
        "HMICWATCH_STORE__ARCHIVE": str(folder / "archive"),
    }
