"""Attempts: opened and committed before a provider is called, closed with what came of it.

Both run inside the caller's transaction, and never while a provider is being called.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.orm import joinedload

from chats import keyring
from chats.access.actors import Purpose
from chats.access.links import path_of
from chats.access.models import Link
from chats.db import db
from chats.delivery import receipts, retries, suppressions
from chats.delivery.channels.outcomes import Phase
from chats.delivery.claims import LEASE, Claim
from chats.delivery.letter import LAST_WORD, Channel, MessageState, Outcome
from chats.delivery.models import Attempt, Message, Suppression
from chats.delivery.outlets import Outlet, Outlets, Parcel
from chats.delivery.quiet import Quiet, held_until
from chats.delivery.rendering import UnfilledSlot
from chats.logs import log, warn

_OPEN_STILL = (MessageState.SUBMITTING, MessageState.AMBIGUOUS)
"""In doubt, because the answer took longer than the lease: with the same fence nobody else took it since."""
_OPTIONS = {"synchronize_session": False}


@dataclass(frozen=True)
class Rules:
    """What is asked of every message at the door."""

    still_wanted: ColumnElement[bool]
    """True of a message that is still to be sent: its meeting at its revision, its reader still asked."""
    quiet: Quiet
    public_url: str


@dataclass(frozen=True)
class Opened:
    """An attempt that is committed; now the provider may be called."""

    claim: Claim
    channel: Channel
    hand_over: Callable[[], str]


@dataclass(frozen=True)
class Result:
    """What came of an attempt."""

    outcome: Outcome
    phase: str | None = None
    code: str | None = None
    reason: str | None = None
    provider_ref: str | None = None
    asked_seconds: int | None = None
    wait_until: datetime | None = None
    """When the provider is in trouble: until when it is left alone."""


def open_attempt(claim: Claim, outlets: Outlets, rules: Rules, now: datetime) -> Opened | None:
    """Ask once more whether the message may go, write it, and open its attempt. None where it does not go."""
    found = db.session.execute(
        select(Message, Link)
        .outerjoin(Link, and_(Link.district_id == Message.district_id, Link.id == Message.link_id))
        .where(_is_ours(claim))
        .options(joinedload(Message.letter))
    ).first()
    if found is None:
        return None
    message: Message = found[0]
    outlet = outlets[message.channel]
    stays = _stays(message, outlet, rules, now)
    if stays is not None:
        _set(claim, **stays)
        return None
    try:
        parcel = _parcel(message, found[1], rules.public_url, now)
        hand_over = outlet.write(parcel)
    except (UnfilledSlot, ValueError, keyring.CannotOpen) as unfit:
        warn("message.unfit", message_id=message.id, why=type(unfit).__name__.lower())
        _set(claim, state=MessageState.FAILED_PERMANENT, reason="unfit", ended_at=now)
        return None
    if not _begin(claim, message, parcel.address, rules, now):
        return None
    return Opened(claim, message.channel, hand_over)


def _begin(claim: Claim, message: Message, address: str, rules: Rules, now: datetime) -> bool:
    stop = suppressions.of(message.district_id, message.channel, address)
    if message.kind == LAST_WORD:
        stop = stop.where(Suppression.reason != "stop")
    # One statement decides: a move, a cancellation or a STOP that is committed before it is seen by it.
    begun = (
        update(Message)
        .where(_is_ours(claim), rules.still_wanted, ~stop.exists())
        .values(
            state=MessageState.SUBMITTING,
            leased_until=now + LEASE,
            attempts=Message.attempts + 1,
            reason=None,
        )
        .returning(Message.attempts)
    )
    number = db.session.execute(begun, execution_options=_OPTIONS).scalar()
    if number is not None:
        facts = {"district_id": message.district_id, "message_id": message.id, "fence": claim.fence}
        provider = message.channel.value
        db.session.add(Attempt(number=number, provider=provider, opened_at=now, **facts))
        return True
    why = db.session.scalar(stop.limit(1))
    ended = MessageState.SUPERSEDED if why is None else MessageState.SUPPRESSED
    _set(claim, state=ended, reason=why or "not-wanted", ended_at=now)
    return False


def _stays(message: Message, outlet: Outlet, rules: Rules, now: datetime) -> dict[str, object] | None:
    """The columns of a message that does not go now; None if it may."""
    if not outlet.is_open(now):
        return {"state": MessageState.READY}
    if message.useless_after <= now:
        return {"state": MessageState.EXPIRED, "reason": "too-late", "ended_at": now}
    morning = held_until(rules.quiet, message.zone, message.lane, message.useless_after, now)
    if morning is None:
        return None
    return {"state": MessageState.READY, "reason": "quiet-hours", "not_before": morning}


def close_attempt(claim: Claim, result: Result, now: datetime) -> None:
    """Store what came of an attempt. A worker that lost its claim changes nothing but the attempt."""
    ours = (Message.id == claim.message_id) & (Message.fence == claim.fence)
    done = db.session.execute(
        update(Message)
        .where(ours, Message.state.in_(_OPEN_STILL))
        .values(lease_owner=None, leased_until=None, **_becomes(claim, result, now))
        .returning(Message.channel, Message.address_digest, Message.district_id),
        execution_options=_OPTIONS,
    ).first()
    # A report may have come before the answer: then the message has moved on, but the claim is still ours.
    held = done is not None or db.session.scalar(select(Message.id).where(ours)) is not None
    outcome = result.outcome if held else Outcome.FENCED
    db.session.execute(
        update(Attempt)
        .where(Attempt.message_id == claim.message_id, Attempt.fence == claim.fence)
        .values(closed_at=now, outcome=outcome, phase=result.phase, code=(result.code or "")[:200] or None),
        execution_options=_OPTIONS,
    )
    log("message.attempted", message_id=claim.message_id, outcome=outcome.value)
    if done is None:
        return
    if result.outcome is Outcome.PERMANENT_ADDRESS and done.address_digest is not None:
        suppressions.put(
            done.channel, done.address_digest, reason="bounced", source="provider", now=now,
            district_id=done.district_id,
        )  # fmt: skip
    if result.provider_ref:
        receipts.apply_waiting(claim.message_id, result.provider_ref, now)


def _becomes(claim: Claim, result: Result, now: datetime) -> dict[str, object]:
    """The columns of a message after this result."""
    match result.outcome:
        case Outcome.ACCEPTED:
            return {
                "state": MessageState.ACCEPTED, "reason": None, "accepted_at": now, "ended_at": now,
                "provider_ref": (result.provider_ref or "")[:200] or None,
            }  # fmt: skip
        case Outcome.PERMANENT_ADDRESS:
            return {"state": MessageState.FAILED_PERMANENT, "reason": result.reason, "ended_at": now}
        case Outcome.AMBIGUOUS | Outcome.FENCED:
            return {"state": MessageState.AMBIGUOUS, "reason": result.reason}
        case _:
            again = result.wait_until or _next_try(claim, result, now)
            if again is None:
                return {"state": MessageState.FAILED_EXHAUSTED, "reason": result.reason, "ended_at": now}
            return {"state": MessageState.RETRY_WAIT, "reason": result.reason, "not_before": again}


def _next_try(claim: Claim, result: Result, now: datetime) -> datetime | None:
    # Only refusals of this message count: a server that is down for a day must exhaust nobody's letter.
    refusals = db.session.scalar(
        select(func.count(Attempt.id)).where(
            Attempt.message_id == claim.message_id, Attempt.phase != Phase.CONNECT
        )
    )
    chance = random.random()  # noqa: S311 -- spreads retries, keeps no secret
    return retries.next_try((refusals or 0) + 1, now, chance=chance, asked_seconds=result.asked_seconds)


def _parcel(message: Message, link: Link | None, public_url: str, now: datetime) -> Parcel:
    address = message.address
    if address is None:
        raise ValueError("there is no address")
    path = None if link is None else public_url + path_of(link)
    stops = link is not None and link.purpose is Purpose.REPLY
    return Parcel(message, address, path, f"{path}/stop" if stops else None, now)


def _is_ours(claim: Claim) -> ColumnElement[bool]:
    return and_(
        Message.id == claim.message_id, Message.fence == claim.fence, Message.state == MessageState.CLAIMED
    )


def _set(claim: Claim, **columns: object) -> None:
    db.session.execute(
        update(Message).where(_is_ours(claim)).values(lease_owner=None, leased_until=None, **columns),
        execution_options=_OPTIONS,
    )
