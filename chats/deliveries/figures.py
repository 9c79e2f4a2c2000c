"""Figures of a district's sending: what was handed over, how fast, and what texts cost."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select

from chats.calendars.zones import local
from chats.db import db
from chats.deliveries.progress import Stage, stage_of
from chats.delivery.letter import Channel
from chats.delivery.models import Message

SAMPLE = 1000
"""Of the latest messages handed over, so many say how long handing over takes."""
MONTHS = 12
_BY_A_PERSON = (Channel.CALL, Channel.PRINTED)


@dataclass(frozen=True)
class Rate:
    """What became of the messages of one channel that were written since some instant."""

    channel: Channel
    stages: Counter[Stage]
    seconds: float | None
    """The median from when they were due until they were handed over; None where none was."""

    @property
    def handed_over(self) -> int:
        """Those that a provider took."""
        return self.stages[Stage.SENT] + self.stages[Stage.DELIVERED]

    @property
    def messages(self) -> int:
        """All of them."""
        return self.stages.total()


def rates(since: datetime) -> list[Rate]:
    """By channel, what became of what was written since then. A person's own calls are not among it."""
    rows = db.session.execute(
        select(Message.channel, Message.state, Message.receipt, Message.reason, func.count(Message.id))
        .where(Message.planned_at >= since, Message.channel.not_in(_BY_A_PERSON))
        .group_by(Message.channel, Message.state, Message.receipt, Message.reason)
    )
    found: dict[Channel, Counter[Stage]] = {}
    for channel, state, receipt, reason, messages in rows:
        stage = stage_of(state, receipt, reason)
        if stage is not None:
            found.setdefault(channel, Counter())[stage] += messages
    order = [channel for channel in Channel if channel in found]
    return [Rate(channel, found[channel], _seconds(channel, since)) for channel in order]


def _seconds(channel: Channel, since: datetime) -> float | None:
    latest = (
        select(Message.not_before, Message.accepted_at)
        .where(Message.channel == channel, Message.planned_at >= since, Message.accepted_at.is_not(None))
        .order_by(Message.id.desc())
        .limit(SAMPLE)
    )
    took = [
        max((accepted_at - due_at).total_seconds(), 0.0)
        for due_at, accepted_at in db.session.execute(latest)
        if accepted_at is not None
    ]
    return median(took) if took else None


@dataclass(frozen=True)
class Cost:
    """What one channel cost in one month."""

    month: date
    """Its first day."""
    channel: Channel
    messages: int
    segments: int
    micros: int
    """In millionths of the currency that the provider bills in."""
    estimated: bool
    """Whether part of it is counted by the price of the settings, since the provider has not said."""


def costs(now: datetime, zone: str, prices: Mapping[Channel, int]) -> list[Cost]:
    """By month on the clock of ``zone`` and by channel, the latest first, a year back.

    ``prices``: by channel, what a segment costs where the provider has not said what a message cost.
    """
    months = _months(now, zone)
    starts = [starts_at for _, starts_at in months]
    number = case(*((Message.accepted_at >= starts_at, index) for index, starts_at in enumerate(starts)))
    unsaid = Message.cost_micros.is_(None)
    rows = db.session.execute(
        select(
            number, Message.channel, func.count(Message.id), func.sum(Message.segments),
            func.coalesce(func.sum(Message.cost_micros), 0),
            func.coalesce(func.sum(case((unsaid, Message.segments))), 0),
        )
        .where(Message.accepted_at >= starts[-1], Message.segments.is_not(None))
        .group_by(number, Message.channel)
        .order_by(number, Message.channel)
    )  # fmt: skip
    return [
        Cost(
            months[int(index)][0], channel, messages, int(segments),
            int(said) + int(guessed) * prices.get(channel, 0), bool(guessed),
        )
        for index, channel, messages, segments, said, guessed in rows
    ]  # fmt: skip


def _months(now: datetime, zone: str) -> list[tuple[date, datetime]]:
    """This month and those before it: the first day, and the instant at which it begins there."""
    first = local(now, zone).date().replace(day=1)
    found = []
    for _ in range(MONTHS):
        found.append((first, datetime.combine(first, time(), ZoneInfo(zone)).astimezone(UTC)))
        first = (first - timedelta(days=1)).replace(day=1)
    return found
