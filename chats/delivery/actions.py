"""Send what is due, hear what became of it, stop where somebody said stop."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy import update

from chats import keyring
from chats.db import across_districts, transaction
from chats.delivery import claims, receipts, suppressions
from chats.delivery.attempts import Opened, Result, Rules, close_attempt, open_attempt
from chats.delivery.channels import outcomes
from chats.delivery.letter import Channel, Outcome
from chats.delivery.models import WorkerBeat
from chats.delivery.outbox import insert_missing
from chats.delivery.outlets import Outlet, Outlets
from chats.logs import warn

AT_ONCE = 20
"""Messages claimed together: an urgent one waits behind no more than these."""
ONE_WORKER = 1
"""The row of the heartbeat."""


def never() -> bool:
    """Whether to stop, where nobody asks for it."""
    return False


def send_due(
    now: datetime, outlets: Outlets, rules: Rules, *, limit: int = 1000, stop: Callable[[], bool] = never
) -> int:
    """Send what is due in this district, at most ``limit`` messages; return how many were taken in hand.

    No transaction is open while a provider is called. The one that stores a result opens the next attempt.
    ``stop`` is asked between messages; what was claimed and not begun is then given back.
    """
    began, owner, taken = monotonic(), secrets.token_hex(8), 0

    def moment() -> datetime:
        return now + timedelta(seconds=monotonic() - began)

    with transaction():
        claims.recover(now)
        claims.expire(now)
    while taken < limit and not stop():
        open_channels = [channel for channel, outlet in outlets.items() if outlet.is_open(moment())]
        with transaction():
            batch = claims.claim(owner, open_channels, min(AT_ONCE, limit - taken), moment())
        if not batch:
            break
        taken += len(batch)
        _send_batch(batch, outlets, rules, moment, stop)
    return taken


def _send_batch(
    batch: list[claims.Claim],
    outlets: Outlets,
    rules: Rules,
    moment: Callable[[], datetime],
    stop: Callable[[], bool],
) -> None:
    left = list(batch)
    sent: tuple[claims.Claim, Result] | None = None
    while left or sent:
        opened = None
        with transaction():
            if sent is not None:
                close_attempt(*sent, moment())
            if stop():
                claims.release(left)
                return
            while left and opened is None:
                opened = open_attempt(left.pop(0), outlets, rules, moment())
        sent = None if opened is None else (opened.claim, _hand_over(opened, outlets[opened.channel], moment))


def _hand_over(opened: Opened, outlet: Outlet, moment: Callable[[], datetime]) -> Result:
    """Call the provider, with no transaction open, and say what came of it."""
    try:
        ref = opened.hand_over()
    except outcomes.Retryable as refusal:
        reached = refusal.phase is not outcomes.Phase.CONNECT
        wait_until = None if reached else outlet.fail("unreachable", moment())
        reason = "asked-to-wait" if reached else "unreachable"
        return Result(
            Outcome.RETRYABLE, refusal.phase, refusal.code, reason,
            asked_seconds=refusal.retry_after, wait_until=wait_until,
        )  # fmt: skip
    except outcomes.Permanent as refusal:
        if refusal.of == "address":
            outlet.succeed()
            return Result(Outcome.PERMANENT_ADDRESS, refusal.phase, refusal.code, "address-refused")
        until = outlet.fail("refused", moment())
        return Result(
            Outcome.PERMANENT_PROVIDER, refusal.phase, refusal.code, "provider-refused", wait_until=until
        )
    except outcomes.Ambiguous as doubt:
        return Result(Outcome.AMBIGUOUS, doubt.phase, doubt.code, "no-answer")
    except Exception as fault:  # a mistake of ours: whether it was sent is not known, so it must not go again
        warn("message.fault", message_id=opened.claim.message_id, error=type(fault).__name__.lower())
        return Result(Outcome.AMBIGUOUS, code=type(fault).__name__, reason="fault")
    outlet.succeed()
    return Result(Outcome.ACCEPTED, outcomes.Phase.AWAIT_REPLY, provider_ref=ref)


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


def receipt(told: Told, now: datetime) -> bool:
    """Record a report. Returns False where it was known already; then nothing changes.

    A report that comes before we stored the provider's name for the message waits for it.
    """
    with across_districts(), transaction():
        if not receipts.note(told.provider, told.event_key, told.ref, told.status, now):
            return False
        message_id = receipts.message_told_of(told.ref, told.uid)
        if message_id is not None:
            receipts.apply(message_id, told.ref, told.status, told.code, now)
            receipts.mark_applied(told.provider, told.event_key, now)
        return True


def suppress(
    channel: Channel, address: str, *, reason: str, source: str, now: datetime, district_id: int
) -> bool:
    """Write to this address no more on this channel, from this instant. Returns False where that was so."""
    digest = keyring.ring().digest("contact", address.lower().encode())
    with transaction():
        return suppressions.put(
            channel, digest, reason=reason, source=source, now=now, district_id=district_id
        )


def heartbeat(now: datetime, trouble: list[str], *, sending: bool) -> None:
    """Say that a worker lives, and what keeps its providers from taking messages."""
    row = {
        "beat_at": now, "sending_since": now if sending else None, "trouble": " ".join(trouble)[:200] or None,
    }  # fmt: skip
    with transaction() as session:
        session.execute(insert_missing(WorkerBeat, ["id"]).values(id=ONE_WORKER, **row))
        session.execute(update(WorkerBeat).where(WorkerBeat.id == ONE_WORKER).values(**row))
