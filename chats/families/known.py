"""What we have of the people in a roster's rows, as plain facts to compare with."""

from collections.abc import Collection

from sqlalchemy import select

from chats import keyring
from chats.access.actors import Staff, System
from chats.db import db
from chats.families.addresses import KnownContact
from chats.families.differences import Known, KnownFamily, KnownGuardian, Places, Terms
from chats.families.models import Contact, Family, Guardian
from chats.families.permissions import may_import_for, may_take_over
from chats.families.queries import chunks, with_contacts, with_places
from chats.families.roster import Reading, Row, Schools, parse
from chats.schools.queries import all_schools


def schools_for(by: Staff | System) -> Schools:
    """The schools a roster of theirs may name, and the names of the others here."""
    schools = all_schools()
    ours = [(one.id, one.name) for one in schools if may_import_for(by, one.id)]
    return Schools(ours, [one.name for one in schools if not may_import_for(by, one.id)])


def reading_of(content: bytes, by: Staff | System) -> Reading:
    """The file as they may bring it: good rows and bad rows. Raises Unreadable."""
    return parse(content, schools_for(by))


def terms_of(by: Staff | System, reading: Reading) -> Terms:
    """What this file may say and change, brought by them."""
    return Terms(
        reading.columns,
        reading.held_families,
        covers=lambda school_id: may_import_for(by, school_id),
        may_take_over=lambda school_ids: may_take_over(by, school_ids),
    )


def known_of(rows: Collection[Row]) -> Known:
    """What we have of the guardians and families in these rows; of nobody else."""
    guardians: list[Guardian] = []
    for some in chunks({row.guardian for row in rows}):
        guardians += with_contacts(db.session.scalars(select(Guardian).where(Guardian.source_id.in_(some))))
    families: dict[int, Family] = {}
    for sources in chunks({row.family for row in rows}):
        found = select(Family).where(Family.source_id.in_(sources))
        families |= {one.id: one for one in with_places(db.session.scalars(found))}
    for ids in chunks({one.family_id for one in guardians} - families.keys()):
        left = with_places(db.session.scalars(select(Family).where(Family.id.in_(ids))))
        families |= {one.id: one for one in left}
    return Known(
        {one.source_id: _guardian(one, families[one.family_id]) for one in guardians},
        {
            one.source_id: KnownFamily(one.id, _places(one), one.left_at is not None)
            for one in families.values()
        },
    )


def _guardian(one: Guardian, family: Family) -> KnownGuardian:
    return KnownGuardian(
        id=one.id,
        family=family.source_id,
        family_places=_places(family),
        given_name=one.given_name,
        family_name=one.family_name,
        spoken=one.spoken_language,
        written=one.written_language,
        language_is_theirs=one.language_theirs_at is not None,
        needs_interpreter=one.needs_interpreter,
        contacts=tuple(_contact(contact) for contact in one.contacts),
    )


def _contact(one: Contact) -> KnownContact:
    try:
        address = one.address
    except keyring.CannotOpen:
        address = ""  # its key is gone: whatever the roster says is news, and seals it anew
    return KnownContact(one.id, one.kind, address, one.consented, one.by_hand_at is not None)


def _places(family: Family) -> Places:
    return frozenset((place.school_id, place.grade_band) for place in family.places)
