"""The circuit breaker of each host: after a few refusals it is not asked again in this run."""

from hmicwatch.crawl.classify import Answer, Blocked, Challenge, Trouble

_REFUSALS = 3
"""In a row. One 403 may be one file that a storage bucket does not show; three are a decision about us."""
_UNREACHABLE = 3
_TROUBLES = 8


class Breaker:
    """Counts by host what went wrong in a row; pages and files sit behind different front ends."""

    def __init__(self) -> None:
        self._open: dict[str, str] = {}
        self._refused: set[str] = set()
        self._refusals: dict[str, int] = {}
        self._unreachable: dict[str, int] = {}
        self._troubles: dict[str, int] = {}

    def why(self, host: str) -> str | None:
        """Why this host is not asked any more; None while it is."""
        return self._open.get(host)

    def is_open(self, host: str) -> bool:
        return host in self._open

    def was_refused(self, host: str) -> bool:
        """Whether the host decided so; else it only failed."""
        return host in self._refused

    @property
    def closed_hosts(self) -> dict[str, str]:
        """Every host that is not asked any more, with the reason."""
        return dict(self._open)

    def open(self, host: str, reason: str, *, refused: bool = True) -> None:
        """Stop asking a host, because it `refused` us or because it fails."""
        self._open.setdefault(host, reason)
        if refused:
            self._refused.add(host)

    def note(self, host: str, answer: Answer) -> None:
        """Learn from an answer; anything that is neither refusal nor trouble starts the counts anew."""
        match answer:
            case Blocked(reason, final=True):
                self.open(host, reason)
            case Blocked(reason):
                self._count(self._refusals, host, _REFUSALS, reason)
            case Challenge(reason):
                self._count(self._refusals, host, _REFUSALS, reason)
            case Trouble(reason):
                self._count(self._troubles, host, _TROUBLES, reason)
            case _:
                self._forget(host)

    def note_trouble(self, host: str, *, unreachable: bool) -> None:
        """Learn from a request that got no whole answer."""
        if unreachable:
            self._count(self._unreachable, host, _UNREACHABLE, "it could not be reached")
        else:
            self._count(self._troubles, host, _TROUBLES, "its answers broke off")

    def _count(self, counts: dict[str, int], host: str, limit: int, reason: str) -> None:
        counts[host] = counts.get(host, 0) + 1
        if counts[host] >= limit:
            self.open(host, reason, refused=counts is self._refusals)

    def _forget(self, host: str) -> None:
        for counts in (self._refusals, self._unreachable, self._troubles):
            counts.pop(host, None)
