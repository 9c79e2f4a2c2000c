"""Districts and schools come to be, and change."""

from dataclasses import asdict

from chats.access.actors import Staff
from chats.calendars.zones import UnknownZone, zone_names
from chats.db import transaction, within
from chats.schools import queries
from chats.schools.facts import DistrictFacts, SchoolFacts
from chats.schools.models import District, School
from chats.schools.permissions import may_set_up


class NameTaken(Exception):
    """Another school of the district has this name."""


class NotTheirs(Exception):
    """There is no such school for this person, or it is not theirs to change."""


def found(
    name: str, zone: str, *, language: str = "en", phone: str | None = None, one_a_day: bool = True
) -> int:
    """Make a district and return its id. Raises UnknownZone."""
    if zone not in zone_names():
        raise UnknownZone(zone)
    with transaction() as session:
        district = District(name=name, zone=zone, language=language, phone=phone, one_a_day=one_a_day)
        session.add(district)
        session.flush()
        return district.id


def add_school(district_id: int, name: str, *, zone: str, address: str = "", phone: str | None = None) -> int:
    """Make a school and return its id. Raises UnknownZone; IntegrityError for a name twice."""
    if zone not in zone_names():
        raise UnknownZone(zone)
    with within(district_id), transaction() as session:
        school = School(district_id=district_id, name=name, zone=zone, address=address, phone=phone)
        session.add(school)
        session.flush()
        return school.id


def open_school(facts: SchoolFacts, *, by: Staff) -> int:
    """Add a school to the district and return its id. Raises NotTheirs, UnknownZone, NameTaken."""
    if not may_set_up(by):
        raise NotTheirs
    _check(facts, None)
    return add_school(by.district_id, facts.name, zone=facts.zone, address=facts.address, phone=facts.phone)


def change_school(school_id: int, facts: SchoolFacts, *, by: Staff) -> None:
    """Write a school down anew; chats that are planned keep their clock.

    Raises NotTheirs, UnknownZone, NameTaken.
    """
    with transaction():
        school = queries.school(school_id)
        if school is None or not may_set_up(by):
            raise NotTheirs
        _check(facts, school_id)
        for name, value in asdict(facts).items():
            setattr(school, name, value)


def _check(facts: SchoolFacts, school_id: int | None) -> None:
    if facts.zone not in zone_names():
        raise UnknownZone(facts.zone)
    if any(one.name == facts.name and one.id != school_id for one in queries.all_schools()):
        raise NameTaken


def change_district(facts: DistrictFacts, *, by: Staff) -> None:
    """Write the district down anew. Raises NotTheirs."""
    with transaction():
        if not may_set_up(by):
            raise NotTheirs
        home = queries.district()
        for name, value in asdict(facts).items():
            setattr(home, name, value)
