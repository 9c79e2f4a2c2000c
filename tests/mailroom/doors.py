"""A mailroom's door on a real port, and what stands behind it for a test."""

import asyncio
import smtplib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from chats.mailroom.actions import Incoming, Taken
from chats.mailroom.door import Mailroom, serve
from chats.stopping import Told

DOMAIN = "reply.school.example"
OURS = f"r-known@{DOMAIN}"
OTHER = f"b-known@{DOMAIN}"


def taken(_mail: Incoming) -> Taken:
    """A mailroom that takes whatever comes."""
    return Taken.ANSWER


@dataclass
class Behind:
    """What was brought to a door, and how to stop it."""

    port: int
    told: Told
    brought: list[Incoming] = field(default_factory=list)

    def line(self) -> smtplib.SMTP:
        """One connection."""
        return smtplib.SMTP("127.0.0.1", self.port, timeout=20)

    def says(self, *commands: str) -> list[int]:
        """The codes that one connection is answered with, after EHLO."""
        with self.line() as line:
            line.ehlo("mx.canary.example")
            return [line.docmd(command)[0] for command in commands]


@contextmanager
def opened(
    *, take: Callable[[Incoming], Taken] = taken, knows: Callable[[str], bool] | None = None
) -> Iterator[Behind]:
    """Open a door that knows two addresses, until the block ends."""
    listening = socket.create_server(("127.0.0.1", 0))
    behind = Behind(listening.getsockname()[1], Told())

    def keep(mail: Incoming) -> Taken:
        behind.brought.append(mail)
        return take(mail)

    mailroom = Mailroom(DOMAIN, knows or (lambda address: address in (OURS, OTHER)), keep)
    thread = threading.Thread(target=lambda: asyncio.run(serve(listening, mailroom, behind.told)))
    thread.start()
    try:
        yield behind
    finally:
        behind.told.set()
        thread.join(20)
        listening.close()
        assert not thread.is_alive()
