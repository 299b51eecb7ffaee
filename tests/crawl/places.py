"""The real site's addresses, as the tables that come with the program describe them."""

from hmicwatch.crawl.address import Site
from hmicwatch.settings import SiteSettings, bundled
from hmicwatch.tables import load_sources

SETTINGS = SiteSettings()
SOURCES = load_sources(bundled("sources.toml"))
SITE = Site(SETTINGS.base_url, SETTINGS.allowed_hosts, SOURCES)
BASE = SETTINGS.base_url
ASSETS = "https://assets-hmicfrs.justiceinspectorates.gov.uk"


def page(body: str, head: str = "", lang: str = "en-GB") -> bytes:
    """A whole page around this body."""
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'.encode()
