"""Districts and schools, as they are."""

from collections.abc import Iterable

from sqlalchemy import select

from chats.access.actors import Staff
from chats.db import db, here
from chats.schools.models import District, School


def district() -> District:
    """The district we are within. Raises NoDistrict outside ``within``."""
    return db.session.get_one(District, here())


def districts() -> list[District]:
    """Every district of this instance, by name. For the command line and the worker's sweeps."""
    return list(db.session.scalars(select(District).order_by(District.name, District.id)))


def schools_of(by: Staff) -> list[School]:
    """The schools this member of staff works for, by name."""
    wanted = select(School).order_by(School.name)
    if not by.sees_every_school:
        wanted = wanted.where(School.id.in_(by.school_ids))
    return list(db.session.scalars(wanted))


def all_schools() -> list[School]:
    """Every school of the district, by name."""
    return list(db.session.scalars(select(School).order_by(School.name)))


def school(school_id: int) -> School | None:
    """One school of the district."""
    return db.session.scalar(select(School).where(School.id == school_id))


def schools_by_id(ids: Iterable[int]) -> dict[int, School]:
    """The schools with these ids, in one statement."""
    found = db.session.scalars(select(School).where(School.id.in_(set(ids))))
    return {one.id: one for one in found}


def district_named(name: str) -> District | None:
    """The district of that name, for the command line."""
    return db.session.scalar(select(District).where(District.name == name))
