"""Whatever a provider answers, its message ends where the rule says (torture list, A3, A5-8, A11-12)."""

from datetime import timedelta

import pytest

from chats.config import Settings
from chats.delivery.letter import Channel
from tests.delivery.sending import put, sender
from tests.delivery.torture.ground import MINUTE, row, state, states
from tests.factories import NOW, Make
from tests.servers.http import HANG_UP as DROP
from tests.servers.http import Answer, Behaviour, scripted_web_server
from tests.servers.processes import free_port
from tests.servers.provider import text_provider
from tests.servers.smtp import HANG_UP, Step, scripted_mail_server

FROM = "+12065550100"


def after(make: Make, settings: Settings, answer: Behaviour) -> int:
    """A text to which the provider gives this answer; returns the message."""
    message = put(make, Channel.TEXT).id
    with scripted_web_server(answer) as server:
        url = f"http://AC1:secret@127.0.0.1:{server.port}"
        with sender(settings, text_url=url, text_from=FROM) as send:
            send(NOW)
    return message


@pytest.mark.parametrize(
    "answer",
    [
        DROP,
        Answer(500),
        Answer(502, "<html>bad gateway</html>"),
        Answer(503),
        Answer(201, '{"sid": "SM'),
        Answer(201, {"status": "queued"}),
        Answer(201, "<html>welcome</html>"),
        Answer(200, []),
    ],
    ids=["dropped", "500", "502", "503", "broken JSON", "no name", "a page", "a list"],
)
def test_a_text_whose_answer_says_nothing_is_in_doubt(
    make: Make, settings: Settings, answer: Behaviour
) -> None:
    assert state(after(make, settings, answer)) == ("ambiguous", "no-answer")


def test_a_provider_that_takes_no_connection_has_taken_nothing(make: Make, settings: Settings) -> None:
    message = put(make, Channel.TEXT).id
    url = f"http://AC1:secret@127.0.0.1:{free_port()}"
    with sender(settings, text_url=url, text_from=FROM) as send:
        send(NOW)
    assert state(message) == ("retry-wait", "unreachable")


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ({"Retry-After": "30"}, (30, 38)),
        ({"Retry-After": "300"}, (300, 375)),
        ({"Retry-After": "1000000000"}, (3600, 4500)),
        ({"Retry-After": "-30"}, (30, 38)),
        ({"Retry-After": "soon"}, (30, 38)),
        ({"Retry-After": "Wed, 14 Oct 2026 17:02:00 GMT"}, (30, 38)),
        ({}, (30, 38)),
    ],
    ids=lambda value: str(value),
)
def test_a_provider_that_asks_to_wait_is_left_alone_as_long_but_never_for_days(
    make: Make, settings: Settings, asked: dict[str, str], seconds: tuple[int, int]
) -> None:
    message = after(make, settings, Answer(429, "", asked))
    wait = (row(message).not_before - NOW).total_seconds()
    assert seconds[0] <= wait <= seconds[1]


def test_a_text_that_was_taken_and_not_confirmed_is_looked_up_and_not_sent_again(
    make: Make, settings: Settings
) -> None:
    message = put(make, Channel.TEXT).id
    manners = iter(["drop"])
    with (
        text_provider(lambda: next(manners, "take"), now=lambda: NOW) as provider,
        sender(settings, text_url=provider.url, text_from=FROM) as send,
    ):
        send(NOW)
        assert state(message) == ("ambiguous", "no-answer")
        send(NOW + 2 * MINUTE)
    assert (state(message), row(message).possible_duplicate) == (("accepted", None), False)
    assert len(provider.taken) == 1


@pytest.mark.parametrize(
    ("script", "becomes"),
    [
        ({"MAIL": ["421 4.3.2 too many"]}, ("retry-wait", "asked-to-wait")),
        ({"RCPT": ["450 4.2.0 greylisted"]}, ("retry-wait", "asked-to-wait")),
        ({"RCPT": ["550 5.1.1 no such person"]}, ("failed-permanent", "address-refused")),
        ({"RCPT": [HANG_UP]}, ("retry-wait", "asked-to-wait")),
        ({"DATA": ["451 4.3.0 later"]}, ("retry-wait", "asked-to-wait")),
        ({"end": ["452 4.3.1 disk full"]}, ("retry-wait", "asked-to-wait")),
        ({"end": ["554 5.7.1 looks like spam"]}, ("failed-permanent", "provider-refused")),
        ({"end": [HANG_UP]}, ("ambiguous", "no-answer")),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_mail_ends_where_the_servers_answer_leaves_it(
    make: Make, settings: Settings, script: dict[Step, list[str]], becomes: tuple[str, str]
) -> None:
    message = put(make).id
    with scripted_mail_server(script) as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
    assert state(message) == becomes


def test_one_refused_address_keeps_no_other_from_its_mail(make: Make, settings: Settings) -> None:
    for _ in range(5):
        put(make)
    script: dict[Step, list[str]] = {"RCPT": ["250 ok", "250 ok", "550 5.1.1 nobody", "250 ok"]}
    with scripted_mail_server(script) as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
    assert states() == {"accepted": 4, "failed-permanent": 1}
    assert len([one for one in server.commands if one.startswith("RCPT")]) == 5


def test_a_server_that_is_greylisting_for_twenty_minutes_gets_the_mail_once(
    make: Make, settings: Settings
) -> None:
    message = put(make).id
    script: dict[Step, list[str]] = {"RCPT": ["450 4.7.1 greylisted"] * 5 + ["250 ok"]}
    with scripted_mail_server(script) as server, sender(settings, mail_url=server.url) as send:
        minutes = [send(NOW + number * MINUTE) for number in range(60)]
    assert state(message)[0] == "accepted"
    assert len(server.mails) == 1
    assert timedelta(minutes=minutes.index(1, 10)) >= 10 * MINUTE
