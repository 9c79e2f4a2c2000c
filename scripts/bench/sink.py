"""A mail server that takes everything and keeps nothing, as fast as this language allows.

A program of its own, so that its work is not counted as the sender's. Not aiosmtpd: that one takes 1,700
mails a second at most, and would be what is measured. Where Postfix's ``smtp-sink`` is installed it is used
instead, but for a relay far away: here each answer can be made to wait, as a long line makes it.
"""

import socket
import sys
import threading
from time import sleep

END = b"\r\n.\r\n"
_REPLIES = {
    b"EHLO": b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE\r\n",
    b"HELO": b"250 sink\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}


class Conversation:
    """One peer, until it leaves."""

    def __init__(self, peer: socket.socket, wait_seconds: float) -> None:
        self._peer, self._wait = peer, wait_seconds
        self._unread = b""
        self._in_mail = False
        self._over = False

    def hold(self) -> None:
        """Answer whatever comes in one go with one packet, after the wait."""
        self._peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._peer.sendall(b"220 sink\r\n")
        while not self._over:
            heard = self._peer.recv(262144)
            if not heard:
                return
            self._unread += heard
            replies = b"".join(iter(self._next, b""))
            if replies:
                sleep(self._wait)
                self._peer.sendall(replies)

    def _next(self) -> bytes:
        """The answer to the next whole thing that was heard; nothing where it is not whole yet."""
        end = END if self._in_mail else b"\r\n"
        if self._in_mail and self._unread.startswith(END[2:]):
            end = END[2:]
        said, found, rest = self._unread.partition(end)
        if not found:
            return b""
        self._unread = rest
        if self._in_mail:
            self._in_mail = False
            return b"250 2.0.0 Ok: queued as SINK\r\n"
        verb = said[:4].upper()
        self._in_mail, self._over = verb == b"DATA", verb == b"QUIT"
        return _REPLIES.get(verb, b"250 ok\r\n")


def main() -> None:
    """Serve at the listening socket whose number is given, each answer after so many milliseconds."""
    door, wait = socket.socket(fileno=int(sys.argv[1])), float(sys.argv[2]) / 1000
    while True:
        peer, _ = door.accept()
        threading.Thread(target=_hold, args=(peer, wait), daemon=True).start()


def _hold(peer: socket.socket, wait: float) -> None:
    with peer:
        Conversation(peer, wait).hold()


if __name__ == "__main__":
    main()
