"""A new connection to the mail server: greeted, encrypted as the settings want it, signed in."""

import ssl
from smtplib import SMTPAuthenticationError, SMTPNotSupportedError

from chats.delivery.channels.deadline import Deadline
from chats.delivery.channels.outcomes import Outcome, Permanent, Phase, Retryable
from chats.delivery.channels.relay import Relay
from chats.delivery.channels.replies import meaning
from chats.delivery.channels.smtp import LOST, Answer, Line


def connected(relay: Relay, own_name: str, deadline: Deadline, tls: ssl.SSLContext) -> Line:
    """Return a connection that is ready for mails. Raises Retryable or Permanent, and leaves none open."""
    line = Line(own_name, deadline)
    try:
        _set_up(line, relay, tls)
    except Outcome:
        line.hang_up()
        raise
    except LOST as lost:
        line.hang_up()
        raise _named(lost) from None
    return line


def _set_up(line: Line, relay: Relay, tls: ssl.SSLContext) -> None:
    _expect_welcome(line.open(relay.host, relay.port, tls if relay.encrypted else None))
    _greet(line)
    if not relay.encrypted and relay.wants_tls(offered=line.has_extn("starttls")):
        _start_tls(line, relay.host, tls)
    if relay.account is not None:
        line.login(relay.account, relay.password)


def _greet(line: Line) -> None:
    answer = line.ehlo()
    if answer[0] // 100 == 5:
        answer = line.helo()
    _expect_welcome(answer)


def _start_tls(line: Line, host: str, tls: ssl.SSLContext) -> None:
    if not line.has_extn("starttls"):
        raise _setting("no-tls", "the mail server offers no encryption, which the settings require")
    _expect_welcome(line.say("STARTTLS"))
    line.encrypt(host, tls)
    _greet(line)


def _expect_welcome(answer: Answer) -> None:
    if answer[0] // 100 != 2:
        raise meaning(*answer, Phase.CONNECT, naming_us=True)


def _named(lost: Exception) -> Outcome:
    match lost:
        case ssl.SSLCertVerificationError():
            return _setting("certificate", "the mail server's certificate does not prove who it is")
        case SMTPAuthenticationError():
            return meaning(lost.smtp_code, b"", Phase.CONNECT, naming_us=True)
        case SMTPNotSupportedError():
            return _setting("sign-in", "the mail server offers no sign-in with name and password")
    return Retryable(Phase.CONNECT, type(lost).__name__, "the mail server could not be reached")


def _setting(code: str, reason: str) -> Permanent:
    return Permanent(Phase.CONNECT, code, reason, of="provider")
