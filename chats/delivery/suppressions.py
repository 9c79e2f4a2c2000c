"""Addresses we must not write to. Put inside the caller's transaction; lifted by a person only."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select, update

from chats import keyring
from chats.db import db
from chats.delivery.inhand import InHand
from chats.delivery.letter import Channel
from chats.delivery.models import Suppression
from chats.delivery.outbox import insert_missing

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
    says = {"reason": reason, "source": source, "evidence": (evidence or "")[:200] or None, "since": now}
    place = {"district_id": district_id, "channel": channel, "address_digest": digest}
    # One statement, since two may say stop at the same instant.
    new = insert_missing(Suppression, list(place)).values(place | says).returning(Suppression.id)
    if db.session.execute(new).scalar() is not None:
        return True
    again = update(Suppression).filter_by(**place)
    if reason == "stop":
        again = again.where(or_(Suppression.lifted_at.is_not(None), Suppression.reason != "stop"))
    else:
        again = again.where(Suppression.lifted_at.is_not(None))
    again = again.values(**says, lifted_at=None, lifted_by=None, lifted_why=None)
    changed = again.returning(Suppression.id).execution_options(synchronize_session=False)
    return bool(db.session.execute(changed).all())


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
