"""Who is signed in, and who works here."""

from datetime import datetime, timedelta

from sqlalchemy import func, or_, select

from chats import keyring
from chats.access.actors import Role, Staff
from chats.accounts.models import SignInTry, StaffMember, StaffSchool, StaffSession
from chats.db import across_districts, db, within

IDLE, ABSOLUTE = timedelta(minutes=30), timedelta(hours=12)
TRY_WINDOW, TRIES_FREE, TRIES_OF_MANY = timedelta(minutes=15), 5, 50


def staff_of_session(token: str, now: datetime) -> Staff | None:
    """The member of staff whose session this is, unless it idled out, ran out or was revoked."""
    digests = keyring.ring().digests("session", token.encode())
    with across_districts():
        row = db.session.execute(
            select(StaffSession, StaffMember)
            .join(StaffMember, StaffMember.id == StaffSession.staff_id)
            .where(
                StaffSession.digest.in_(digests),
                StaffSession.revoked_at.is_(None),
                StaffSession.seen_at > now - IDLE,
                StaffSession.started_at > now - ABSOLUTE,
                StaffMember.left_at.is_(None),
            )
        ).first()
    if row is None:
        return None
    session, member = row
    return acting(member, session.id)


def acting(member: StaffMember, session_id: int) -> Staff:
    """The member of staff as the ``by`` of an action."""
    with within(member.district_id):
        schools = db.session.scalars(select(StaffSchool.school_id).where(StaffSchool.staff_id == member.id))
        return Staff(
            member.id,
            member.district_id,
            member.role,
            frozenset(schools),
            member.name,
            member.language,
            session_id,
        )


def seen_at(session_id: int) -> datetime | None:
    """When the session was last written as seen."""
    return db.session.scalar(select(StaffSession.seen_at).where(StaffSession.id == session_id))


def member_by_mail(mail: str) -> StaffMember | None:
    """The account of a mail address, in whichever district."""
    with across_districts():
        return db.session.scalar(
            select(StaffMember).where(StaffMember.mail == mail.strip().lower(), StaffMember.left_at.is_(None))
        )


def must_wait(account: bytes, source: bytes, now: datetime) -> bool:
    """Whether signing in to this account from this place is paused.

    Few tries for one account from one place; many for either alone: a school sits behind one address, and a
    stranger far away must not be able to lock somebody out.
    """
    ours, theirs = SignInTry.account_digest == account, SignInTry.source_digest == source
    both, by_account, by_source = db.session.execute(
        select(
            func.count().filter(ours, theirs), func.count().filter(ours), func.count().filter(theirs)
        ).where(or_(ours, theirs), SignInTry.tried_at > now - TRY_WINDOW)
    ).one()  # fmt: skip
    return bool(both >= TRIES_FREE or max(by_account, by_source) >= TRIES_OF_MANY)


def any_staff() -> bool:
    """Whether this instance has its first account yet."""
    with across_districts():
        return db.session.scalar(select(StaffMember.id).limit(1)) is not None


def staff_of_district() -> list[StaffMember]:
    """Everyone who works here, by name."""
    return list(
        db.session.scalars(
            select(StaffMember).where(StaffMember.left_at.is_(None)).order_by(StaffMember.name)
        )
    )


def staff_by_id(ids: set[int]) -> dict[int, StaffMember]:
    """The members of staff with these ids."""
    found = db.session.scalars(select(StaffMember).where(StaffMember.id.in_(ids)))
    return {member.id: member for member in found}


def staff_at(school_id: int) -> list[StaffMember]:
    """Who works at this school or for every school, by name."""
    there = select(StaffSchool.staff_id).where(StaffSchool.school_id == school_id)
    everywhere = StaffMember.role.in_((Role.COORDINATOR, Role.ADMINISTRATOR))
    rows = select(StaffMember).where(
        StaffMember.left_at.is_(None), or_(StaffMember.id.in_(there), everywhere)
    )
    return list(db.session.scalars(rows.order_by(StaffMember.name)))


def member(staff_id: int) -> StaffMember | None:
    """Somebody who works in the district."""
    here = select(StaffMember).where(StaffMember.id == staff_id, StaffMember.left_at.is_(None))
    return db.session.scalar(here)


def schools_of_staff() -> dict[int, set[int]]:
    """By member of staff, the schools they work at."""
    found: dict[int, set[int]] = {}
    for row in db.session.scalars(select(StaffSchool)):
        found.setdefault(row.staff_id, set()).add(row.school_id)
    return found
