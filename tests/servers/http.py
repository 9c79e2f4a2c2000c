"""A web server that follows a script: answers, hangs up, dawdles or is silent. It keeps what it was sent."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final, Literal
from urllib.parse import parse_qsl

from tests.servers.pauses import Pause


@dataclass
class Answer:
    """One answer: JSON unless ``body`` is given as text."""

    status: int = 200
    body: str | dict[str, object] | list[object] = ""
    headers: dict[str, str] = field(default_factory=dict)


HANG_UP: Final = "hang up"
SILENCE: Final = "silence"
DRIP: Final = "drip"

Behaviour = Answer | Literal["hang up", "silence", "drip"]


@dataclass
class Request:
    """What somebody sent."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, str]:
        """Return the body read as a form."""
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))


@dataclass
class ScriptedWebServer:
    """What was asked, and what to answer: the list in turn, its last one for ever."""

    answers: list[Behaviour]
    port: int = 0
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    closing: threading.Event = field(default_factory=threading.Event)
    standing: list[Pause] = field(default_factory=list)

    def stand_still(self) -> Pause:
        """Stand still with the next request, before it is answered, until the test says go on."""
        self.standing.append(Pause())
        return self.standing[-1]

    def next_answer(self) -> Behaviour:
        """Return what to do with the request at hand."""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    script: ScriptedWebServer

    def setup(self) -> None:
        super().setup()
        self.script.connections += 1

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.script.requests.append(Request(self.command, self.path, dict(self.headers.items()), body))
        if self.script.standing:
            self.script.standing.pop(0).stand()
        behaviour = self.script.next_answer()
        self.close_connection = True
        if isinstance(behaviour, Answer):
            self.close_connection = False
            self.write(behaviour)
        elif behaviour == SILENCE:
            self.script.closing.wait(30)
        elif behaviour == DRIP:
            with suppress(OSError):
                self.wfile.write(b"HTTP/1.1 201 Created\r\nX-Slow: ")
                while not self.script.closing.wait(0.02):
                    self.wfile.write(b".")

    do_GET = do_POST = answer

    def write(self, answer: Answer) -> None:
        said = (answer.body if isinstance(answer.body, str) else json.dumps(answer.body)).encode()
        self.send_response(answer.status)
        for name, value in {"Content-Type": "application/json", **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is its own."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextmanager
def scripted_web_server(*answers: Behaviour) -> Iterator[ScriptedWebServer]:
    """Run a server that gives these answers, one a request."""
    script = ScriptedWebServer(list(answers))
    door = type("Door", (_Door,), {"script": script})
    with _Server(("127.0.0.1", 0), door) as server:
        script.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield script
        finally:
            script.closing.set()
            server.shutdown()
            thread.join(5)
