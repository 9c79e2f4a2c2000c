"""Families, guardians and how they are reached. What staff ask is limited to their schools."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from chats.access.actors import Staff
from chats.db import db
from chats.delivery.letter import Channel
from chats.delivery.models import Suppression
from chats.families.households import Audience, Reach, Way, reach_of
from chats.families.models import Contact, Family, FamilySchool, Guardian
from chats.families.permissions import SEES_FAMILIES

CHUNK = 500
"""Values in one IN: well below what either database takes."""
_WHOLE = (selectinload(Family.guardians).selectinload(Guardian.contacts), selectinload(Family.places))


def chunks(values: Iterable[Any]) -> Iterable[list[Any]]:
    """The values, CHUNK by CHUNK."""
    held = list(values)
    return (held[at : at + CHUNK] for at in range(0, len(held), CHUNK))


def families_of(by: Staff) -> Select[int]:
    """Ids of the families this member of staff may see: a part of other queries."""
    wanted = select(Family.id).where(Family.left_at.is_(None))
    if by.role not in SEES_FAMILIES:
        return wanted.where(Family.id.in_([]))
    if by.sees_every_school:
        return wanted
    return wanted.where(
        Family.id.in_(select(FamilySchool.family_id).where(FamilySchool.school_id.in_(by.school_ids)))
    )


def audience_ids(school_id: int, wanted: Audience) -> Select[int]:
    """Ids of the school's families that ``wanted`` means: a part of other queries."""
    here = select(FamilySchool.family_id).where(FamilySchool.school_id == school_id)
    if wanted.grade_bands is not None:
        here = here.where(FamilySchool.grade_band.in_(wanted.grade_bands))
    found = select(Family.id).where(Family.left_at.is_(None), Family.id.in_(here))
    if wanted.languages is not None:
        speaks = select(Guardian.family_id).where(
            or_(
                Guardian.spoken_language.in_(wanted.languages),
                Guardian.written_language.in_(wanted.languages),
            )
        )
        found = found.where(Family.id.in_(speaks))
    if wanted.family_ids is not None:
        found = found.where(Family.id.in_(wanted.family_ids))
    return found


def audience(school_id: int, wanted: Audience) -> list[Family]:
    """The school's families that ``wanted`` means, with guardians, contacts and places, by id."""
    found = select(Family).where(Family.id.in_(audience_ids(school_id, wanted))).options(*_WHOLE)
    return list(db.session.scalars(found.order_by(Family.id)))


def families_by_id(ids: Iterable[int]) -> dict[int, Family]:
    """These families, whole. Not limited to anybody's schools."""
    found: dict[int, Family] = {}
    for some in chunks(set(ids)):
        rows = db.session.scalars(select(Family).where(Family.id.in_(some)).options(*_WHOLE))
        found |= {family.id: family for family in rows}
    return found


def family_for(by: Staff, family_id: int) -> Family | None:
    """The family, whole, if it is theirs to see. None is a page that is not here."""
    return db.session.scalar(
        select(Family).where(Family.id == family_id, Family.id.in_(families_of(by))).options(*_WHOLE)
    )


def guardian(guardian_id: int) -> Guardian | None:
    """A guardian with contacts. Not limited to anybody's schools: for the worker and for links."""
    return db.session.scalar(
        select(Guardian).where(Guardian.id == guardian_id).options(selectinload(Guardian.contacts))
    )


def guardians_by_id(ids: Iterable[int]) -> dict[int, Guardian]:
    """These guardians with their contacts. Not limited to anybody's schools."""
    found: dict[int, Guardian] = {}
    for some in chunks(set(ids)):
        wanted = select(Guardian).where(Guardian.id.in_(some)).options(selectinload(Guardian.contacts))
        found |= {one.id: one for one in db.session.scalars(wanted)}
    return found


def guardian_for(by: Staff, guardian_id: int) -> Guardian | None:
    """The guardian with contacts, if the family is theirs to see."""
    return db.session.scalar(
        select(Guardian)
        .where(Guardian.id == guardian_id, Guardian.family_id.in_(families_of(by)))
        .options(selectinload(Guardian.contacts))
    )


def contact_for(by: Staff, contact_id: int) -> Contact | None:
    """One address of a guardian whose family is theirs to see."""
    return db.session.scalar(
        select(Contact)
        .join(Guardian, Guardian.id == Contact.guardian_id)
        .where(Contact.id == contact_id, Guardian.family_id.in_(families_of(by)))
    )


def guardians_by_contact(digests: Collection[bytes]) -> list[Guardian]:
    """Whoever has one of these addresses (``keyring.digests("contact", …)``), the latest last.

    A phone may be a couple's: then two.
    """
    return list(
        db.session.scalars(
            select(Guardian)
            .join(Family, Family.id == Guardian.family_id)
            .where(
                Guardian.id.in_(select(Contact.guardian_id).where(Contact.digest.in_(digests))),
                Family.left_at.is_(None),
            )
            .order_by(Guardian.id)
        )
    )


def guardian_by_contact(digest: bytes) -> Guardian | None:
    """The one guardian with this address; None for nobody, and for an address that several share."""
    found = guardians_by_contact([digest])
    return found[0] if len(found) == 1 else None


def stops(digests: Iterable[bytes]) -> dict[bytes, frozenset[Channel]]:
    """Which of these addresses must not be used, and on which channels."""
    found: dict[bytes, set[Channel]] = {}
    for some in chunks(set(digests)):
        wanted = select(Suppression.address_digest, Suppression.channel).where(
            Suppression.address_digest.in_(some), Suppression.lifted_at.is_(None)
        )
        for digest, channel in db.session.execute(wanted):
            found.setdefault(digest, set()).add(channel)
    return {digest: frozenset(channels) for digest, channels in found.items()}


def ways_of(one: Guardian, stopped: dict[bytes, frozenset[Channel]]) -> list[Way]:
    """The guardian's addresses in their order, as ``reach_of`` wants them."""
    return [
        Way(contact.id, contact.kind, contact.consented, stopped.get(contact.digest, frozenset()))
        for contact in one.contacts
    ]


def reaches(guardians: Iterable[Guardian]) -> dict[int, Reach]:
    """How each guardian is reached, by guardian id. One statement, if their contacts are loaded."""
    held = list(guardians)
    stopped = stops(contact.digest for one in held for contact in one.contacts)
    return {
        one.id: reach_of(one.spoken_language, one.written_language, ways_of(one, stopped)) for one in held
    }
