"""The limit of sending: the same bytes over one kept connection and no library, pipelined."""

import socket
import sqlite3
from pathlib import Path

from scripts.bench.servers import HOST

Letter = tuple[str, bytes]
"""An address and a whole mail."""


class Raw:
    """One connection. MAIL, RCPT and DATA go together, then the mail: two journeys each."""

    def __init__(self, port: int, sender: str, folder: Path) -> None:
        self._sender = sender.encode()
        self._peer = socket.create_connection((HOST, port), 30)
        self._peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._hear(1, b"220")
        self._peer.sendall(b"EHLO bench\r\n")
        while self._peer.recv(65536).splitlines()[-1].startswith(b"250-"):
            pass
        self._journal = sqlite3.connect(folder / "journal.sqlite", isolation_level=None)
        for line in (
            "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
            "CREATE TABLE IF NOT EXISTS sent (at INTEGER)",
        ):  # fmt: skip
            self._journal.execute(line)

    def send(self, letters: list[Letter], mails: int, *, durable: bool = False) -> None:
        """Send so many mails, the same few in turn."""
        for number in range(mails):
            to, mail = letters[number % len(letters)]
            if durable:
                self._journal.execute("INSERT INTO sent VALUES (?)", (number,))
            envelope = b"MAIL FROM:<%s>\r\nRCPT TO:<%s>\r\nDATA\r\n" % (self._sender, to.encode())
            self._peer.sendall(envelope)
            self._hear(3, b"354")
            self._peer.sendall(mail.replace(b"\r\n.", b"\r\n..") + b".\r\n")
            self._hear(1, b"250")

    def close(self) -> None:
        """Take leave."""
        self._peer.close()
        self._journal.close()

    def _hear(self, answers: int, last: bytes) -> None:
        heard = self._peer.recv(65536)
        while heard.count(b"\r\n") < answers:
            heard += self._peer.recv(65536)
        if not heard.rstrip().rpartition(b"\n")[2].startswith(last):
            raise RuntimeError(f"the sink said {heard[:60]!r}")
