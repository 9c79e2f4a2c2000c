"""Addresses we must not write to. Put inside the caller's transaction; lifted by a person only."""

from datetime import datetime

from sqlalchemy import select, update

from chats.db import db
from chats.delivery.letter import Channel
from chats.delivery.models import Suppression


def put(
    channel: Channel, digest: bytes, *, reason: str, source: str, now: datetime, district_id: int
) -> bool:
    """Write that this address is not to be used. Returns False where that was known already."""
    known = db.session.execute(
        select(Suppression.id, Suppression.lifted_at).where(
            Suppression.district_id == district_id,
            Suppression.channel == channel,
            Suppression.address_digest == digest,
        )
    ).first()
    if known is None:
        row = Suppression(channel=channel, address_digest=digest, reason=reason, source=source, since=now)
        row.district_id = district_id
        db.session.add(row)
        db.session.flush()
        return True
    if known.lifted_at is None:
        return False
    db.session.execute(
        update(Suppression)
        .where(Suppression.id == known.id)
        .values(reason=reason, source=source, since=now, lifted_at=None)
    )
    return True
