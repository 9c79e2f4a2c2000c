"""What an answer is decided from: the meeting, held, its seats, and who waits for one."""

from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from chats.access.actors import Guest
from chats.db import db
from chats.families.models import Contact
from chats.invitations.models import Invitation, InvitedGuardian
from chats.invitations.replies import Seating, Waiting
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting


def invitation_of_guest(by: Guest) -> int | None:
    """The invitation this link answers."""
    return db.session.scalar(select(InvitedGuardian.invitation_id).where(InvitedGuardian.id == by.subject_id))


def guardian_of_guest(by: Guest) -> int | None:
    """The guardian whose link this is."""
    return db.session.scalar(select(InvitedGuardian.guardian_id).where(InvitedGuardian.id == by.subject_id))


def addresses_of_guest(by: Guest) -> list[Contact]:
    """Every address of the guardian whose link this is, first choice first."""
    own = select(Contact).join(InvitedGuardian, InvitedGuardian.guardian_id == Contact.guardian_id)
    return list(db.session.scalars(own.where(InvitedGuardian.id == by.subject_id).order_by(Contact.rank)))


def meeting_asked_to(invitation_id: int) -> int | None:
    """The meeting an invitation asks to."""
    return db.session.scalar(select(Invitation.meeting_id).where(Invitation.id == invitation_id))


def meeting(meeting_id: int) -> Meeting | None:
    """The meeting, only looked at."""
    return db.session.scalar(select(Meeting).where(Meeting.id == meeting_id))


def meeting_held(meeting_id: int) -> Meeting | None:
    """The meeting, its row held, so that answers to one meeting queue up and a seat is given once."""
    return db.session.scalar(select(Meeting).where(Meeting.id == meeting_id).with_for_update())


def invitation(invitation_id: int) -> Invitation | None:
    """One invitation."""
    return db.session.scalar(select(Invitation).where(Invitation.id == invitation_id))


def invitation_of(meeting_id: int, family_id: int) -> Invitation | None:
    """The invitation of one family to one meeting."""
    asked = select(Invitation).where(Invitation.meeting_id == meeting_id, Invitation.family_id == family_id)
    return db.session.scalar(asked)


def invitations_to(meeting_id: int) -> dict[int, Invitation]:
    """Every invitation to a meeting, by id."""
    rows = select(Invitation).where(Invitation.meeting_id == meeting_id, Invitation.withdrawn_at.is_(None))
    return {one.id: one for one in db.session.scalars(rows)}


def seating(meeting: Meeting, invitation: Invitation) -> Seating:
    """The meeting's seats as this family meets them. Hold the meeting first, if you are to decide by it."""
    others = db.session.scalar(held_seats(meeting.id).where(Invitation.id != invitation.id)) or 0
    called_off = meeting.status is Status.CANCELLED
    return Seating(meeting.starts_at, meeting.seats, others, invitation.seats_held, called_off)


def free_seats(meeting: Meeting) -> int | None:
    """Seats that nobody holds; none where there is no limit."""
    if meeting.seats is None:
        return None
    return max(0, meeting.seats - (db.session.scalar(held_seats(meeting.id)) or 0))


def waitlist(meeting_id: int) -> list[tuple[Waiting, Invitation]]:
    """The families that wait for a seat."""
    rows = select(Invitation).where(
        Invitation.meeting_id == meeting_id, Invitation.waitlisted_at.is_not(None)
    )
    found = db.session.scalars(rows.where(Invitation.withdrawn_at.is_(None)))
    return [(Waiting(one.id, one.party, one.waitlisted_at), one) for one in found if one.waitlisted_at]


def meetings_with_waitlist(now: datetime) -> list[int]:
    """Meetings to come that somebody waits for."""
    rows = (
        select(Invitation.meeting_id)
        .join(Meeting, Meeting.id == Invitation.meeting_id)
        .where(Invitation.waitlisted_at.is_not(None), Invitation.withdrawn_at.is_(None))
        .where(Meeting.status == Status.PUBLISHED, Meeting.starts_at > now)
    )
    return list(db.session.scalars(rows.distinct().order_by(Invitation.meeting_id)))


def held_seats(meeting_id: int) -> Select[int]:
    """The number of seats that families hold at a meeting."""
    return select(func.coalesce(func.sum(Invitation.seats_held), 0)).where(
        Invitation.meeting_id == meeting_id
    )


def held_seats_beside(meeting_id: InstrumentedAttribute[int]) -> Select[int]:
    """The same, as a part of a statement that names the meeting."""
    every = aliased(Invitation, name="every_invitation")
    return select(func.coalesce(func.sum(every.seats_held), 0)).where(every.meeting_id == meeting_id)
