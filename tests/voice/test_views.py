"""What a family hears when a machine rings, and what the keys they press set going."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from chats import clock
from chats.config import Settings
from chats.db import db, transaction
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message, ProviderEvent, Suppression
from chats.invitations.models import Invitation, PartStat, Source
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from tests.factories import NOW, Make
from tests.notices.telling import moved
from tests.pages import CheckingClient
from tests.voice.ringing import SID, Caller, caller, rung


@pytest.fixture
def invitation(make: Make) -> Invitation:
    """A family with a landline."""
    return rung(make)[0]


@pytest.fixture
def message(invitation: Invitation) -> Message:
    """The call to them."""
    return db.session.scalars(select(Message).where(Message.channel == Channel.VOICE)).one()


@pytest.fixture
def call(app: Flask, client: CheckingClient, settings: Settings, message: Message) -> Iterator[Caller]:
    """Their phone rings."""
    with caller(app, client, settings, message) as ringing:
        yield ringing


def meeting_of(invitation: Invitation) -> Meeting:
    return db.session.get_one(Meeting, invitation.meeting_id)


def test_a_person_hears_the_notice_in_their_language_and_which_keys_to_press(call: Caller) -> None:
    said = [one for one in call.says(AnsweredBy="human").find("Gather").iter("Say")]  # type: ignore[union-attr]
    assert [(one.get("language"), one.get("voice")) for one in said[:1]] == [("es-US", "Polly.Lupe")]
    assert said[1].text == "Le invitamos: Horarios y cierres de la escuela"
    assert said[-2].text == "Marque 1 si vendrá, 2 si no vendrá, 3 si quiere que le llamemos."


def test_without_a_key_all_of_it_is_said_once_more(call: Caller) -> None:
    assert [one.tag for one in call.says(AnsweredBy="human")] == ["Gather", "Gather", "Hangup"]


def test_the_key_comes_back_to_a_page_of_the_same_call(call: Caller, settings: Settings) -> None:
    gather = call.says(AnsweredBy="human").find("Gather")
    assert gather is not None
    assert gather.get("action") == f"{settings.public_url}{call.path}/key"


def test_nobody_is_named_in_a_call(call: Caller, message: Message) -> None:
    said = "".join(call.says(AnsweredBy="human").itertext())
    assert [name for name in (message.slots["name"], message.slots["attendee_name"]) if name in said] == []


def test_an_answering_machine_hears_school_time_and_number_alone(call: Caller, make: Make) -> None:
    page = call.says(AnsweredBy="machine_end_beep")
    said = [one.text or "" for one in page.iter("Say")]
    assert (
        said[0] == f"{make.first_school.name} le invita: miércoles, 21 de octubre de 2026, 10:00–11:00 a.m."
    )
    assert len(said) == 2
    assert page.find("Gather") is None


def test_a_fax_hears_nothing(call: Caller) -> None:
    assert [one.tag for one in call.says(AnsweredBy="fax")] == ["Hangup"]


@pytest.mark.parametrize(
    ("key", "partstat", "thanks"),
    [
        ("1", PartStat.ACCEPTED, "Gracias. Le esperamos con gusto."),
        ("2", PartStat.DECLINED, "Gracias por avisarnos. Ojalá nos veamos en otra ocasión."),
    ],
)
def test_a_key_answers_the_invitation(
    call: Caller, invitation: Invitation, key: str, partstat: PartStat, thanks: str
) -> None:
    assert call.presses(key) == [thanks]
    assert (invitation.partstat, invitation.source) == (partstat, Source.VOICE)


def test_a_third_key_asks_for_a_person(call: Caller, invitation: Invitation) -> None:
    assert call.presses("3") == ["Gracias. Le vamos a llamar."]
    assert invitation.call_wanted_at == NOW


def test_a_page_that_is_fetched_again_does_not_undo_a_later_answer(
    call: Caller, invitation: Invitation
) -> None:
    call.presses("1")
    call.presses("2", sid="CA2")
    assert call.presses("1") == ["Gracias por avisarnos. Ojalá nos veamos en otra ocasión."]
    assert invitation.partstat is PartStat.DECLINED


def test_nine_says_it_all_again(call: Caller) -> None:
    assert call.presses("9")[1] == "Le invitamos: Horarios y cierres de la escuela"


def test_seven_ends_automatic_calls_at_once(call: Caller, message: Message) -> None:
    assert call.presses("7") == ["No recibirá más llamadas automáticas de nosotros."]
    stop = db.session.scalars(select(Suppression)).one()
    assert (stop.channel, stop.reason, stop.address_digest) == (Channel.VOICE, "stop", message.address_digest)


def test_after_a_stop_a_page_says_nothing_more(call: Caller) -> None:
    call.presses("7")
    assert [one.tag for one in call.says(AnsweredBy="human")] == ["Hangup"]


def test_what_was_moved_while_the_phone_rang_is_not_said(call: Caller, invitation: Invitation) -> None:
    moved(meeting_of(invitation), timedelta(hours=1))
    assert [one.tag for one in call.says(AnsweredBy="human")] == ["Hangup"]


def test_an_answer_to_what_was_moved_meanwhile_does_not_count(call: Caller, invitation: Invitation) -> None:
    moved(meeting_of(invitation), timedelta(hours=1))
    assert call.presses("1") == ["Esto acaba de cambiar. Le diremos qué hay de nuevo."]
    assert invitation.partstat is PartStat.NEEDS_ACTION


def test_an_answer_after_the_meeting_began_does_not_count(call: Caller) -> None:
    with clock.stopped(NOW + timedelta(days=8)):
        said = call.presses("1")
    assert said == ["Esta reunión ya empezó o ya terminó, por eso ya no se puede responder."]


def test_an_answer_to_a_cancelled_meeting_does_not_count(call: Caller, invitation: Invitation) -> None:
    with transaction():
        meeting_of(invitation).status = Status.CANCELLED
    assert call.presses("1") == ["Esta reunión se canceló. No tiene que hacer nada más."]


@pytest.mark.parametrize(
    ("who", "receipt", "state"),
    [
        ("human", "delivered", MessageState.ACCEPTED),
        ("unknown", "delivered", MessageState.ACCEPTED),
        ("machine_end_beep", "sent", MessageState.ACCEPTED),
        ("fax", "failed", MessageState.FAILED_PERMANENT),
    ],
)
def test_a_call_that_was_taken_counts_by_who_heard_it(
    call: Caller, message: Message, who: str, receipt: str, state: MessageState
) -> None:
    call.posts(AnsweredBy=who)
    call.ends("completed")
    assert (message.receipt, message.state) == (receipt, state)


def test_a_call_in_which_our_page_was_never_fetched_told_nobody(call: Caller, message: Message) -> None:
    call.ends("completed")
    assert message.state is MessageState.FAILED_PERMANENT


@pytest.mark.parametrize("ended", ["busy", "no-answer"])
def test_a_phone_that_nobody_took_rings_again_later(call: Caller, message: Message, ended: str) -> None:
    call.ends(ended)
    assert (message.state, message.not_before) == (MessageState.RETRY_WAIT, NOW + timedelta(minutes=30))


@pytest.mark.parametrize("ended", ["failed", "canceled"])
def test_a_call_that_failed_is_for_a_person(call: Caller, message: Message, ended: str) -> None:
    call.ends(ended)
    assert message.state is MessageState.FAILED_PERMANENT


def test_a_report_of_an_earlier_call_changes_nothing(call: Caller, message: Message) -> None:
    call.ends("busy", sid="CA0")
    assert message.state is MessageState.ACCEPTED


def test_what_is_told_twice_counts_once(call: Caller) -> None:
    call.posts(AnsweredBy="human")
    call.posts(AnsweredBy="human")
    assert len(db.session.scalars(select(ProviderEvent)).all()) == 1


@pytest.mark.parametrize("part", ["", "/key", "/status"])
def test_without_the_providers_signature_no_page_opens(call: Caller, part: str) -> None:
    page = call.posts(part, token="wrong", AnsweredBy="human", Digits="7", CallStatus="busy")
    assert page.status == 403
    assert db.session.scalars(select(Suppression)).all() == []


@pytest.mark.parametrize("made_up", ["a" * 32, "a", "é" * 32])
def test_a_page_that_we_did_not_make_does_not_exist(call: Caller, made_up: str) -> None:
    page = Caller(call.app, call.settings, call.client, f"/hooks/voice/{made_up}")
    assert page.posts(AnsweredBy="human").status in (403, 404)


def test_a_page_without_the_name_of_a_call_does_not_exist(call: Caller) -> None:
    assert call.posts(sid="", AnsweredBy="human").status == 404


def test_the_address_of_a_page_names_nobody(call: Caller, message: Message) -> None:
    assert (str(message.id) in call.path, message.uid in call.path, SID in call.path) == (False,) * 3
