"""What is said before a mail itself: from whom, for whom, and that it comes.

Where the server offers PIPELINING (RFC 2920) the three commands go in one packet, so that a mail takes two
journeys to the server instead of four.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from chats.delivery.channels.outcomes import Phase
from chats.delivery.channels.smtp import LOST, Answer, Line


@dataclass(frozen=True, slots=True)
class Envelope:
    """Where a mail goes back to if it cannot arrive, and whom it is for. Both addresses in ASCII."""

    sender: str = field(repr=False)
    recipient: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Step:
    """A command, how far a mail has come with it, and the first digit of the answer hoped for."""

    command: str = field(repr=False)
    phase: Phase
    wanted: int
    names_us: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """The first step that failed. ``answer`` is None where the connection broke before it was answered."""

    step: Step
    answer: Answer | None = field(repr=False)

    @property
    def may_be_the_line(self) -> bool:
        """Whether a new connection may fare better: nobody but us was named, and it was no clear no."""
        return self.step.names_us and (self.answer is None or self.answer[0] // 100 != 5)


def steps(line: Line, envelope: Envelope, size: int) -> tuple[Step, Step, Step]:
    """Return what to say on this line for a mail of ``size`` octets."""
    with_size = f" SIZE={size}" if line.has_extn("size") else ""
    return (
        Step(f"MAIL FROM:<{envelope.sender}>{with_size}\r\n", Phase.ENVELOPE, 2, names_us=True),
        Step(f"RCPT TO:<{envelope.recipient}>\r\n", Phase.ENVELOPE, 2),
        Step("DATA\r\n", Phase.DATA, 3),
    )


def say(line: Line, envelope: Envelope, size: int) -> Refusal | None:
    """Say it; None means that the server now waits for the mail itself."""
    said = steps(line, envelope, size)
    return _at_once(line, said) if line.has_extn("pipelining") else _in_turn(line, said)


def _in_turn(line: Line, said: Sequence[Step]) -> Refusal | None:
    for step in said:
        try:
            line.send(step.command)
            answer = line.answer()
        except LOST:
            return Refusal(step, None)
        if answer[0] // 100 != step.wanted:
            return Refusal(step, answer)
    return None


def _at_once(line: Line, said: Sequence[Step]) -> Refusal | None:
    refusal, granted = None, False
    try:
        line.send("".join(step.command for step in said))
    except LOST:
        return Refusal(said[0], None)
    for step in said:
        try:
            answer = line.answer()
        except LOST:
            return refusal or Refusal(step, None)
        granted = answer[0] // 100 == step.wanted
        refusal = refusal if granted or refusal else Refusal(step, answer)
    if refusal and granted:
        # DATA was granted though there is nobody to send to: a lone dot ends it (RFC 2920, 3.1), and whatever
        # the server says to that, nothing was handed over.
        with suppress(*LOST):
            line.say(".")
    return refusal
