"""A line to a mail server: smtplib's conversation, but every wait ends at one deadline.

smtplib's timeout counts anew for each byte that arrives, and its ``sendmail`` raises the same error before
and after the mail was handed over. So the channel says MAIL, RCPT and DATA itself, over this.
"""

import io
import smtplib
import socket
import ssl
from contextlib import suppress
from smtplib import SMTPException
from typing import TYPE_CHECKING

from chats.delivery.channels.deadline import Deadline

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

LONGEST_ANSWER = 64 * 1024  # octets a server may say in one exchange; real ones say a few hundred

LOST = (OSError, SMTPException)
"""What a connection raises when it breaks, or when its deadline has passed."""

Answer = tuple[int, bytes]
"""A reply code and its text, lines joined. The code is -1 where the server did not send a number."""


class Line(smtplib.SMTP):
    """One connection. Anything that goes wrong on it raises OSError or SMTPException and closes it."""

    def __init__(self, own_name: str, deadline: Deadline) -> None:
        super().__init__(local_hostname=own_name)
        self.deadline = deadline
        self.heard = 0

    def open(self, host: str, port: int, tls: ssl.SSLContext | None) -> Answer:
        """Connect, encrypted from the start if ``tls`` is given, and return the server's greeting."""
        self.heard = 0
        self.sock = socket.create_connection((host, port), self.deadline.left())
        # The final dot goes out on its own; without this it would wait for the peer's late acknowledgement.
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if tls is not None:
            self.encrypt(host, tls)
        return self.getreply()

    def encrypt(self, host: str, tls: ssl.SSLContext) -> None:
        """Turn the connection into an encrypted one and forget what was said before (RFC 3207, 4.2)."""
        if self.sock is None:
            raise ConnectionError("there is no connection to encrypt")
        self.sock.settimeout(self.deadline.left())
        self.sock = tls.wrap_socket(self.sock, server_hostname=host)
        self.file = None
        self.ehlo_resp = self.helo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False

    def say(self, command: str) -> Answer:
        """Send one command and return the answer to it."""
        self.send(f"{command}\r\n")
        return self.answer()

    def answer(self) -> Answer:
        """Return the next answer to what was sent."""
        self.heard = 0
        return self.getreply()

    def send(self, s: "ReadableBuffer | str") -> None:
        if self.sock is not None:
            self.sock.settimeout(self.deadline.left())
        super().send(s)

    def getreply(self) -> Answer:
        if self.file is None:
            self.file = io.BufferedReader(_Ear(self))
        return super().getreply()

    def hang_up(self) -> None:
        """Close without a word. Never raises."""
        with suppress(*LOST):
            self.close()


class _Ear(io.RawIOBase):
    """What the server says, while the deadline lasts and as long as it does not talk without end."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        line = self._line
        if line.sock is None or line.heard > LONGEST_ANSWER:
            raise ConnectionAbortedError("the server's answer does not end")
        line.sock.settimeout(line.deadline.left())
        length = line.sock.recv_into(buffer)
        line.heard += length
        return length
