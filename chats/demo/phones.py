"""The demo's phones as a web server that speaks Twilio's API. A process of its own, as a provider would be.

At ``POST /simulator/reply`` (JSON: from, to, body; same sign-in) a phone answers a text, and at
``/simulator/call`` (sid, what, key) somebody picks up, presses a key or hangs up.
"""

import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from chats.demo import carrier, handsets
from chats.demo.carrier import Said
from chats.demo.exchange import Exchange
from chats.demo.shelf import SUBMITTED, Shelf
from chats.demo.switchboard import Switchboard

LARGEST_REQUEST = 1024 * 1024  # octets


class Phones(ThreadingHTTPServer):
    """The web server before an exchange, at a socket that listens already: no text meets a closed door."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, door: socket.socket, exchange: Exchange, switchboard: Switchboard) -> None:
        host, port = door.getsockname()[:2]
        super().__init__((host, port), _Door, bind_and_activate=False)
        self.socket.close()
        self.socket = door
        self.server_name, self.server_port = host, port
        self.exchange, self.switchboard = exchange, switchboard
        self.shelf = Shelf(exchange.folder, exchange.account)

    def server_close(self) -> None:
        self.switchboard.close()
        self.exchange.close()
        super().server_close()


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 130
    wbufsize = -1  # head and body of an answer leave together
    server: Phones

    def do_POST(self) -> None:
        body = self._body()
        if body is None:
            return
        work = {
            "/simulator/reply": lambda: self._reply(body),
            "/simulator/call": lambda: self._act(body),
            f"{self._account}/Messages.json": lambda: self.server.exchange.take(_form(body)),
            f"{self._account}/Calls.json": lambda: self.server.switchboard.ring(_form(body)),
            "/v1/Content": lambda: self.server.shelf.make(body),
        }
        submitted = SUBMITTED.fullmatch(self.path)
        if submitted:
            work[self.path] = partial(self.server.shelf.submit, submitted[1])
        self._answer(work.get(self.path, carrier.not_found))

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        resource, _, sid = parts.path.removeprefix(f"{self._account}/").removesuffix(".json").partition("/")
        query = dict(parse_qsl(parts.query))
        work = {
            ("Messages", False): lambda: self._list(query),
            ("Messages", True): lambda: self.server.exchange.text(sid),
            ("Calls", False): lambda: self.server.switchboard.listed(query.get("To", ""), _limit(query)),
            ("Calls", True): lambda: self.server.switchboard.call(sid),
        }
        if parts.path.startswith("/v1/Content"):
            work[resource, bool(sid)] = partial(self.server.shelf.read, parts.path)
        self._answer(work.get((resource, bool(sid)), carrier.not_found))

    @property
    def _account(self) -> str:
        return f"/2010-04-01/Accounts/{self.server.exchange.account}"

    def _body(self) -> bytes | None:
        length = self.headers.get("Content-Length", "")
        if length.isascii() and length.isdigit() and int(length) <= LARGEST_REQUEST:
            return self.rfile.read(int(length))
        self.close_connection = True
        self._write(carrier.refused(20001, "A Content-Length of at most one MB is required", status=413))
        return None

    def _reply(self, body: bytes) -> Said:
        asked = json.loads(body)
        return self.server.exchange.answer_from(
            str(asked["from"]),
            str(asked.get("to") or ""),
            str(asked["body"]),
            str(asked.get("button") or ""),
        )

    def _act(self, body: bytes) -> Said:
        asked = json.loads(body)
        return self.server.switchboard.act(str(asked["sid"]), str(asked["what"]), str(asked.get("key") or ""))

    def _list(self, query: Mapping[str, str]) -> Said:
        limit = _limit(query)
        found = handsets.texts_to(self.server.exchange.folder, query.get("To", ""), limit=limit)
        texts = [carrier.as_json(text, self.server.exchange.account) for text in found]
        return Said(200, {"messages": texts, "page": 0, "page_size": limit, "uri": self.path})

    def _answer(self, work: Callable[[], Said | None]) -> None:
        if not self.server.exchange.knows(self.headers.get("Authorization", "")):
            self._write(carrier.refused(20003, "Authenticate", status=401))
            return
        try:
            said = work()
        except (ValueError, KeyError, TypeError):
            said = carrier.refused(20001, "The request cannot be read")
        if said is None:
            self.close_connection = True
        else:
            self._write(said)

    def _write(self, said: Said) -> None:
        body = json.dumps(said.body).encode()
        with suppress(OSError):  # whoever asked may have gone
            self.send_response(said.status)
            for name, value in {"Content-Type": "application/json", **said.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a path may hold a family's number."""


def _form(body: bytes) -> dict[str, str]:
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


def _limit(query: Mapping[str, str]) -> int:
    return min(int(query.get("PageSize", "50")), 1000)


def main(door: socket.socket, *, folder: Path, account: str, token: str, inbound_url: str) -> None:
    """Run the phone simulator at a listening socket, until SIGINT or SIGTERM."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    exchange = Exchange(folder=folder, account=account, token=token, inbound_url=inbound_url)
    switchboard = Switchboard(folder=folder, account=account, token=token)
    with Phones(door, exchange, switchboard) as phones, suppress(KeyboardInterrupt):
        phones.serve_forever()


if __name__ == "__main__":
    # The token comes by the environment: a command line can be read by everybody on the machine.
    url = urlsplit(os.environ["CHATS_TEXT_URL"])
    main(
        socket.socket(fileno=int(sys.argv[3])),
        folder=Path(sys.argv[1]),
        account=unquote(url.username or ""),
        token=unquote(url.password or ""),
        inbound_url=sys.argv[2],
    )
