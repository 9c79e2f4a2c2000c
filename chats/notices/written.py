"""What was written to one person already, read from the keys of their messages. Pure.

A key is ``notice:who:id:occasion:channel``: ``reminder-1d:invited:118:rev3:text``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chats.delivery.letter import UNSENT, Channel, MessageState
from chats.notices.due import Due, Told

LEFT = frozenset(
    {MessageState.ACCEPTED, MessageState.UNCONFIRMED, MessageState.AMBIGUOUS, MessageState.SUBMITTING}
)
"""The person has it, or may have it."""
FAILED = frozenset({MessageState.FAILED_PERMANENT, MessageState.FAILED_EXHAUSTED, MessageState.SUPPRESSED})
"""It will never arrive on this channel."""
WITHDRAWN = frozenset({MessageState.SUPERSEDED, MessageState.CANCELLED})


@dataclass(frozen=True)
class Whom:
    """A person in their part: ``invited:118``, ``offer:4``, ``assignment:7``, ``listener:12``."""

    part: str
    id: int

    def key(self, due: Due, channel: Channel) -> str:
        """The key of the message that tells them this."""
        return f"{due.notice.value}:{self.part}:{self.id}:{due.occasion}:{channel.value}"


@dataclass(frozen=True)
class Line:
    """One message, as far as planning asks."""

    message_id: int
    key: str
    state: MessageState
    revision: int
    at: datetime
    possible_duplicate: bool = False

    @property
    def may_be_known(self) -> bool:
        """Whether the person has it, or may have it; also what was in doubt and was then withdrawn."""
        # On its way again it is still to be said: else a cancellation counts as heard, and is held back.
        gone = self.state not in FAILED and self.state not in UNSENT
        return self.state in LEFT or (self.possible_duplicate and gone)

    @property
    def failed_at_last(self) -> bool:
        """Whether it was in doubt, went once more, and failed: the first copy may have arrived."""
        return self.possible_duplicate and self.state in FAILED

    @property
    def whom(self) -> Whom | None:
        """Who it is for; None for a key of another making."""
        parts = self.key.split(":")
        return Whom(parts[1], int(parts[2])) if len(parts) == 5 and parts[2].isdecimal() else None

    @property
    def fact(self) -> str:
        """Notice and occasion: what it tells, on whatever channel."""
        parts = self.key.split(":")
        return f"{parts[0]}:{parts[3]}"

    @property
    def channel(self) -> str:
        """The value of its channel."""
        return self.key.rsplit(":", 1)[1]

    @property
    def on_paper(self) -> bool:
        """Whether it is a letter that staff printed: besides what is due, and not because it is."""
        return self.channel == Channel.PRINTED.value


def fact_of(due: Due) -> str:
    """What a due notice tells, as ``Line.fact`` names it."""
    return f"{due.notice.value}:{due.occasion}"


def told(lines: Iterable[Line], *, perhaps_below: int | None = None) -> Told | None:
    """What the person knows: the newest revision that left, and when it last did.

    ``perhaps_below`` counts what failed at last, too, below that revision. It is not enough to have been told
    of a change; but whoever may have heard of a meeting at all must hear that it is off.
    """
    left = [
        line
        for line in lines
        if line.may_be_known
        or (perhaps_below is not None and line.failed_at_last and line.revision < perhaps_below)
    ]
    if not left:
        return None
    revision = max(line.revision for line in left)
    return Told(revision, max(line.at for line in left if line.revision == revision))


def missing(due: Iterable[Due], lines: Iterable[Line]) -> list[tuple[Due, frozenset[str]]]:
    """The due notices that nothing written will tell, each with the channels that failed it."""
    held = list(lines)
    wanted = []
    for one in due:
        # Paper tells nobody before it is handed out: until then the other channels do what they can.
        same = [line for line in held if line.fact == fact_of(one)]
        same = [line for line in same if not line.on_paper or line.state in LEFT]
        if all(line.state in FAILED | WITHDRAWN for line in same):
            wanted.append((one, frozenset(line.channel for line in same if line.state in FAILED)))
    return wanted


def pointless(due: Iterable[Due], lines: Iterable[Line]) -> list[int]:
    """Ids of messages not sent yet whose reason is gone.

    Printed letters stay as long as what they say is so: they repeat what somebody may have heard already.
    """
    reasons = {fact_of(one) for one in due}
    held = [line for line in lines if not line.on_paper]
    return [line.message_id for line in held if line.state in UNSENT and line.fact not in reasons]


def unsent(lines: Iterable[Line]) -> list[int]:
    """Ids of all messages not sent yet, for somebody whom nobody asks any more."""
    return [line.message_id for line in lines if line.state in UNSENT]
