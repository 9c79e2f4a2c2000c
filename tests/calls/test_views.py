"""The page of the call list: one tap says what came of a call."""

import pytest
from sqlalchemy import select

from chats.calls.models import Call, CallOutcome
from chats.db import db, transaction
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message, Suppression
from chats.invitations.models import Invitation, PartStat, Source
from tests.calls.waiting import unreached, wants_a_call
from tests.factories import Make
from tests.pages import CheckingClient, Page


@pytest.fixture
def desk(make: Make, client: CheckingClient) -> CheckingClient:
    client.sign_in(make.session(make.staff_member())[1])
    return client


def tap(desk: CheckingClient, outcome: str, **typed: str) -> Page:
    return desk.send(desk.get("/desk/calls"), "/desk/calls/", press=f"outcome={outcome}", **typed)


def message() -> Message:
    return db.session.scalars(select(Message)).one()


def test_they_come_is_their_answer_and_the_message_is_told(make: Make, desk: CheckingClient):
    _, invitation = unreached(make)
    invitation_id = invitation.id
    after = desk.follow(tap(desk, "coming", party="3"))
    answered = db.session.get_one(Invitation, invitation_id)
    assert (answered.partstat, answered.party, answered.source) == (PartStat.ACCEPTED, 3, Source.PHONE)
    assert (message().state, message().reason) == (MessageState.ACCEPTED, "by-a-person")
    assert db.session.scalars(select(Call)).one().outcome is CallOutcome.COMING
    assert "Nobody waits for a call." in after.text


def test_they_do_not_come_is_an_answer_too(make: Make, desk: CheckingClient):
    invitation_id = unreached(make)[1].id
    tap(desk, "not-coming")
    assert db.session.get_one(Invitation, invitation_id).partstat is PartStat.DECLINED


def test_told_leaves_the_answer_open(make: Make, desk: CheckingClient):
    _, invitation = unreached(make)
    invitation_id = invitation.id
    wants_a_call(invitation)
    tap(desk, "told")
    row = db.session.get_one(Invitation, invitation_id)
    assert (row.partstat, row.call_wanted_at) == (PartStat.NEEDS_ACTION, None)
    assert message().state is MessageState.ACCEPTED


def test_where_nobody_answers_the_call_stays_with_the_try_beside_it(make: Make, desk: CheckingClient):
    unreached(make)
    after = desk.follow(tap(desk, "no-answer"))
    assert message().state is MessageState.WITH_PERSON
    assert "1 try, nobody answered" in after.text


def test_a_wrong_number_is_not_used_again_on_any_channel(make: Make, desk: CheckingClient):
    guardian, _ = unreached(make)
    digest = guardian.contacts[0].digest
    after = desk.follow(tap(desk, "wrong-number"))
    stops = db.session.scalars(select(Suppression)).all()
    assert {(one.channel, one.reason) for one in stops} == {
        (Channel.CALL, "wrong-number"),
        (Channel.TEXT, "wrong-number"),
        (Channel.WHATSAPP, "wrong-number"),
    }
    assert {one.address_digest for one in stops} == {digest}
    assert "No number is left." in after.text


def test_more_people_than_seats_is_said_and_the_family_stays_on_the_list(make: Make, desk: CheckingClient):
    meeting = make.meeting(seats=2)
    _, invitation = unreached(make, meeting)
    with transaction():
        row = db.session.get_one(Invitation, invitation.id)
        row.partstat, row.party, row.seats_held = PartStat.ACCEPTED, 1, 1
    page = tap(desk, "coming", party="5")
    assert page.status == 422
    assert "Only 2 seats are left for them." in page.text
    assert message().state is MessageState.WITH_PERSON


def test_a_call_that_is_done_cannot_be_recorded_twice(make: Make, desk: CheckingClient):
    unreached(make)
    page = desk.get("/desk/calls")
    desk.send(page, "/desk/calls/", press="outcome=told")
    assert desk.send(page, "/desk/calls/", press="outcome=told").status == 404
    assert len(db.session.scalars(select(Call)).all()) == 1


@pytest.mark.parametrize(
    "typed", [{"outcome": "hung-up"}, {"party": "0"}, {"party": "many"}, {"party": "21"}]
)
def test_a_form_that_says_nothing_we_know_changes_nothing(
    make: Make, desk: CheckingClient, typed: dict[str, str]
):
    invitation_id = unreached(make)[1].id
    page = desk.get("/desk/calls")
    answer = desk.send(page, "/desk/calls/", **({"outcome": "coming"} | typed))
    assert answer.status == 422
    assert db.session.get_one(Invitation, invitation_id).partstat is PartStat.NEEDS_ACTION


def test_the_page_says_how_many_in_which_languages_and_how_long(make: Make, desk: CheckingClient):
    unreached(make)
    unreached(make, spoken_language="so")
    page = desk.get("/desk/calls")
    assert "2 families." in page.text
    assert "1 Spanish" in page.text
    assert "About 10 minutes." in page.text


def test_a_family_that_must_wait_for_a_seat_hears_so_while_still_on_the_phone(
    make: Make, desk: CheckingClient
):
    meeting = make.meeting(seats=1)
    other = make.invitation(meeting)
    unreached(make, meeting)
    with transaction():
        row = db.session.get_one(Invitation, other.id)
        row.partstat, row.party, row.seats_held = PartStat.ACCEPTED, 1, 1
    assert "on the waiting list" in desk.follow(tap(desk, "coming")).text
