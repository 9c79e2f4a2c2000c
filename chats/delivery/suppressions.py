"""Addresses we must not write to. Put inside the caller's transaction; lifted by a person only."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update

from chats import keyring
from chats.db import db
from chats.delivery.inhand import InHand
from chats.delivery.letter import Channel
from chats.delivery.models import Suppression

Place = tuple[int, Channel, bytes]
"""District, channel, and the digest of the address."""


def digest_of(address: str) -> bytes:
    """The keyed digest of an address, by which it is known here."""
    return keyring.ring().digest("contact", address.lower().encode())


def put(
    channel: Channel, digest: bytes, *, reason: str, source: str, now: datetime, district_id: int,
    evidence: str | None = None,
) -> bool:  # fmt: skip
    """Write that this address is not to be used. Returns False where that was known already.

    ``evidence`` is what was seen, as a code. A family's own STOP takes the place of any other reason.
    """
    known = db.session.execute(
        select(Suppression.id, Suppression.lifted_at, Suppression.reason).where(
            Suppression.district_id == district_id,
            Suppression.channel == channel,
            Suppression.address_digest == digest,
        )
    ).first()
    says = {"reason": reason, "source": source, "evidence": (evidence or "")[:200] or None, "since": now}
    if known is None:
        row = Suppression(channel=channel, address_digest=digest, **says)
        row.district_id = district_id
        db.session.add(row)
        db.session.flush()
        return True
    if known.lifted_at is None and (reason != "stop" or known.reason == "stop"):
        return False
    db.session.execute(
        update(Suppression)
        .where(Suppression.id == known.id)
        .values(**says, lifted_at=None, lifted_by=None, lifted_why=None)
    )
    return True


def put_for(message: InHand, *, code: str | None, now: datetime) -> bool:
    """The provider says that this message's address does not exist or takes nothing."""
    # 21610 is Twilio's word for a person who answered STOP to the provider itself.
    reason = "stop" if (code or "").endswith("21610") else "bounced"
    return put(
        message.channel, digest_of(message.address), reason=reason, source="provider", now=now,
        district_id=message.district_id, evidence=code,
    )  # fmt: skip


def standing(digests: Collection[bytes]) -> dict[Place, str]:
    """Those of these addresses that are not written to, with the reason. Across districts."""
    rows = db.session.execute(
        select(
            Suppression.district_id, Suppression.channel, Suppression.address_digest, Suppression.reason
        ).where(Suppression.address_digest.in_(digests), Suppression.lifted_at.is_(None))
    )
    return {(row.district_id, row.channel, row.address_digest): row.reason for row in rows}
