"""A small server on this computer whose answers a test dictates."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DROPPED = 0
"""A status for replies that never come: the connection is closed instead."""


@dataclass
class Reply:
    status: int = 200
    body: bytes = b"<html><body><h1>A page</h1><p>Some words to read.</p></body></html>"
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})
    stream: Callable[[], Iterator[bytes]] | None = None


@dataclass
class Asked:
    path: str
    headers: dict[str, str]


class Loopback:
    """`replies` by path; what is not there answers 404. `asked` lists what came, robots.txt included."""

    def __init__(self, port: int) -> None:
        self.replies: dict[str, Reply | Callable[[dict[str, str]], Reply]] = {}
        self.asked: list[Asked] = []
        self.host = f"127.0.0.1:{port}"
        self.url = f"http://{self.host}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def reply_to(self, path: str, headers: dict[str, str]) -> Reply:
        self.asked.append(Asked(path, headers))
        found = self.replies.get(path, Reply(404, b"<h1>Not found</h1>"))
        return found(headers) if callable(found) else found


@contextmanager
def loopback() -> Iterator[Loopback]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    played = Loopback(server.server_port)

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = played.reply_to(self.path, {name.lower(): value for name, value in self.headers.items()})
            if reply.status == DROPPED:
                self.close_connection = True
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.stream is None and "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self._send(reply)

        def _send(self, reply: Reply) -> None:
            try:
                for piece in reply.stream() if reply.stream else iter((reply.body,)):
                    self.wfile.write(piece)
                    self.wfile.flush()
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """`asked` is the log."""

    server.RequestHandlerClass = Answers
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield played
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
