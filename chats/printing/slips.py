"""Slips that may come back: families with a letter on paper who have not answered."""

from dataclasses import dataclass, field

from sqlalchemy import select

from chats.db import db
from chats.delivery.letter import MessageState
from chats.delivery.models import Message
from chats.families.directory import folded
from chats.families.models import Guardian
from chats.families.naming import full_name
from chats.invitations.models import Invitation, InvitedGuardian
from chats.invitations.replies import PartStat
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.printing.queries import on_paper


@dataclass(frozen=True)
class Slip:
    """One family, by the guardian whose name stands on its slip."""

    invitation_id: int
    name: str = field(repr=False)


def slips(meeting: Meeting) -> list[Slip]:
    """The families of a meeting that is still to come, by family name."""
    if meeting.status is not Status.PUBLISHED:
        return []
    rows = db.session.execute(
        select(Invitation.id, Guardian.given_name, Guardian.family_name)
        .join(InvitedGuardian, InvitedGuardian.invitation_id == Invitation.id)
        .join(Guardian, Guardian.id == InvitedGuardian.guardian_id)
        .join(Message, Message.link_id == InvitedGuardian.link_id)
        .where(
            *on_paper(meeting, MessageState.WITH_PERSON, MessageState.ACCEPTED),
            Invitation.meeting_id == meeting.id, Invitation.withdrawn_at.is_(None),
            Invitation.partstat == PartStat.NEEDS_ACTION, Invitation.call_wanted_at.is_(None),
        )
        .order_by(Guardian.id)
    )  # fmt: skip
    first: dict[int, tuple[str, Slip]] = {}
    for invitation_id, given, family in rows:
        first.setdefault(invitation_id, (folded(family), Slip(invitation_id, full_name(given, family))))
    return [slip for _, slip in sorted(first.values(), key=lambda one: (one[0], one[1].invitation_id))]
