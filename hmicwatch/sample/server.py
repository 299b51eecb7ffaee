"""Plays the sample site on two loopback ports: pages and assets, as the real site's two front ends.

with SampleSite(day=0) as site:
    ...                      # look at site.pages_url, site.assets_url
    site.day = 1             # three reports appear
    site.fault = lambda path: Fault(status=503) if path.startswith("/feed") else None
"""

from __future__ import annotations

import hashlib
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any

from hmicwatch.sample.manifest import SITE, load_manifest
from hmicwatch.sample.pages import HTML, Answer, Listing, Place, answer

LOGGED_HEADERS = (
    "User-Agent",
    "From",
    "Accept",
    "Accept-Encoding",
    "If-None-Match",
    "If-Modified-Since",
    "Range",
)


@dataclass(frozen=True)
class LoggedRequest:
    host: str  # pages | assets
    method: str
    path: str
    status: int  # 0 when the connection was dropped
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one answer. With several fields set, the delay comes first."""

    status: int | None = None  # answer with this status instead
    body: bytes | None = None  # ... or with this text (a consent page that answers 200, for example)
    content_type: str = HTML
    headers: tuple[tuple[str, str], ...] = ()  # e.g. ("Retry-After", "120")
    delay: float = 0.0  # seconds before the first byte
    drop: bool = False  # close the connection without an answer
    truncate: int | None = None  # promise the whole body, send this many bytes


class SampleSite:
    """The site as a context manager; `day`, `listing` and `fault` may be turned while it runs."""

    def __init__(
        self,
        day: int = 0,
        listing: Listing = "cards",
        root: Path = SITE,
        ports: tuple[int, int] = (0, 0),
    ) -> None:
        self.day = day
        self.listing: Listing = listing
        self.root = root
        self.fault: Callable[[str], Fault | None] | None = None
        self.requests: list[LoggedRequest] = []
        self.manifest = load_manifest(root)
        self._ports = list(ports)
        self._servers: list[_Host] = []

    def start(self) -> SampleSite:
        for n, name in enumerate(("pages", "assets")):
            server = _Host(self, name, self._ports[n])
            self._ports[n] = server.server_port
            self._servers.append(server)
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def stop(self) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()
        self._servers.clear()

    def __enter__(self) -> SampleSite:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def pages_url(self) -> str:
        return f"http://127.0.0.1:{self._ports[0]}"

    @property
    def assets_url(self) -> str:
        return f"http://127.0.0.1:{self._ports[1]}"

    def place(self) -> Place:
        return Place(self.manifest, self.day, self.listing, self.pages_url, self.assets_url, self.root)


class _Host(ThreadingHTTPServer):
    """One of the site's two front ends."""

    daemon_threads = True

    def __init__(self, site: SampleSite, name: str, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Visit)
        self.site = site
        self.name = name

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that gives up waiting is no fault of ours and not worth a traceback."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Visit(BaseHTTPRequestHandler):
    """Answers requests on one connection."""

    protocol_version = "HTTP/1.1"
    server_version = "SampleSite"
    sys_version = ""
    server: _Host

    def do_GET(self) -> None:
        site = self.server.site
        fault = site.fault(self.path) if site.fault else None
        if fault and fault.delay:
            time.sleep(fault.delay)
        if fault and fault.drop:
            self.note(0)
            self.close_connection = True
            return
        self.reply(self.choose(fault), fault)

    def do_HEAD(self) -> None:
        self.do_GET()

    def choose(self, fault: Fault | None) -> Answer:
        if fault and (fault.status is not None or fault.body is not None):
            return Answer(fault.status or 200, fault.content_type, fault.body or b"<h1>Fault</h1>")
        found = answer(self.server.site.place(), self.server.name, self.path)
        if found.status == 200 and self.unchanged(found):
            return Answer(304, found.content_type, b"", found.modified)
        return found

    def unchanged(self, found: Answer) -> bool:
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return etag(found.body) in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        since = _moment(self.headers.get("If-Modified-Since"))
        return since is not None and found.modified is not None and found.modified <= since

    def reply(self, found: Answer, fault: Fault | None) -> None:
        self.note(found.status)
        self.send_response(found.status)
        for name, value in [*reply_headers(found), *(fault.headers if fault else ())]:
            self.send_header(name, value)
        self.end_headers()
        body = found.body
        if fault and fault.truncate is not None:
            body, self.close_connection = body[: fault.truncate], True
        if self.command != "HEAD":
            self.wfile.write(body)

    def note(self, status: int) -> None:
        kept = {name: self.headers[name] for name in LOGGED_HEADERS if name in self.headers}
        request = LoggedRequest(self.server.name, self.command, self.path, status, kept)
        self.server.site.requests.append(request)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name for it
        """Quiet: `site.requests` is the log."""


def reply_headers(found: Answer) -> list[tuple[str, str]]:
    headers = [("Cache-Control", "max-age=0")]
    if found.status != 304:
        headers += [("Content-Type", found.content_type), ("Content-Length", str(len(found.body)))]
    if found.modified:
        headers += [("ETag", etag(found.body))] if found.status == 200 else []
        headers.append(("Last-Modified", format_datetime(found.modified, usegmt=True)))
    if found.location:
        headers.append(("Location", found.location))
    return headers


def etag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:20]}"'


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
