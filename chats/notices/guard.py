"""The question asked again at the door, as a condition that delivery puts into its own statement."""

from sqlalchemy import ColumnElement, and_, exists, or_

from chats.archive.models import Recording, RecordingGuest, RecordingState
from chats.delivery.models import Message
from chats.families.models import Guardian
from chats.interpreters.models import Assignment, Offer, OfferState
from chats.invitations.models import Invitation, InvitedGuardian
from chats.invitations.replies import PartStat
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.notices.due import Notice

_TO_FAMILIES = (Notice.INVITATION, Notice.CHANGED, Notice.WAITLISTED, Notice.SEATED)
_TO_INTERPRETERS = (Notice.ASSIGNMENT, Notice.ASSIGNMENT_CHANGED)
_KNOWN = tuple(notice.value for notice in Notice)


def still_wanted() -> ColumnElement[bool]:
    """True of a message that is not about a meeting, or whose meeting and reader still are as it says."""
    return or_(
        Message.subject_kind != "meeting",
        Message.kind.not_in(_KNOWN),
        and_(_is(*_TO_FAMILIES), _meeting(Status.PUBLISHED), _invited()),
        and_(_is(Notice.REMINDER_DAY), _meeting(Status.PUBLISHED), _invited(_comes() | _has_not_answered())),
        and_(_is(Notice.REMINDER_HOURS), _meeting(Status.PUBLISHED), _invited(_comes())),
        and_(_is(Notice.CANCELLED), _meeting(Status.CANCELLED)),
        and_(_is(Notice.RECORDING_READY), ~_meeting(Status.CANCELLED), _may_hear()),
        and_(_is(Notice.OFFER), _meeting(Status.PUBLISHED), _offered()),
        and_(_is(*_TO_INTERPRETERS), _meeting(Status.PUBLISHED), _assigned()),
        _is(Notice.ASSIGNMENT_CANCELLED),
    )


def _is(*notices: Notice) -> ColumnElement[bool]:
    return Message.kind.in_([notice.value for notice in notices])


def _meeting(status: Status) -> ColumnElement[bool]:
    return exists().where(
        Meeting.district_id == Message.district_id, Meeting.id == Message.subject_id,
        Meeting.revision == Message.subject_revision, Meeting.status == status,
    )  # fmt: skip


def _invited(*answer: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        InvitedGuardian.district_id == Message.district_id, InvitedGuardian.link_id == Message.link_id,
        Invitation.district_id == InvitedGuardian.district_id,
        Invitation.id == InvitedGuardian.invitation_id, Invitation.withdrawn_at.is_(None), *answer,
    )  # fmt: skip


def _may_hear() -> ColumnElement[bool]:
    published = exists().where(
        Recording.district_id == Message.district_id, Recording.meeting_id == Message.subject_id,
        Recording.published_at.is_not(None), Recording.state == RecordingState.READY,
    )  # fmt: skip
    still_asked = exists().where(
        RecordingGuest.district_id == Message.district_id, RecordingGuest.link_id == Message.link_id,
        Guardian.district_id == RecordingGuest.district_id, Guardian.id == RecordingGuest.guardian_id,
        Invitation.district_id == Guardian.district_id, Invitation.family_id == Guardian.family_id,
        Invitation.meeting_id == RecordingGuest.meeting_id, Invitation.withdrawn_at.is_(None),
    )  # fmt: skip
    return and_(published, still_asked)


def _comes() -> ColumnElement[bool]:
    return and_(Invitation.partstat == PartStat.ACCEPTED, Invitation.waitlisted_at.is_(None))


def _has_not_answered() -> ColumnElement[bool]:
    return Invitation.partstat == PartStat.NEEDS_ACTION


def _offered() -> ColumnElement[bool]:
    return exists().where(
        Offer.district_id == Message.district_id,
        Offer.link_id == Message.link_id,
        Offer.state == OfferState.OPEN,
    )


def _assigned() -> ColumnElement[bool]:
    return exists().where(
        Assignment.district_id == Message.district_id, Assignment.ended_at.is_(None),
        Offer.district_id == Assignment.district_id, Offer.id == Assignment.offer_id,
        Offer.link_id == Message.link_id,
    )  # fmt: skip
