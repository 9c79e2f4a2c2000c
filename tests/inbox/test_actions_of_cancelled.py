"""A text that answers a cancelled meeting is never taken for an answer to another one."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from chats.db import db, transaction
from chats.delivery.models import Message
from chats.families.models import Guardian
from chats.inbox import actions
from chats.inbox.incoming import Received
from chats.inbox.models import IncomingText
from chats.inbox.views import DEEDS
from chats.invitations.models import Invitation, PartStat
from chats.meetings.kinds import Status
from tests.factories import NOW, Make

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def guardian(make: Make) -> Guardian:
    """Was asked to a meeting that is called off by now."""
    guardian = make.guardian()
    gone = make.meeting(status=Status.CANCELLED, cancelled_at=NOW)
    make.invitation(gone, guardian.family)
    return guardian


def text(guardian: Guardian, body: str) -> None:
    actions.read_text(Received("SM1", guardian.contacts[0].address, body), DEEDS, LATER)


def answer() -> Message:
    return db.session.scalars(select(Message)).one()


def reading() -> str | None:
    return db.session.scalars(select(IncomingText.reading)).one()


@pytest.mark.parametrize("body", ["1", "2"])
def test_who_answers_a_cancelled_meeting_is_told_that_it_is_cancelled(guardian: Guardian, body: str) -> None:
    text(guardian, body)
    assert "se cancela" in answer().letter.text
    assert set(db.session.scalars(select(Invitation.partstat))) == {PartStat.NEEDS_ACTION}


def test_who_wants_a_call_about_a_cancelled_meeting_reaches_a_person(guardian: Guardian) -> None:
    text(guardian, "3")
    assert reading() == "for-a-person"


def test_an_answer_given_to_another_meeting_before_the_news_stays(make: Make, guardian: Guardian) -> None:
    other = make.meeting(starts_at=NOW + timedelta(days=9))
    before = {"partstat": PartStat.DECLINED, "replied_at": NOW - timedelta(days=1)}
    other_id = make.invitation(other, guardian.family, **before).id
    text(guardian, "1")
    assert db.session.get_one(Invitation, other_id).partstat is PartStat.DECLINED
    assert reading() == "which-meeting"


def test_an_invitation_still_open_is_what_is_meant(make: Make, guardian: Guardian) -> None:
    other_id = make.invitation(make.meeting(starts_at=NOW + timedelta(days=9)), guardian.family).id
    text(guardian, "1")
    assert db.session.get_one(Invitation, other_id).partstat is PartStat.ACCEPTED


def test_an_answer_given_after_the_news_may_be_changed(make: Make, guardian: Guardian) -> None:
    other_id = make.invitation(make.meeting(starts_at=NOW + timedelta(days=9)), guardian.family).id
    with transaction() as session:
        one = session.get_one(Invitation, other_id)
        one.partstat, one.replied_at = PartStat.ACCEPTED, NOW + timedelta(minutes=5)
    text(guardian, "2")
    assert db.session.get_one(Invitation, other_id).partstat is PartStat.DECLINED
