"""Families and guardians. What staff ask is limited to their schools."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm.attributes import set_committed_value

from chats.access.actors import Staff
from chats.db import db
from chats.families.households import Audience
from chats.families.models import Contact, Family, FamilySchool, Guardian
from chats.families.permissions import SEES_FAMILIES

CHUNK = 500
"""Values in one IN: well below what either database takes."""


Row = TypeVar("Row")


def _only(rows: list[Row]) -> Row | None:
    return rows[0] if rows else None


def chunks(values: Iterable[Row]) -> Iterable[list[Row]]:
    """The values, CHUNK by CHUNK."""
    held = list(values)
    return (held[at : at + CHUNK] for at in range(0, len(held), CHUNK))


def whole(families: Iterable[Family]) -> list[Family]:
    """These families with guardians, contacts and places: three statements for every CHUNK of them."""
    held = list(families)
    for some in chunks(held):
        guardians: dict[int, list[Guardian]] = {family.id: [] for family in some}
        found = select(Guardian).where(Guardian.family_id.in_(guardians)).order_by(Guardian.id)
        for guardian in with_contacts(db.session.scalars(found)):
            guardians[guardian.family_id].append(guardian)
        for family in with_places(some):
            set_committed_value(family, "guardians", guardians[family.id])
    return held


def with_places(families: Iterable[Family]) -> list[Family]:
    """These families with their places."""
    held = list(families)
    for some in chunks(held):
        places: dict[int, list[FamilySchool]] = {family.id: [] for family in some}
        found = select(FamilySchool).where(FamilySchool.family_id.in_(places)).order_by(FamilySchool.id)
        for place in db.session.scalars(found):
            places[place.family_id].append(place)
        for family in some:
            set_committed_value(family, "places", places[family.id])
    return held


def with_contacts(guardians: Iterable[Guardian]) -> list[Guardian]:
    """These guardians with their contacts.

    Not ``selectinload``: its join on (district, id) makes SQLite walk through every contact of the district.
    """
    held = list(guardians)
    for some in chunks(held):
        contacts: dict[int, list[Contact]] = {guardian.id: [] for guardian in some}
        found = select(Contact).where(Contact.guardian_id.in_(contacts)).order_by(Contact.rank, Contact.id)
        for contact in db.session.scalars(found):
            contacts[contact.guardian_id].append(contact)
        for guardian in some:
            set_committed_value(guardian, "contacts", contacts[guardian.id])
    return held


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
    found = select(Family).where(Family.id.in_(audience_ids(school_id, wanted))).order_by(Family.id)
    return whole(db.session.scalars(found))


def families_by_id(ids: Iterable[int]) -> dict[int, Family]:
    """These families, whole. Not limited to anybody's schools."""
    found: dict[int, Family] = {}
    for some in chunks(set(ids)):
        rows = db.session.scalars(select(Family).where(Family.id.in_(some)))
        found |= {family.id: family for family in whole(rows)}
    return found


def family_for(by: Staff, family_id: int) -> Family | None:
    """The family, whole, if it is theirs to see. None is a page that is not here."""
    wanted = select(Family).where(Family.id == family_id, Family.id.in_(families_of(by)))
    return _only(whole(db.session.scalars(wanted)))


def guardian(guardian_id: int) -> Guardian | None:
    """A guardian with contacts. Not limited to anybody's schools: for the worker and for links."""
    return _only(with_contacts(db.session.scalars(select(Guardian).where(Guardian.id == guardian_id))))


def guardians_by_id(ids: Iterable[int]) -> dict[int, Guardian]:
    """These guardians with their contacts. Not limited to anybody's schools."""
    found: dict[int, Guardian] = {}
    for some in chunks(set(ids)):
        rows = db.session.scalars(select(Guardian).where(Guardian.id.in_(some)))
        found |= {one.id: one for one in with_contacts(rows)}
    return found


def guardian_for(by: Staff, guardian_id: int) -> Guardian | None:
    """The guardian with contacts, if the family is theirs to see."""
    wanted = select(Guardian).where(Guardian.id == guardian_id, Guardian.family_id.in_(families_of(by)))
    return _only(with_contacts(db.session.scalars(wanted)))


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
