"""Districts and schools come to be."""

from chats.calendars.zones import UnknownZone, zone_names
from chats.db import transaction, within
from chats.schools.models import District, School


def found(name: str, zone: str, *, language: str = "en", phone: str | None = None) -> int:
    """Make a district and return its id. Raises UnknownZone."""
    if zone not in zone_names():
        raise UnknownZone(zone)
    with transaction() as session:
        district = District(name=name, zone=zone, language=language, phone=phone)
        session.add(district)
        session.flush()
        return district.id


def add_school(
    district_id: int, name: str, *, zone: str, address: str = "", phone: str | None = None
) -> int:
    """Make a school and return its id. Raises UnknownZone; IntegrityError for a name twice."""
    if zone not in zone_names():
        raise UnknownZone(zone)
    with within(district_id), transaction() as session:
        school = School(district_id=district_id, name=name, zone=zone, address=address, phone=phone)
        session.add(school)
        session.flush()
        return school.id
