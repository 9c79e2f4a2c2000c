"""Families who came without having been asked: part of the meeting from the door on."""

from collections.abc import Mapping
from datetime import datetime

from chats.access.actors import Staff
from chats.db import transaction
from chats.families.households import Audience
from chats.families.queries import audience
from chats.invitations import permissions
from chats.invitations.actions.answering import NotInvited
from chats.invitations.models import Invitation
from chats.invitations.queries import seats
from chats.invitations.replies import PARTY_MOST, UnfitParty


def welcome(meeting_id: int, came: Mapping[int, int], *, by: Staff, now: datetime) -> None:
    """Note families of the school, by id, that came uninvited, and with how many people. All, or nothing.

    They get no letter; their attendance counts. Raises NotInvited for a meeting or family that is not
    theirs; UnfitParty.
    """
    with transaction() as session:
        meeting = seats.meeting_held(meeting_id)
        if meeting is None or not permissions.may_take_attendance(by, meeting.school_id):
            raise NotInvited
        theirs = {one.id for one in audience(meeting.school_id, Audience(family_ids=frozenset(came)))}
        asked = {one.family_id: one for one in seats.invitations_to(meeting.id).values()}
        for family_id, people in came.items():
            if family_id not in theirs:
                raise NotInvited
            if not 1 <= people <= PARTY_MOST:
                raise UnfitParty(people)
            row = asked.get(family_id) or Invitation(
                district_id=meeting.district_id, meeting_id=meeting.id, family_id=family_id, invited_at=now
            )
            row.attended = people
            session.add(row)
