"""What a host's robots.txt lets us ask: fetched once per host and run, read by Protego."""

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from hmicwatch.crawl.classify import HTML_MEDIA_TYPE, Wall, sniff


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows us. `refusal` is set when the host is not to be asked at all, and says why.

    `failed` when nobody refused but robots.txt did not come: without it a host is not asked either.
    """

    rules: Protego | None = None
    refusal: str | None = None
    failed: bool = False

    def allows(self, url: str, agent: str) -> bool:
        return self.refusal is None and (self.rules is None or self.rules.can_fetch(url, agent))

    def crawl_delay(self, agent: str) -> float | None:
        delay = self.rules.crawl_delay(agent) if self.rules else None
        return float(delay) if delay is not None else None

    @property
    def sitemaps(self) -> tuple[str, ...]:
        return tuple(self.rules.sitemaps) if self.rules else ()


NO_RULES = Rules()


def read_robots(status: int, body: bytes) -> Rules:
    """A file that isn't there allows everything; one that is refused or broken means: do not ask."""
    if status == 200:
        return _parse(body)
    if status == 429:
        return Rules(refusal="it says that we ask too often (429 for robots.txt)")
    if status in (401, 403) and not is_missing_in_bucket(body):
        return Rules(refusal=f"it refuses its robots.txt ({status})")
    if status >= 500:
        return Rules(refusal=f"its robots.txt answers with an error ({status})", failed=True)
    return NO_RULES


def is_missing_in_bucket(body: bytes) -> bool:
    """A storage bucket that may not be listed answers 403 "AccessDenied" for a file that isn't there."""
    return body.lstrip()[:5] == b"<?xml" and b"<Code>AccessDenied</Code>" in body[:1000]


def _parse(body: bytes) -> Rules:
    """A web page in place of the file says nothing about robots, unless it is a wall."""
    if sniff(body) != HTML_MEDIA_TYPE:
        return Rules(Protego.parse(body.decode("utf-8", "replace")))
    walled = b"challenge" in body.lower() or b"captcha" in body.lower()
    return Rules(refusal=f"{Wall.PERSON}, even for robots.txt") if walled else NO_RULES


class RobotsBook:
    """The rules of every host asked in this run."""

    def __init__(self, fetch: Callable[[str], Rules]) -> None:
        self._fetch = fetch
        self._rules: dict[str, Rules] = {}

    def of(self, origin: str) -> Rules:
        """`origin` is scheme and host, such as `https://example.org`."""
        if origin not in self._rules:
            self._rules[origin] = self._fetch(f"{origin}/robots.txt")
        return self._rules[origin]
