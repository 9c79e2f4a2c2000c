"""The mailroom's door: an SMTP server that takes mail for our own addresses and for nobody else.

What cannot be taken is refused while the other server still has it, so that nothing is ever sent back from
here, least of all to a sender that somebody made up. Where our database is out of reach the other server
keeps the mail and comes again; whatever it brings twice counts once.
"""

import asyncio
import logging
import socket
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from aiosmtpd.smtp import SMTP, Envelope, Session

from chats.logs import log, warn
from chats.mailroom.actions import Incoming, Taken
from chats.mailroom.conversation import Busy, Conversation
from chats.stopping import Told

MOST_CONNECTIONS = 50
MOST_RECIPIENTS = 100
_THREADS = 4
"""Mails that are read at the same time."""
LAST_MAIL_SECONDS = 10
"""How long a stopping mailroom waits for what is just being brought."""

_TAKEN = "250 2.0.0 Taken"
_NOBODY = "550 5.1.1 There is no such address here"
_LATER = "451 4.3.0 The mail cannot be taken right now; bring it again later"
_REFUSED = {
    Taken.UNKNOWN: _NOBODY,
    Taken.UNREADABLE: "554 5.6.0 This mail cannot be read",
}
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Mailroom:
    """What stands behind the door. Both are called in threads of their own, several at a time."""

    domain: str
    knows: Callable[[str], bool]
    """Whether an address is one of ours."""
    take: Callable[[Incoming], Taken]


class Door:
    """Speaks with every server that brings mail. The names that begin with ``handle_`` are aiosmtpd's."""

    def __init__(self, mailroom: Mailroom, most: int = MOST_CONNECTIONS) -> None:
        self._mailroom = mailroom
        self._most = most
        self._threads = ThreadPoolExecutor(_THREADS, "mailroom")
        self._held: set[Conversation] = set()

    def conversation(self) -> asyncio.Protocol:
        """What answers one more connection."""
        if len(self._held) >= self._most:
            log("mailroom.busy", connections=len(self._held))
            return Busy(self._mailroom.domain)
        return Conversation(self, self._mailroom.domain, self._held)

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Somebody names an address."""
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many addresses at once; bring the rest in another mail"
        knows = await self._answer(partial(self._mailroom.knows, address))
        if not knows:
            return _LATER if knows is None else _NOBODY
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Somebody brings a mail."""
        content, sender = envelope.original_content or b"", envelope.mail_from or ""
        mails = [Incoming(content, sender, one) for one in dict.fromkeys(envelope.rcpt_tos)]
        return said_of([await self._answer(partial(self._mailroom.take, one)) for one in mails])

    async def handle_exception(self, fault: Exception) -> str:
        """A mistake of ours: its words might hold the mail's."""
        warn("mailroom.fault", error=type(fault).__name__.lower())
        return _LATER

    async def _answer(self, ask: Callable[[], Answer]) -> Answer | None:
        """Ask the mailroom; None where it cannot answer, whatever keeps it from that."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        except Exception as fault:
            warn("mailroom.fault", error=type(fault).__name__.lower())
            return None

    async def close(self) -> None:
        """Let go of every connection, of one that brings a mail only when it has brought it."""
        for _ in range(LAST_MAIL_SECONDS * 20):
            if not any(one.brings for one in self._held):
                break
            await asyncio.sleep(0.05)
        for one in list(self._held):
            one.take_leave()
        self._threads.shutdown(wait=True)


def said_of(taken: Iterable[Taken | None]) -> str:
    """What the other server is told: to keep the mail if any of it failed, and no only if all of it is no."""
    every = list(taken)
    if None in every:
        return _LATER
    refusals = [_REFUSED.get(one) for one in every if one is not None]
    return _TAKEN if None in refusals or not refusals else str(refusals[0])


async def serve(listening: socket.socket, mailroom: Mailroom, told: Told) -> None:
    """Take mail at a listening socket until ``told`` to stop."""
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # it names whoever writes, and to whom
    loop, door = asyncio.get_running_loop(), Door(mailroom)
    loop.set_exception_handler(_say_nothing_private)
    server = await loop.create_server(door.conversation, sock=listening)
    log("mailroom.started")
    while not told.is_set():
        await asyncio.sleep(0.1)
    server.close()
    await door.close()
    log("mailroom.stopped")


def _say_nothing_private(_loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    # A connection that breaks is no fault; of anything else, only what it was.
    fault = context.get("exception")
    if fault is not None and not isinstance(fault, ConnectionError):
        warn("mailroom.fault", error=type(fault).__name__.lower())
