"""How handing a message to a provider can fail: the three answers every channel gives.

A channel decides once, at the place where it knows how far the message got, and the rest of the house only
asks which of the three it was (research/reliability.md 1.4). None of them carries a name, an address, a
number or a word of the message: providers like to repeat those in their replies, so ``reason`` is always
our own text.
"""

from enum import StrEnum
from typing import Literal

LONGEST_WAIT_SECONDS = 3600


class Phase(StrEnum):
    """How far one attempt got. The values are what an attempt row stores."""

    CONNECT = "connect"
    """Greeting, encryption, sign-in: no word of the message has left."""
    ENVELOPE = "envelope"
    """Sender and recipient were named; the message itself has not been handed over completely."""
    DATA = "data"
    """The message is on its way, its end is not (SMTP: before the final dot)."""
    AWAIT_REPLY = "await_reply"
    """Everything is handed over; only the provider knows whether it took it."""


class Outcome(Exception):
    """What became of one attempt, other than success.

    ``code`` is the provider's own code where it gave one (``"550 5.1.1"``, ``"21610"``), else a short word of
    ours (``"dropped"``). ``reason`` is one English clause, safe to log and to show to staff.
    """

    def __init__(self, phase: Phase, code: str, reason: str) -> None:
        super().__init__(f"{reason} ({phase}, {code})")
        self.phase = phase
        self.code = code
        self.reason = reason


class Retryable(Outcome):
    """The provider did not take the message, and may take it later: trying again cannot send it twice.

    ``retry_after`` is the wait in seconds that the provider asked for, held between 0 and one hour, since a
    provider's mistake must not park a reminder for a year; ``None`` where it asked for nothing.
    """

    def __init__(self, phase: Phase, code: str, reason: str, *, retry_after: int | None = None) -> None:
        super().__init__(phase, code, reason)
        self.retry_after = None if retry_after is None else min(max(retry_after, 0), LONGEST_WAIT_SECONDS)


class Permanent(Outcome):
    """The provider refused, and will refuse again until somebody changes something.

    ``of="address"``: this address or number cannot be reached; others can. Whom to phone is for the liaison.
    ``of="message"``: this message is not wanted as it is; the address may be right, and others pass.
    ``of="request"``: what we asked for was not understood or not allowed, and nobody knows whether it is this
    message or all of them: the channel pauses for a moment, and this message is given up after many tries.
    ``of="provider"``: our account, our settings or the provider's rules stand in the way of every message, so
    the channel pauses, keeps everything and tells the administrator.
    """

    def __init__(
        self,
        phase: Phase,
        code: str,
        reason: str,
        *,
        of: Literal["address", "message", "request", "provider"],
    ) -> None:
        super().__init__(phase, code, reason)
        self.of = of


class Ambiguous(Outcome):
    """The message was handed over and no readable answer came back: it may have been sent.

    Never simply tried again: that is how families get a text twice.
    """
