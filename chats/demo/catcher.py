"""The demo's mail server: it takes every mail and puts it in a Maildir, where the demo pages show it.

A process of its own, so that what the worker speaks to is a real mail server and not a part of the app. It is
given a socket that listens already: no mail meets a closed door while it starts.
"""

import asyncio
import signal
import socket
import sys
from mailbox import Maildir
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

LARGEST_MAIL = 10 * 1024 * 1024  # octets


class Catcher:
    """Keeps each mail with the envelope it came in, as its first headers."""

    def __init__(self, folder: Path) -> None:
        for part in ("cur", "new", "tmp"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        self._box = Maildir(folder)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Take one mail. The name of the method is aiosmtpd's."""
        sender, recipients = envelope.mail_from or "", ", ".join(envelope.rcpt_tos)
        heading = f"X-Envelope-From: {sender}\r\nX-Envelope-To: {recipients}\r\n"
        content = envelope.original_content or b""
        key = self._box.add(heading.encode("utf-8", "surrogateescape") + content)
        return f"250 2.0.0 Ok: queued as {key}"


async def serve(door: socket.socket, folder: Path) -> None:
    """Take mail at a listening socket until SIGINT or SIGTERM."""
    loop = asyncio.get_running_loop()
    catcher = Catcher(folder)

    def conversation() -> SMTP:
        return SMTP(catcher, data_size_limit=LARGEST_MAIL, hostname="localhost", ident="catcher", loop=loop)

    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    server = await loop.create_server(conversation, sock=door)
    await stopped.wait()
    server.close()


def main(folder: Path, door: socket.socket) -> None:
    """Run the mail catcher in this process, until it is told to stop."""
    asyncio.run(serve(door, folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]), socket.socket(fileno=int(sys.argv[2])))
