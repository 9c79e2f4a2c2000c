"""A machine that translates, over the provider's HTTP: Azure AI Translator, ``POST /translate``, 2026-06-06.

It turns each letter that is to be translated into one of another script, and leaves what is marked.
"""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_KEPT = re.compile(r"(<span[^>]*translate=\"no\"[^>]*>.*?</span>|<[^>]+>|&\w+;|&#\d+;)", re.DOTALL)


@dataclass
class Translator:
    """What it was asked, and how it behaves."""

    port: int = 0
    key: str = "a-key"
    region: str | None = "westus2"
    careless: bool = False
    """It translates what is marked, too."""
    refuses_with: int | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """As the settings name it."""
        return f"http://{self.region or 'global'}:{self.key}@127.0.0.1:{self.port}"

    def translated(self, page: str) -> str:
        """A page in no language at all."""
        parts = [page] if self.careless else _KEPT.split(page)
        return "".join(part if nth % 2 else re.sub(r"[A-Za-z]", "ж", part) for nth, part in enumerate(parts))


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    machine: Translator

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        path, _, query = self.path.partition("?")
        known = (
            self.headers.get("Ocp-Apim-Subscription-Key") == self.machine.key
            and self.headers.get("Ocp-Apim-Subscription-Region") == self.machine.region
        )
        if path != "/translate" or "api-version=" not in query:
            self._say(404, {"error": {"code": 404000, "message": "no such path"}})
        elif not known:
            self._say(401, {"error": {"code": 401000, "message": "the request is not authorized"}})
        elif self.machine.refuses_with is not None:
            self._say(self.machine.refuses_with, {"error": {"code": 429001, "message": "not now"}})
        else:
            self.machine.asked.append(asked)
            self._say(200, {"value": [self._answer(one) for one in asked["inputs"]]})

    def _answer(self, one: dict[str, Any]) -> dict[str, Any]:
        targets = [target["language"] for target in one["targets"]]
        page = self.machine.translated(one["text"])
        return {"translations": [{"language": language, "text": page} for language in targets]}

    def _say(self, status: int, body: dict[str, Any]) -> None:
        said = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is its own."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextmanager
def translator(**facts: Any) -> Iterator[Translator]:
    """Run one."""
    machine = Translator(**facts)
    with _Server(("127.0.0.1", 0), type("Door", (_Door,), {"machine": machine})) as server:
        machine.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield machine
        finally:
            server.shutdown()
            thread.join(5)
