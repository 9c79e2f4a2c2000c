"""Providers that are down: the second takes over what was not taken, and nothing bursts (A14, A15)."""

from datetime import timedelta

import pytest

from chats.config import Settings
from chats.delivery.letter import Channel, Lane
from chats.delivery.pacing import BACKLOG_SECONDS
from tests.delivery.sending import put, sender
from tests.delivery.torture.ground import MINUTE, put_many, row, state, states
from tests.factories import NOW, Make
from tests.servers.processes import free_port
from tests.servers.provider import Provider, text_provider

FIRST, SECOND = "+12065550100", "+12065550101"
HOURS = timedelta(hours=1)


def nobody() -> str:
    """A provider that is down."""
    return f"http://AC1:secret@127.0.0.1:{free_port()}"


def test_what_the_first_provider_did_not_take_goes_by_the_second_within_a_minute(
    make: Make, settings: Settings
) -> None:
    message = put(make, Channel.TEXT).id
    with text_provider() as second:
        facts = {"text_url": nobody(), "text_url_2": second.url, "text_from": FIRST, "text_from_2": SECOND}
        with sender(settings, **facts) as send:
            send(NOW)
            send(NOW + MINUTE)
    assert (state(message), row(message).provider) == (("accepted", None), "text-2")
    assert len(second.taken) == 1


@pytest.mark.parametrize("lane", [Lane.CODES_AND_CANCELLATIONS, Lane.CHANGES, Lane.INVITATIONS])
def test_what_the_first_provider_may_have_taken_never_goes_by_the_second(
    make: Make, settings: Settings, lane: Lane
) -> None:
    message = put(make, Channel.TEXT, lane=lane).id
    with text_provider() as second:
        facts = {"text_url_2": second.url, "text_from": FIRST, "text_from_2": SECOND}
        with text_provider(lambda: "drop") as first:
            port = first.port
            with sender(settings, text_url=first.url, **facts) as send:
                send(NOW)
        put(make, Channel.TEXT)  # finds out that the first is down
        with sender(settings, text_url=f"http://AC1:secret@127.0.0.1:{port}", **facts) as send:
            rounds = [send(NOW + number * MINUTE) for number in range(1, 30)]
    assert (state(message)[0], row(message).possible_duplicate, len(rounds)) == ("ambiguous", False, 29)
    assert [one.uid for one in second.taken if one.uid == row(message).uid] == []


def test_a_doubt_that_arose_before_the_provider_went_down_ends_when_it_is_back(
    make: Make, settings: Settings
) -> None:
    message = put(make, Channel.TEXT).id
    with text_provider(lambda: "drop", now=lambda: NOW) as provider:
        with sender(settings, text_url=provider.url, text_from=FIRST) as send:
            send(NOW)
        put(make, Channel.TEXT)
        with sender(settings, text_url=nobody(), text_from=FIRST) as send:
            send(NOW + 2 * MINUTE)
        with sender(settings, text_url=provider.url, text_from=FIRST) as send:
            send(NOW + 10 * MINUTE)
    assert (state(message), row(message).possible_duplicate) == (("accepted", None), False)


def recovered(make: Make, settings: Settings, seconds: int) -> Provider:
    """200 texts wait for three hours, then their provider is back; so many seconds pass."""
    put_many(make, Channel.TEXT, 200, now=NOW)
    with sender(settings, text_url=nobody(), text_from=FIRST) as send:
        [send(NOW + number * 10 * MINUTE) for number in range(18)]
    with text_provider() as provider, sender(settings, text_url=provider.url, text_from=FIRST) as send:
        [send(NOW + 3 * HOURS + timedelta(seconds=number)) for number in range(seconds)]
    return provider


def test_when_a_provider_is_back_what_waited_leaves_no_faster_than_its_number_may_send(
    make: Make, settings: Settings
) -> None:
    provider = recovered(make, settings, 30)
    assert 0 < len(provider.taken) <= settings.text_rate * (BACKLOG_SECONDS + 30)


def test_a_reminder_that_both_providers_were_down_for_says_that_it_came_too_late(
    make: Make, settings: Settings
) -> None:
    reminder = put(make, Channel.TEXT, lane=Lane.REMINDERS, useless_after=NOW + HOURS).id
    facts = {"text_url": nobody(), "text_url_2": nobody(), "text_from": FIRST, "text_from_2": SECOND}
    with sender(settings, **facts) as send:
        [send(NOW + number * MINUTE) for number in range(180)]
    assert state(reminder) == ("expired", "too-late")
    assert states() == {"expired": 1}
