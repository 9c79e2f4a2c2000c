"""A mail server that takes everything and keeps nothing, as fast as this language allows.

A program of its own, so that its work is not counted as the sender's. Not aiosmtpd: that one takes 1,700
mails a second at most, and would be what is measured.
"""

import socket
import sys
import threading

END = b"\r\n.\r\n"
_REPLIES = {b"EHLO": b"250-sink\r\n250-8BITMIME\r\n250 SIZE\r\n", b"HELO": b"250 sink\r\n"}


def hold(peer: socket.socket) -> None:
    """One conversation, until the peer leaves."""
    peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    peer.sendall(b"220 sink\r\n")
    unread = b""
    while True:
        while b"\r\n" not in unread:
            heard = peer.recv(65536)
            if not heard:
                return
            unread += heard
        line, _, unread = unread.partition(b"\r\n")
        verb = line[:4].upper()
        if verb == b"DATA":
            peer.sendall(b"354 go on\r\n")
            while not unread.endswith(END):
                heard = peer.recv(65536)
                if not heard:
                    return
                unread += heard
            unread = b""
            peer.sendall(b"250 2.0.0 Ok: queued as SINK\r\n")
        else:
            peer.sendall(_REPLIES.get(verb, b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n"))
        if verb == b"QUIT":
            return


def main() -> None:
    """Serve at the listening socket whose number is the argument, until ended."""
    door = socket.socket(fileno=int(sys.argv[1]))
    while True:
        peer, _ = door.accept()
        threading.Thread(target=_hold, args=(peer,), daemon=True).start()


def _hold(peer: socket.socket) -> None:
    with peer:
        hold(peer)


if __name__ == "__main__":
    main()
