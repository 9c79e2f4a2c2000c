"""Needs, assignments and interpreters, for staff; and for a meeting's page and day sheet."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import aliased, selectinload

from chats.access.actors import Staff
from chats.accounts.models import StaffMember
from chats.db import db
from chats.interpreters.busy import is_remote
from chats.interpreters.models import Assignment, Interpreter, Need, Offer, OfferState
from chats.interpreters.needs import speech
from chats.meetings.kinds import Place, Status
from chats.meetings.models import Meeting
from chats.schools.models import School

Rows = Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class NeedRow:
    """A language that a meeting lacks, and how far the search is."""

    need_id: int
    meeting: Meeting
    school: School
    language: str
    wanted: int
    families: int
    filled: int
    open_until: datetime | None
    """Until when somebody who was asked may still think."""
    given_up_at: datetime | None

    @property
    def missing(self) -> int:
        """Interpreters still to be found."""
        return max(0, self.wanted - self.filled)

    @property
    def surplus(self) -> bool:
        """Whether more agreed than anybody needs now: a person decides what to tell them."""
        return self.filled > self.wanted


@dataclass(frozen=True)
class AssignedInterpreter:
    """Who will interpret at a meeting."""

    assignment_id: int
    need_id: int
    interpreter_id: int
    name: str
    agency: str | None
    mobile: str | None
    language: str
    qualified: bool
    remote: bool
    """By phone or video."""
    told_by: str | None
    """Who of staff agreed it with them; none when they took it themselves."""
    taken_at: datetime
    meeting: Meeting
    school: School


def needs_of(meeting_id: int) -> list[NeedRow]:
    """A meeting's needs that are wanted, or that somebody took while they were."""
    return [one for one in _need_rows(_needs().where(Meeting.id == meeting_id)) if one.wanted or one.filled]


def needs_for(by: Staff, now: datetime) -> list[NeedRow]:
    """Needs of this person's meetings to come: those without an interpreter first, then by time."""
    coming = _needs().where(Meeting.status == Status.PUBLISHED, Meeting.starts_at > now)
    rows = [one for one in _need_rows(_seen(coming, by)) if one.wanted or one.filled]
    return sorted(rows, key=lambda one: (not one.missing, one.given_up_at is None, one.meeting.starts_at))


def unmet_count(by: Staff, now: datetime) -> Select[int]:
    """How many needs nobody is left to ask for: a statement, or a part of one."""
    unmet = (
        select(func.count(Need.id))
        .join(Meeting, Meeting.id == Need.meeting_id)
        .where(Meeting.status == Status.PUBLISHED, Meeting.starts_at > now)
        .where(Need.given_up_at.is_not(None), Need.wanted > _standing())
    )
    return _seen(unmet, by)


def need_for(by: Staff, need_id: int) -> NeedRow | None:
    """One need, if its meeting is at one of this person's schools."""
    found = _need_rows(_seen(_needs().where(Need.id == need_id), by))
    return found[0] if found else None


def assignments_of(meeting_id: int) -> list[AssignedInterpreter]:
    """Who will interpret at a meeting, by language."""
    return [_assigned(row) for row in db.session.execute(_assignments().where(Meeting.id == meeting_id))]


def assignments_for(by: Staff, now: datetime) -> list[AssignedInterpreter]:
    """Who will interpret at this person's meetings to come, soonest first."""
    rows = _seen(_assignments().where(Meeting.ends_at > now), by)
    found = [_assigned(row) for row in db.session.execute(rows)]
    return sorted(found, key=lambda one: (one.meeting.starts_at, one.language))


def interpreters_of_district() -> list[Interpreter]:
    """Everybody who interprets here, with languages, by name."""
    here = select(Interpreter).where(Interpreter.left_at.is_(None)).order_by(Interpreter.name, Interpreter.id)
    return list(db.session.scalars(here.options(selectinload(Interpreter.languages))))


def offers_of_need(need_id: int) -> dict[int, Offer]:
    """By interpreter, the last offer that was made."""
    rows = db.session.scalars(select(Offer).where(Offer.need_id == need_id).order_by(Offer.wave, Offer.id))
    return {one.interpreter_id: one for one in rows}


def mobile_taken(digests: Collection[bytes]) -> bool:
    """Whether somebody who interprets here has this number already."""
    rows = select(Interpreter.id).where(Interpreter.mobile_digest.in_(digests), Interpreter.left_at.is_(None))
    return db.session.scalar(rows.limit(1)) is not None


def _seen(rows: Rows, by: Staff) -> Rows:
    return rows if by.sees_every_school else rows.where(Meeting.school_id.in_(by.school_ids))


def _standing() -> ScalarSelect[int]:
    """How many of a need's assignments stand."""
    taken, offer = aliased(Assignment), aliased(Offer)
    rows = select(func.count(taken.id)).join(offer, offer.id == taken.offer_id)
    return rows.where(offer.need_id == Need.id, taken.ended_at.is_(None)).correlate(Need).scalar_subquery()


def _needs() -> Rows:
    standing = _standing()
    waiting = aliased(Offer)
    until = (
        select(func.max(waiting.deadline_at))
        .where(waiting.need_id == Need.id, waiting.state == OfferState.OPEN)
        .scalar_subquery()
    )
    return (
        select(Need, Meeting, School, standing, until)
        .join(Meeting, Meeting.id == Need.meeting_id)
        .join(School, School.id == Meeting.school_id)
        .order_by(Meeting.starts_at, Need.language)
    )


def _need_rows(rows: Rows) -> list[NeedRow]:
    return [
        NeedRow(
            need.id, meeting, school, need.language, need.wanted, need.families, filled, until,
            need.given_up_at,
        )
        for need, meeting, school, filled, until in db.session.execute(rows)
    ]  # fmt: skip


def _assignments() -> Rows:
    return (
        select(Assignment, Interpreter, Meeting, School, Offer.need_id, StaffMember.name)
        .join(Interpreter, Interpreter.id == Assignment.interpreter_id)
        .join(Meeting, Meeting.id == Assignment.meeting_id)
        .join(School, School.id == Meeting.school_id)
        .join(Offer, Offer.id == Assignment.offer_id)
        .outerjoin(StaffMember, StaffMember.id == Assignment.told_by_id)
        .options(selectinload(Interpreter.languages))
        .where(Assignment.ended_at.is_(None))
        .order_by(Assignment.language, Assignment.id)
    )


def _assigned(row: Iterable[Any]) -> AssignedInterpreter:
    one, who, meeting, school, need_id, told_by = row
    qualified = any(own.qualified for own in who.languages if speech(own.language) == one.language)
    place: Place = meeting.place
    return AssignedInterpreter(
        one.id, need_id, who.id, who.name, who.agency, who.mobile, one.language, qualified,
        is_remote(place, remote_only=who.remote_only), told_by, one.taken_at, meeting, school,
    )  # fmt: skip
