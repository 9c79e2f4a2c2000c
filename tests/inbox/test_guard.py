"""What an answer says of a meeting still holds when it leaves, or it stays at home."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from chats.access.actors import Role
from chats.db import db
from chats.delivery.models import Message
from chats.families.models import Family, Guardian
from chats.inbox import actions
from chats.inbox.guard import still_true
from chats.inbox.incoming import Received
from chats.inbox.views import DEEDS
from chats.invitations import actions as invitations
from chats.invitations.models import Invitation
from chats.meetings import actions as meetings
from tests.factories import NOW, Make


@pytest.fixture
def invited(make: Make) -> Invitation:
    return make.invitation()


def text(invitation: Invitation, body: str) -> None:
    family = select(Guardian).where(Guardian.family_id == invitation.family_id)
    number = db.session.scalars(family).first().contacts[0].address  # type: ignore[union-attr]
    actions.read_text(Received("SM1", number, body), DEEDS, NOW)


def call_off(make: Make, meeting_id: int) -> None:
    meetings.cancel(meeting_id, by=make.staff(Role.ADMINISTRATOR), now=NOW)


def may_leave() -> list[str]:
    return list(db.session.scalars(select(Message.kind).where(still_true(), Message.kind != "invitation")))


def test_an_answer_leaves_while_the_meeting_stands(invited: Invitation) -> None:
    text(invited, "1")
    assert may_leave() == ["reply-noted"]


def test_nobody_is_looked_forward_to_at_a_meeting_that_was_called_off_meanwhile(
    make: Make, invited: Invitation
) -> None:
    meeting_id = invited.meeting_id
    text(invited, "1")
    call_off(make, meeting_id)
    assert may_leave() == []


def test_another_meeting_that_changes_holds_no_answer_back(make: Make, invited: Invitation) -> None:
    other_id = make.meeting().id
    text(invited, "1")
    call_off(make, other_id)
    assert may_leave() == ["reply-noted"]


def test_an_answer_that_states_no_time_leaves_whatever_changes(make: Make, invited: Invitation) -> None:
    meeting_id = invited.meeting_id
    text(invited, "3")
    call_off(make, meeting_id)
    assert may_leave() == ["reply-noted"]


def test_which_meeting_is_not_asked_with_a_time_that_is_old(make: Make, invited: Invitation) -> None:
    meeting_id = invited.meeting_id
    make.invitation(make.meeting(), db.session.get_one(Family, invited.family_id))
    text(invited, "1")
    call_off(make, meeting_id)
    assert may_leave() == []


def test_a_meeting_called_off_while_the_text_was_read_is_said_to_be_off(
    make: Make, invited: Invitation
) -> None:
    meeting_id = invited.meeting_id

    def reply_then_hear_it_is_off(*given: object, **facts: object) -> object:
        standing = invitations.reply(*given, **facts)  # type: ignore[arg-type]
        call_off(make, meeting_id)
        return standing

    family = select(Guardian).where(Guardian.family_id == invited.family_id)
    number = db.session.scalars(family).first().contacts[0].address  # type: ignore[union-attr]
    deeds = replace(DEEDS, reply=reply_then_hear_it_is_off)
    actions.read_text(Received("SM1", number, "1"), deeds, NOW)
    assert "is cancelled" in db.session.scalars(select(Message)).one().letter.source_text
