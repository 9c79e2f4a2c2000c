"""A call leaves the outbox: by day, once, and its page says nothing about whom it is for."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest

from chats.config import Settings, WrongSetting, read_settings
from chats.db import db
from chats.delivery import calling
from chats.delivery.actions import Told, receipt
from chats.delivery.letter import Channel, Lane, MessageState
from chats.delivery.models import Message
from tests.delivery.sending import Send, put, sender
from tests.factories import NOW, Make
from tests.servers.http import HANG_UP, Answer, ScriptedWebServer, scripted_web_server

SID = "CA" + "1" * 32
RINGS = Answer(201, {"sid": SID, "status": "queued"})
EVENING = NOW + timedelta(hours=10, minutes=30)
"""Half past eight in the evening: texts still go."""
MORNING = NOW + timedelta(hours=23)
"""Nine."""


def message(make: Make, **facts: object) -> Message:
    return put(make, Channel.VOICE, address=make.number(), **facts)


def account(server: ScriptedWebServer) -> dict[str, object]:
    url = f"http://AC1:secret@127.0.0.1:{server.port}"
    return {"text_url": url, "text_from": "+15105550100", "voice_from": "+15105550100"}


def rings_in_vain(send: Send, server: ScriptedWebServer, one: Message, sid: str, at: datetime) -> None:
    server.answers[:] = [Answer(201, {"sid": sid})]
    send(at)
    receipt(Told("voice", sid, "no-answer", f"{sid}:no-answer", one.uid), at)


@pytest.fixture
def server() -> Iterator[ScriptedWebServer]:
    """A provider of calls that takes them."""
    with scripted_web_server(RINGS) as running:
        yield running


def test_a_call_is_handed_over(make: Make, settings: Settings, server: ScriptedWebServer) -> None:
    one = message(make)
    with sender(settings, **account(server)) as send:
        send(NOW)
    db.session.refresh(one)
    assert (one.state, one.provider_ref, one.provider) == (MessageState.ACCEPTED, SID, "voice")


def test_the_provider_learns_a_number_and_pages_and_no_more(
    make: Make, settings: Settings, server: ScriptedWebServer
) -> None:
    one = message(make)
    with sender(settings, **account(server)) as send:
        send(NOW)
    page = f"{settings.public_url}/hooks/voice/{calling.token(one.id, one.uid)}"
    form = server.requests[0].form
    assert (form["To"], form["Url"], form["StatusCallback"]) == (one.address, page, f"{page}/status")


@pytest.mark.parametrize("lane", [Lane.INVITATIONS, Lane.CODES_AND_CANCELLATIONS])
def test_no_machine_rings_in_the_evening(
    make: Make, settings: Settings, server: ScriptedWebServer, lane: Lane
) -> None:
    one = message(make, lane=lane)
    with sender(settings, **account(server)) as send:
        send(EVENING)
    db.session.refresh(one)
    assert (one.state, one.not_before, one.reason) == (MessageState.READY, MORNING, "quiet-hours")
    assert server.requests == []


def test_in_the_morning_it_rings(make: Make, settings: Settings, server: ScriptedWebServer) -> None:
    message(make)
    with sender(settings, **account(server)) as send:
        send(EVENING)
        send(MORNING)
    assert len(server.requests) == 1


def test_a_call_in_doubt_is_looked_for_and_found(make: Make, settings: Settings) -> None:
    one = message(make)
    known = Answer(200, {"calls": [{"sid": SID, "date_created": format_datetime(NOW)}]})
    with scripted_web_server(HANG_UP, known) as server, sender(settings, **account(server)) as send:
        send(NOW)
        send(NOW + timedelta(seconds=90))
    db.session.refresh(one)
    assert (one.state, one.provider_ref) == (MessageState.ACCEPTED, SID)


def test_after_some_vain_calls_a_person_must_call(
    make: Make, settings: Settings, server: ScriptedWebServer
) -> None:
    one = message(make)
    with sender(settings, **account(server)) as send:
        rings_in_vain(send, server, one, "CA1", NOW)
        rings_in_vain(send, server, one, "CA2", NOW + timedelta(hours=0.5))
        rings_in_vain(send, server, one, "CA3", NOW + timedelta(hours=2.5))
        rings_in_vain(send, server, one, "CA4", NOW + timedelta(hours=6.5))
    db.session.refresh(one)
    assert (one.state, one.reason, one.attempts) == (MessageState.FAILED_PERMANENT, "no-answer", 4)


def test_a_number_to_call_from_needs_an_account() -> None:
    given = {"CHATS_SECRET_KEY": "k" * 32, "CHATS_VOICE_FROM": "+15105550100"}
    with pytest.raises(WrongSetting, match="CHATS_TEXT_URL is missing; CHATS_VOICE_FROM needs its account"):
        read_settings(given)


def test_a_short_code_rings_nowhere() -> None:
    given = {"CHATS_SECRET_KEY": "k" * 32, "CHATS_VOICE_FROM": "12345"}
    with pytest.raises(WrongSetting, match="CHATS_VOICE_FROM"):
        read_settings(given)
