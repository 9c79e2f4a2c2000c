"""A small load on a web server: so many kept connections, one request in flight on each, one thread.

Non-blocking sockets and no library, so that the measuring takes little of the machine it measures on. The
client's own work is the same for everything it is pointed at.
"""

import selectors
import socket
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle
from time import perf_counter

from scripts.bench.servers import HOST

CONNECTIONS = 8


class UnexpectedAnswer(RuntimeError):
    """A server under load answered with something else than 200. Carries the first line of the answer."""


@dataclass(frozen=True)
class Measured:
    """Answers that came, in how many seconds, and how long each took."""

    answers: int
    seconds: float
    waits: list[float] = field(repr=False)

    @property
    def each_second(self) -> float:
        """Answers per second."""
        return self.answers / self.seconds


@dataclass
class _Line:
    peer: socket.socket
    asked_at: float = 0.0
    heard: bytearray = field(default_factory=bytearray)
    wanted: int | None = None


def load(port: int, requests: Sequence[bytes], seconds: float) -> Measured:
    """Ask for ``requests`` in turn, again and again, for so many seconds. Raises UnexpectedAnswer."""
    turn, waits = cycle(requests), []
    with selectors.DefaultSelector() as chooser:
        for _ in range(CONNECTIONS):
            peer = socket.create_connection((HOST, port), 10)
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line = _Line(peer)
            chooser.register(peer, selectors.EVENT_READ, line)
            _ask(line, next(turn))
        began = perf_counter()
        until = began + seconds
        while perf_counter() < until:
            for key, _mask in chooser.select(10):
                line = key.data
                if _hear(line):
                    waits.append(perf_counter() - line.asked_at)
                    _ask(line, next(turn))
        took = perf_counter() - began
        for key in list(chooser.get_map().values()):
            key.data.peer.close()
    return Measured(len(waits), took, waits)


def _ask(line: _Line, request: bytes) -> None:
    line.heard.clear()
    line.wanted = None
    line.asked_at = perf_counter()
    line.peer.sendall(request)


def _hear(line: _Line) -> bool:
    """Read what is there; True once the whole answer has come."""
    some = line.peer.recv(65536)
    if not some:
        raise UnexpectedAnswer("the connection was closed")
    line.heard += some
    if line.wanted is None:
        head, end, _body = bytes(line.heard).partition(b"\r\n\r\n")
        if not end:
            return False
        if not head.startswith(b"HTTP/1.1 200"):
            raise UnexpectedAnswer(head.split(b"\r\n")[0].decode("ascii", "replace"))
        length = head.lower().partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0]
        line.wanted = len(head) + len(end) + int(length)
    return len(line.heard) >= line.wanted


def request_for(path: str, host: str, *, language: str = "en", encodings: str = "gzip, deflate, br") -> bytes:
    """The bytes of a GET as a browser sends it."""
    lines = (
        f"GET {path} HTTP/1.1", f"Host: {host}", f"Accept-Language: {language}",
        f"Accept-Encoding: {encodings}", "Accept: text/html", "User-Agent: Mozilla/5.0 (bench)",
        "Connection: keep-alive", "", "",
    )  # fmt: skip
    return "\r\n".join(lines).encode()
