"""Attempts: opened and committed before a provider is called, closed with what came of it.

Both run inside the caller's transaction, and never while a provider is being called.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from chats import keyring
from chats.access.actors import Purpose
from chats.access.links import path_of
from chats.access.models import Link
from chats.db import db
from chats.delivery import receipts, retries, statements, suppressions
from chats.delivery.channels.outcomes import Phase
from chats.delivery.claims import LEASE, Claim
from chats.delivery.letter import LAST_WORD, Channel, MessageState, Outcome
from chats.delivery.models import Attempt, Message
from chats.delivery.outlets import Outlet, Outlets, Parcel
from chats.delivery.quiet import Quiet, held_until
from chats.delivery.rendering import UnfilledSlot
from chats.logs import log, warn


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
    found = db.session.execute(statements.message_in_hand(), statements.claimed(claim)).first()
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
    last_word = message.kind == LAST_WORD
    stop = statements.stop_of(message, address)
    # One statement decides: a move, a cancellation or a STOP that is committed before it is seen by it.
    begun = statements.begin(rules.still_wanted, last_word)
    number = db.session.execute(begun, statements.claimed(claim) | stop | {"until": now + LEASE}).scalar()
    if number is not None:
        facts = {"district_id": message.district_id, "message_id": message.id, "fence": claim.fence}
        provider = message.channel.value
        db.session.add(Attempt(number=number, provider=provider, opened_at=now, **facts))
        return True
    why = db.session.scalars(statements.stops(last_word), stop).first()
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
    ours, becomes = statements.claimed(claim), _becomes(claim, result, now)
    done = db.session.execute(statements.close(tuple(becomes)), ours | statements.new(becomes)).first()
    # A report may have come before the answer: then the message has moved on, but the claim is still ours.
    held = done is not None or db.session.scalar(statements.held(), ours) is not None
    outcome = result.outcome if held else Outcome.FENCED
    said: statements.Values = {"closed_at": now, "outcome": outcome, "phase": result.phase}
    said["code"] = (result.code or "")[:200] or None
    db.session.execute(statements.close_attempt(), ours | statements.new(said))
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


def _set(claim: Claim, **columns: object) -> None:
    values = statements.claimed(claim) | statements.new(columns)
    db.session.execute(statements.let_go(tuple(columns)), values)
