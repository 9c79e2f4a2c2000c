"""Sending beside its limits: the same bytes on one kept connection, with and without commits."""

import socket
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from chats.delivery.actions import send_due
from chats.delivery.attempts import Rules
from chats.delivery.channels.email import MailChannel
from chats.delivery.channels.mime import Mail
from chats.delivery.letter import Channel
from chats.delivery.outlets import MailOutlet, Outlets, close_outlets, open_outlets
from chats.delivery.quiet import Quiet
from chats.notices.guard import still_wanted
from scripts.bench.servers import HOST, listening, running
from scripts.bench.size import KEPT, Size
from scripts.bench.town import Town

Letter = tuple[str, bytes]
"""An address and a whole mail."""


@dataclass(frozen=True)
class Rate:
    """Medians over the rounds."""

    each_second: float
    cpu_ms: float
    """Processor time of the sending process for one mail."""


@dataclass(frozen=True)
class Sending:
    """What was found. ``bytes_each``: the mean size of a mail."""

    ours: Rate
    smtp: Rate
    durable: Rate
    """Raw SMTP with one durable SQLite commit for each mail: what anybody who must not forget has to pay."""
    bytes_each: int


class _Keeper(MailChannel):
    """Keeps what it should send: the bytes are the product's own."""

    def __init__(self, sender: str) -> None:
        super().__init__("smtp://127.0.0.1:9", sender)
        self.kept: list[Letter] = []

    def send(self, mail: Mail) -> str:
        self.kept.append((mail.to, mail.as_bytes()))
        return "kept"


def measure(town: Town, folder: Path, size: Size) -> Sending:
    """Send in interleaved rounds. Raises RuntimeError if a mail did not go."""
    kept = _kept(town)
    with (
        listening() as door,
        running(
            [sys.executable, "-m", "scripts.bench.sink", str(door.fileno())], {}, folder / "sink.log", door
        ),
    ):
        port = door.getsockname()[1]
        outlets = open_outlets(replace(town.settings, mail_url=f"smtp://{HOST}:{port}"))
        with closing(_Raw(port, town.settings.mail_from, folder)) as raw:
            rounds: list[list[tuple[float, float]]] = []
            for _ in range(size.rounds):
                rounds.append([
                    _timed(lambda: _ours(town, outlets, size.mails), size.mails),
                    _timed(lambda: raw.send(kept, size.mails), size.mails),
                    _timed(lambda: raw.send(kept, size.mails, durable=True), size.mails),
                ])  # fmt: skip
        close_outlets(outlets)
    ours, smtp, durable = (_rate([one[which] for one in rounds]) for which in range(3))
    return Sending(ours, smtp, durable, sum(len(mail) for _to, mail in kept) // len(kept))


def _ours(town: Town, outlets: Outlets, mails: int) -> None:
    sent = send_due(town.now, outlets, _rules(town), limit=mails)
    if sent != mails or any(outlet.trouble for outlet in outlets.values()):
        raise RuntimeError(f"{sent} of {mails} mails were taken in hand")


def _rules(town: Town) -> Rules:
    return Rules(still_wanted(), Quiet(), town.settings.public_url)


def _kept(town: Town) -> list[Letter]:
    keeper = _Keeper(town.settings.mail_from)
    send_due(town.now, {Channel.MAIL: MailOutlet(town.settings, keeper)}, _rules(town), limit=KEPT)
    return keeper.kept


def _timed(act: Callable[[], None], mails: int) -> tuple[float, float]:
    began, used = perf_counter(), process_time()
    act()
    return mails / (perf_counter() - began), (process_time() - used) * 1000 / mails


def _rate(rounds: list[tuple[float, float]]) -> Rate:
    return Rate(median(each for each, _cpu in rounds), median(cpu for _each, cpu in rounds))


class _Raw:
    """One kept connection and no library: MAIL, RCPT, DATA, the mail, each waiting for its answer."""

    def __init__(self, port: int, sender: str, folder: Path) -> None:
        self._sender = sender.encode()
        self._peer = socket.create_connection((HOST, port), 30)
        self._peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._hear(b"220")
        self._say(b"EHLO bench\r\n", b"250")
        self._journal = sqlite3.connect(folder / "journal.sqlite", isolation_level=None)
        for line in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE sent (at INTEGER)"):
            self._journal.execute(line)

    def send(self, letters: list[Letter], mails: int, *, durable: bool = False) -> None:
        """Send so many mails, the same few in turn."""
        for number in range(mails):
            to, mail = letters[number % len(letters)]
            if durable:
                self._journal.execute("INSERT INTO sent VALUES (?)", (number,))
            self._say(b"MAIL FROM:<%s>\r\n" % self._sender, b"250")
            self._say(b"RCPT TO:<%s>\r\n" % to.encode(), b"250")
            self._say(b"DATA\r\n", b"354")
            self._say(mail.replace(b"\r\n.", b"\r\n..") + b".\r\n", b"250")

    def close(self) -> None:
        """Take leave."""
        self._peer.close()
        self._journal.close()

    def _say(self, line: bytes, wanted: bytes) -> None:
        self._peer.sendall(line)
        self._hear(wanted)

    def _hear(self, wanted: bytes) -> None:
        heard = self._peer.recv(65536)
        while not heard.endswith(b"\r\n"):
            heard += self._peer.recv(65536)
        if not heard.startswith(wanted):
            raise RuntimeError(f"the sink said {heard[:60]!r}")
