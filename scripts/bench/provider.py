"""A text provider that takes everything, each request after a wait. A program of its own."""

import socket
import sys
import threading
from time import sleep

_ANSWER = b'{"sid": "SM%032d"}'
_count = iter(range(1, 10**9))


def hold(peer: socket.socket, wait_seconds: float) -> None:
    """One kept connection, until the peer leaves."""
    peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    unread = b""
    while True:
        head, found, rest = unread.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0) if found else 0
        if not found or len(rest) < length:
            heard = peer.recv(65536)
            if not heard:
                return
            unread += heard
            continue
        unread = rest[length:]
        sleep(wait_seconds)
        said = _ANSWER % next(_count)
        peer.sendall(b"HTTP/1.1 201 Created\r\nContent-Length: %d\r\n\r\n%s" % (len(said), said))


def main() -> None:
    """Serve at the listening socket whose number is given, each answer after so many milliseconds."""
    door, wait = socket.socket(fileno=int(sys.argv[1])), float(sys.argv[2]) / 1000
    while True:
        peer, _ = door.accept()
        threading.Thread(target=_hold, args=(peer, wait), daemon=True).start()


def _hold(peer: socket.socket, wait: float) -> None:
    with peer:
        hold(peer, wait)


if __name__ == "__main__":
    main()
