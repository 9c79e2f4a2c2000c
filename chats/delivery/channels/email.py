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
from time import monotonic
from typing import NoReturn

from chats.delivery.channels import envelope as envelopes
from chats.delivery.channels.deadline import Deadline
from chats.delivery.channels.envelope import Envelope, Refusal
from chats.delivery.channels.greeting import connected
from chats.delivery.channels.mime import Mail, UnfitMail, ascii_address
from chats.delivery.channels.outcomes import Ambiguous, Permanent, Phase, Retryable
from chats.delivery.channels.relay import Relay
from chats.delivery.channels.replies import meaning, queue_name
from chats.delivery.channels.smtp import LOST, Answer, Line


class MailChannel:
    """Mail through one relay, over one kept connection. For one thread at a time.

    ``url`` is ``smtp://`` or ``smtps://`` as Relay reads it; ``sender`` is the address bounces go back to
    unless a mail names another. Handing a mail over, connecting included, may take ``timeout_seconds``, and
    the answer to it ``reply_seconds`` more; both together stay below the lease of a claimed message. A
    connection unused for ``idle_seconds`` is replaced. ``tls`` overrides which certificates are trusted.
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
        return self.hand_over(Envelope(mail.return_path or self._sender, recipient), mail.as_bytes())

    def hand_over(self, envelope: Envelope, written: bytes) -> str:
        """Hand over a mail that is written already, its line ends CRLF. Returns and raises as send."""
        self._deadline.allow(self._timeout_seconds)
        line = self._line_that_waits(envelope, len(written))
        # The final dot goes apart from the rest: as long as it has not been sent, the mail was not accepted.
        try:
            line.send(written.replace(b"\r\n.", b"\r\n.."))
        except LOST:
            self._lose(Phase.DATA)
        self._deadline.allow(self._reply_seconds)
        try:
            line.send(b".\r\n")
            code, text = line.answer()
        except LOST:
            self._lose(Phase.AWAIT_REPLY)
        if code // 100 != 2:
            self._refuse((code, text), Phase.AWAIT_REPLY)
        self._used_at = monotonic()
        return queue_name(text)

    def close(self) -> None:
        """Take leave of the relay, if there is a connection. Never raises."""
        line, self._line = self._line, None
        if line is not None:
            self._deadline.allow(2)
            with suppress(*LOST):
                line.say("QUIT")
            line.hang_up()

    def _line_that_waits(self, envelope: Envelope, size: int) -> Line:
        """Return a connection on which the server waits for the mail itself.

        A relay may have closed a kept connection, or greet its next mail with 421: that says nothing about
        the mail, so a new connection is tried once before it counts as a failure.
        """
        line = self._line
        if line is not None and monotonic() - self._used_at < self._idle_seconds:
            refusal = envelopes.say(line, envelope, size)
            if refusal is None:
                return line
            if not refusal.may_be_the_line:
                self._give_up(refusal)
        self._drop()
        own_name = self._relay.own_name(self._sender)
        line = self._line = connected(self._relay, own_name, self._deadline, self._tls)
        refusal = envelopes.say(line, envelope, size)
        if refusal is not None:
            self._give_up(refusal)
        return line

    def _give_up(self, refusal: Refusal) -> NoReturn:
        step = refusal.step
        if refusal.answer is None:
            self._lose(step.phase)
        self._refuse(refusal.answer, step.phase, naming_us=step.names_us)

    def _lose(self, phase: Phase) -> NoReturn:
        self._drop()
        if phase is Phase.AWAIT_REPLY:
            reason = "the mail was handed over, but the mail server's answer never came"
            raise Ambiguous(phase, "no-reply", reason) from None
        raise Retryable(phase, "dropped", "the mail server went away before it had the mail") from None

    def _refuse(self, answer: Answer, phase: Phase, *, naming_us: bool = False) -> NoReturn:
        """Raise what a reply means, with the connection kept if the server is still willing to talk."""
        self._reset_or_drop(answer[0])
        raise meaning(*answer, phase, naming_us=naming_us) from None

    def _reset_or_drop(self, code: int) -> None:
        line = self._line
        usable = code != 421 and code // 100 in (4, 5)
        try:
            if line is not None and usable and line.say("RSET")[0] // 100 == 2:
                self._used_at = monotonic()
                return
        except LOST:
            pass
        self._drop()

    def _drop(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.hang_up()
