"""Writes a roster's differences. Inside the caller's transaction, batch by batch."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from chats.delivery import outbox
from chats.families.addresses import ADDRESS_FACTS, Fact
from chats.families.differences import Difference, FamilyPlan, Standing
from chats.families.models import Contact, Family, FamilySchool, Guardian
from chats.families.queries import guardians_by_id

_ADDRESSES = (*ADDRESS_FACTS.values(), Fact.CONSENT, Fact.ORDER)


def write(session: Session, differences: Iterable[Difference], district_id: int, now: datetime) -> None:
    """Make a batch of differences true. All rows of a family must be in the same batch."""
    doing = [one for one in differences if one.standing is not Standing.UNCHANGED]
    plans = {one.family.source: one.family for one in doing}
    ids = _write_families(session, list(plans.values()), district_id)
    added = [(one, _new_guardian(one, ids, district_id)) for one in doing if one.known is None]
    session.add_all(guardian for _, guardian in added)
    session.flush()
    for one, guardian in added:
        session.add_all(_contacts_of(one, guardian.id, district_id))
    known = {one.known.id: one for one in doing if one.known is not None}
    for guardian_id, guardian in guardians_by_id(known).items():
        _change(session, guardian, known[guardian_id], ids)
    session.flush()
    reached_anew = [one for one in known if known[one].changes(Fact.WRITTEN, *_ADDRESSES)]
    outbox.withdraw_from([f"guardian:{one}" for one in reached_anew], subject_kind="meeting", now=now)


def _write_families(session: Session, plans: list[FamilyPlan], district_id: int) -> dict[str, int]:
    """Id of each family by its source id, when all are as planned."""
    new = [Family(district_id=district_id, source_id=plan.source) for plan in plans if plan.known is None]
    session.add_all(new)
    session.flush()
    ids = {family.source_id: family.id for family in new}
    ids |= {plan.source: plan.known.id for plan in plans if plan.known is not None}
    for plan in plans:
        for school_id, band in plan.add:
            place = FamilySchool(family_id=ids[plan.source], school_id=school_id, grade_band=band)
            place.district_id = district_id
            session.add(place)
        for school_id, band in plan.drop:
            session.execute(
                delete(FamilySchool).where(
                    FamilySchool.family_id == ids[plan.source],
                    FamilySchool.school_id == school_id,
                    FamilySchool.grade_band == band,
                )
            )
        if plan.comes_back:
            session.execute(update(Family).where(Family.id == ids[plan.source]).values(left_at=None))
    return ids


def _new_guardian(one: Difference, families: dict[str, int], district_id: int) -> Guardian:
    row = one.row
    return Guardian(
        district_id=district_id,
        family_id=families[row.family],
        source_id=row.guardian,
        given_name=row.given_name,
        family_name=row.family_name,
        spoken_language=row.spoken,
        written_language=row.written,
        language_theirs_at=None,
        needs_interpreter=row.needs_interpreter,
    )


def _contacts_of(one: Difference, guardian_id: int, district_id: int) -> list[Contact]:
    """The addresses that are new, ranked among those that stay."""
    made = []
    for rank, put in enumerate(one.contacts.puts):
        if put.contact_id is None:
            contact = Contact(guardian_id=guardian_id, kind=put.kind, rank=rank, consented=put.consented)
            contact.district_id, contact.by_hand_at = district_id, None
            contact.put(put.address)
            made.append(contact)
    return made


def _change(session: Session, guardian: Guardian, one: Difference, families: dict[str, int]) -> None:
    row = one.row
    if one.changes(Fact.FAMILY):
        guardian.family_id = families[row.family]
    if one.changes(Fact.GIVEN_NAME):
        guardian.given_name = row.given_name
    if one.changes(Fact.FAMILY_NAME):
        guardian.family_name = row.family_name
    if one.changes(Fact.SPOKEN):
        guardian.spoken_language = row.spoken
    if one.changes(Fact.WRITTEN):
        guardian.written_language = row.written
    if one.changes(Fact.INTERPRETER):
        guardian.needs_interpreter = row.needs_interpreter
    if one.changes(*_ADDRESSES):
        _change_contacts(session, guardian, one)


def _change_contacts(session: Session, guardian: Guardian, one: Difference) -> None:
    held = {contact.id: contact for contact in guardian.contacts}
    for contact_id in one.contacts.drops:
        session.delete(held[contact_id])
    for rank, put in enumerate(one.contacts.puts):
        if put.contact_id is not None:
            contact = held[put.contact_id]
            contact.rank, contact.consented = rank, put.consented
            if not put.by_hand:
                _readdress(contact, put.address)
    session.add_all(_contacts_of(one, guardian.id, guardian.district_id))


def _readdress(contact: Contact, address: str) -> None:
    """Seal anew only where it differs, so that an unchanged address keeps its bytes."""
    if not contact.holds(address):
        contact.put(address)
