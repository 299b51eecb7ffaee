"""Why a run could not look, and the way round, for the person who finds it in the morning. Pure."""

from collections.abc import Iterable

from hmicwatch.crawl.discover import Looked, Seen

_ROUND = "Until then save the page or PDF in a browser and read it with: hmicwatch extract FILE"
_ADVICE = {
    Seen.REFUSED: (
        "hmicwatch stopped asking and does not try to get round a refusal. Check that site.contact is yours, "
        f"ask the inspectorate to let hmicwatch in, and try again tomorrow. {_ROUND}."
    ),
    Seen.FAILED: (
        "Check the network, the proxy and site.base_url, and whether a browser on this computer shows the "
        "page; then start hmicwatch fetch again."
    ),
    Seen.MISSING: (
        "The site may have moved its list: look at it in a browser and correct config/sources.toml. "
        f"{_ROUND}."
    ),
    Seen.SUSPICIOUS: (
        "Look at it in a browser: if it lists publications there, the site shows hmicwatch another page or "
        f"has changed it; correct config/sources.toml or report it. {_ROUND}."
    ),
}


def why_not_looked(failed: Iterable[Looked]) -> str:
    """The sentence after "could not look:"."""
    listed = tuple(failed)
    told = "; ".join(f"{one.name} at {one.address}: {one.reason}" for one in listed)
    return f"{told}. {_ADVICE[listed[0].how]}"


def why_stopped(host: str, reason: str, *, refused: bool) -> str:
    """The same when the lists came but no publication did."""
    advice = _ADVICE[Seen.REFUSED if refused else Seen.FAILED]
    return f"{host} is not asked any more: {reason}. {advice}"
