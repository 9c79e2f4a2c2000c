"""What people decide about messages: once more, it arrived, stop everything, go on, write to them again."""

from datetime import datetime

from sqlalchemy import or_, select, update

from chats.access.actors import Staff
from chats.db import across_districts, db, here, transaction
from chats.delivery.conditions import is_held
from chats.delivery.letter import WAITING, Channel, MessageState
from chats.delivery.live import is_in
from chats.delivery.models import Message, Suppression, Switch, SwitchScope

_AGAIN = (MessageState.AMBIGUOUS, MessageState.FAILED_EXHAUSTED)


class NotNow(Exception):
    """The message has moved on meanwhile, or is of no use any more: nothing was changed."""


def resend(message_id: int, *, by: Staff, now: datetime) -> None:
    """Send a message once more. One in doubt is marked: its reader may have it twice. Raises NotNow."""
    with transaction() as session:
        again = (
            update(Message)
            .where(Message.id == message_id, Message.state.in_(_AGAIN), Message.useless_after > now)
            .values(
                possible_duplicate=or_(
                    Message.possible_duplicate, Message.state == MessageState.AMBIGUOUS
                ),
                state=MessageState.READY, reason="asked-again", not_before=now, ended_at=None,
            )
        )  # fmt: skip
        _only_one(session.execute(again.returning(Message.id), execution_options=_PLAIN).all())


def settle(message_id: int, *, arrived: bool, by: Staff, now: datetime) -> None:
    """A person asked the family whether a message in doubt arrived. Raises NotNow.

    Where it did not, it counts as failed on this channel, and they are told in another way.
    """
    if arrived:
        becomes = {
            "state": MessageState.ACCEPTED, "reason": "told-arrived", "receipt": "delivered",
            "accepted_at": now, "ended_at": now,
        }  # fmt: skip
    else:
        becomes = {"state": MessageState.FAILED_PERMANENT, "reason": "not-arrived", "ended_at": now}
    with transaction() as session:
        decided = (
            update(Message)
            .where(Message.id == message_id, Message.state == MessageState.AMBIGUOUS)
            .values(**becomes)
        )
        _only_one(session.execute(decided.returning(Message.id), execution_options=_PLAIN).all())


def hold(channel: Channel | None, *, why: str, by: Staff, now: datetime) -> int:
    """Stop a channel of the district, or all of them (None). Returns the switch's id."""
    scope = SwitchScope.DISTRICT if channel is None else SwitchScope.CHANNEL
    return _put(Switch(scope=scope, district_id=here(), channel=channel), why, f"staff:{by.id}", now)


def hold_subject(subject: tuple[str, int], *, why: str, by: Staff, now: datetime) -> int:
    """Stop all messages about one thing (kind, id). Returns the switch's id."""
    switch = Switch(
        scope=SwitchScope.SUBJECT, district_id=here(), subject_kind=subject[0], subject_id=subject[1]
    )
    return _put(switch, why, f"staff:{by.id}", now)


def hold_everything(*, why: str, now: datetime) -> int:
    """Whoever runs the machine stops all that leaves it. Returns the switch's id."""
    return _put(Switch(scope=SwitchScope.EVERYTHING), why, "operator", now)


def release(switch_id: int, *, by: Staff | None, now: datetime) -> None:
    """Lift a switch: what it held goes on, as far as it is still of use and no other switch holds it.

    ``by`` is None for whoever runs the machine.
    """
    who = "operator" if by is None else f"staff:{by.id}"
    with transaction() as session, across_districts():
        lifted = update(Switch).where(Switch.id == switch_id, Switch.lifted_at.is_(None))
        if by is not None:
            lifted = lifted.where(Switch.district_id == by.district_id)
        session.execute(lifted.values(lifted_at=now, lifted_by=who), execution_options=_PLAIN)
        session.execute(
            update(Message)
            .where(is_in(Message.state, WAITING), Message.state == MessageState.HELD, ~is_held())
            .values(state=MessageState.READY, reason=None),
            execution_options=_PLAIN,
        )


def lift_suppression(suppression_id: int, *, why: str, by: Staff, now: datetime) -> None:
    """Write to an address again. Only people lift these, and say why; another bounce puts it back."""
    with transaction() as session:
        session.execute(
            update(Suppression)
            .where(Suppression.id == suppression_id, Suppression.lifted_at.is_(None))
            .values(lifted_at=now, lifted_by=f"staff:{by.id}", lifted_why=why[:200]),
            execution_options=_PLAIN,
        )


_PLAIN = {"synchronize_session": False}


def _only_one(found: object) -> None:
    if not found:
        raise NotNow


def _put(switch: Switch, why: str, who: str, now: datetime) -> int:
    """One switch for the same thing is enough: a second press finds the first."""
    with transaction() as session:
        same = select(Switch.id).where(
            Switch.lifted_at.is_(None), Switch.scope == switch.scope,
            Switch.district_id.is_not_distinct_from(switch.district_id),
            Switch.channel.is_not_distinct_from(switch.channel),
            Switch.subject_kind.is_not_distinct_from(switch.subject_kind),
            Switch.subject_id.is_not_distinct_from(switch.subject_id),
        )  # fmt: skip
        known = db.session.scalar(same)
        if known is not None:
            return known
        switch.why, switch.put_by, switch.put_at = why[:200], who, now
        session.add(switch)
        session.flush()
        return switch.id
