"""What providers tell us afterwards: it only ever moves forward, and counts once however often it is told.

Inside the caller's transaction, across districts: a provider knows its own name for a message and no more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select, update

from chats.db import db
from chats.delivery import ringing, suppressions
from chats.delivery.letter import RECEIPTS, Channel, MessageState, Outcome
from chats.delivery.models import Attempt, Message, ProviderEvent
from chats.delivery.outbox import insert_missing

_TAKEN = frozenset({"queued", "sent", "delivered", "read"})
"""Whatever else they say, these say that the provider has it."""
_ON_ITS_WAY = frozenset({"queued", "sent"})
_FAILED = frozenset({"undelivered", "failed", "bounced", "complained"})
_STRIKES_OFF = {"bounced": "bounced", "complained": "complained"}
_BAD_NUMBER = frozenset({"30005", "30006", "21610", "21211", "21614", "63003", "63024"})
"""Twilio: unknown number, landline, answered STOP, not a number, cannot receive texts; not on WhatsApp."""
_NOT_THIS_ONE = frozenset({
    "63005", "63013", "63016", "63018", "63021", "63022", "63027", "63028", "63030", "63032", "63033",
    "63036", "63040", "63041", "63042", "63049",
})  # fmt: skip
"""Twilio of WhatsApp: it did not let this message through. The number may be right."""
_REPORTED_OF = (
    MessageState.SUBMITTING,
    MessageState.AMBIGUOUS,
    MessageState.ACCEPTED,
    MessageState.UNCONFIRMED,
)
_TOLD = (*_REPORTED_OF, MessageState.FAILED_PERMANENT)
_GOES_AGAIN = (MessageState.READY, MessageState.RETRY_WAIT, MessageState.CLAIMED, MessageState.HELD)
"""Of a message that was handed over before: it was in doubt and is about to go once more."""


@dataclass(frozen=True)
class Told:
    """A provider's report on one message."""

    provider: str
    ref: str
    status: str
    event_key: str
    """The same for the same report, however often it comes."""
    uid: str | None = None
    """Our own name for the message, where the provider gave it back."""
    code: str | None = None


def note(told: Told, now: datetime) -> bool:
    """Keep what was told. Returns False where it was told before."""
    row = {
        "provider": told.provider, "event_key": told.event_key[:200], "provider_ref": _cut(told.ref),
        "uid": _cut(told.uid), "status": told.status[:200], "code": _cut(told.code), "received_at": now,
        "applied_at": None,
    }  # fmt: skip
    kept = insert_missing(ProviderEvent, ["provider", "event_key"]).values(row).returning(ProviderEvent.id)
    return db.session.execute(kept).scalar() is not None


def _cut(text: str | None) -> str | None:
    return (text or "")[:200] or None


def message_told_of(ref: str, uid: str | None) -> int | None:
    """The message that we called ``uid`` when we handed it over, or that a provider calls ``ref``."""
    again = and_(Message.state.in_(_GOES_AGAIN), Message.attempts > 0, Message.channel != Channel.VOICE)
    handed_over = or_(Message.state.in_(_TOLD), again)
    for named in (Message.uid == uid if uid else None, Message.provider_ref == ref if ref else None):
        if named is not None:
            found = db.session.scalar(select(Message.id).where(named, handed_over).limit(1))
            if found is not None:
                return found
    return None


def apply(message_id: int, told: Told, now: datetime) -> None:
    """Move a message forward to what its provider says; an earlier rank changes nothing."""
    message = db.session.scalar(select(Message).where(Message.id == message_id).with_for_update())
    if message is not None and told.status in ringing.UNANSWERED:
        _ring_again(message, told, now)
    rank = RECEIPTS.get(told.status)
    if message is None or rank is None or rank <= RECEIPTS.get(message.receipt or "", 0):
        return
    if _is_of_an_earlier_copy(message, told):
        if told.status in _FAILED:
            _strike_off(message, told, now)
            return
        if told.status in _ON_ITS_WAY and _failed(told):
            return  # it comes late: that copy is known to have failed
    message.receipt, message.provider_ref = told.status, message.provider_ref or told.ref
    in_doubt = (MessageState.AMBIGUOUS, MessageState.SUBMITTING, MessageState.UNCONFIRMED, *_GOES_AGAIN)
    if told.status in _TAKEN and message.state in in_doubt:
        # In doubt no more: the provider has it. A worker still waiting for the answer will say the same.
        message.state, message.reason = MessageState.ACCEPTED, None
        message.accepted_at = message.accepted_at or now
        message.ended_at = now
    if told.status in _FAILED:
        why = "provider-refused" if told.code in _NOT_THIS_ONE else told.status
        message.state, message.reason, message.ended_at = MessageState.FAILED_PERMANENT, why, now
        _strike_off(message, told, now)
    db.session.flush()


def _failed(told: Told) -> bool:
    """Whether the provider said before that this very copy failed."""
    known = select(ProviderEvent.id).where(
        ProviderEvent.provider == told.provider, ProviderEvent.provider_ref == told.ref,
        ProviderEvent.status.in_(_FAILED),
    )  # fmt: skip
    return db.session.scalar(known.limit(1)) is not None


def _is_of_an_earlier_copy(message: Message, told: Told) -> bool:
    """Whether it failed once before, and what goes now, or went since, may still arrive."""
    other = told.provider == message.provider and message.provider_ref not in (None, told.ref)
    return message.state in _GOES_AGAIN or other


def _ring_again(message: Message, told: Told, now: datetime) -> None:
    """Nobody picked up: the phone rings again later, and after some vain calls a person calls."""
    of_another_call = message.provider_ref not in (None, told.ref)
    if of_another_call or message.receipt is not None or message.state not in _REPORTED_OF:
        return
    rung = db.session.scalar(select(func.count(Attempt.id)).where(Attempt.message_id == message.id, _RANG))
    again = ringing.next_ring(rung or 1, message.zone, message.useless_after, now)
    message.reason, message.accepted_at, message.provider_ref = "no-answer", None, None
    message.lease_owner = message.leased_until = None
    if again is None:
        message.state, message.ended_at = MessageState.FAILED_PERMANENT, now
    else:
        message.state, message.ended_at, message.not_before = MessageState.RETRY_WAIT, None, again
    db.session.flush()


_RANG = or_(Attempt.outcome.is_(None), Attempt.outcome.in_((Outcome.ACCEPTED, Outcome.AMBIGUOUS)))
"""True of an attempt by which a phone rang, or may have."""


def _strike_off(message: Message, told: Told, now: datetime) -> None:
    """An address that does not exist, or whose reader complains, is written to no more."""
    reason = _STRIKES_OFF.get(told.status)
    if told.code in _BAD_NUMBER:
        reason = "stop" if told.code == "21610" else "bounced"
    if reason is not None and message.address_digest is not None:
        suppressions.put(
            message.channel, message.address_digest, reason=reason, source=told.provider, now=now,
            district_id=message.district_id, evidence=told.code,
        )  # fmt: skip


def apply_waiting(named: Mapping[str, str | None], now: datetime) -> None:
    """Apply what was told of these messages (our name: the provider's) before their attempts were closed."""
    refs = [ref for ref in named.values() if ref]
    either = or_(
        and_(ProviderEvent.uid.is_not(None), ProviderEvent.uid.in_(list(named))),
        and_(ProviderEvent.provider_ref.is_not(None), ProviderEvent.provider_ref.in_(refs)),
    )
    waiting = select(ProviderEvent).where(ProviderEvent.applied_at.is_(None), either)
    for heard in db.session.scalars(waiting.order_by(ProviderEvent.id)).all():
        told = Told(
            heard.provider, heard.provider_ref or "", heard.status or "", heard.event_key, heard.uid,
            heard.code,
        )  # fmt: skip
        message_id = message_told_of(told.ref, told.uid)
        if message_id is not None:
            apply(message_id, told, now)
            mark_applied(heard.provider, heard.event_key, now)


def mark_applied(provider: str, event_key: str, now: datetime) -> None:
    """Say that what was told has been acted upon."""
    values: dict[str, Any] = {"applied_at": now}
    db.session.execute(
        update(ProviderEvent)
        .where(ProviderEvent.provider == provider, ProviderEvent.event_key == event_key[:200])
        .values(values)
    )
