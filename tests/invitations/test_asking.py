"""Families are asked once, each guardian with a link of their own."""

from datetime import timedelta

from sqlalchemy import func, select

from chats.access.actors import Purpose
from chats.access.models import Link
from chats.db import db, within
from chats.families.households import Audience
from chats.invitations.actions import invite_published
from chats.invitations.models import Invitation, InvitedGuardian, PartStat
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from tests.factories import NOW, Make
from tests.invitations.crowds import crowd
from tests.invitations.statements import statements


def invite(make: Make) -> int:
    with within(make.home.id):
        return invite_published(NOW)


def count(what: type[Invitation | InvitedGuardian | Link]) -> int:
    return db.session.scalar(select(func.count(what.id))) or 0


def test_every_guardian_of_a_family_gets_a_link_of_their_own(make: Make) -> None:
    make.family(guardians=2)
    meeting = make.meeting()
    assert invite(make) == 2
    letters = db.session.scalars(select(InvitedGuardian)).all()
    links = [db.session.get_one(Link, letter.link_id) for letter in letters]
    assert count(Invitation) == 1
    assert [link.subject_id for link in links] == [letter.id for letter in letters]
    assert {link.purpose for link in links} == {Purpose.REPLY}
    assert {link.expires_at for link in links} == {meeting.ends_at + timedelta(days=1)}
    assert len({letter.calendar_uid for letter in letters}) == 2


def test_inviting_again_asks_nobody_twice(make: Make) -> None:
    make.family(guardians=2)
    make.meeting()
    invite(make)
    assert invite(make) == 0
    assert (count(Invitation), count(InvitedGuardian), count(Link)) == (1, 2, 2)


def test_a_minute_with_nobody_to_ask_takes_no_lock(make: Make) -> None:
    make.family()
    make.meeting()
    invite(make)
    with statements() as said:
        invite(make)
    assert said
    assert not [one for one in said if one.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert "FOR UPDATE" not in " ".join(said)


def test_a_guardian_who_comes_later_joins_the_familys_one_invitation(make: Make) -> None:
    family = make.family()
    make.meeting()
    invite(make)
    make.guardian(family)
    assert invite(make) == 1
    assert (count(Invitation), count(InvitedGuardian)) == (1, 2)


def test_only_the_families_in_the_audience_are_asked(make: Make) -> None:
    somali = make.family(guardians=0)
    make.guardian(somali, spoken_language="so", written_language="so")
    make.family()
    make.meeting(audience=Audience(languages=frozenset({"so"})).to_json())
    assert invite(make) == 1
    assert db.session.scalars(select(Invitation.family_id)).all() == [somali.id]


def test_nobody_is_asked_to_a_draft_a_cancelled_or_a_begun_meeting(make: Make) -> None:
    make.family()
    make.meeting(status=Status.DRAFT)
    make.meeting(status=Status.CANCELLED)
    make.meeting(starts_at=NOW)
    assert invite(make) == 0


def test_a_district_asks_its_own_families_only(make: Make) -> None:
    make.family()
    elsewhere = make.school(make.district())
    make.family(school=elsewhere)
    make.meeting(school=elsewhere)
    assert invite(make) == 0


def test_a_link_lives_on_when_the_meeting_moves(make: Make) -> None:
    make.family()
    meeting = make.meeting()
    invite(make)
    meeting_id, ends_at = meeting.id, meeting.ends_at
    moved = db.session.get_one(Meeting, meeting_id)
    moved.starts_at, moved.ends_at = moved.starts_at + timedelta(days=20), ends_at + timedelta(days=20)
    db.session.commit()
    invite(make)
    assert db.session.scalar(select(Link.expires_at)) == ends_at + timedelta(days=21)


def test_who_reads_nothing_has_a_link_without_a_language(make: Make) -> None:
    make.guardian(written_language=None)
    make.guardian(written_language="mam")
    make.meeting()
    invite(make)
    assert db.session.scalars(select(Link.language)).all() == [None, None]


def test_asking_a_thousand_families_reads_no_row_for_each(make: Make) -> None:
    crowd(make, 1_000, guardians=2)
    make.meeting()
    with statements() as said:
        asked = invite(make)
    assert asked == 2_000
    assert len([one for one in said if not one.startswith("INSERT")]) < 60


def test_a_family_that_waits_is_seated_when_the_room_grows(make: Make) -> None:
    meeting = make.meeting(seats=2)
    waiting = make.invitation(meeting, partstat=PartStat.ACCEPTED, party=3, waitlisted_at=NOW)
    row = db.session.get_one(Meeting, meeting.id)
    row.seats = 4
    db.session.commit()
    invite(make)
    assert (waiting.seats_held, waiting.waitlisted_at, waiting.seated_from_waitlist_at) == (3, None, NOW)
