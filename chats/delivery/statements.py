"""The statements of claims and attempts, each made once: making them took longer than running them.

Rows are read and written by the column, never as objects. What differs is bound, by the names given here.
"""

from functools import cache, lru_cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Insert, Select, Table, Update, bindparam, insert, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from chats.db import kept
from chats.delivery.conditions import is_held, may_go, stops
from chats.delivery.inhand import COLUMNS
from chats.delivery.letter import DUE, MessageState
from chats.delivery.live import is_in
from chats.delivery.models import Attempt, Message, Switch

MESSAGES, ATTEMPTS = cast(Table, Message.__table__), cast(Table, Attempt.__table__)
OPEN_STILL = (MessageState.SUBMITTING, MessageState.AMBIGUOUS)
"""In doubt, because the answer took longer than the lease: with the same fence nobody else took it since."""
_ROW = MESSAGES.c


@cache
def claim() -> ReturningUpdate[Any]:
    """Takes due messages of a lane. Wants of_channel, of_lane, by_now, most, by_owner and leased_to.

    One statement on both databases: SQLite drops the locking clause, and a single statement is atomic there.
    The CTE keeps PostgreSQL from choosing more rows than the limit.
    """
    due = (
        select(Message.id)
        .where(
            is_in(Message.state, DUE),
            Message.channel == bindparam("of_channel"),
            Message.lane == bindparam("of_lane"),
            Message.not_before <= bindparam("by_now"),
        )
        .order_by(Message.not_before, Message.id)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    return (
        update(MESSAGES)
        .where(_ROW.id.in_(select(due.c.id)))
        .values(
            state=MessageState.CLAIMED,
            lease_owner=bindparam("by_owner"),
            leased_until=bindparam("leased_to"),
            fence=_ROW.fence + 1,
        )
        .returning(*COLUMNS)
    )


@lru_cache(maxsize=16)
def begin(still_wanted: ColumnElement[bool]) -> ReturningUpdate[int, int]:
    """Begins to submit those claimed messages (``ids``, ``by_owner``) that may go at this instant.

    Its meeting's revision is looked at in this one statement: a move, a cancellation, a STOP or a switch that
    is committed before is seen by it. Wants leased_to and by_provider too.
    """
    begun = (
        update(Message)
        .where(
            Message.id.in_(bindparam("ids", expanding=True)),
            Message.lease_owner == bindparam("by_owner"),
            Message.state == MessageState.CLAIMED,
            may_go(still_wanted),
        )
        .values(
            state=MessageState.SUBMITTING,
            leased_until=bindparam("leased_to"),
            provider=bindparam("by_provider"),
            attempts=Message.attempts + 1,
            reason=None,
        )
    )
    return kept(begun.execution_options(synchronize_session=False).returning(Message.id, Message.attempts))


@lru_cache(maxsize=16)
def open_still(still_wanted: ColumnElement[bool]) -> Select[int]:
    """Those of our open attempts (``ids``, ``by_owner``) whose messages may go even now."""
    asked = select(Message.id).where(
        Message.id.in_(bindparam("ids", expanding=True)),
        Message.lease_owner == bindparam("by_owner"),
        Message.state == MessageState.SUBMITTING,
        may_go(still_wanted),
    )
    return kept(asked)


@lru_cache(maxsize=16)
def why_not(still_wanted: ColumnElement[bool]) -> Select[Any]:
    """Of messages (``ids``) that did not begin: why they are not written to, held or wanted."""
    reason = stops().correlate(Message).limit(1).scalar_subquery()
    asked = select(
        Message.id, reason.label("stop"), is_held().label("held"), still_wanted.label("wanted")
    )  # fmt: skip
    return kept(asked.where(Message.id.in_(bindparam("ids", expanding=True))))


@cache
def keep_switches() -> Select[int]:
    """Keeps every switch as it is until the transaction ends: whoever lifts one then finds what it held."""
    return kept(select(Switch.id).where(Switch.lifted_at.is_(None)).with_for_update(read=True))


@cache
def standing() -> Select[Any]:
    """Name, fence and state of messages (``ids``), theirs alone until the transaction ends."""
    asked = select(_ROW.id, _ROW.uid, _ROW.fence, _ROW.state)
    return asked.where(_ROW.id.in_(bindparam("ids", expanding=True))).with_for_update()


@cache
def let_go() -> Update:
    """Ends a claim before anything was submitted. Wants of_message, of_fence, and each new column."""
    ours = (_ROW.id == bindparam("of_message"), _ROW.fence == bindparam("of_fence"))
    return _freed("state", "reason", "not_before", "ended_at").where(
        *ours, _ROW.state == MessageState.CLAIMED
    )


@cache
def close() -> Update:
    """Ends a claim after an answer. Wants of_message, of_fence, and each new column."""
    columns = ("state", "reason", "not_before", "accepted_at", "ended_at", "provider_ref", "segments")
    ours = (_ROW.id == bindparam("of_message"), _ROW.fence == bindparam("of_fence"))
    # Written out: many rows at once take no list.
    still = (*OPEN_STILL, MessageState.READY)
    return _freed(*columns).where(*ours, or_(*(_ROW.state == state for state in still)))


@cache
def mark_twice() -> Update:
    """Says of messages (``ids``) that their readers may have them twice: whoever lost them sent them."""
    return (
        update(MESSAGES)
        .where(_ROW.id.in_(bindparam("ids", expanding=True)))
        .values(possible_duplicate=True)
    )  # fmt: skip


def _freed(*columns: str) -> Update:
    bound: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns}
    return update(MESSAGES).values(lease_owner=None, leased_until=None, **bound)


@cache
def attempt() -> Insert:
    """Opens attempts, a row each."""
    return insert(ATTEMPTS)


@cache
def close_attempt() -> Update:
    """Writes what came of an attempt. Wants of_message, of_fence, and each new column."""
    columns = ("closed_at", "outcome", "phase", "code")
    return (
        update(ATTEMPTS)
        .where(ATTEMPTS.c.message_id == bindparam("of_message"), ATTEMPTS.c.fence == bindparam("of_fence"))
        .values({name: bindparam(f"new_{name}") for name in columns})
    )
