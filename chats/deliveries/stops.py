"""Addresses that are not written to, each with why, since when, and whose it is."""

from dataclasses import dataclass

from sqlalchemy import select

from chats.db import db
from chats.delivery.models import Suppression
from chats.families.models import Contact, Guardian
from chats.families.naming import full_name
from chats.families.queries import chunks

SHOWN = 200
"""On one page: the latest. Others are found on their family's page."""


@dataclass(frozen=True)
class Owner:
    """Whose address it is."""

    name: str
    family_id: int


@dataclass(frozen=True)
class Stop:
    """One address on one channel."""

    suppression: Suppression
    owners: tuple[Owner, ...]
    """Nobody where the address was corrected since, or belongs to an interpreter or a colleague."""


def standing_stops() -> list[Stop]:
    """What is not written to, the latest first."""
    rows = list(
        db.session.scalars(
            select(Suppression)
            .where(Suppression.lifted_at.is_(None))
            .order_by(Suppression.since.desc(), Suppression.id.desc())
            .limit(SHOWN)
        )
    )
    owners = _owners({one.address_digest for one in rows})
    return [Stop(one, tuple(owners.get(one.address_digest, ()))) for one in rows]


def _owners(digests: set[bytes]) -> dict[bytes, list[Owner]]:
    found: dict[bytes, list[Owner]] = {}
    for some in chunks(digests):
        rows = db.session.execute(
            select(Contact.digest, Guardian.given_name, Guardian.family_name, Guardian.family_id)
            .join(Guardian, Guardian.id == Contact.guardian_id)
            .where(Contact.digest.in_(some))
            .order_by(Guardian.id)
        )
        for digest, given, family, family_id in rows:
            found.setdefault(digest, []).append(Owner(full_name(given, family), family_id))
    return found


def stands(suppression_id: int) -> bool:
    """Whether this address of the district is still not written to."""
    wanted = select(Suppression.id).where(Suppression.id == suppression_id, Suppression.lifted_at.is_(None))
    return db.session.scalar(wanted) is not None
