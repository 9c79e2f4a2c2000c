"""Mail over SMTP. How each failure is named, and why:

- Before the final dot nothing is accepted, whatever breaks (RFC 5321, 4.1.1.4): Retryable.
- From the final dot on, a lost answer leaves it open (RFC 1047): Ambiguous.
- A reply is an answer: 4yz is Retryable at any point, 5yz Permanent. 5yz is about us, not about the address,
  while connecting, signing in and naming the sender, and later where the server says that it wants another
  sign-in or does not relay: one wrong setting must not strike every family off the list.
- A certificate that does not prove the server, or no encryption where it is required, is a setting to mend:
  Permanent of the provider. Nothing is sent in clear instead.
"""

import ssl
from contextlib import suppress
from smtplib import SMTPAuthenticationError, SMTPException, SMTPNotSupportedError
from time import monotonic
from typing import NoReturn

from chats.delivery.channels.deadline import Deadline
from chats.delivery.channels.mime import Mail, UnfitMail, ascii_address
from chats.delivery.channels.outcomes import Ambiguous, Permanent, Phase, Retryable
from chats.delivery.channels.relay import Relay
from chats.delivery.channels.replies import meaning, queue_name
from chats.delivery.channels.smtp import Answer, Line

_LOST = (OSError, SMTPException)


class MailChannel:
    """Mail through one relay, over one kept connection. For one thread at a time.

    ``url`` is ``smtp://`` or ``smtps://`` as Relay reads it; ``sender`` is the address bounces go back to.
    Handing a mail over, connecting included, may take ``timeout_seconds``, and the answer to it
    ``reply_seconds`` more; both together stay below the lease of a claimed message. A connection unused for
    ``idle_seconds`` is replaced. ``tls`` overrides which certificates are trusted.
    Raises ValueError for an URL it cannot read.
    """

    def __init__(
        self,
        url: str,
        sender: str,
        *,
        timeout_seconds: float = 40,
        reply_seconds: float = 60,
        idle_seconds: float = 30,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._relay = Relay.from_url(url)
        self._sender = ascii_address(sender)
        self._timeout_seconds = timeout_seconds
        self._reply_seconds = reply_seconds
        self._idle_seconds = idle_seconds
        self._tls = tls or ssl.create_default_context()
        self._deadline = Deadline()
        self._line: Line | None = None
        self._used_at = 0.0

    def send(self, mail: Mail) -> str:
        """Hand the mail to the relay and return the name under which it queued it, "" if it gave none.

        Raises Retryable, Permanent or Ambiguous (see above); UnfitMail if the sender's address cannot be
        written, which is a mistake of ours.
        """
        try:
            recipient = ascii_address(mail.to)
        except UnfitMail:
            reason = "mail servers do not take an address with letters outside ASCII before the @"
            raise Permanent(Phase.CONNECT, "not-ascii", reason, of="address") from None
        written = mail.as_bytes()
        self._deadline.allow(self._timeout_seconds)
        line = self._line_with_sender(len(written))
        self._say(line, f"RCPT TO:<{recipient}>", Phase.ENVELOPE, 2)
        self._say(line, "DATA", Phase.DATA, 3)
        return self._hand_over(line, written)

    def close(self) -> None:
        """Take leave of the relay, if there is a connection. Never raises."""
        line, self._line = self._line, None
        if line is not None:
            self._deadline.allow(2)
            with suppress(*_LOST):
                line.say("QUIT")
            line.hang_up()

    def _line_with_sender(self, size: int) -> Line:
        """Return a connection on which the sender was accepted.

        A relay may have closed a kept connection, or greet its next mail with 421: that says nothing about
        the mail, so a new connection is tried once before it counts as a failure.
        """
        line = self._line
        if line is not None and monotonic() - self._used_at < self._idle_seconds:
            try:
                self._say_sender(line, size)
                return line
            except Retryable:
                pass
        self._drop()
        line = self._line = self._connected()
        self._say_sender(line, size)
        return line

    def _say_sender(self, line: Line, size: int) -> None:
        with_size = f" SIZE={size}" if line.has_extn("size") else ""
        self._say(line, f"MAIL FROM:<{self._sender}>{with_size}", Phase.ENVELOPE, 2, naming_us=True)

    def _say(self, line: Line, command: str, phase: Phase, wanted: int, *, naming_us: bool = False) -> None:
        """Send a command; raise the outcome unless the reply's first digit is the one wanted."""
        try:
            answer = line.say(command)
        except _LOST as lost:
            self._lose(lost, phase)
        if answer[0] // 100 != wanted:
            self._refuse(answer, phase, naming_us=naming_us)

    def _hand_over(self, line: Line, written: bytes) -> str:
        # The final dot goes apart from the rest: as long as it has not been sent, the mail was not accepted.
        stuffed = written.replace(b"\r\n.", b"\r\n..")
        try:
            line.send(stuffed)
        except _LOST as lost:
            self._lose(lost, Phase.DATA)
        self._deadline.allow(self._reply_seconds)
        try:
            line.heard = 0
            line.send(b".\r\n")
            code, text = line.getreply()
        except _LOST as lost:
            self._lose(lost, Phase.AWAIT_REPLY)
        if code // 100 != 2:
            self._refuse((code, text), Phase.AWAIT_REPLY)
        self._used_at = monotonic()
        return queue_name(text)

    def _connected(self) -> Line:
        """Return a new connection: greeted, encrypted as required, signed in."""
        relay = self._relay
        line = Line(relay.own_name(self._sender), self._deadline)
        self._line = line
        try:
            self._expect_welcome(line.open(relay.host, relay.port, self._tls if relay.encrypted else None))
            self._greet(line)
            if not relay.encrypted and relay.wants_tls(offered=line.has_extn("starttls")):
                self._start_tls(line)
            if relay.account is not None:
                line.login(relay.account, relay.password)
        except ssl.SSLCertVerificationError:
            self._give_up("certificate", "the mail server's certificate does not prove who it is")
        except SMTPAuthenticationError as refused:
            self._refuse((refused.smtp_code, b""), Phase.CONNECT, naming_us=True)
        except SMTPNotSupportedError:
            self._give_up("sign-in", "the mail server offers no sign-in with name and password")
        except _LOST as lost:
            self._lose(lost, Phase.CONNECT)
        return line

    def _greet(self, line: Line) -> None:
        answer = line.ehlo()
        if answer[0] // 100 == 5:
            answer = line.helo()
        self._expect_welcome(answer)

    def _start_tls(self, line: Line) -> None:
        if not line.has_extn("starttls"):
            self._give_up("no-tls", "the mail server offers no encryption, which the settings require")
        self._expect_welcome(line.say("STARTTLS"))
        line.encrypt(self._relay.host, self._tls)
        self._greet(line)

    def _expect_welcome(self, answer: Answer) -> None:
        if answer[0] // 100 != 2:
            self._refuse(answer, Phase.CONNECT, naming_us=True)

    def _lose(self, lost: Exception, phase: Phase) -> NoReturn:
        self._drop()
        if phase is Phase.AWAIT_REPLY:
            reason = "the mail was handed over, but the mail server's answer never came"
            raise Ambiguous(phase, "no-reply", reason) from None
        if phase is Phase.CONNECT:
            raise Retryable(phase, type(lost).__name__, "the mail server could not be reached") from None
        raise Retryable(phase, "dropped", "the mail server went away before it had the mail") from None

    def _give_up(self, code: str, reason: str) -> NoReturn:
        self._drop()
        raise Permanent(Phase.CONNECT, code, reason, of="provider") from None

    def _refuse(self, answer: Answer, phase: Phase, *, naming_us: bool = False) -> NoReturn:
        """Raise what a reply means, with the connection kept if the server is still willing to talk."""
        self._reset_or_drop(answer[0], phase)
        raise meaning(*answer, phase, naming_us=naming_us) from None

    def _reset_or_drop(self, code: int, phase: Phase) -> None:
        line = self._line
        usable = line is not None and phase is not Phase.CONNECT and code != 421 and code // 100 in (4, 5)
        try:
            if line is not None and usable and line.say("RSET")[0] // 100 == 2:
                self._used_at = monotonic()
                return
        except _LOST:
            pass
        self._drop()

    def _drop(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.hang_up()
