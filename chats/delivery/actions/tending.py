"""Look after what is under way: workers that went away, what came too late, and what is in doubt."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select, text, update
from sqlalchemy.sql.dml import ReturningUpdate

from chats.db import across_districts, db, read_anew, transaction
from chats.delivery import claims
from chats.delivery.channels.outcomes import Outcome as Refusal
from chats.delivery.doubts import BETWEEN_LOOKS, FOR_A_PERSON, Doubt, Step, step_for
from chats.delivery.inhand import COLUMNS, InHand, in_hand
from chats.delivery.letter import DOUBTFUL, Lane, MessageState
from chats.delivery.live import UNHEARD, is_in
from chats.delivery.models import Attempt, Message
from chats.delivery.outlets import Letterbox, Outlet, Outlets
from chats.delivery.receipts import apply_waiting
from chats.logs import log, warn

Becomes = dict[str, object]
_PLAIN = {"synchronize_session": False}
UNHEARD_FOR = timedelta(hours=72)
"""No report in so long: whether it arrived, nobody will say (GOV.UK Notify waits as long)."""
AT_ONCE = 200
"""Messages in doubt that are looked at in one go."""
_CLOCKS_DIFFER = timedelta(days=1)
"""A worker whose clock is hours wrong must not make a provider's copy look too old. The words are unlike any
other message's, since each has a link of its own, so looking further back finds nothing else."""


def tend(now: datetime, outlets: Outlets, public_url: str) -> int:
    """Return how many messages moved on: given back, in doubt, expired, unconfirmed, or in doubt no more."""
    with across_districts():
        with transaction():
            moved = sum(claims.recover(now)) + claims.expire(now) + _unconfirmed(now)
        return moved + _doubts(outlets, Letterbox(public_url, now))


def _unconfirmed(now: datetime) -> int:
    silent = (
        update(Message)
        .where(text(UNHEARD), Message.accepted_at < now - UNHEARD_FOR)
        .values(state=MessageState.UNCONFIRMED, reason="no-report")
    )
    done = db.session.execute(silent.returning(Message.id), execution_options={"synchronize_session": False})
    return len(done.all())


def _doubts(outlets: Outlets, box: Letterbox) -> int:
    """One transaction for each message that moves on; none is open while a provider is asked."""
    moved, silent = 0, set[str]()
    for one in _in_doubt(box.now):
        outlet = outlets[one.channel].of(one.provider) if one.channel in outlets else None
        can_look = outlet is not None and outlet.can_look
        step = step_for(_doubt(one, can_look=can_look), box.now)
        if step is Step.LOOK and outlet is not None:
            # One that is in trouble is asked when it is well again, and one that did not answer, later.
            if outlet.provider not in silent and outlet.at(box.now) is not None:
                moved += _look(one, outlet, box, silent)
        elif step is not Step.WAIT:
            moved += _set(one, _BECOMES[step] | {"not_before": box.now})
    return moved


def _in_doubt(now: datetime) -> list[InHand]:
    asked = (
        select(*COLUMNS)
        .where(
            is_in(Message.state, DOUBTFUL), Message.reason.is_distinct_from(FOR_A_PERSON),
            Message.not_before <= now,
        )
        .order_by(Message.not_before, Message.id)
        .limit(AT_ONCE)
    )  # fmt: skip
    connection = db.session.connection()
    rows: list[Row[Any]] = list(connection.execute(asked))
    found = in_hand(rows, connection)
    read_anew()
    return found


def _doubt(one: InHand, *, can_look: bool) -> Doubt:
    return Doubt(
        one.kind, one.channel, Lane(one.lane), one.looks, can_look, one.possible_duplicate,
        one.reason == "fault", one.not_before, one.useless_after,
    )  # fmt: skip


_BECOMES: dict[Step, Becomes] = {
    Step.READY: {"state": MessageState.READY, "reason": None},
    Step.RESEND: {"state": MessageState.READY, "reason": None, "possible_duplicate": True},
    Step.ASK: {"reason": FOR_A_PERSON},
}


def _look(one: InHand, outlet: Outlet, box: Letterbox, silent: set[str]) -> int:
    """Ask the provider whether it has the message. One that cannot be asked is asked again later."""
    later: Becomes = {"not_before": box.now + BETWEEN_LOOKS}
    try:
        refs = outlet.look(one, box, _handed_over_at(one) - _CLOCKS_DIFFER)
    except Refusal:
        silent.add(outlet.provider)
        return _set(one, later)
    except Exception as unfit:  # whatever is wrong with one message, the doubts about others still end
        warn("message.unfit", message_id=one.id, why=type(unfit).__name__.lower())
        return _set(one, _BECOMES[Step.ASK])
    ref = _of_no_other(refs, one)
    log("message.looked-up", message_id=one.id, found=ref is not None)
    if ref is None:
        return _set(one, later | {"looks": one.looks + 1})
    accepted: Becomes = {
        "state": MessageState.ACCEPTED, "reason": None, "provider_ref": ref, "accepted_at": box.now,
        "ended_at": box.now,
    }  # fmt: skip
    with transaction() as session:
        done = session.execute(_moved(one, accepted), execution_options=_PLAIN).all()
        if done:
            apply_waiting({one.uid: ref}, box.now)
    return len(done)


def _of_no_other(refs: Sequence[str], one: InHand) -> str | None:
    """The first of these names that no other message of ours has: two texts may say the same."""
    known = set(
        db.session.scalars(
            select(Message.provider_ref).where(Message.provider_ref.in_(refs), Message.id != one.id)
        )
    )
    read_anew()
    return next((ref for ref in refs if ref not in known), None)


def _handed_over_at(one: InHand) -> datetime:
    asked = select(Attempt.opened_at).where(Attempt.message_id == one.id).order_by(Attempt.number.desc())
    opened_at = db.session.scalar(asked.limit(1))
    read_anew()
    return opened_at or one.planned_at


def _set(one: InHand, columns: Becomes) -> int:
    """Move a message on, if nothing else did meanwhile."""
    with transaction() as session:
        return len(session.execute(_moved(one, columns), execution_options=_PLAIN).all())


def _moved(one: InHand, columns: Becomes) -> ReturningUpdate[int]:
    moved = update(Message).where(
        Message.id == one.id, Message.fence == one.fence, Message.state == MessageState.AMBIGUOUS
    )
    return moved.values(**columns).returning(Message.id)
