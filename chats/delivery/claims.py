"""Claims: a worker takes due messages for a while, so that any number of workers share the outbox.

A claim raises the message's fence. Whoever lost a claim, by dawdling or dying, holds an old fence and can
neither begin to send nor write a result. All of this is across districts, inside the caller's transaction.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Row, Update, bindparam, exists, literal, select, union_all, update

from chats.db import db
from chats.delivery import statements
from chats.delivery.inhand import InHand, in_hand
from chats.delivery.letter import DUE, IN_HAND, WAITING, Channel, Lane, MessageState, Outcome
from chats.delivery.live import is_in
from chats.delivery.models import Attempt, Message

LEASE = timedelta(seconds=180)
LONGEST_CALL = timedelta(seconds=100)
"""What a channel may take for one message: no call begins with less than this left of its lease."""


@dataclass(frozen=True)
class Taker:
    """Who claims: a name that no other claim has, and from what."""

    owner: str
    channel: Channel
    lanes: Collection[Lane] = tuple(Lane)


def due_lanes(channels: Iterable[Channel], now: datetime) -> set[tuple[Channel, Lane]]:
    """Where something waits that could go now. Reads the ends of an index only."""
    places = tuple((channel, lane) for channel in channels for lane in Lane)
    if not places:
        return set()
    numbers = db.session.connection().scalars(_due_at(places), {"by_now": now})
    return {places[number] for number in numbers}


@cache
def _due_at(places: tuple[tuple[Channel, Lane], ...]) -> CompoundSelect[int]:
    """The numbers of those places at which something is due ``by_now``."""
    asked = (
        select(literal(number)).where(
            exists().where(
                is_in(Message.state, DUE), Message.channel == channel, Message.lane == lane,
                Message.not_before <= bindparam("by_now"),
            )
        )
        for number, (channel, lane) in enumerate(places)
    )  # fmt: skip
    return union_all(*asked)


def claim(taker: Taker, most: int, now: datetime) -> list[InHand]:
    """Take up to ``most`` due messages, the urgent lanes first."""
    connection, rows = db.session.connection(), list[Row[Any]]()
    for lane in sorted(taker.lanes):
        if len(rows) < most:
            bound = {
                "of_channel": taker.channel, "of_lane": lane, "by_now": now, "most": most - len(rows),
                "by_owner": taker.owner, "leased_to": now + LEASE,
            }  # fmt: skip
            rows += connection.execute(statements.claim(), bound).all()
    return in_hand(rows, connection)


def release(held: Collection[InHand]) -> None:
    """Give back what was taken and not begun."""
    let_go((one, {"state": MessageState.READY}) for one in held)


def let_go(ended: Iterable[tuple[InHand, dict[str, object]]]) -> None:
    """End claims before anything was submitted; each message gets these columns."""
    rows = [
        {
            "of_message": one.id, "of_fence": one.fence, "new_state": columns["state"],
            "new_reason": columns.get("reason"), "new_ended_at": columns.get("ended_at"),
            "new_not_before": columns.get("not_before", one.not_before),
        }
        for one, columns in ended
    ]  # fmt: skip
    if rows:
        db.session.connection().execute(statements.let_go(), rows)


def recover(now: datetime) -> tuple[int, int]:
    """Look after messages whose worker went away. Returns how many are ready again, and how many in doubt.

    Claimed only: nothing had left, so it is simply ready. Submitting: the provider may have it, so it is
    ambiguous and is not sent again by itself.
    """
    again = _run_out(MessageState.CLAIMED, now).values(
        state=MessageState.READY, lease_owner=None, leased_until=None
    )
    doubtful = _run_out(MessageState.SUBMITTING, now).values(
        state=MessageState.AMBIGUOUS, reason="worker-stopped", lease_owner=None, leased_until=None,
        not_before=now,
    )  # fmt: skip
    options = {"synchronize_session": False}
    ready = db.session.execute(again.returning(Message.id), execution_options=options).all()
    lost = db.session.execute(doubtful.returning(Message.id, Message.fence), execution_options=options).all()
    for message_id, fence in lost:
        db.session.execute(
            update(Attempt)
            .where(Attempt.message_id == message_id, Attempt.fence == fence, Attempt.closed_at.is_(None))
            .values(closed_at=now, outcome=Outcome.AMBIGUOUS, code="worker-stopped"),
            execution_options=options,
        )
    return len(ready), len(lost)


def expire(now: datetime) -> int:
    """End what is of no use any more and still waits, for a provider or for a person to call."""
    late = (
        update(Message)
        .where(is_in(Message.state, WAITING), Message.useless_after <= now)
        .values(state=MessageState.EXPIRED, reason="too-late", ended_at=now)
    )
    gone = db.session.execute(late.returning(Message.id), execution_options={"synchronize_session": False})
    return len(gone.all())


def _run_out(state: MessageState, now: datetime) -> Update:
    # Both states in the words of the index, so that it is used; then the one that is meant.
    return update(Message).where(
        is_in(Message.state, IN_HAND),
        Message.state == state,
        Message.leased_until < now,
    )
