"""A WhatsApp message leaves the outbox, and what its provider says of it afterwards counts."""

import json
from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime

import pytest
from sqlalchemy import select

from chats.config import Settings, WrongSetting, read_settings
from chats.db import db, within
from chats.delivery import actions
from chats.delivery.actions import Told, receipt
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Bucket, Message, Suppression
from tests.delivery.sending import letter, put, sender
from tests.factories import NOW, Make
from tests.servers.http import HANG_UP, Answer, ScriptedWebServer, scripted_web_server
from tests.servers.provider import text_provider

SID, TEMPLATE, NUMBER = "SM" + "1" * 32, "HX" + "2" * 32, "+15105550100"
TAKEN = Answer(201, {"sid": SID, "status": "queued"})
WORDS = "🏫 Lincoln les invita: el lunes."


def message(make: Make, **facts: object) -> Message:
    approved = letter(
        Channel.WHATSAPP, text=WORDS, template=TEMPLATE, template_values=("Lincoln", "el lunes")
    )
    return put(make, Channel.WHATSAPP, **({"address": make.number(), "composed": approved} | facts))


def account(server: ScriptedWebServer) -> dict[str, object]:
    url = f"http://AC1:secret@127.0.0.1:{server.port}"
    return {"text_url": url, "text_from": NUMBER, "whatsapp_from": NUMBER}


def told(one: Message, status: str, code: str | None = None) -> Message:
    receipt(Told("whatsapp", SID, status, f"{SID}:{status}", one.uid, code), NOW)
    db.session.refresh(one)
    return one


@pytest.fixture
def server() -> Iterator[ScriptedWebServer]:
    """A provider of WhatsApp that takes everything."""
    with scripted_web_server(TAKEN) as running:
        yield running


@pytest.fixture
def sent(make: Make, settings: Settings, server: ScriptedWebServer) -> Message:
    """A message that the provider took."""
    one = message(make)
    with sender(settings, **account(server)) as send:
        send(NOW)
    db.session.refresh(one)
    return one


def test_an_approved_template_is_handed_over(sent: Message, server: ScriptedWebServer) -> None:
    assert (sent.state, sent.provider, sent.provider_ref) == (MessageState.ACCEPTED, "whatsapp", SID)
    form = server.requests[0].form
    assert (form["ContentSid"], json.loads(form["ContentVariables"])) == (
        TEMPLATE, {"1": "Lincoln", "2": "el lunes"},
    )  # fmt: skip


def test_reports_go_to_the_door_of_texts_and_name_the_message(
    sent: Message, server: ScriptedWebServer, settings: Settings
) -> None:
    expected = f"{settings.public_url}/hooks/text/status?message={sent.uid}"
    assert server.requests[0].form["StatusCallback"] == expected


def test_each_message_is_paid_for_once(sent: Message) -> None:
    assert sent.segments == 1


def test_it_has_a_bucket_of_its_own(sent: Message) -> None:
    assert list(db.session.scalars(select(Bucket.provider))) == ["whatsapp"]


def test_that_it_was_read_is_kept_and_no_earlier_report_takes_it_back(sent: Message) -> None:
    told(sent, "read")
    assert (told(sent, "delivered").receipt, sent.state) == ("read", MessageState.ACCEPTED)


@pytest.mark.parametrize("code", ["63003", "63024"])
def test_a_number_that_is_not_on_whatsapp_is_not_written_to_there_any_more(sent: Message, code: str) -> None:
    assert told(sent, "undelivered", code).state is MessageState.FAILED_PERMANENT
    (stop,) = db.session.scalars(select(Suppression))
    assert (stop.channel, stop.reason, stop.evidence) == (Channel.WHATSAPP, "bounced", code)


@pytest.mark.parametrize("code", ["63016", "63018", "63032", "63041", "63049"])
def test_what_whatsapp_does_not_let_through_did_not_arrive_and_strikes_nobody_off(
    sent: Message, code: str
) -> None:
    told(sent, "failed", code)
    assert (sent.state, sent.reason) == (MessageState.FAILED_PERMANENT, "provider-refused")
    assert db.session.scalars(select(Suppression)).all() == []


def test_a_reader_who_stopped_at_the_provider_is_taken_at_their_word(sent: Message) -> None:
    told(sent, "failed", "21610")
    assert [one.reason for one in db.session.scalars(select(Suppression))] == ["stop"]


def test_one_in_doubt_is_looked_for_and_found(make: Make, settings: Settings) -> None:
    one = message(make)
    known = Answer(200, {"messages": [{"sid": SID, "body": WORDS, "date_created": format_datetime(NOW)}]})
    with scripted_web_server(HANG_UP, known) as server, sender(settings, **account(server)) as send:
        send(NOW)
        send(NOW + timedelta(seconds=90))
    db.session.refresh(one)
    assert (one.state, one.provider_ref) == (MessageState.ACCEPTED, SID)


def test_one_in_doubt_whose_words_the_provider_hides_is_never_sent_twice(
    make: Make, settings: Settings
) -> None:
    message(make)
    hidden = Answer(200, {"messages": [{"sid": SID, "body": "", "date_created": format_datetime(NOW)}]})
    with scripted_web_server(HANG_UP, hidden) as server, sender(settings, **account(server)) as send:
        for minutes in (0, 2, 4, 6, 8):
            send(NOW + timedelta(minutes=minutes))
    assert [one.method for one in server.requests].count("POST") == 1


def test_one_whose_answer_was_lost_stands_on_the_phone_once(make: Make, settings: Settings) -> None:
    one, manners = message(make), iter(("drop", "take", "take"))
    with text_provider(lambda: next(manners), now=lambda: NOW) as provider:
        provider.templates[TEMPLATE] = "🏫 {{1}} les invita: {{2}}."
        facts = {"text_url": provider.url, "text_from": NUMBER, "whatsapp_from": NUMBER}
        with sender(settings, **facts) as send:
            for minutes in (0, 2, 4):
                send(NOW + timedelta(minutes=minutes))
    db.session.refresh(one)
    assert [(taken.to, taken.body) for taken in provider.taken] == [(f"whatsapp:{one.address}", WORDS)]
    assert (one.state, one.provider_ref) == (MessageState.ACCEPTED, provider.taken[0].sid)


def test_a_channel_that_an_administrator_stopped_holds_it(
    make: Make, settings: Settings, server: ScriptedWebServer
) -> None:
    one = message(make)
    with within(make.home.id):
        actions.hold(Channel.WHATSAPP, why="wrong words", by=make.staff(), now=NOW)
    with sender(settings, **account(server)) as send:
        send(NOW)
    db.session.refresh(one)
    assert (one.state, server.requests) == (MessageState.HELD, [])


def test_after_a_stop_nothing_more_goes_by_whatsapp(
    make: Make, settings: Settings, server: ScriptedWebServer
) -> None:
    one = message(make)
    number = one.address or ""
    actions.suppress(
        Channel.WHATSAPP, number, reason="stop", source="whatsapp", now=NOW, district_id=make.home.id
    )
    with sender(settings, **account(server)) as send:
        send(NOW)
    db.session.refresh(one)
    assert (one.state, one.reason) == (MessageState.SUPPRESSED, "stop")


def test_texts_to_the_same_number_go_on(make: Make, settings: Settings, server: ScriptedWebServer) -> None:
    text = put(make, Channel.TEXT)
    number = text.address or ""
    actions.suppress(
        Channel.WHATSAPP, number, reason="stop", source="whatsapp", now=NOW, district_id=make.home.id
    )
    with sender(settings, **account(server)) as send:
        send(NOW)
    db.session.refresh(text)
    assert text.state is MessageState.ACCEPTED


def test_without_a_number_it_waits(make: Make, settings: Settings, server: ScriptedWebServer) -> None:
    one = message(make)
    with sender(settings, **(account(server) | {"whatsapp_from": None})) as send:
        send(NOW)
    db.session.refresh(one)
    assert one.state is MessageState.READY


def test_the_same_words_to_many_are_one_letter(make: Make) -> None:
    first, second = message(make), message(make)
    assert first.letter_id == second.letter_id


def test_a_number_for_whatsapp_needs_an_account() -> None:
    given = {"CHATS_SECRET_KEY": "k" * 32, "CHATS_WHATSAPP_FROM": NUMBER}
    with pytest.raises(
        WrongSetting, match="CHATS_TEXT_URL is missing; CHATS_WHATSAPP_FROM needs its account"
    ):
        read_settings(given)


def test_what_whatsapp_costs_is_counted_in_the_money_of_texts() -> None:
    given = {"CHATS_SECRET_KEY": "k" * 32, "CHATS_WHATSAPP_PRICE": "0.01 EUR"}
    with pytest.raises(
        WrongSetting, match="CHATS_WHATSAPP_PRICE must be in the currency of CHATS_TEXT_PRICE"
    ):
        read_settings(given)
