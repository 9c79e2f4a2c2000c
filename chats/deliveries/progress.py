"""How far the messages of a meeting are: by notice, language and channel. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from chats.delivery.letter import IN_HAND, RECEIPTS, Channel, MessageState


class Stage(Enum):
    """Where a message is, as far as a liaison cares. In the order in which it gets there."""

    WAITING = "waiting"
    """Not handed over yet."""
    SENT = "sent"
    """A provider has it; whether it arrived, nobody has said."""
    DELIVERED = "delivered"
    """Its provider, or a person who called, says that it arrived."""
    YOURS = "yours"
    """Only a person can deliver it: a call to make, a letter to hand out."""
    DOUBTFUL = "doubtful"
    FAILED = "failed"
    NOT_SENT = "not-sent"
    """They asked us to stop, or it would have come too late."""


ON_THE_WAY = (
    MessageState.READY,
    MessageState.CLAIMED,
    MessageState.SUBMITTING,
    MessageState.RETRY_WAIT,
    MessageState.HELD,
)
_WAITS = frozenset(ON_THE_WAY) - frozenset(IN_HAND)
BY_A_PERSON = "by-a-person"
"""The reason of a message that somebody told on the phone or handed out."""
_STAGES = {
    MessageState.WITH_PERSON: Stage.YOURS,
    MessageState.AMBIGUOUS: Stage.DOUBTFUL,
    MessageState.UNCONFIRMED: Stage.SENT,
    MessageState.FAILED_PERMANENT: Stage.FAILED,
    MessageState.FAILED_EXHAUSTED: Stage.FAILED,
    MessageState.SUPPRESSED: Stage.NOT_SENT,
    MessageState.EXPIRED: Stage.NOT_SENT,
}


def stage_of(state: MessageState, receipt: str | None, reason: str | None) -> Stage | None:
    """Where a message is; None for one that was withdrawn: something newer says it, or nobody needs it."""
    if state in ON_THE_WAY:
        return Stage.WAITING
    if state is MessageState.ACCEPTED:
        arrived = reason == BY_A_PERSON or RECEIPTS.get(receipt or "", 0) >= RECEIPTS["delivered"]
        return Stage.DELIVERED if arrived else Stage.SENT
    return _STAGES.get(state)


@dataclass(frozen=True)
class Counted:
    """So many messages that stand alike."""

    kind: str
    language: str
    channel: Channel
    state: MessageState
    receipt: str | None
    reason: str | None
    messages: int
    planned_at: datetime
    """When the first of them was written."""
    not_before: datetime
    """When the first of them may leave."""


@dataclass(frozen=True)
class Place:
    """One language on one channel."""

    language: str
    channel: Channel
    stages: Mapping[Stage, int]

    @property
    def messages(self) -> int:
        """All of them."""
        return sum(self.stages.values())


@dataclass(frozen=True)
class Send:
    """One notice to everybody who is told it."""

    kind: str
    began_at: datetime
    places: tuple[Place, ...]
    stages: Mapping[Stage, int] = field(default_factory=dict)

    @property
    def messages(self) -> int:
        """All of them."""
        return sum(self.stages.values())

    @property
    def waiting(self) -> int:
        """What was not handed over yet."""
        return self.stages.get(Stage.WAITING, 0)


@dataclass(frozen=True)
class Progress:
    """Every send of a meeting, the latest first."""

    sends: tuple[Send, ...]
    moving: int
    """Messages that leave by themselves at this moment."""
    resumes_at: datetime | None
    """When the first of those leaves that wait for the morning or for a provider; None where none does."""

    def total(self, stage: Stage) -> int:
        """Over all sends."""
        return sum(send.stages.get(stage, 0) for send in self.sends)


def progress(counted: Iterable[Counted], now: datetime, held: frozenset[Channel] = frozenset()) -> Progress:
    """Add up what is known. ``held``: channels that are stopped, on which nothing moves."""
    rows = [one for one in counted if stage_of(one.state, one.receipt, one.reason) is not None]
    waiting = [one for one in rows if one.state in _WAITS and one.channel not in held]
    moving = sum(one.messages for one in waiting if one.not_before <= now)
    moving += sum(one.messages for one in rows if one.state in IN_HAND)
    later = [one.not_before for one in waiting if one.not_before > now]
    return Progress(_sends(rows), moving, min(later, default=None))


def _sends(rows: Iterable[Counted]) -> tuple[Send, ...]:
    by_kind: dict[str, list[Counted]] = {}
    for one in rows:
        by_kind.setdefault(one.kind, []).append(one)
    sends = [
        Send(kind, min(one.planned_at for one in held), _places(held), _stages(held))
        for kind, held in by_kind.items()
    ]
    return tuple(sorted(sends, key=lambda send: (send.began_at, send.kind), reverse=True))


def _places(rows: Iterable[Counted]) -> tuple[Place, ...]:
    found: dict[tuple[str, Channel], list[Counted]] = {}
    for one in rows:
        found.setdefault((one.language, one.channel), []).append(one)
    places = [Place(language, channel, _stages(held)) for (language, channel), held in found.items()]
    sizes: Counter[str] = Counter()
    for place in places:
        sizes[place.language] += place.messages
    order = list(Channel)
    # The largest language first, its channels together.
    places.sort(key=lambda one: (-sizes[one.language], one.language, order.index(one.channel)))
    return tuple(places)


def _stages(rows: Iterable[Counted]) -> dict[Stage, int]:
    found: Counter[Stage] = Counter()
    for one in rows:
        stage = stage_of(one.state, one.receipt, one.reason)
        if stage is not None:
            found[stage] += one.messages
    return {stage: found[stage] for stage in Stage if found[stage]}
