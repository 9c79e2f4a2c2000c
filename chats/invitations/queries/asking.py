"""Who is to be asked to a meeting and was not yet."""

from datetime import datetime, timedelta

from sqlalchemy import Row, Select, exists, select

from chats.access.models import Link
from chats.db import db
from chats.families.households import Audience
from chats.families.models import Guardian
from chats.families.queries import audience_ids, chunks
from chats.invitations.models import Invitation, InvitedGuardian
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting

LINK_OUTLIVES = timedelta(days=1)
"""How long after the end of the meeting a family's link still opens."""


def meetings_to_come(now: datetime) -> list[Meeting]:
    """Published meetings that have not begun, soonest first."""
    rows = select(Meeting).where(Meeting.status == Status.PUBLISHED, Meeting.starts_at > now)
    return list(db.session.scalars(rows.order_by(Meeting.starts_at, Meeting.id)))


def unasked(meeting: Meeting, most: int) -> list[Row[int, int, str | None]]:
    """Id, family and written language of guardians in the audience who were not asked yet, by family."""
    families = audience_ids(meeting.school_id, Audience.from_json(meeting.audience))
    # Whole keys on both sides: each guardian is one look into an index, however many were asked already.
    asked = exists().where(
        Invitation.district_id == Guardian.district_id, Invitation.meeting_id == meeting.id,
        Invitation.family_id == Guardian.family_id,
        InvitedGuardian.district_id == Guardian.district_id,
        InvitedGuardian.invitation_id == Invitation.id, InvitedGuardian.guardian_id == Guardian.id,
    )  # fmt: skip
    found = (
        select(Guardian.id, Guardian.family_id, Guardian.written_language)
        .where(Guardian.family_id.in_(families), ~asked)
        .order_by(Guardian.family_id, Guardian.id)
    )
    return list(db.session.execute(found.limit(most)))


def invitation_ids(meeting_id: int, family_ids: set[int]) -> dict[int, int]:
    """The invitations of these families to a meeting, by family."""
    found: dict[int, int] = {}
    for some in chunks(family_ids):
        rows = select(Invitation.family_id, Invitation.id).where(
            Invitation.meeting_id == meeting_id, Invitation.family_id.in_(some)
        )
        found |= {family_id: invitation_id for family_id, invitation_id in db.session.execute(rows)}
    return found


def has_strayed_links(meeting: Meeting) -> bool:
    """Whether the meeting's end moved since its links were made."""
    return db.session.scalar(strayed_links(meeting).limit(1)) is not None


def strayed_links(meeting: Meeting) -> Select[int]:
    """Ids of the meeting's links that end at another time than they should: a part of other statements."""
    return (
        select(Link.id)
        .join(InvitedGuardian, InvitedGuardian.link_id == Link.id)
        .join(Invitation, Invitation.id == InvitedGuardian.invitation_id)
        .where(Invitation.meeting_id == meeting.id, Link.expires_at != meeting.ends_at + LINK_OUTLIVES)
    )
