"""Families that no message reaches are called, and one tap says what came of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from chats.access.actors import Role
from chats.calls import actions, listing, queries
from chats.calls.actions import NotToCall
from chats.calls.models import Call, CallOutcome
from chats.db import db
from chats.delivery import actions as delivery
from chats.delivery.letter import Channel, Lane
from chats.families.models import ContactKind, Guardian
from chats.languages.words import speaking
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from tests.calls.waiting import put, unreached, wants_a_call
from tests.factories import NOW, Make


@pytest.fixture(autouse=True)
def spoken():
    with speaking("en"):
        yield


def on_the_list(make: Make, role: Role = Role.LIAISON) -> list[listing.ToCall]:
    return listing.call_list(make.staff(role), NOW)


def waiting(make: Make) -> int:
    return db.session.scalar(queries.waiting_count(make.staff(), NOW)) or 0


def test_a_message_that_only_a_person_can_deliver_is_on_the_list_with_both_scripts(make: Make):
    guardian, _ = unreached(make, given_name="Lucía")
    name, number = guardian.given_name, guardian.contacts[0].address
    (one,) = on_the_list(make)
    assert (one.said, one.language) == (f"Hola {name}: le invitamos.", "es")
    assert one.source == f"Hello {name}: you are invited."
    assert one.number == number
    assert one.answerable


def test_a_family_that_asked_for_a_call_is_on_the_list_with_a_script(make: Make):
    wants_a_call(make.invitation())
    (one,) = on_the_list(make)
    assert one.asked_at == NOW - timedelta(hours=1)
    assert "You asked us to call you" in one.source
    assert one.said is not None
    assert one.language == "es"


def test_a_family_stands_once_however_many_reasons_there_are(make: Make):
    guardian, invitation = unreached(make)
    wants_a_call(invitation)
    put(guardian, db.session.scalars(select(Meeting)).one(), "reminder-1d", Lane.REMINDERS)
    (one,) = on_the_list(make)
    assert len(one.message_ids) == 2
    assert one.asked_at is not None
    assert waiting(make) == 1


def test_of_a_family_that_asked_the_guardian_with_a_number_is_called(make: Make):
    family = make.family(guardians=0)
    make.guardian(family, kinds=(ContactKind.MAIL,))
    second = make.guardian(family, kinds=(ContactKind.MOBILE,))
    wants_a_call(make.invitation(family=family))
    assert [one.guardian.id for one in on_the_list(make)] == [second.id]


def test_what_is_about_a_meeting_that_has_begun_is_on_no_list(make: Make):
    unreached(make, make.meeting(starts_at=NOW - timedelta(minutes=1)))
    assert on_the_list(make) == []
    assert waiting(make) == 0


def test_a_cancellation_is_called_out_before_an_invitation(make: Make):
    unreached(make)
    guardian, _ = unreached(make, make.meeting(starts_at=NOW + timedelta(days=20)))
    meeting = db.session.scalars(select(Meeting).order_by(Meeting.id.desc())).first()
    assert meeting is not None
    put(guardian, meeting, "cancelled", Lane.CODES_AND_CANCELLATIONS)
    assert [one.lane for one in on_the_list(make)] == [Lane.CODES_AND_CANCELLATIONS, Lane.INVITATIONS]


def test_to_a_cancelled_meeting_nobody_answers(make: Make):
    unreached(make, make.meeting(status=Status.CANCELLED))
    assert [one.answerable for one in on_the_list(make)] == [False]


@pytest.mark.parametrize(("role", "listed"), [(Role.LIAISON, 0), (Role.COORDINATOR, 1), (Role.HOST, 0)])
def test_only_those_who_serve_a_family_find_it(make: Make, role: Role, listed: int):
    unreached(make)
    other = make.staff(role, school=make.school())
    assert len(listing.call_list(other, NOW)) == listed
    assert db.session.scalar(queries.waiting_count(other, NOW)) == listed


def test_a_call_to_another_schools_family_is_not_recorded(make: Make):
    guardian, invitation = unreached(make)
    other = make.staff(school=make.school())
    with pytest.raises(NotToCall):
        actions.record(
            CallOutcome.TOLD, guardian_id=guardian.id, meeting_id=invitation.meeting_id, by=other, now=NOW
        )
    assert db.session.scalars(select(Call)).all() == []


def test_a_number_that_was_wrong_gives_way_to_the_next(make: Make):
    guardian, _ = unreached(make)
    first = guardian.contacts[0].address
    second = make.contact(db.session.get_one(Guardian, guardian.id), ContactKind.MOBILE).address
    delivery.suppress(
        Channel.CALL, first, reason="wrong-number", source="liaison", now=NOW, district_id=make.home.id
    )
    assert [one.number for one in on_the_list(make)] == [second]
