"""A provider is asked whether it has what is in doubt: when it is well, and never for hours."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from chats.config import Settings
from chats.db import transaction
from chats.delivery.actions import tend
from chats.delivery.channels.text import TextChannel
from chats.delivery.letter import Channel, Lane, MessageState
from chats.delivery.models import Message
from chats.delivery.outlets import TextOutlet, close_outlets
from chats.delivery.outlets.texts import TextAccount
from tests.delivery.sending import letter, put
from tests.delivery.torture.ground import row, state
from tests.factories import NOW, Make
from tests.servers.http import SILENCE, Answer, Behaviour, ScriptedWebServer, scripted_web_server

MINUTE = timedelta(minutes=1)
NOTHING = Answer(200, {"messages": []})


def doubtful(make: Make, **facts: object) -> int:
    """A text that the provider may have."""
    message = put(make, Channel.TEXT, **facts).id
    values = {
        "state": MessageState.AMBIGUOUS, "reason": "no-answer", "provider": "text", "attempts": 1,
        "not_before": NOW,
    }  # fmt: skip
    with transaction() as session:
        session.execute(update(Message).where(Message.id == message).values(values))
    return message


@contextmanager
def provider(*answers: Behaviour) -> Iterator[tuple[ScriptedWebServer, TextOutlet]]:
    """A provider, and a connection to it that waits for nobody."""
    with scripted_web_server(*answers) as server:
        url = f"http://AC1:secret@127.0.0.1:{server.port}"
        account = TextAccount("http://127.0.0.1/hooks/text/status")
        outlet = TextOutlet(account, TextChannel(url, "+12065550100", timeout_seconds=0.3))
        yield server, outlet
        close_outlets({Channel.TEXT: outlet})


def tended(settings: Settings, outlet: TextOutlet, now: datetime) -> None:
    tend(now, {Channel.TEXT: outlet}, settings.public_url)


def test_a_provider_that_does_not_answer_is_asked_about_one_and_not_about_all(
    make: Make, settings: Settings
) -> None:
    [doubtful(make) for _ in range(5)]
    with provider(SILENCE) as (server, outlet):
        tended(settings, outlet, NOW)
    assert len(server.requests) == 1


@pytest.mark.parametrize("lane", [Lane.CODES_AND_CANCELLATIONS, Lane.CHANGES, Lane.INVITATIONS])
def test_a_provider_in_trouble_is_not_asked_and_the_doubt_waits_for_it(
    make: Make, settings: Settings, lane: Lane
) -> None:
    message = doubtful(make, lane=lane)
    with provider(NOTHING) as (server, outlet):
        outlet.health.fail("unreachable", NOW)
        tended(settings, outlet, NOW)
    assert (state(message), server.requests) == (("ambiguous", "no-answer"), [])


def test_what_a_provider_in_trouble_may_have_goes_on_when_it_is_well(make: Make, settings: Settings) -> None:
    message = doubtful(make)
    with provider(NOTHING) as (_server, outlet):
        outlet.health.fail("unreachable", NOW)
        [tended(settings, outlet, NOW + number * MINUTE) for number in range(5)]
    assert (state(message), row(message).possible_duplicate) == (("ready", None), False)


def test_a_text_that_cannot_be_read_any_more_is_left_to_a_person_and_the_others_end(
    make: Make, settings: Settings
) -> None:
    broken = doubtful(make, composed=letter(Channel.TEXT, text="{{nowhere}}"))
    whole = doubtful(make)
    with provider(NOTHING) as (_server, outlet):
        [tended(settings, outlet, NOW + number * MINUTE) for number in range(4)]
    assert (state(broken), state(whole)) == (("ambiguous", "for-a-person"), ("ready", None))
