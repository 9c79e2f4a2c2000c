"""What waits, what failed, what a person received, and whether anybody is sending."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import joinedload

from chats.db import across_districts, db
from chats.delivery.letter import DUE, IN_HAND, URGENT, Channel, MessageState
from chats.delivery.live import is_in
from chats.delivery.models import Message, Switch, SwitchScope, WorkerBeat

ALIVE = timedelta(seconds=60)
"""A worker that did not beat for longer is not running."""
LATE = timedelta(minutes=2)
"""A code, cancellation or change of time that waits longer is a fault."""
FAILURES = (MessageState.FAILED_PERMANENT, MessageState.FAILED_EXHAUSTED, MessageState.AMBIGUOUS)


@dataclass(frozen=True)
class Count:
    """So many messages of a channel and language are in a state."""

    state: MessageState
    channel: Channel
    language: str
    messages: int


def timeline(recipient: str) -> list[Message]:
    """Every message for a recipient (``guardian:12``), newest first, with its letter in both languages."""
    mine = select(Message).where(Message.recipient == recipient).options(joinedload(Message.letter))
    return list(db.session.scalars(mine.order_by(Message.planned_at.desc(), Message.id.desc())))


def counts(*only: ColumnElement[bool]) -> list[Count]:
    """How many messages are in each state, by channel and language, in the district or across districts."""
    rows = db.session.execute(
        select(Message.state, Message.channel, Message.language, func.count(Message.id))
        .where(*only)
        .group_by(Message.state, Message.channel, Message.language)
        .order_by(Message.state, Message.channel, Message.language)
    )
    return [Count(*row) for row in rows]


def due_count(now: datetime, channels: Collection[Channel] | None = None) -> int:
    """How many messages could go now, on these channels or on any."""
    due = select(func.count(Message.id)).where(is_in(Message.state, DUE), Message.not_before <= now)
    if channels is not None:
        due = due.where(Message.channel.in_(channels))
    return db.session.scalar(due) or 0


def channels_waiting(now: datetime) -> set[Channel]:
    """The channels on which messages could go now."""
    due = select(Message.channel).where(is_in(Message.state, DUE), Message.not_before <= now)
    return set(db.session.scalars(due.distinct()))


def in_hand(now: datetime) -> int:
    """How many messages some worker has in hand at this instant."""
    held = select(func.count(Message.id)).where(is_in(Message.state, IN_HAND), Message.leased_until >= now)
    return db.session.scalar(held) or 0


def oldest_urgent(now: datetime) -> datetime | None:
    """Since when the oldest code, cancellation or change of time waits that should have gone by now."""
    # A provider in trouble puts a message off; that does not make it less late.
    held_up = or_(Message.state == MessageState.RETRY_WAIT, Message.not_before <= now)
    return db.session.scalar(
        select(func.min(Message.planned_at, type_=Message.planned_at.type)).where(
            is_in(Message.state, DUE), Message.lane.in_(URGENT), held_up
        )
    )


def last_beat(now: datetime) -> WorkerBeat | None:
    """The worker's last sign of life."""
    # A beat of a later hour is one from before the clock was put back, and says nothing.
    known = select(WorkerBeat).where(WorkerBeat.beat_at <= now + ALIVE)
    return db.session.scalar(known.order_by(WorkerBeat.beat_at.desc()).limit(1))


def worker_alive(now: datetime) -> bool:
    """Whether a worker beat within the last minute."""
    beat = last_beat(now)
    return beat is not None and now - beat.beat_at <= ALIVE


def trouble(now: datetime) -> list[str]:
    """What keeps messages from leaving, as codes: ``worker.stopped``, ``mail.refused``, ``text.unset``."""
    recent = WorkerBeat.beat_at.between(now - ALIVE, now + ALIVE)
    beats = db.session.scalars(select(WorkerBeat.trouble).where(recent)).all()
    if not beats:
        return ["worker.stopped"]
    return sorted({code for beat in beats for code in (beat or "").split()})


def everything_held() -> int | None:
    """The switch by which whoever runs the machine stopped all that leaves it; None if nobody did."""
    mine = select(Switch.id).where(Switch.scope == SwitchScope.EVERYTHING, Switch.lifted_at.is_(None))
    return db.session.scalar(mine.limit(1))


class OutOfReach(Exception):
    """The database does not answer."""


def readiness(now: datetime) -> dict[str, bool | str | int | None]:
    """Whether messages leave in every district, and what is wrong if they do not. Raises OutOfReach."""
    try:
        with across_districts():
            beat, oldest = last_beat(now), oldest_urgent(now)
    except (OperationalError, InterfaceError) as gone:
        raise OutOfReach from gone
    alive = beat is not None and now - beat.beat_at <= ALIVE
    late = oldest is not None and now - oldest > LATE
    return {
        "ready": alive and not late,
        "database": "ok",
        "worker": "ok" if alive else "stopped",
        "worker_beat_seconds_ago": None if beat is None else int((now - beat.beat_at).total_seconds()),
        "urgent_messages": "late" if late else "ok",
        "oldest_urgent_seconds": None if oldest is None else int((now - oldest).total_seconds()),
        "trouble": None if beat is None else beat.trouble,
    }


def outbox_status(now: datetime) -> dict[str, object]:
    """What the outbox holds, for operators and scripts: counts by state, channel and language."""
    return {
        "due": due_count(now),
        "in_hand": in_hand(now),
        "everything_held": everything_held() is not None,
        "worker_alive": worker_alive(now),
        "trouble": trouble(now),
        "messages": [
            {
                "state": one.state.value, "channel": one.channel.value, "language": one.language,
                "messages": one.messages,
            }
            for one in counts()
        ],
    }  # fmt: skip


def status_lines(now: datetime) -> str:
    """The same as a table to read."""
    rows = [f"{one.messages:8} {one.state.value:18} {one.channel.value:8} {one.language}" for one in counts()]
    alive = "running" if worker_alive(now) else "not running"
    head = [
        f"{due_count(now):8} due now; the worker is {alive}",
        *(f"trouble: {code}" for code in trouble(now)),
        *(["everything is held: `chats outbox release` lets it go on"] if everything_held() else []),
    ]
    return "\n".join([*head, *rows])
