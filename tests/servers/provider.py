"""A text provider as the paid ones are: takes texts, names and lists them, and now and then answers badly."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

Manner = Literal["take", "drop", "refuse"]
"""``drop``: it takes the text, and its answer is lost. ``refuse``: it asks to come again later."""


@dataclass(frozen=True)
class Taken:
    """One text that the provider took: it will be delivered."""

    sid: str
    to: str
    body: str
    uid: str
    """Our own name for the message, out of the address for reports."""
    at: datetime


@dataclass
class Provider:
    """What it took, and how it behaves to the next one."""

    manner: Callable[[], Manner]
    seconds: float
    """How long it thinks about each."""
    now: Callable[[], datetime]
    port: int = 0
    templates: dict[str, str] = field(default_factory=dict)
    """By name, the words of those that WhatsApp approved."""
    taken: list[Taken] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        """The address as a CHATS_TEXT_URL."""
        return f"http://AC1:secret@127.0.0.1:{self.port}"

    def take(self, form: dict[str, str]) -> Taken:
        """Take one text."""
        with self.lock:
            uid = urlsplit(form["StatusCallback"]).query.removeprefix("message=")
            one = Taken(f"SM{len(self.taken):032d}", form["To"], self._words(form), uid, self.now())
            self.taken.append(one)
            return one

    def knows(self, form: dict[str, str]) -> bool:
        """Whether it has the template that a message by WhatsApp names."""
        return form.get("ContentSid", "") in {"", *self.templates}

    def _words(self, form: dict[str, str]) -> str:
        """What stands on the phone: free words, or those of a template with its places filled."""
        places = json.loads(form.get("ContentVariables", "{}"))
        template = self.templates.get(form.get("ContentSid", ""), form.get("Body", ""))
        return re.sub(r"\{\{(\d+)\}\}", lambda place: places[place[1]], template)

    def listed(self, to: str) -> list[dict[str, str]]:
        """What it took for a number, the latest first."""
        with self.lock:
            mine = [one for one in reversed(self.taken) if one.to == to]
        return [
            {"sid": one.sid, "body": one.body, "date_created": format_datetime(one.at, usegmt=True)}
            for one in mine
        ]


class _Desk(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    provider: Provider

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        sleep(self.provider.seconds)
        manner = self.provider.manner()
        if manner == "refuse":
            self._say(429, {"code": 20429})
            return
        form = dict(parse_qsl(body.decode(), keep_blank_values=True))
        if not self.provider.knows(form):
            self._say(400, {"code": 21655})
            return
        taken = self.provider.take(form)
        if manner == "drop":
            self.close_connection = True
            return
        self._say(201, {"sid": taken.sid})

    def do_GET(self) -> None:
        asked = dict(parse_qsl(urlsplit(self.path).query))
        self._say(200, {"messages": self.provider.listed(asked["To"])})

    def _say(self, status: int, content: dict[str, object]) -> None:
        said = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is its own."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A worker that was killed does not hear the answer."""


def _true_time() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 -- a provider has a clock of its own


@contextmanager
def text_provider(
    manner: Callable[[], Manner] = lambda: "take",
    *,
    seconds: float = 0,
    now: Callable[[], datetime] = _true_time,
) -> Iterator[Provider]:
    """Run one."""
    provider = Provider(manner, seconds, now)
    desk = type("Desk", (_Desk,), {"provider": provider})
    with _Server(("127.0.0.1", 0), desk) as server:
        provider.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join(5)
