"""Politeness in time: a pause between two requests to one host, and how long a server may make us wait."""

import random
import time
from collections.abc import Callable

LONGEST_CRAWL_DELAY = 30.0
LONGEST_WAIT = 120.0
PATIENCE = 900.0
"""Seconds that one run spends at most on waits that servers ask for: the night is not endless."""


class Pace:
    """Keeps `delay(host)` seconds between requests to a host; up to a quarter more, not to knock in step."""

    def __init__(
        self,
        delay: Callable[[str], float],
        *,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._delay = delay
        self._sleep = sleep
        self._monotonic = monotonic
        self._crawl_delays: dict[str, float] = {}
        self._last: dict[str, float] = {}
        self._patience = PATIENCE

    def now(self) -> float:
        """Seconds on a watch that never goes back."""
        return self._monotonic()

    def set_crawl_delay(self, host: str, seconds: float | None) -> None:
        """What robots.txt asks for; obeyed when longer than ours, up to half a minute."""
        self._crawl_delays[host] = min(seconds or 0.0, LONGEST_CRAWL_DELAY)

    def delay_for(self, host: str) -> float:
        return max(self._delay(host.partition(":")[0]), self._crawl_delays.get(host, 0.0))

    def wait_turn(self, host: str) -> None:
        """Return when this host may be asked again."""
        last = self._last.get(host)
        if last is not None:
            pause = self.delay_for(host) * random.uniform(1.0, 1.25)  # noqa: S311  (no secret, only manners)
            self._rest(last + pause - self._monotonic())
        self._last[host] = self._monotonic()

    def back_off(self, host: str, attempt: int) -> None:
        """A growing pause after trouble: twice as long for every attempt."""
        self._rest(min(max(self.delay_for(host), 0.1) * 2**attempt, LONGEST_WAIT))

    def wait_as_asked(self, seconds: float) -> bool:
        """Obey a Retry-After; False when it asks for more than this night can give."""
        if seconds > min(LONGEST_WAIT, self._patience):
            return False
        self._patience -= seconds
        self._rest(seconds)
        return True

    def _rest(self, seconds: float) -> None:
        if seconds > 0:
            self._sleep(seconds)
