"""What providers tell us afterwards: it only ever moves forward, and counts once however often it is told.

Inside the caller's transaction, across districts: a provider knows its own name for a message and no more.
"""

from datetime import datetime

from sqlalchemy import or_, select, update

from chats.db import db
from chats.delivery import suppressions
from chats.delivery.letter import RECEIPTS, MessageState
from chats.delivery.models import Message, ProviderEvent
from chats.delivery.outbox import insert_missing
from chats.delivery.statements import told_before

_REACHED = frozenset({"sent", "delivered", "read"})
_FAILED = frozenset({"undelivered", "failed", "bounced"})
_BAD_NUMBER = frozenset({"30005", "30006", "21610", "21211", "21614"})
"""Twilio: unknown number, landline, answered STOP, not a number, cannot receive texts."""
_TOLD = (
    MessageState.SUBMITTING,
    MessageState.AMBIGUOUS,
    MessageState.ACCEPTED,
    MessageState.FAILED_PERMANENT,
)


def note(provider: str, event_key: str, ref: str | None, status: str, now: datetime) -> bool:
    """Keep what was told. Returns False where it was told before."""
    row = {
        "provider": provider, "event_key": event_key[:200], "provider_ref": ref, "status": status[:200],
        "received_at": now, "applied_at": None,
    }  # fmt: skip
    kept = insert_missing(ProviderEvent, ["provider", "event_key"]).values(row).returning(ProviderEvent.id)
    return db.session.execute(kept).scalar() is not None


def message_told_of(ref: str, uid: str | None) -> int | None:
    """The message that a provider calls ``ref``, or that we called ``uid`` when we handed it over."""
    ours = or_(Message.provider_ref == ref, Message.uid == uid) if uid else Message.provider_ref == ref
    return db.session.scalar(select(Message.id).where(ours, Message.state.in_(_TOLD)))


def apply(message_id: int, ref: str, status: str, code: str | None, now: datetime) -> None:
    """Move a message forward to what its provider says; an earlier rank changes nothing."""
    message = db.session.scalar(select(Message).where(Message.id == message_id).with_for_update())
    rank = RECEIPTS.get(status)
    if message is None or rank is None or rank <= RECEIPTS.get(message.receipt or "", 0):
        return
    message.receipt, message.provider_ref = status, message.provider_ref or ref
    if status in _REACHED and message.state in (MessageState.AMBIGUOUS, MessageState.SUBMITTING):
        # In doubt no more: the provider has it. A worker still waiting for the answer will say the same.
        message.state, message.reason = MessageState.ACCEPTED, None
        message.accepted_at = message.ended_at = now
    if status in _FAILED:
        message.state, message.reason, message.ended_at = MessageState.FAILED_PERMANENT, status, now
        if message.address_digest is not None and (code in _BAD_NUMBER or status == "bounced"):
            suppressions.put(
                message.channel, message.address_digest, reason="stop" if code == "21610" else "bounced",
                source="provider", now=now, district_id=message.district_id,
            )  # fmt: skip
    db.session.flush()


def apply_waiting(message_id: int, ref: str, now: datetime) -> None:
    """Apply what was told before we had stored the provider's name for the message."""
    waiting = db.session.execute(told_before(), {"of_ref": ref}).all()
    for event_id, status in waiting:
        apply(message_id, ref, status or "", None, now)
        db.session.execute(update(ProviderEvent).where(ProviderEvent.id == event_id).values(applied_at=now))


def mark_applied(provider: str, event_key: str, now: datetime) -> None:
    """Say that what was told has been acted upon."""
    db.session.execute(
        update(ProviderEvent)
        .where(ProviderEvent.provider == provider, ProviderEvent.event_key == event_key[:200])
        .values(applied_at=now)
    )
