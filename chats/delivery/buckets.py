"""Token buckets, one for each sender of a provider: rows, so that any number of workers share them."""

from datetime import datetime

from sqlalchemy import select, update

from chats.db import db
from chats.delivery import pacing
from chats.delivery.models import Bucket
from chats.delivery.outbox import insert_missing
from chats.delivery.outlets import Limit


def tokens(provider: str, limit: Limit, now: datetime) -> float:
    """How much this sender may hand over now. Holds the bucket until the caller's transaction ends."""
    mine = (Bucket.provider == provider, Bucket.sender == limit.sender)
    held = select(Bucket.tokens, Bucket.filled_at).where(*mine).with_for_update()
    row = db.session.execute(held).first()
    if row is None:
        full = {"tokens": pacing.capacity(limit.per_second), "filled_at": now}
        new = insert_missing(Bucket, ["provider", "sender"])
        db.session.execute(new.values(provider=provider, sender=limit.sender, **full))
        # Another worker may have made it in this moment, and taken from it.
        row = db.session.execute(held).one()
    return pacing.filled(row.tokens, row.filled_at, now, limit.per_second)


def take(provider: str, limit: Limit, amount: int, now: datetime) -> None:
    """Take tokens out. More than there are is a debt, which later messages wait for."""
    left = tokens(provider, limit, now) - amount
    db.session.execute(
        update(Bucket)
        .where(Bucket.provider == provider, Bucket.sender == limit.sender)
        .values(tokens=left, filled_at=now),
        execution_options={"synchronize_session": False},
    )
