"""What comes in by WhatsApp: through the same signed door, read by the same table, answered the same way."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from chats.config import Settings
from chats.db import db, transaction
from chats.delivery.channels.signature import signature
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message, Suppression
from chats.families.models import ContactKind, Family
from chats.inbox.models import IncomingText
from chats.invitations.models import Invitation, PartStat, Source
from tests.factories import NOW, Make
from tests.notices.approving import approve
from tests.notices.telling import asked, catch_up, sent, written

TOKEN, SENT = "s+cret", "SM" + "5" * 32


@pytest.fixture
def provider(app: Flask, settings: Settings) -> Iterator[Settings]:
    """The app with a provider of texts and WhatsApp."""
    app.config["SETTINGS"] = replace(settings, text_url="http://AC1:s%2Bcret@127.0.0.1:1")
    yield app.config["SETTINGS"]
    app.config["SETTINGS"] = settings


@pytest.fixture
def invitation(make: Make, provider: Settings) -> Invitation:
    """A family that was asked by WhatsApp."""
    approve("es")
    made = asked(make, language="es", kinds=(ContactKind.WHATSAPP, ContactKind.MOBILE))
    catch_up(make)
    sent()
    with transaction():
        written()[0].provider_ref = SENT
    return made


def bring(app: Flask, settings: Settings, *, path: str = "/hooks/text", **form: str) -> TestResponse:
    held: Mapping[str, str] = {"MessageSid": "SM1", "From": f"whatsapp:{number()}", "Body": "1"} | form
    signed = signature(settings.public_url + path, held, TOKEN)
    return app.test_client().post(
        path, base_url=settings.public_url, data=held, headers={"X-Twilio-Signature": signed}
    )


def number() -> str:
    return written(channel=Channel.WHATSAPP)[0].address or ""


def family_of(invitation: Invitation) -> Family:
    return db.session.get_one(Family, invitation.family_id)


def answers() -> list[Message]:
    return list(db.session.scalars(select(Message).where(Message.subject_kind == "incoming-text")))


def partstat(invitation: Invitation) -> PartStat:
    db.session.refresh(invitation)
    return invitation.partstat


@pytest.mark.parametrize(("body", "answer"), [("1", PartStat.ACCEPTED), ("No", PartStat.DECLINED)])
def test_a_family_answers_by_whatsapp(
    app: Flask, provider: Settings, invitation: Invitation, body: str, answer: PartStat
) -> None:
    bring(app, provider, Body=body)
    assert (partstat(invitation), invitation.source) == (answer, Source.WHATSAPP)


def test_it_is_kept_as_what_came_by_whatsapp(app: Flask, provider: Settings, invitation: Invitation) -> None:
    bring(app, provider)
    assert [one.channel for one in db.session.scalars(select(IncomingText))] == [Channel.WHATSAPP]


def test_the_answer_goes_back_by_whatsapp_in_free_words(
    app: Flask, provider: Settings, invitation: Invitation
) -> None:
    bring(app, provider)
    (answer,) = answers()
    assert (answer.channel, answer.address, answer.letter.template) == (Channel.WHATSAPP, number(), None)


def test_free_words_are_of_no_use_once_whatsapp_takes_them_no_more(
    app: Flask, provider: Settings, invitation: Invitation
) -> None:
    bring(app, provider)
    assert (answers()[0].useless_after - NOW).total_seconds() <= 24 * 3600


def test_brought_twice_it_counts_once(app: Flask, provider: Settings, invitation: Invitation) -> None:
    bring(app, provider)
    bring(app, provider)
    assert len(answers()) == 1


def test_a_button_that_is_pressed_is_an_answer(
    app: Flask, provider: Settings, invitation: Invitation
) -> None:
    bring(app, provider, Body="2", ButtonText="2", ButtonPayload="2", MessageType="button")
    assert partstat(invitation) is PartStat.DECLINED


def test_a_button_made_by_hand_means_what_stands_on_it(
    app: Flask, provider: Settings, invitation: Invitation
) -> None:
    bring(app, provider, Body="Sí", ButtonText="Sí", ButtonPayload="custom-7")
    assert partstat(invitation) is PartStat.ACCEPTED


def test_a_button_answers_the_meeting_on_whose_message_it_stands(
    app: Flask, provider: Settings, invitation: Invitation, make: Make
) -> None:
    make.invitation(make.meeting(), family_of(invitation))
    bring(app, provider, ButtonPayload="1", ButtonText="1", OriginalRepliedMessageSid=SENT)
    assert partstat(invitation) is PartStat.ACCEPTED


def test_without_one_two_open_meetings_are_asked_about(
    app: Flask, provider: Settings, invitation: Invitation, make: Make
) -> None:
    make.invitation(make.meeting(), family_of(invitation))
    bring(app, provider)
    assert [one.kind for one in answers()] == ["which-meeting"]


def test_a_message_of_another_family_says_nothing_about_which_meeting(
    app: Flask, provider: Settings, invitation: Invitation, make: Make
) -> None:
    make.invitation(make.meeting(), family_of(invitation))
    with transaction() as session:
        session.get_one(Message, written()[0].id).address_digest = b"another"
    bring(app, provider, OriginalRepliedMessageSid=SENT)
    assert [one.kind for one in answers()] == ["which-meeting"]


@pytest.mark.parametrize("word", ["STOP", "alto"])
def test_stop_stops_whatsapp_and_nothing_else(
    app: Flask, provider: Settings, invitation: Invitation, word: str
) -> None:
    bring(app, provider, Body=word)
    stops = [(one.channel, one.reason, one.source) for one in db.session.scalars(select(Suppression))]
    assert stops == [(Channel.WHATSAPP, "stop", "whatsapp")]


def test_that_a_stop_was_heard_is_said_once(app: Flask, provider: Settings, invitation: Invitation) -> None:
    bring(app, provider, Body="STOP")
    assert [(one.kind, one.channel) for one in answers()] == [("stopped", Channel.WHATSAPP)]


def test_free_words_wait_for_a_person(app: Flask, provider: Settings, invitation: Invitation) -> None:
    bring(app, provider, Body="¿Puede venir mi hermana?")
    assert [one.kind for one in answers()] == ["sent-to-liaison"]


def test_a_voice_message_waits_for_a_person_who_sees_what_it_was(
    app: Flask, provider: Settings, invitation: Invitation
) -> None:
    bring(app, provider, Body="", NumMedia="1", MediaContentType0="audio/ogg")
    (kept,) = db.session.scalars(select(IncomingText))
    assert (kept.body, kept.reading) == ("📎 audio/ogg", "for-a-person")


def test_whoever_cannot_sign_it_is_refused(app: Flask, provider: Settings, invitation: Invitation) -> None:
    answered = bring(app, replace(provider, public_url="http://other.example"), Body="1")
    assert (answered.status_code, partstat(invitation)) != (200, PartStat.ACCEPTED)


def test_a_report_that_it_was_read_comes_through_the_door_of_texts(
    app: Flask, provider: Settings, invitation: Invitation
) -> None:
    message = written()[0]
    path = f"/hooks/text/status?message={message.uid}"
    bring(app, provider, path=path, MessageSid=SENT, MessageStatus="read", To=f"whatsapp:{message.address}")
    db.session.refresh(message)
    assert (message.receipt, message.state) == ("read", MessageState.ACCEPTED)
