"""What we are told from outside: reports of providers, and people who want no more."""

from collections.abc import Sequence
from datetime import datetime

from chats.db import across_districts, transaction
from chats.delivery import approvals, receipts, suppressions
from chats.delivery.letter import Channel
from chats.delivery.receipts import Told
from chats.delivery.standings import Seen


def receipt(told: Told, now: datetime) -> bool:
    """Record a report. Returns False where it was known already; then nothing changes.

    A report that comes before we stored the provider's name for the message waits for it.
    """
    with across_districts(), transaction():
        if not receipts.note(told, now):
            return False
        message_id = receipts.message_told_of(told.ref, told.uid)
        if message_id is not None:
            receipts.apply(message_id, told, now)
            receipts.mark_applied(told.provider, told.event_key, now)
        return True


def suppress(
    channel: Channel, address: str, *, reason: str, source: str, now: datetime, district_id: int
) -> bool:
    """Write to this address no more on this channel, from this instant. Returns False where that was so."""
    digest = suppressions.digest_of(address)
    with transaction():
        return suppressions.put(
            channel, digest, reason=reason, source=source, now=now, district_id=district_id
        )


def templates_seen(seen: Sequence[Seen], now: datetime) -> None:
    """Write down how WhatsApp's templates stand: from now on, only these approved ones are sent."""
    with across_districts(), transaction():
        approvals.keep(seen, now)
