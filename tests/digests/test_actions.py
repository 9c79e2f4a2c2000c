"""A liaison's day by mail: who gets it, when, once; and what stands in it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from chats.access.actors import Role
from chats.accounts.actions import settle_own
from chats.accounts.models import StaffMember
from chats.db import across_districts, db, transaction, within
from chats.delivery.letter import Channel, Lane, MessageState
from chats.delivery.models import Message
from chats.digests.actions import catch_up
from chats.digests.models import Digest
from chats.invitations.models import Invitation, PartStat
from chats.meetings.models import Meeting
from tests.delivery.sending import put
from tests.factories import NOW, Make

EVENING = NOW + timedelta(hours=7, minutes=1)
"""A minute past five in Seattle."""


@pytest.fixture
def meeting(make: Make) -> Meeting:
    return make.meeting()


def happened(make: Make, meeting: Meeting, at: datetime = NOW, **facts: object) -> None:
    """A message about the chat that a provider took ``at`` some instant, or what else ``facts`` say."""
    message = put(make, subject=("meeting", meeting.id, 0))
    facts = {"state": MessageState.ACCEPTED, "accepted_at": at, "ended_at": at} | facts
    with transaction() as session:
        session.execute(update(Message).where(Message.id == message.id).values(**facts))


def told(make: Make, now: datetime = EVENING) -> list[Message]:
    """The digests of the district after one more beat."""
    with within(make.home.id):
        catch_up(now)
        wanted = select(Message).where(Message.kind == "digest").options(joinedload(Message.letter))
        return list(db.session.scalars(wanted.order_by(Message.id)))


def test_a_liaison_hears_what_was_sent_answered_and_not_delivered(make: Make, meeting: Meeting) -> None:
    happened(make, meeting)
    happened(make, meeting, state=MessageState.FAILED_PERMANENT, accepted_at=None)
    make.invitation(meeting, partstat=PartStat.ACCEPTED, replied_at=NOW)
    make.invitation(meeting, partstat=PartStat.DECLINED, replied_at=NOW)
    make.invitation(meeting, call_wanted_at=NOW)
    text = told(make)[0].letter.text
    assert "Sent: Invitation (1)" in text
    assert "Answers: 1 yes · 1 no · 1 please call" in text
    assert "1 message did not arrive" in text
    assert "1 family waits for a call." in text


def test_it_is_a_mail_in_the_last_lane_to_the_liaison(make: Make, meeting: Meeting) -> None:
    happened(make, meeting)
    mail = told(make)[0]
    author = db.session.get_one(StaffMember, meeting.author_id)
    assert (mail.channel, mail.lane, mail.address) == (Channel.MAIL, Lane.DIGESTS, author.mail)
    assert mail.recipient == f"staff:{author.id}"


def test_it_is_in_the_liaisons_own_language(make: Make, meeting: Meeting) -> None:
    happened(make, meeting)
    with transaction() as session:
        session.execute(update(StaffMember).values(language="es"))
    letter = told(make)[0].letter
    assert letter.language == "es"
    assert "2026" in (letter.subject or "")


def test_no_family_is_named_in_it(make: Make, meeting: Meeting) -> None:
    family = make.family()
    make.invitation(meeting, family, partstat=PartStat.ACCEPTED, replied_at=NOW)
    mail = told(make)[0]
    names = {part for one in family.guardians for part in (one.given_name, one.family_name)}
    everything = f"{mail.letter.subject} {mail.letter.text} {mail.letter.html}"
    assert [name for name in names if name in everything] == []


def test_before_the_evening_nobody_is_told_of_today(make: Make, meeting: Meeting) -> None:
    happened(make, meeting)
    assert told(make, NOW + timedelta(hours=1)) == []


def test_a_day_is_told_once(make: Make, meeting: Meeting) -> None:
    happened(make, meeting)
    first = len(told(make))
    happened(make, meeting)
    assert len(told(make, EVENING + timedelta(minutes=5))) == first


def test_what_happens_after_the_mail_is_told_the_next_evening(make: Make, meeting: Meeting) -> None:
    happened(make, meeting)
    told(make)
    happened(make, meeting, EVENING + timedelta(minutes=1))
    tomorrow = told(make, EVENING + timedelta(days=1))
    assert "Sent: Invitation (1)" in tomorrow[-1].letter.text
    assert len(tomorrow) == 2


def test_on_a_day_on_which_nothing_happened_nobody_gets_mail(make: Make, meeting: Meeting) -> None:
    assert told(make) == []
    assert db.session.scalars(select(Digest.messages)).all() == [0]


def test_a_worker_that_comes_back_late_in_the_evening_still_tells_it(make: Make, meeting: Meeting) -> None:
    happened(make, meeting)
    assert len(told(make, EVENING + timedelta(hours=4))) == 1


def test_a_liaison_of_another_school_hears_nothing_of_it(make: Make, meeting: Meeting) -> None:
    other = make.staff_member(school=make.school())
    happened(make, meeting)
    assert f"staff:{other.id}" not in {one.recipient for one in told(make)}


def test_a_coordinator_hears_of_every_school(make: Make, meeting: Meeting) -> None:
    coordinator = make.staff_member(Role.COORDINATOR, school=make.school())
    happened(make, meeting)
    assert f"staff:{coordinator.id}" in {one.recipient for one in told(make)}


@pytest.mark.parametrize("role", [Role.HOST, Role.ADMINISTRATOR])
def test_who_serves_no_families_gets_no_mail(make: Make, meeting: Meeting, role: Role) -> None:
    other = make.staff_member(role)
    happened(make, meeting)
    assert f"staff:{other.id}" not in {one.recipient for one in told(make)}


def test_who_turned_it_off_gets_no_mail(make: Make, meeting: Meeting) -> None:
    liaison = make.staff()
    happened(make, meeting)
    with within(make.home.id):
        settle_own("en", digest=False, by=liaison)
    assert f"staff:{liaison.id}" not in {one.recipient for one in told(make)}


def test_who_left_gets_no_mail(make: Make, meeting: Meeting) -> None:
    happened(make, meeting)
    with transaction() as session:
        session.execute(update(StaffMember).values(left_at=NOW))
    assert told(make) == []


def test_another_districts_day_is_not_told_here(make: Make, meeting: Meeting) -> None:
    happened(make, meeting)
    elsewhere = make.district()
    with within(elsewhere.id):
        catch_up(EVENING)
    with across_districts():
        assert db.session.scalars(select(Message).where(Message.kind == "digest")).all() == []


def test_a_withdrawn_invitation_is_no_answer(make: Make, meeting: Meeting) -> None:
    make.invitation(meeting, partstat=PartStat.ACCEPTED, replied_at=NOW)
    with transaction() as session:
        session.execute(update(Invitation).values(withdrawn_at=NOW))
    assert told(make) == []
