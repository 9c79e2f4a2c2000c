"""A mail server that follows a script: answers, hangs up, dawdles or is silent, at the step a test names."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final, Literal

from tests.servers.pauses import Pause

HANG_UP: Final = "hang up"
SILENCE: Final = "silence"
DRIP: Final = "drip"
"""One octet now and then, for as long as the other side listens."""

Step = Literal[
    "banner", "EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "middle", "end", "RSET", "QUIT"
]

PIPELINING: Final[dict[Step, list[str]]] = {
    "EHLO": ["250-mail.school.example\r\n250-PIPELINING\r\n250 8BITMIME"]
}
"""What a server says that takes several commands at once (RFC 2920)."""

_WILLING: dict[str, str] = {
    "banner": "220 mail.school.example ready",
    "EHLO": "250-mail.school.example\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES",
    "HELO": "250 mail.school.example",
    "STARTTLS": "220 go ahead",
    "AUTH": "235 2.7.0 signed in",
    "MAIL": "250 2.1.0 ok",
    "RCPT": "250 2.1.5 ok",
    "DATA": "354 end with a dot",
    "end": "250 2.0.0 Ok: queued as 4F2A",
    "RSET": "250 2.0.0 ok",
    "QUIT": "221 2.0.0 bye",
}


@dataclass
class ScriptedMailServer:
    """What was said to the server, and what it is to say: a list of replies a step, the last one for ever."""

    script: dict[Step, list[str]]
    port: int = 0
    tls: ssl.SSLContext | None = None
    encrypted_from_the_start: bool = False
    hears_first: int = 1
    """How many commands after EHLO it waits for before it answers the first."""
    seconds: float = 0
    """How long it thinks about each mail."""
    connections: int = 0
    commands: list[str] = field(default_factory=list)
    mails: list[bytes] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    standing: dict[str, Pause] = field(default_factory=dict)

    def stand_still_at(self, step: Step) -> Pause:
        """The next time it comes to this step, stand still there until the test says go on."""
        pause = self.standing[step] = Pause()
        return pause

    @property
    def url(self) -> str:
        """Return the address as a CHATS_MAIL_URL."""
        scheme = "smtps" if self.encrypted_from_the_start else "smtp"
        return f"{scheme}://127.0.0.1:{self.port}"

    def reply(self, step: str) -> str:
        """Return the next reply of a step."""
        replies = self.script.get(step, [_WILLING[step]])  # type: ignore[call-overload]
        return str(replies.pop(0) if len(replies) > 1 else replies[0])


class _HungUp(Exception):
    pass


class _Conversation:
    def __init__(self, server: ScriptedMailServer, peer: socket.socket) -> None:
        self.server = server
        self.peer = peer
        self.unread = b""

    def hold(self) -> None:
        if self.server.encrypted_from_the_start:
            self.encrypt()
        self.say("banner")
        while True:
            if self.server.hears_first > 1 and self.server.commands[-1:] and not self.server.mails:
                self.wait_for(self.server.hears_first)
            line = self.hear(b"\r\n").decode()
            self.server.commands.append(line)
            step = line.split(" ")[0].split(":")[0].upper()
            willing = self.say(step)
            if step == "STARTTLS" and willing:
                self.encrypt()
            if step == "DATA" and willing:
                self.take_mail()
            if step == "QUIT":
                return

    def take_mail(self) -> None:
        if self.server.script.get("middle") == [HANG_UP]:
            self.hear(b"\r\n")
            raise _HungUp
        self.unread = b"\r\n" + self.unread  # so that a lone dot ends a mail too
        mail = self.hear(b"\r\n.\r\n").removeprefix(b"\r\n")
        self.server.closing.wait(self.server.seconds)
        self.server.mails.append(mail.replace(b"\r\n..", b"\r\n.") + b"\r\n" if mail else b"")
        self.say("end")

    def say(self, step: str) -> bool:
        pause = self.server.standing.pop(step, None)
        if pause is not None:
            pause.stand()
        reply = self.server.reply(step)
        if reply == HANG_UP:
            raise _HungUp
        if reply == SILENCE:
            self.server.closing.wait(30)
            raise _HungUp
        if reply == DRIP:
            while not self.server.closing.wait(0.02):
                self.peer.sendall(b"2")
            raise _HungUp
        self.peer.sendall(reply.encode() + b"\r\n")
        if reply.startswith("421"):
            raise _HungUp
        return reply[0] in "23"

    def wait_for(self, commands: int) -> None:
        """Say nothing until so many commands have come, the ones already heard since EHLO included."""
        while len(self.server.commands) - 1 + self.unread.count(b"\r\n") < commands:
            heard = self.peer.recv(65536)
            if not heard:
                raise _HungUp
            self.unread += heard

    def hear(self, end: bytes) -> bytes:
        while end not in self.unread:
            heard = self.peer.recv(65536)
            if not heard:
                raise _HungUp
            self.unread += heard
        said, self.unread = self.unread.split(end, 1)
        return said

    def encrypt(self) -> None:
        assert self.server.tls is not None
        self.peer = self.server.tls.wrap_socket(self.peer, server_side=True)


def _serve(server: ScriptedMailServer, door: socket.socket) -> None:
    while not server.closing.is_set():
        try:
            peer, _ = door.accept()
        except OSError:
            return
        server.connections += 1
        peer.settimeout(30)
        threading.Thread(target=_talk, args=(_Conversation(server, peer),), daemon=True).start()


def _talk(conversation: _Conversation) -> None:
    with suppress(_HungUp, OSError):
        conversation.hold()
    with suppress(OSError):
        conversation.peer.close()


@contextmanager
def scripted_mail_server(
    script: dict[Step, list[str]] | None = None,
    *,
    tls: ssl.SSLContext | None = None,
    encrypted_from_the_start: bool = False,
    hears_first: int = 1,
    seconds: float = 0,
) -> Iterator[ScriptedMailServer]:
    """Run a server that is willing at every step the script does not name."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        server = ScriptedMailServer(
            {step: list(replies) for step, replies in (script or {}).items()},
            door.getsockname()[1],
            tls=tls,
            encrypted_from_the_start=encrypted_from_the_start,
            hears_first=hears_first,
            seconds=seconds,
        )
        thread = threading.Thread(target=_serve, args=(server, door), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            with suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)
            thread.join(5)
