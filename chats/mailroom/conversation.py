"""One connection of a server that brings mail: aiosmtpd's, held within bounds of time and memory.

Names that begin with ``smtp_`` and ``connection_`` are aiosmtpd's and asyncio's.
"""

import asyncio
from typing import Any

from aiosmtpd.smtp import SMTP, syntax

from chats.mailroom.parts import LARGEST, READ

COMMAND_SECONDS = 300
"""From one command to the next, and for a whole mail."""
CONNECTION_SECONDS = 900
"""However willing it seems: nobody holds a connection for ever by saying a word now and then."""
_LONGEST_LINE = 64 * 1024
"""Octets. A mail may have 998 in a line (RFC 5322 2.1.1); some programs write a whole letter in one."""
_CLOSING = b"421 4.3.2 Going home; bring it again later\r\n"


class Busy(asyncio.Protocol):
    """Tells one server too many to come again."""

    def __init__(self, name: str) -> None:
        self._name = name

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Say it, and hang up."""
        if isinstance(transport, asyncio.Transport):
            transport.write(f"421 4.7.0 {self._name} is busy; come again later\r\n".encode())
            transport.close()


class Conversation(SMTP):
    """One connection. It stands in ``held`` for as long as it lasts."""

    line_length_limit = _LONGEST_LINE

    def __init__(self, door: object, name: str, held: set["Conversation"]) -> None:
        super().__init__(
            door, data_size_limit=LARGEST, enable_SMTPUTF8=True, hostname=name, ident="mailroom",
            timeout=COMMAND_SECONDS, loop=asyncio.get_running_loop(),
        )  # fmt: skip
        self._held_with = held
        self._last_moment: asyncio.TimerHandle | None = None
        self.brings = False
        """Whether a mail is just being brought."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It begins."""
        self._held_with.add(self)
        self._last_moment = self.loop.call_later(CONNECTION_SECONDS, transport.close)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """It is over."""
        self._held_with.discard(self)
        if self._last_moment is not None:
            self._last_moment.cancel()
        super().connection_lost(error)

    def take_leave(self) -> None:
        """End it from our side."""
        if isinstance(self.transport, asyncio.Transport):
            self.transport.write(_CLOSING)
            self.transport.close()

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:
        """A mail comes. Not aiosmtpd's own: that keeps each line apart, fifty times what a line may hold."""
        if await self.check_helo_needed():
            return
        if self.envelope is None or not self.envelope.rcpt_tos or arg:
            await self.push("503 5.5.1 First say who it is for" if not arg else "501 5.5.4 DATA says no more")
            return
        self.brings = True
        try:
            await self.push("354 End with a dot on a line of its own")
            self.envelope.original_content = content = await self._content()
            too_large = "552 5.3.4 The mail is too large"
            said: Any = too_large if content is None else await self._call_handler_hook("DATA")
            self.envelope = self._create_envelope()
            await self.push(said)
        finally:
            self.brings = False

    async def _content(self) -> bytes | None:
        """Everything up to the lone dot (RFC 5321 4.5.2), as far as it is read; None if it is too large."""
        kept, size, begins = bytearray(), 0, True
        while True:
            try:
                line = await self._reader.readuntil(b"\r\n")
            except asyncio.LimitOverrunError as more:
                line = await self._reader.read(more.consumed)
            if begins and line == b".\r\n":
                return bytes(kept) if size <= LARGEST else None
            size += len(line)
            if len(kept) < READ:
                kept += line[1:] if begins and line.startswith(b".") else line
            begins = line.endswith(b"\r\n")
