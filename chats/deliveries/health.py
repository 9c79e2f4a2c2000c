"""Whether messages leave: the workers, the providers, and how long the oldest urgent message waits."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from chats.db import db
from chats.delivery.letter import DUE, Channel
from chats.delivery.live import is_in
from chats.delivery.models import Message, WorkerBeat
from chats.delivery.queries import ALIVE, oldest_urgent, trouble

FORGOTTEN = timedelta(days=1)
"""A worker that was silent for longer is not missed any more."""


@dataclass(frozen=True)
class Working:
    """One worker."""

    name: str
    beat_at: datetime
    alive: bool


@dataclass(frozen=True)
class Health:
    """How sending is right now."""

    workers: tuple[Working, ...]
    troubles: tuple[str, ...]
    """Codes that ``explaining.trouble_words`` says in words."""
    due: Counter[Channel]
    """By channel, messages that could leave now."""
    oldest_urgent_at: datetime | None
    """Since when the oldest code, cancellation or change of time waits."""


def health(now: datetime) -> Health:
    """How sending is right now, in this district; workers and providers are the instance's."""
    beats = db.session.scalars(
        select(WorkerBeat).where(WorkerBeat.beat_at > now - FORGOTTEN).order_by(WorkerBeat.worker)
    )
    due = db.session.execute(
        select(Message.channel, func.count(Message.id))
        .where(is_in(Message.state, DUE), Message.not_before <= now)
        .group_by(Message.channel)
    )
    return Health(
        tuple(Working(one.worker, one.beat_at, abs(now - one.beat_at) <= ALIVE) for one in beats),
        tuple(trouble(now)),
        Counter({channel: messages for channel, messages in due}),
        oldest_urgent(now),
    )
