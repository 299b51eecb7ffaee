"""A very small site in the inspectorate's manner, on this computer, that tests change from night to night."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from tests.crawl.loopback import Loopback, Reply, loopback


@dataclass
class Report:
    """One publication; its recommendations are addressed to chief constables."""

    slug: str
    title: str
    published: date
    recommendations: list[str] = field(default_factory=list)
    extra: str = ""

    @property
    def landing(self) -> str:
        return f"/publications/{self.slug}/"

    @property
    def text(self) -> str:
        return f"/publication-html/{self.slug}/"


def fraud(number: int = 1, **changed: object) -> Report:
    """Some report; each number another one, the lower the newer."""
    report = Report(
        slug=f"report-{number}",
        title=f"How forces deal with matter {number}",
        published=date(2025, 3, 28 - number),
        recommendations=[
            "By 30 September 2025, chief constables should make sure their officers know the law."
        ],
    )
    for name, value in changed.items():
        setattr(report, name, value)
    return report


class LittleSite:
    """`reports` are listed newest first, `per_page` on a page."""

    def __init__(self, server: Loopback) -> None:
        self.server = server
        self.per_page = 10
        self.show()

    def show(self, *reports: Report) -> None:
        """Make the site show these reports and no others, everything in order."""
        self.reports = reports
        self.server.replies.clear()
        self.server.asked.clear()
        self.server.replies["/peel-reports/"] = Reply(404)
        for report in reports:
            self.server.replies[report.landing] = _page(_landing(report))
            self.server.replies[report.text] = _page(_text(report))
        pages = [reports[at : at + self.per_page] for at in range(0, len(reports), self.per_page)] or [()]
        for number, listed in enumerate(pages, start=1):
            path = "/publications/" if number == 1 else f"/publications/page/{number}/"
            following = f"/publications/page/{number + 1}/" if number < len(pages) else None
            self.server.replies[path] = _page(_listing(listed, len(reports), following))

    def fail(self, path: str, status: int, body: bytes = b"<h1>Sorry</h1>") -> None:
        self.server.replies[path] = Reply(status, body)

    def fail_everything(self, status: int) -> None:
        for path in self.server.replies:
            self.fail(path, status)

    def feed(self, *reports: Report, updated: str) -> None:
        """An Atom feed that calls these reports updated."""
        entries = "".join(
            f"<entry><title>{one.title}</title><link href='{self.server.url}{one.landing}'/>"
            f"<published>{one.published}T00:01:00Z</published><updated>{updated}</updated></entry>"
            for one in reports
        )
        atom = f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>"
        self.server.replies["/feed/"] = Reply(200, atom.encode(), {"Content-Type": "application/atom+xml"})

    def asked(self) -> list[str]:
        return self.server.paths()


@contextmanager
def little_site() -> Iterator[LittleSite]:
    with loopback() as server:
        yield LittleSite(server)


def _page(main: str) -> Reply:
    body = f"<!doctype html><html lang='en-GB'><body><main>{main}</main></body></html>"
    return Reply(200, body.encode(), {"Content-Type": "text/html", "ETag": f'"{hash(body)}"'})


def _listing(reports: tuple[Report, ...], total: int, following: str | None) -> str:
    entries = "".join(
        f"<li><a href='{one.landing}'>{one.title}</a> {one.published:%d %B %Y}</li>" for one in reports
    )
    more = f"<a href='{following}'>Next</a>" if following else ""
    return f"<h1>Publications</h1><p>Found {total} result(s)</p><ul>{entries}</ul>{more}"


def _landing(report: Report) -> str:
    return (
        f"<h1>{report.title}</h1><p>Published on: {report.published:%d %B %Y}</p>"
        f"<p>This report tells how well forces deal with this matter.</p>{report.extra}"
        f"<h2>Get the report</h2><p><a href='{report.text}'>{report.title} (HTML)</a></p>"
    )


def _text(report: Report) -> str:
    items = "".join(
        f"<h3>Recommendation {number}</h3><p>{text}</p>"
        for number, text in enumerate(report.recommendations, 1)
    )
    return (
        f"<h1>{report.title}</h1><p>Published on: {report.published:%d %B %Y}</p><h2>Summary</h2>"
        f"<p>We looked at this matter in six forces.</p><h2>Recommendations</h2>{items}"
    )
