"""Questions as the person who asks may see them: staff by door, a family its own answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from chats.access.actors import Guest, Staff
from chats.accounts.models import StaffMember
from chats.db import db
from chats.families.models import Guardian
from chats.invitations.models import Invitation, InvitedGuardian
from chats.meetings.models import Meeting, MeetingLiaison
from chats.questions.doors import Asked, Door
from chats.questions.models import Question

ANSWERED_SHOWN = timedelta(days=14)
"""How long an answered question stays in the queue, so that a slip can be mended."""


@dataclass(frozen=True)
class QueuedQuestion:
    """A question as those who may answer it see it."""

    id: int
    meeting_id: int
    meeting: Meeting
    asker: str | None
    language: str
    door: Door
    body: str
    answer: str | None
    asked_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True)
class OwnQuestion:
    """A question as its asker's link shows it: when, by which door, the answer. Not what was asked: a link
    may have been forwarded."""

    asked_at: datetime
    door: Door
    answer: str | None
    """Of an open question only. What was asked of the liaison alone is answered by voice: a forwardable
    link must not show it."""


@dataclass(frozen=True)
class Asker:
    """Who asks through a link, and about what."""

    guardian_id: int
    meeting_id: int
    zone: str
    written_language: str | None
    liaisons: tuple[str, ...]
    """Names of those who read what is asked of the liaison."""


def asker_of(by: Guest) -> Asker | None:
    """Whose link this is, and of which meeting."""
    rows = db.session.execute(
        select(Guardian.id, Meeting.id, Meeting.zone, Guardian.written_language, StaffMember.name)
        .select_from(InvitedGuardian)
        .join(Invitation, Invitation.id == InvitedGuardian.invitation_id)
        .join(Guardian, Guardian.id == InvitedGuardian.guardian_id)
        .join(Meeting, Meeting.id == Invitation.meeting_id)
        .outerjoin(StaffMember, _liaison_of_meeting(StaffMember.id))
        .where(InvitedGuardian.id == by.subject_id)
        .order_by(StaffMember.name)
    ).all()
    if not rows:
        return None
    guardian_id, meeting_id, zone, written, _name = rows[0]
    return Asker(guardian_id, meeting_id, zone, written, tuple(name for *_, name in rows if name))


def _liaison_of_meeting(staff_id: InstrumentedAttribute[int] | int) -> ColumnElement[bool]:
    at_meeting = exists().where(MeetingLiaison.meeting_id == Meeting.id, MeetingLiaison.staff_id == staff_id)
    return or_(Meeting.author_id == staff_id, at_meeting)


def own_questions(asker: Asker) -> list[OwnQuestion]:
    """What this guardian asked about this meeting, the latest first, with the answers."""
    rows = db.session.scalars(
        select(Question)
        .where(Question.guardian_id == asker.guardian_id, Question.meeting_id == asker.meeting_id)
        .where(Question.key_sealed.is_not(None))
        .order_by(Question.asked_at.desc(), Question.id.desc())
    )
    return [
        OwnQuestion(row.asked_at, row.door, row.answer if row.door is Door.OPEN else None) for row in rows
    ]


def open_questions_of(asker: Asker) -> int:
    """How many questions of this guardian about this meeting wait for an answer."""
    waiting = select(func.count(Question.id)).where(
        Question.guardian_id == asker.guardian_id,
        Question.meeting_id == asker.meeting_id,
        Question.answered_at.is_(None),
    )
    return db.session.scalar(waiting) or 0


def queue_of(by: Staff, now: datetime) -> list[QueuedQuestion]:
    """Questions this person may read: unanswered ones, the oldest first, then those answered of late."""
    rows = db.session.execute(
        select(Question, Meeting, Guardian)
        .join(Meeting, Meeting.id == Question.meeting_id)
        .outerjoin(Guardian, Guardian.id == Question.guardian_id)
        .where(_readable_by(by), Question.key_sealed.is_not(None))
        .where(or_(Question.answered_at.is_(None), Question.answered_at > now - ANSWERED_SHOWN))
        .order_by(Question.answered_at.is_not(None), Question.asked_at, Question.id)
    )
    return [
        QueuedQuestion(
            row.id, meeting.id, meeting, asker.full_name if asker else None, row.language, row.door, row.body,
            row.answer, row.asked_at, row.answered_at,
        )
        for row, meeting, asker in rows
    ]  # fmt: skip


def open_count(by: Staff) -> int:
    """How many questions wait for this person's answer."""
    return db.session.scalar(open_counted(by)) or 0


def open_counted(by: Staff) -> Select[int]:
    """The same, as a part of other statements."""
    waiting = select(func.count(Question.id)).join(Meeting, Meeting.id == Question.meeting_id)
    return waiting.where(*_open_to(by))


def oldest_open(by: Staff) -> datetime | None:
    """Since when the oldest of them waits."""
    oldest = select(func.min(Question.asked_at, type_=Question.asked_at.type))
    return db.session.scalar(oldest.join(Meeting, Meeting.id == Question.meeting_id).where(*_open_to(by)))


def _open_to(by: Staff) -> tuple[ColumnElement[bool], ...]:
    return _readable_by(by), Question.answered_at.is_(None), Question.key_sealed.is_not(None)


def _readable_by(by: Staff) -> ColumnElement[bool]:
    """The rule of ``doors.may_read``, as the database asks it."""
    at_school = Meeting.school_id.in_(by.school_ids) if not by.sees_every_school else Meeting.id.is_not(None)
    openly = and_(Question.door == Door.OPEN, at_school)
    return or_(openly, and_(Question.door == Door.LIAISON, _liaison_of_meeting(by.id)))


def question(question_id: int) -> Question | None:
    """One question."""
    return db.session.scalar(select(Question).where(Question.id == question_id))


def asked(row: Question) -> Asked:
    """What decides who may read this question."""
    meeting = db.session.scalars(select(Meeting).where(Meeting.id == row.meeting_id)).one()
    liaisons: Select[int] = select(MeetingLiaison.staff_id).where(MeetingLiaison.meeting_id == meeting.id)
    return Asked(row.door, meeting.school_id, {meeting.author_id, *db.session.scalars(liaisons)})
