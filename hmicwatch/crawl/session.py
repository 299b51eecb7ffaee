"""Asks the site, politely and within limits: what came back is a value, never an exception.

Every request passes robots.txt, the pace and the host's circuit breaker; redirects are followed by hand, so
that each hop passes them too. There is no way round a refusal here: the night ends and says so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import requests
import structlog
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ReadTimeoutError
from urllib3.util.retry import Retry

from hmicwatch import __version__
from hmicwatch.clock import Clock
from hmicwatch.crawl.address import host_of
from hmicwatch.crawl.breaker import Breaker
from hmicwatch.crawl.classify import Answer, Blocked, Trouble, classify, has_wall
from hmicwatch.crawl.guard import Forbidden, Guard, GuardedAdapter
from hmicwatch.crawl.pace import Pace
from hmicwatch.crawl.robots import RobotsBook, Rules, read_robots
from hmicwatch.settings import SiteSettings

log = structlog.get_logger(__name__)

AGENT = "hmicwatch"
_TRIES = 3
_HOPS = 10
_CHUNK = 64 * 1024
_SLOWEST = 50_000
"""Bytes a second: a download may take longer than the time limit as long as it goes on at this pace."""
_KEPT_HEADERS = (
    "etag",
    "last-modified",
    "content-type",
    "content-length",
    "content-language",
    "date",
    "retry-after",
)
_REDIRECTS = (301, 302, 303, 307, 308)
_NO_PROXY = {"http": "", "https": ""}


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer: what it is (`answer`), where it really came from, its bytes and the headers that matter."""

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: datetime
    answer: Answer

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(frozen=True, slots=True)
class _Raw:
    """One hop as it came from the line."""

    status: int
    headers: CaseInsensitiveDict[str]
    body: bytes


class _Unanswered(Exception):
    """No whole answer came; the text says why, `again` whether another try may help."""

    def __init__(self, reason: str, *, again: bool, unreachable: bool = False) -> None:
        super().__init__(reason)
        self.again = again
        self.unreachable = unreachable


class Session:
    """The night's requests; `requests` counts every one that went out, retries and robots.txt included."""

    def __init__(self, site: SiteSettings, clock: Clock, *, pace: Pace | None = None) -> None:
        self._site = site
        self._clock = clock
        self.pace = pace or Pace(site.delay_for)
        self.breaker = Breaker()
        self._guard = Guard(site.allows, site.allowed_hosts)
        self._robots = RobotsBook(self._fetch_robots)
        self.requests = 0
        self.asked: dict[str, int] = {}
        self._http = self._open_http()

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Ask for one address; with `etag` or `modified` the answer may be NotModified."""
        wanted = {"If-None-Match": etag, "If-Modified-Since": modified}
        conditions = {name: value for name, value in wanted.items() if value}
        try:
            final_url, raw = self._follow(url, conditions)
        except Forbidden as error:
            return self._nothing(url, Blocked(str(error)))
        except _Unanswered as error:
            return self._nothing(url, Trouble(str(error), again=error.again))
        except _Refused as error:
            return self._nothing(url, Blocked(str(error), final=True))
        answer = classify(final_url, raw.status, raw.headers, raw.body)
        self.breaker.note(host_of(final_url), answer)
        return Fetched(url, final_url, raw.status, _kept(raw.headers), raw.body, self._clock.now(), answer)

    def sitemaps(self, base_url: str) -> tuple[str, ...]:
        """The sitemaps that the site's robots.txt names."""
        return self._robots.of(_origin(base_url)).sitemaps

    # --- one address, its redirects, its retries ---

    def _follow(self, url: str, conditions: dict[str, str]) -> tuple[str, _Raw]:
        """The answer at the end of all redirects; each hop is checked like a new address."""
        passed = [url]
        while True:
            raw = self._ask_again(passed[-1], lambda hop: self._ask_once(hop, conditions))
            location = raw.headers.get("location")
            if raw.status not in _REDIRECTS or not location:
                return passed[-1], raw
            target = urljoin(passed[-1], location)
            if target in passed:
                raise _Unanswered(f"it redirects in a circle ({target})", again=False)
            if len(passed) > _HOPS:
                raise _Unanswered(f"it redirects more than {_HOPS} times", again=False)
            passed.append(target)

    def _ask_again(self, url: str, ask: Callable[[str], _Raw]) -> _Raw:
        """Ask up to three times: after trouble with growing pauses, after 429 as long as the server says."""
        host = host_of(url)
        for attempt in range(1, _TRIES + 1):
            try:
                raw = ask(url)
            except _Unanswered as error:
                is_last = not error.again or attempt == _TRIES
                if error.unreachable or is_last:
                    self.breaker.note_trouble(host, unreachable=error.unreachable)
                if is_last or self.breaker.is_open(host):
                    raise
                self.pace.back_off(host, attempt)
                continue
            if attempt == _TRIES or not self._wait_and_retry(raw, host, attempt):
                return raw
        raise AssertionError("unreachable")

    def _wait_and_retry(self, raw: _Raw, host: str, attempt: int) -> bool:
        """Whether to ask again after this answer; if so, the pause has passed."""
        if raw.status not in (429, 500, 502, 503, 504) or has_wall(raw.body):
            return False
        asked_for = _retry_after(raw.headers)
        if asked_for is not None:
            return self.pace.wait_as_asked(asked_for)
        self.pace.back_off(host, attempt)
        return True

    def _ask_once(self, url: str, conditions: dict[str, str]) -> _Raw:
        """One request, after everything that could forbid it."""
        self._guard.check_name(url)
        host = host_of(url)
        self._refuse_if_closed(host)
        rules = self._robots.of(_origin(url))
        if rules.refusal:
            self.breaker.open(host, rules.refusal, refused=not rules.failed)
            if rules.failed:
                raise _Unanswered(rules.refusal, again=False, unreachable=True)
            raise _Refused(f"{host} is not asked: {rules.refusal}")
        if not rules.allows(url, self._agent):
            raise _Disallowed(f"robots.txt of {host} does not allow this address")
        self.pace.set_crawl_delay(host, rules.crawl_delay(self._agent))
        return self._send(url, conditions)

    def _refuse_if_closed(self, host: str) -> None:
        why = self.breaker.why(host)
        if why:
            raise _Refused(f"{host} is not asked again in this run: {why}")

    # --- the line ---

    def _send(self, url: str, headers: dict[str, str]) -> _Raw:
        """One request on the line, with limits on time and size that requests does not have."""
        host = host_of(url)
        if not self._proxied(url):
            self._guard.check_addresses(url)
        self.pace.wait_turn(host)
        self.requests += 1
        self.asked[host] = self.asked.get(host, 0) + 1
        started = self.pace.now()
        try:
            with self._http.get(
                url,
                headers=headers,
                stream=True,
                allow_redirects=False,
                timeout=self._site.timeout_seconds,
                proxies=_NO_PROXY if _is_this_computer(url) else None,
            ) as answer:
                body = b"" if answer.status_code in _REDIRECTS else self._read(answer, started)
                log.info("asked", address=url, status=answer.status_code, bytes=len(body))
                return _Raw(answer.status_code, CaseInsensitiveDict(answer.headers), body)
        except Forbidden:
            raise
        except (requests.RequestException, HTTPError, OSError) as error:
            log.info("not answered", address=url, reason=str(error))
            raise _unanswered(error, host) from error

    def _read(self, answer: requests.Response, started: float) -> bytes:
        """The body, unpacked; stops at the limits instead of filling the memory or the night."""
        limit = self._site.max_megabytes * 1_000_000
        body = bytearray()
        for chunk in self._chunks(answer):
            body += chunk
            if len(body) > limit:
                raise _Unanswered(
                    f"it is larger than site.max_megabytes ({self._site.max_megabytes})", again=False
                )
            if self.pace.now() - started > self._site.timeout_seconds + len(body) / _SLOWEST:
                raise _Unanswered("it came too slowly", again=False)
        return bytes(body)

    @staticmethod
    def _chunks(answer: requests.Response) -> Iterator[bytes]:
        """Pieces as they come: `read1` does not wait until a piece is full, so a trickle is seen as one."""
        while chunk := answer.raw.read1(_CHUNK, decode_content=True):
            yield chunk

    def _proxied(self, url: str) -> bool:
        if _is_this_computer(url):
            return False
        return bool(requests.utils.select_proxy(url, requests.utils.get_environ_proxies(url)))

    def _open_http(self) -> requests.Session:
        http = requests.Session()
        contact = f" (+{self._site.contact})" if self._site.contact else ""
        http.headers.update({
            "User-Agent": f"{AGENT}/{__version__}{contact}",
            "Accept": "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Language": "en-GB,en;q=0.9",
            "Accept-Encoding": "gzip, deflate",
        })  # fmt: skip
        for scheme in ("http://", "https://"):
            http.mount(scheme, GuardedAdapter(self._guard))
        return http

    # --- robots.txt ---

    @property
    def _agent(self) -> str:
        return str(self._http.headers["User-Agent"])

    def _fetch_robots(self, url: str) -> Rules:
        """robots.txt with its redirects; a host that cannot give it is not asked for anything else."""
        passed = [url]
        try:
            while True:
                self._guard.check_name(passed[-1])
                raw = self._ask_again(passed[-1], lambda hop: self._send(hop, {}))
                location = raw.headers.get("location")
                if raw.status not in _REDIRECTS or not location:
                    return read_robots(raw.status, raw.body)
                passed.append(urljoin(passed[-1], location))
                if len(passed) > _HOPS // 2:
                    return Rules(refusal="its robots.txt redirects without end")
        except Forbidden as error:
            return Rules(refusal=str(error))
        except _Unanswered as error:
            return Rules(refusal=str(error), failed=True)

    def _nothing(self, url: str, answer: Answer) -> Fetched:
        return Fetched(url, url, 0, (), b"", self._clock.now(), answer)


class _Refused(Exception):
    """The host is closed for this run."""


class _Disallowed(Forbidden):
    """robots.txt names this address."""


def _is_this_computer(url: str) -> bool:
    """No proxy can reach that, whatever the environment says."""
    name = (urlsplit(url).hostname or "").rstrip(".")
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")


def _origin(url: str) -> str:
    return f"{urlsplit(url).scheme}://{host_of(url)}"


def _kept(headers: CaseInsensitiveDict[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, headers[name]) for name in _KEPT_HEADERS if name in headers)


def _retry_after(headers: CaseInsensitiveDict[str]) -> float | None:
    """Seconds that the server asks us to wait; None where it says nothing that can be understood."""
    stated = headers.get("retry-after")
    try:
        return Retry().parse_retry_after(stated) if stated else None
    except (HTTPError, ValueError):
        return None


def _unanswered(error: Exception, host: str) -> _Unanswered:
    """What went wrong on the line, in words that help."""
    if isinstance(error, requests.exceptions.SSLError):
        return _Unanswered(f"the certificate of {host} could not be verified", again=False, unreachable=True)
    if isinstance(error, requests.exceptions.ProxyError):
        return _Unanswered("the proxy did not let the request through", again=True, unreachable=True)
    if isinstance(error, requests.exceptions.ReadTimeout | ReadTimeoutError):
        return _Unanswered("the server did not answer in time", again=True)
    causes = tuple(_causes(error))
    if any(isinstance(cause, NewConnectionError | ConnectTimeoutError) for cause in causes):
        return _Unanswered(
            f"{host} could not be reached ({_words(causes[-1])})", again=True, unreachable=True
        )
    return _Unanswered(f"the answer broke off ({_words(causes[-1])})", again=True)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what lies behind it, down to the innermost, such as "Name or service not known"."""
    inner: BaseException | None = error
    while inner is not None:
        yield inner
        reason = getattr(inner, "reason", None)
        inner = inner.__cause__ or inner.__context__ or (reason if isinstance(reason, Exception) else None)


def _words(error: BaseException) -> str:
    return str(getattr(error, "strerror", None) or str(error) or type(error).__name__)[:120]
