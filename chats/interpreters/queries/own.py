"""An interpreter's own page and calendar."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from chats.access import links
from chats.access.actors import Purpose
from chats.access.models import Link
from chats.db import db
from chats.families.models import Guardian
from chats.interpreters.busy import is_remote
from chats.interpreters.models import Assignment, BusyQuarter, Interpreter, Offer
from chats.interpreters.needs import speech
from chats.invitations.models import Invitation
from chats.invitations.queries import standing_of
from chats.invitations.replies import Standing
from chats.meetings.models import Meeting, MeetingChange
from chats.schools.models import School

KEPT_IN_FEED = timedelta(days=30)
"""What is over, or called off, stays so long: some calendars ask only now and then."""
KEPT_ON_PAGE = timedelta(days=365)


@dataclass(frozen=True)
class OwnAssignment:
    """An assignment with its meeting, for the interpreter who has it."""

    assignment: Assignment
    meeting: Meeting
    school: School
    remote: bool
    link: Link | None
    """Of the offer it came from."""
    changed_at: datetime
    """When anything about it last changed."""

    @property
    def path(self) -> str:
        """The page of the offer it came from, with its live token: for whoever holds it."""
        return links.path_of(self.link) if self.link else ""


@dataclass(frozen=True)
class FamilyToMeet:
    """What an interpreter is told of a family: first names, and what they need. No more."""

    first_names: tuple[str, ...]
    needs: str | None


def interpreter(interpreter_id: int) -> Interpreter | None:
    """Somebody who interprets here."""
    here = select(Interpreter).where(Interpreter.id == interpreter_id, Interpreter.left_at.is_(None))
    return db.session.scalar(here)


def assignment(assignment_id: int) -> Assignment | None:
    """One assignment."""
    return db.session.scalar(select(Assignment).where(Assignment.id == assignment_id))


def need_of_assignment(assignment_id: int) -> int | None:
    """The need an assignment answers."""
    rows = select(Offer.need_id).join(Assignment, Assignment.offer_id == Offer.id)
    return db.session.scalar(rows.where(Assignment.id == assignment_id))


def own_assignments(interpreter_id: int, since: datetime) -> list[OwnAssignment]:
    """Every assignment whose time ends after ``since``, also those that ended otherwise, soonest first."""
    changed = aliased(MeetingChange)
    last_change = (
        select(func.max(changed.changed_at)).where(changed.meeting_id == Meeting.id).scalar_subquery()
    )
    rows = db.session.execute(
        select(Assignment, Meeting, School, Interpreter.remote_only, Link, last_change)
        .join(Meeting, Meeting.id == Assignment.meeting_id)
        .join(School, School.id == Meeting.school_id)
        .join(Interpreter, Interpreter.id == Assignment.interpreter_id)
        .join(Offer, Offer.id == Assignment.offer_id)
        .outerjoin(Link, Link.id == Offer.link_id)
        .where(Assignment.interpreter_id == interpreter_id, Assignment.ends_at > since)
        .order_by(Assignment.starts_at, Assignment.id)
    )
    return [
        OwnAssignment(
            one, meeting, school, is_remote(meeting.place, remote_only=remote_only), link,
            max(at for at in (one.taken_at, one.ended_at, last) if at is not None),
        )
        for one, meeting, school, remote_only, link, last in rows
    ]  # fmt: skip


def families_to_meet(assignments: Iterable[Assignment]) -> dict[int, list[FamilyToMeet]]:
    """By assignment: the families that come and are interpreted for in its language. One statement."""
    wanted = {(one.meeting_id, one.language): one.id for one in assignments}
    rows = db.session.execute(
        select(Invitation, Guardian)
        .join(Guardian, Guardian.family_id == Invitation.family_id)
        .where(
            Invitation.meeting_id.in_({meeting_id for meeting_id, _ in wanted}),
            Invitation.withdrawn_at.is_(None),
            or_(Guardian.needs_interpreter, Invitation.interpreter_wanted.is_(True)),
            Invitation.interpreter_wanted.is_distinct_from(False),
        )
        .order_by(Invitation.id, Guardian.id)
    )
    names: dict[tuple[int, Invitation], list[str]] = {}
    for invitation, guardian in rows:
        assignment_id = wanted.get((invitation.meeting_id, speech(guardian.spoken_language)))
        if assignment_id is not None and standing_of(invitation) is Standing.SEATED:
            names.setdefault((assignment_id, invitation), []).append(guardian.given_name)
    found: dict[int, list[FamilyToMeet]] = {}
    for (assignment_id, invitation), given in names.items():
        found.setdefault(assignment_id, []).append(FamilyToMeet(tuple(given), invitation.needs))
    return found


def links_of(purpose: Purpose, interpreter_ids: Collection[int]) -> dict[int, Link]:
    """By interpreter: the live link to their page (Purpose.INTERPRETER) or calendar (Purpose.FEED)."""
    rows = db.session.scalars(
        select(Link)
        .where(Link.purpose == purpose, Link.subject_id.in_(interpreter_ids), Link.revoked_at.is_(None))
        .order_by(Link.id)
    )
    return {link.subject_id: link for link in rows}


def without_link(purpose: Purpose) -> list[Interpreter]:
    """Interpreters who never had a link of this kind: one that was switched off stays off."""
    had = select(Link.subject_id).where(Link.purpose == purpose)
    rows = select(Interpreter).where(Interpreter.left_at.is_(None), Interpreter.id.not_in(had))
    return list(db.session.scalars(rows.order_by(Interpreter.id)))


def standing_assignments(interpreter_id: int, now: datetime) -> list[Assignment]:
    """Assignments of theirs that stand and have not begun."""
    rows = select(Assignment).where(
        Assignment.interpreter_id == interpreter_id, Assignment.ended_at.is_(None), Assignment.starts_at > now
    )
    return list(db.session.scalars(rows.order_by(Assignment.id)))


def quarters_of(assignment_id: int) -> list[BusyQuarter]:
    """The quarters an assignment takes."""
    return list(db.session.scalars(select(BusyQuarter).where(BusyQuarter.assignment_id == assignment_id)))
