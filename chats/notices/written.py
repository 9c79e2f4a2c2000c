"""What was written to one person already, read from the keys of their messages. Pure.

A key is ``notice:who:id:occasion:channel``: ``reminder-1d:invited:118:rev3:text``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chats.delivery.letter import UNSENT, Channel, MessageState
from chats.notices.due import Due, Told

LEFT = frozenset({MessageState.ACCEPTED, MessageState.AMBIGUOUS, MessageState.SUBMITTING})
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


def fact_of(due: Due) -> str:
    """What a due notice tells, as ``Line.fact`` names it."""
    return f"{due.notice.value}:{due.occasion}"


def told(lines: Iterable[Line]) -> Told | None:
    """What the person knows: the newest revision that left, and when it last did."""
    left = [line for line in lines if line.state in LEFT]
    if not left:
        return None
    revision = max(line.revision for line in left)
    return Told(revision, max(line.at for line in left if line.revision == revision))


def missing(due: Iterable[Due], lines: Iterable[Line]) -> list[tuple[Due, frozenset[str]]]:
    """The due notices that nothing written will tell, each with the channels that failed it."""
    held = list(lines)
    wanted = []
    for one in due:
        same = [line for line in held if line.fact == fact_of(one)]
        if all(line.state in FAILED | WITHDRAWN for line in same):
            wanted.append((one, frozenset(line.channel for line in same if line.state in FAILED)))
    return wanted


def pointless(due: Iterable[Due], lines: Iterable[Line]) -> list[int]:
    """Ids of messages not sent yet whose reason is gone."""
    reasons = {fact_of(one) for one in due}
    return [line.message_id for line in lines if line.state in UNSENT and line.fact not in reasons]
