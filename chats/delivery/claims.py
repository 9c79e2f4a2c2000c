"""Claims: a worker takes due messages for a while, so that any number of workers share the outbox.

A claim raises the message's fence. Whoever lost a claim, by dawdling or dying, holds an old fence and can
neither begin to send nor write a result.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Update, select, update

from chats.db import db
from chats.delivery.letter import UNSENT, Channel, MessageState, Outcome
from chats.delivery.models import Attempt, Message

LEASE = timedelta(seconds=180)
"""Longer than a channel may take for one message (100 seconds for mail)."""
DUE = (MessageState.READY, MessageState.RETRY_WAIT)


@dataclass(frozen=True)
class Claim:
    """One message that is ours until the lease runs out."""

    message_id: int
    fence: int


def claim(owner: str, channels: Collection[Channel], limit: int, now: datetime) -> list[Claim]:
    """Take up to ``limit`` due messages for these channels, the urgent lanes first.

    One statement on both databases: SQLite drops the locking clause, and a single statement is atomic there.
    The CTE keeps PostgreSQL from choosing more rows than the limit.
    """
    if not channels:
        return []
    due = (
        select(Message.id)
        .where(Message.state.in_(DUE), Message.not_before <= now, Message.channel.in_(channels))
        .order_by(Message.lane, Message.not_before, Message.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    taken = (
        update(Message)
        .where(Message.id.in_(select(due.c.id)))
        .values(
            state=MessageState.CLAIMED, lease_owner=owner, leased_until=now + LEASE, fence=Message.fence + 1
        )
        .returning(Message.id, Message.fence, Message.lane, Message.not_before)
    )
    rows = db.session.execute(taken, execution_options={"synchronize_session": False}).all()
    return [
        Claim(row.id, row.fence) for row in sorted(rows, key=lambda row: (row.lane, row.not_before, row.id))
    ]


def release(claims: Collection[Claim]) -> None:
    """Give back what was taken and not begun."""
    for one in claims:
        db.session.execute(
            update(Message)
            .where(
                Message.id == one.message_id,
                Message.fence == one.fence,
                Message.state == MessageState.CLAIMED,
            )
            .values(state=MessageState.READY, lease_owner=None, leased_until=None),
            execution_options={"synchronize_session": False},
        )


def recover(now: datetime) -> tuple[int, int]:
    """Look after messages whose worker went away. Returns how many are ready again, and how many in doubt.

    Claimed only: nothing had left, so it is simply ready. Submitting: the provider may have it, so it is
    ambiguous and is not sent again by itself.
    """
    again = _run_out(MessageState.CLAIMED, now).values(
        state=MessageState.READY, lease_owner=None, leased_until=None
    )
    doubtful = _run_out(MessageState.SUBMITTING, now).values(
        state=MessageState.AMBIGUOUS, reason="worker-stopped", lease_owner=None, leased_until=None
    )
    options = {"synchronize_session": False}
    ready = db.session.execute(again.returning(Message.id), execution_options=options).all()
    in_doubt = [
        row.id for row in db.session.execute(doubtful.returning(Message.id), execution_options=options)
    ]
    if in_doubt:
        db.session.execute(
            update(Attempt)
            .where(Attempt.message_id.in_(in_doubt), Attempt.closed_at.is_(None))
            .values(closed_at=now, outcome=Outcome.AMBIGUOUS, code="worker-stopped"),
            execution_options=options,
        )
    return len(ready), len(in_doubt)


def expire(now: datetime) -> int:
    """End what is of no use any more and still waits, for a provider or for a person to call."""
    late = (
        update(Message)
        .where(Message.state.in_(UNSENT - {MessageState.CLAIMED}), Message.useless_after <= now)
        .values(state=MessageState.EXPIRED, reason="too-late", ended_at=now)
    )
    gone = db.session.execute(late.returning(Message.id), execution_options={"synchronize_session": False})
    return len(gone.all())


def _run_out(state: MessageState, now: datetime) -> Update:
    return update(Message).where(Message.state == state, Message.leased_until < now)
