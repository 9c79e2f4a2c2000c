"""What catch-up reads: few statements for a whole district, however many families it has."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select

from chats.archive.models import Recording, RecordingGuest
from chats.db import db
from chats.delivery.letter import UNSENT
from chats.delivery.models import Message
from chats.families.models import Family
from chats.families.models import Guardian as GuardianRow
from chats.interpreters.models import Assignment, Interpreter, Need, Offer, OfferState
from chats.invitations.models import Invitation, InvitedGuardian
from chats.invitations.replies import standing
from chats.meetings.kinds import Place, Status
from chats.meetings.models import Meeting, MeetingChange
from chats.notices.due import RECORDING_TOLD_FOR, Asked, Notice, Times
from chats.notices.letters import Slot
from chats.notices.written import Line, Whom


@dataclass(frozen=True)
class Guardian:
    """An invited guardian of a meeting, or one who may hear its recording."""

    whom: Whom
    meeting_id: int
    guardian_id: int
    link_id: int | None
    calendar_uid: str
    asked: Asked | None


@dataclass(frozen=True)
class Offered:
    """An interpreter with an offer."""

    whom: Whom
    meeting_id: int
    interpreter: Interpreter
    language: str
    link_id: int | None
    revision: int
    deadline_at: datetime


@dataclass(frozen=True)
class Assigned:
    """An interpreter with an assignment, or with one that ended."""

    whom: Whom
    meeting_id: int
    interpreter: Interpreter
    language: str
    link_id: int | None
    calendar_uid: str
    ended: bool


def meetings_in_play(now: datetime) -> list[Meeting]:
    """Meetings of which somebody may have to hear: to come, called off, or with a recording of late; also
    those whose recording was taken back while it was still being announced.
    """
    announced = select(Message.subject_id).where(
        Message.subject_kind == "meeting",
        Message.kind == Notice.RECORDING_READY.value,
        Message.state.in_(UNSENT),
    )
    heard = select(Recording.meeting_id).where(Recording.published_at > now - RECORDING_TOLD_FOR)
    wanted = select(Meeting).where(
        or_(
            and_(Meeting.status == Status.PUBLISHED, Meeting.starts_at > now),
            and_(Meeting.status == Status.CANCELLED, Meeting.ends_at > now),
            Meeting.id.in_(heard),
            Meeting.id.in_(announced),
        ),
        Meeting.published_at.is_not(None),
    )
    return list(db.session.scalars(wanted.order_by(Meeting.starts_at, Meeting.id)))


def times_of(meeting: Meeting, next_morning: datetime | None = None) -> Times:
    """A meeting as far as it decides who must hear what."""
    before = slots_before(meeting.id) if meeting.revision else {}
    return Times(
        revision=meeting.revision,
        published=meeting.status is Status.PUBLISHED,
        cancelled=meeting.status is Status.CANCELLED,
        starts_at=meeting.starts_at,
        zone=meeting.zone,
        starts_before={revision: slot.starts_at for revision, slot in before.items()},
        alike=frozenset(revision for revision, slot in before.items() if slot == slot_of(meeting)),
        ends_at=meeting.ends_at,
        next_morning=next_morning,
    )


def meeting(meeting_id: int) -> Meeting | None:
    """The meeting as it is now."""
    return db.session.scalar(select(Meeting).where(Meeting.id == meeting_id))


def recording_published(meeting_id: int) -> datetime | None:
    """When a meeting's first recording was published."""
    return db.session.scalar(
        select(Recording.published_at)
        .where(Recording.meeting_id == meeting_id, Recording.published_at.is_not(None))
        .order_by(Recording.published_at)
        .limit(1)
    )


def lines_of(meeting_id: int) -> dict[Whom, list[Line]]:
    """Everything written about a meeting, by whom it is for."""
    found = db.session.execute(
        select(
            Message.id, Message.key, Message.state, Message.subject_revision,
            func.coalesce(Message.accepted_at, Message.planned_at, type_=Message.planned_at.type),
            Message.possible_duplicate,
        ).where(Message.subject_kind == "meeting", Message.subject_id == meeting_id)
    )  # fmt: skip
    lines: dict[Whom, list[Line]] = {}
    for row in found:
        line = Line(*row)
        if line.whom is not None:
            lines.setdefault(line.whom, []).append(line)
    return lines


def invited(meeting_id: int) -> list[Guardian]:
    """The guardians who are asked to a meeting and where their family stands."""
    found = db.session.execute(
        select(
            InvitedGuardian.id, InvitedGuardian.guardian_id, InvitedGuardian.link_id,
            InvitedGuardian.calendar_uid, Invitation.partstat, Invitation.waitlisted_at,
            Invitation.call_wanted_at, Invitation.seated_from_waitlist_at,
        )
        .join(Invitation, Invitation.id == InvitedGuardian.invitation_id)
        .join(Family, Family.id == Invitation.family_id)
        .where(
            Invitation.meeting_id == meeting_id, Invitation.withdrawn_at.is_(None), Family.left_at.is_(None)
        )
        .order_by(InvitedGuardian.id)
    )  # fmt: skip
    return [
        Guardian(
            Whom("invited", row.id), meeting_id, row.guardian_id, row.link_id, row.calendar_uid,
            Asked(
                standing(
                    row.partstat,
                    waits=row.waitlisted_at is not None,
                    call_wanted=row.call_wanted_at is not None,
                ),
                row.waitlisted_at, row.seated_from_waitlist_at,
            ),
        )
        for row in found
    ]  # fmt: skip


def listeners(meeting_id: int) -> list[Guardian]:
    """The guardians who may hear a meeting's recording."""
    rows = db.session.execute(
        select(RecordingGuest.id, RecordingGuest.guardian_id, RecordingGuest.link_id)
        .join(GuardianRow, GuardianRow.id == RecordingGuest.guardian_id)
        .join(Invitation, Invitation.family_id == GuardianRow.family_id)
        .where(
            RecordingGuest.meeting_id == meeting_id,
            Invitation.meeting_id == meeting_id,
            Invitation.withdrawn_at.is_(None),
        )
        .order_by(RecordingGuest.id)
    )
    return [
        Guardian(Whom("listener", row.id), meeting_id, row.guardian_id, row.link_id, "", None) for row in rows
    ]


def offered(meeting_id: int) -> list[Offered]:
    """The interpreters with an open offer for a meeting."""
    rows = db.session.execute(
        select(Offer, Need.language, Interpreter)
        .join(Need, Need.id == Offer.need_id)
        .join(Interpreter, Interpreter.id == Offer.interpreter_id)
        .where(Need.meeting_id == meeting_id, Offer.state == OfferState.OPEN)
        .order_by(Offer.id)
    )
    return [
        Offered(
            Whom("offer", offer.id),
            meeting_id,
            interpreter,
            tag,
            offer.link_id,
            offer.revision,
            offer.deadline_at,
        )
        for offer, tag, interpreter in rows
    ]


def assigned(meeting_id: int) -> list[Assigned]:
    """The interpreters who took an offer for a meeting, also those whose assignment ended."""
    rows = db.session.execute(
        select(Assignment, Offer.link_id, Interpreter)
        .join(Offer, Offer.id == Assignment.offer_id)
        .join(Interpreter, Interpreter.id == Assignment.interpreter_id)
        .where(Assignment.meeting_id == meeting_id)
        .order_by(Assignment.id)
    )
    return [
        Assigned(
            Whom("assignment", one.id), meeting_id, interpreter, one.language, link_id, one.calendar_uid,
            one.ended_at is not None,
        )
        for one, link_id, interpreter in rows
    ]  # fmt: skip


def slot_of(meeting: Meeting) -> Slot:
    """When and where a meeting is."""
    return Slot(
        meeting.starts_at, meeting.ends_at, meeting.zone, meeting.place, meeting.room, meeting.join_url
    )


def slots_before(meeting_id: int) -> dict[int, Slot]:
    """By revision: when and where the meeting was while it had it. The present revision is not in it."""
    changes = db.session.scalars(select(MeetingChange).where(MeetingChange.meeting_id == meeting_id))
    return {
        change.revision - 1: Slot(
            datetime.fromisoformat(change.was["starts_at"]), datetime.fromisoformat(change.was["ends_at"]),
            change.was["zone"], Place(change.was["place"]), change.was["room"], change.was["join_url"],
        )
        for change in changes
    }  # fmt: skip


def last_change(meeting: Meeting) -> datetime:
    """When the meeting became what it is."""
    changed_at = db.session.scalar(
        select(MeetingChange.changed_at).where(
            MeetingChange.meeting_id == meeting.id, MeetingChange.revision == meeting.revision
        )
    )
    return changed_at or meeting.published_at or meeting.starts_at
