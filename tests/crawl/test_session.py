"""The session against a real server on this computer: manners, limits, refusals."""

import gzip
import itertools
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hmicwatch.clock import FixedClock
from hmicwatch.crawl.classify import Blocked, Challenge, Gone, NotFound, NotModified, Page, Pdf, Trouble
from hmicwatch.crawl.pace import Pace
from hmicwatch.crawl.session import Fetched, Session
from hmicwatch.settings import SiteSettings
from tests.crawl.loopback import DROPPED, Loopback, Reply, loopback

NOW = datetime(2025, 5, 7, 1, 30, tzinfo=UTC)


class Watch:
    """A clock for pauses that only notes them."""

    def __init__(self) -> None:
        self.pauses: list[float] = []
        self.passed = 0.0

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.passed += seconds

    def now(self) -> float:
        return self.passed


@pytest.fixture
def server() -> Iterator[Loopback]:
    with loopback() as server:
        server.replies["/page/"] = Reply()
        yield server


@pytest.fixture
def site(server: Loopback) -> SiteSettings:
    return SiteSettings(
        base_url=server.url,
        allowed_hosts=(server.host,),
        delay_seconds=0,
        contact="flo@example.police.uk",
        timeout_seconds=2,
        max_megabytes=1,
    )


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def session(site: SiteSettings, watch: Watch) -> Iterator[Session]:
    with Session(site, FixedClock(NOW), pace=_pace(site, watch)) as session:
        yield session


def _pace(site: SiteSettings, watch: Watch) -> Pace:
    return Pace(site.delay_for, sleep=watch.sleep, monotonic=watch.now)


def reason(fetched: Fetched) -> str:
    assert isinstance(fetched.answer, Blocked | Challenge | Trouble)
    return fetched.answer.reason


def test_an_honest_request(server: Loopback, session: Session) -> None:
    fetched = session.get(server.url + "/page/")
    assert fetched.answer == Page()
    assert fetched.body.startswith(b"<html>")
    assert fetched.at == NOW
    assert server.paths() == ["/robots.txt", "/page/"]
    agent = server.asked[1].headers["user-agent"]
    assert agent.startswith("hmicwatch/")
    assert agent.endswith("(+flo@example.police.uk)")
    assert session.requests == 2


def test_asking_only_for_what_changed(server: Loopback, session: Session) -> None:
    def unless_known(headers: dict[str, str]) -> Reply:
        known = headers.get("if-none-match") == '"1"'
        return Reply(304, b"") if known else Reply(headers={"ETag": '"1"', "Content-Type": "text/html"})

    server.replies["/page/"] = unless_known
    first = session.get(server.url + "/page/")
    again = session.get(
        server.url + "/page/", etag=first.header("etag"), modified="Tue, 02 Apr 2019 00:00:00 GMT"
    )
    assert again.answer == NotModified()
    assert server.asked[-1].headers["if-modified-since"] == "Tue, 02 Apr 2019 00:00:00 GMT"


@pytest.mark.parametrize(("status", "answer"), [(404, NotFound()), (410, Gone())])
def test_what_is_not_there(server: Loopback, session: Session, status: int, answer: object) -> None:
    server.replies["/x/"] = Reply(status)
    assert session.get(server.url + "/x/").answer == answer


def test_robots_txt_is_asked_once_and_obeyed(server: Loopback, session: Session) -> None:
    server.replies["/robots.txt"] = Reply(
        200, b"User-agent: *\nDisallow: /page/\n", {"Content-Type": "text/plain"}
    )
    assert "does not allow" in reason(session.get(server.url + "/page/"))
    assert session.get(server.url + "/other/").answer == NotFound()
    assert server.paths() == ["/robots.txt", "/other/"]


@pytest.mark.parametrize("status", [401, 403, 500])
def test_without_robots_txt_nothing_is_asked(server: Loopback, session: Session, status: int) -> None:
    server.replies["/robots.txt"] = Reply(status, b"no")
    for _ in range(5):
        reason(session.get(server.url + "/page/"))
    assert set(server.paths()) == {"/robots.txt"}
    assert len(server.asked) <= 3


@pytest.mark.parametrize(
    "reply", [Reply(403, b"no"), Reply(200, b"<html><title>Just a moment...</title></html>"), Reply(429, b"")]
)
def test_a_host_that_refuses_is_left_alone(server: Loopback, session: Session, reply: Reply) -> None:
    for path in map(str, range(10)):
        server.replies[f"/{path}"] = reply
        assert isinstance(session.get(f"{server.url}/{path}").answer, Blocked | Challenge)
    assert len(server.asked) <= 4
    assert server.host in session.breaker.closed_hosts


def test_one_refused_file_is_no_refused_host(server: Loopback, session: Session) -> None:
    server.replies["/secret"] = Reply(403, b"no")
    for _ in range(6):
        assert isinstance(session.get(server.url + "/secret").answer, Blocked)
        assert session.get(server.url + "/page/").answer == Page()


def test_retry_after_is_obeyed_within_reason(server: Loopback, session: Session, watch: Watch) -> None:
    replies = iter([Reply(429, b"", {"Retry-After": "7"}), Reply()])
    server.replies["/page/"] = lambda _: next(replies)
    assert session.get(server.url + "/page/").answer == Page()
    assert 7 in watch.pauses
    server.replies["/later/"] = Reply(503, b"", {"Retry-After": "7200"})
    assert isinstance(session.get(server.url + "/later/").answer, Trouble)
    assert max(watch.pauses) == 7
    assert server.paths().count("/later/") == 1


def test_passing_trouble_is_asked_again(server: Loopback, session: Session) -> None:
    replies = iter([Reply(503, b""), Reply(502, b""), Reply()])
    server.replies["/page/"] = lambda _: next(replies)
    assert session.get(server.url + "/page/").answer == Page()
    server.replies["/down/"] = Reply(500, b"")
    assert isinstance(session.get(server.url + "/down/").answer, Trouble)
    assert server.paths().count("/down/") == 3


def test_a_host_that_cannot_be_reached_is_given_up(site: SiteSettings, watch: Watch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        host = f"127.0.0.1:{closed.getsockname()[1]}"
    gone = replace(site, base_url=f"http://{host}", allowed_hosts=(host,))
    with Session(gone, FixedClock(NOW), pace=_pace(gone, watch)) as session:
        assert "could not be" in reason(session.get(f"http://{host}/page/"))
        for _ in range(5):
            session.get(f"http://{host}/page/")
        assert session.requests <= 3


@pytest.mark.parametrize("slow", [True, False])
def test_one_address_that_never_answers_is_no_broken_host(
    server: Loopback, site: SiteSettings, slow: bool
) -> None:
    def silence() -> Iterator[bytes]:
        time.sleep(0.4)
        yield b""

    server.replies["/bad/"] = (
        Reply(headers={"Content-Length": "9"}, stream=silence) if slow else Reply(DROPPED)
    )
    with Session(replace(site, timeout_seconds=0.15), FixedClock(NOW)) as session:
        assert isinstance(session.get(server.url + "/bad/").answer, Trouble)
        assert session.get(server.url + "/page/").answer == Page()
    assert server.paths().count("/bad/") == 3


def test_the_proxy_of_the_environment(
    server: Loopback, site: SiteSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    server.replies["http://reports.example.org/page/"] = Reply()
    behind = replace(site, base_url="http://reports.example.org", allowed_hosts=("reports.example.org",))
    with Session(replace(behind, delay_seconds=0), FixedClock(NOW), pace=Pace(lambda _: 0)) as session:
        assert session.get("http://reports.example.org/page/").answer == Page()


def test_no_proxy_stands_between_us_and_this_computer(
    server: Loopback, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert session.get(server.url + "/page/").answer == Page()


def test_redirects_are_followed_by_hand(server: Loopback, session: Session) -> None:
    server.replies["/?p=7"] = Reply(301, b"", {"Location": "/moved"})
    server.replies["/moved"] = Reply(302, b"", {"Location": server.url + "/page/"})
    fetched = session.get(server.url + "/?p=7")
    assert fetched.answer == Page()
    assert (fetched.url, fetched.final_url) == (server.url + "/?p=7", server.url + "/page/")


@pytest.mark.parametrize(
    "location", ["http://192.168.7.7/", "http://169.254.169.254/latest/", "http://[::1]/", "ftp://example.org/",
                 "file:///etc/passwd", "https://example.org/", "//localhost/"],
)  # fmt: skip
def test_no_redirect_leads_to_forbidden_places(server: Loopback, session: Session, location: str) -> None:
    server.replies["/x/"] = Reply(302, b"", {"Location": location})
    assert isinstance(session.get(server.url + "/x/").answer, Blocked)
    assert session.requests == 2


def test_redirects_in_a_circle_and_without_end(server: Loopback, session: Session) -> None:
    server.replies["/a"] = Reply(302, b"", {"Location": "/b"})
    server.replies["/b"] = Reply(302, b"", {"Location": "/a"})
    assert "circle" in reason(session.get(server.url + "/a"))
    for number in range(20):
        server.replies[f"/{number}"] = Reply(302, b"", {"Location": f"/{number + 1}"})
    assert "more than 10" in reason(session.get(server.url + "/0"))


def test_a_name_that_leads_into_the_own_network(
    site: SiteSettings, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = replace(site, allowed_hosts=("reports.example.org",))
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.5", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with Session(named, FixedClock(NOW), pace=_pace(named, watch)) as session:
        assert "10.0.0.5" in reason(session.get("http://reports.example.org/page/"))
        assert session.requests == 0


def test_packed_answers_are_unpacked_within_limits(server: Loopback, session: Session) -> None:
    packed = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    server.replies["/packed"] = Reply(200, gzip.compress(b"<html><h1>Packed</h1></html>"), packed)
    assert session.get(server.url + "/packed").body == b"<html><h1>Packed</h1></html>"
    server.replies["/bomb"] = Reply(200, gzip.compress(b" " * 50_000_000), packed)
    assert "larger than" in reason(session.get(server.url + "/bomb"))


def test_a_body_without_end_is_cut_off(server: Loopback, session: Session) -> None:
    endless = Reply(stream=lambda: itertools.repeat(b"x" * 65536))
    server.replies["/endless"] = endless
    assert "larger than" in reason(session.get(server.url + "/endless"))


def test_a_trickle_is_cut_off(server: Loopback, site: SiteSettings) -> None:
    def trickle() -> Iterator[bytes]:
        for _ in range(40):
            time.sleep(0.05)
            yield b"x"

    server.replies["/slow"] = Reply(stream=trickle)
    hurried = replace(site, timeout_seconds=0.4)
    with Session(hurried, FixedClock(NOW)) as session:
        assert "too slowly" in reason(session.get(server.url + "/slow"))


def test_a_body_cut_short_is_trouble_not_a_page(server: Loopback, session: Session) -> None:
    server.replies["/cut"] = Reply(200, b"%PDF-1.7 half", {"Content-Length": "1000"})
    assert "broke off" in reason(session.get(server.url + "/cut"))
    server.replies["/whole"] = Reply(200, b"%PDF-1.7 whole", {})
    assert session.get(server.url + "/whole").answer == Pdf()


def test_the_pace_between_requests(site: SiteSettings, watch: Watch, server: Loopback) -> None:
    server.replies["/robots.txt"] = Reply(
        200, b"User-agent: *\nCrawl-delay: 9\n", {"Content-Type": "text/plain"}
    )
    slow = replace(site, delay_seconds=4)
    with Session(slow, FixedClock(NOW), pace=_pace(slow, watch)) as session:
        session.get(server.url + "/page/")
        session.get(server.url + "/page/")
    assert len(watch.pauses) == 2
    assert all(9 <= pause <= 9 * 1.25 for pause in watch.pauses)


def test_no_host_may_slow_the_night_down_without_end() -> None:
    watch = Watch()
    pace = Pace(lambda _: 1.0, sleep=watch.sleep, monotonic=watch.now)
    pace.set_crawl_delay("example.org", 86400)
    assert pace.delay_for("example.org") == 30
    waited = [pace.wait_as_asked(100) for _ in range(20)]
    assert sum(waited) == 9
    assert not pace.wait_as_asked(121)
