"""Sending: never lost, never twice, never to somebody who said stop. With real servers."""

import socket
from datetime import timedelta
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import false, select

from chats.config import Settings
from chats.db import across_districts, db, transaction
from chats.delivery import actions, attempts, claims
from chats.delivery.claims import Taker
from chats.delivery.letter import Channel, Lane, Outcome
from chats.delivery.models import Attempt, Message, Suppression
from tests.delivery.sending import letter, outlets_of, put, rules_of, sender
from tests.factories import NOW, Make
from tests.servers.http import Answer, scripted_web_server
from tests.servers.smtp import scripted_mail_server

EVENING = NOW + timedelta(hours=12)
"""Ten at night where the families live."""
ACCEPTED = Answer(201, {"sid": "SM1"})


def state(message_id: int) -> tuple[str, str | None]:
    db.session.rollback()
    row = db.session.get_one(Message, message_id)
    return row.state.value, row.reason


def outcomes() -> list[Outcome | None]:
    db.session.rollback()
    return list(db.session.scalars(select(Attempt.outcome).order_by(Attempt.id)))


def a_closed_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return f"smtp://127.0.0.1:{door.getsockname()[1]}"


def test_a_mail_that_the_server_takes_is_accepted(make: Make, settings: Settings) -> None:
    message = put(make).id
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
    assert state(message) == ("accepted", None)
    assert outcomes() == [Outcome.ACCEPTED]


def test_a_text_names_our_message_in_its_callback(make: Make, settings: Settings) -> None:
    message = put(make, Channel.TEXT)
    uid = message.uid
    with scripted_web_server(ACCEPTED) as server:
        url = f"http://AC1:secret@127.0.0.1:{server.port}"
        with sender(settings, text_url=url, text_from="+12065550100") as send:
            send(NOW)
    assert server.requests[0].form["StatusCallback"].endswith(f"/hooks/text/status?message={uid}")
    assert db.session.get_one(Message, message.id).provider_ref == "SM1"


def test_while_the_mail_server_is_down_nothing_is_lost(make: Make, settings: Settings) -> None:
    messages = [put(make).id for _ in range(3)]
    with sender(settings, mail_url=a_closed_port()) as send:
        send(NOW)
    assert {state(one)[0] for one in messages} == {"retry-wait", "ready"}
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW + timedelta(minutes=5))
    assert [state(one)[0] for one in messages] == ["accepted"] * 3
    assert len(server.mails) == 3


def test_a_server_that_is_down_is_asked_once_and_then_left_alone(make: Make, settings: Settings) -> None:
    for _ in range(3):
        put(make)
    with outlets_of(settings, mail_url=a_closed_port()) as outlets:
        with across_districts():
            actions.send_due(NOW, outlets, rules_of(settings))
        assert outlets[Channel.MAIL].health.trouble == "mail.unreachable"
    assert len(outcomes()) == 1


def test_a_server_that_refuses_us_strikes_no_family_off(make: Make, settings: Settings) -> None:
    message = put(make).id
    refusing = scripted_mail_server({"MAIL": ["530 5.7.0 sign in first"]})
    with refusing as server, outlets_of(settings, mail_url=server.url) as outlets:
        with across_districts():
            actions.send_due(NOW, outlets, rules_of(settings))
        assert outlets[Channel.MAIL].health.trouble == "mail.refused"
    assert state(message) == ("retry-wait", "provider-refused")
    assert db.session.scalars(select(Suppression)).all() == []


def test_an_address_that_is_refused_is_not_written_to_again(make: Make, settings: Settings) -> None:
    address = "gone@canary.example"
    first, second = (put(make, address=address, key=f"a:b:{n}:c:mail").id for n in (1, 2))
    refusing = scripted_mail_server({"RCPT": ["550 5.1.1 no such person"]})
    with refusing as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
    assert state(first) == ("failed-permanent", "address-refused")
    assert state(second) == ("suppressed", "bounced")


def test_whoever_said_stop_is_not_written_to(make: Make, settings: Settings) -> None:
    message = put(make, address="stop@canary.example").id
    actions.suppress(
        Channel.MAIL, "Stop@canary.example", reason="stop", source="link", now=NOW, district_id=make.home.id
    )
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
    assert state(message) == ("suppressed", "stop")
    assert server.mails == []


def test_what_is_not_wanted_any_more_is_not_sent(make: Make, settings: Settings) -> None:
    message = put(make).id
    with (
        scripted_mail_server() as server,
        sender(settings, mail_url=server.url, still_wanted=false()) as send,
    ):
        send(NOW)
    assert state(message) == ("superseded", "not-wanted")
    assert server.mails == []


def test_what_would_come_too_late_is_not_sent(make: Make, settings: Settings) -> None:
    message = put(make, useless_after=NOW + timedelta(hours=1)).id
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW + timedelta(hours=1))
    assert state(message) == ("expired", "too-late")


def test_a_call_that_would_come_too_late_leaves_the_call_list(make: Make, settings: Settings) -> None:
    call = put(make, Channel.CALL, address=None, useless_after=NOW + timedelta(hours=1)).id
    with sender(settings) as send:
        send(NOW + timedelta(hours=1))
    assert state(call) == ("expired", "too-late")


def test_at_night_an_invitation_waits_for_the_morning(make: Make, settings: Settings) -> None:
    message = put(make).id
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(EVENING)
        assert state(message) == ("ready", "quiet-hours")
        send(EVENING + timedelta(hours=10))
    assert state(message)[0] == "accepted"


def test_at_night_a_cancellation_goes_out(make: Make, settings: Settings) -> None:
    message = put(make, lane=Lane.CODES_AND_CANCELLATIONS).id
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(EVENING)
    assert state(message)[0] == "accepted"


def test_a_worker_killed_before_it_called_anybody_loses_nothing(make: Make, settings: Settings) -> None:
    message = put(make).id
    with transaction():
        claims.claim(Taker("a worker that dies", Channel.MAIL), 5, NOW)
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
        assert server.mails == []
        send(NOW + timedelta(minutes=10))
    assert state(message)[0] == "accepted"


def test_a_worker_that_lost_its_claim_cannot_send(make: Make, settings: Settings) -> None:
    put(make)
    with transaction():
        [old] = claims.claim(Taker("slow", Channel.MAIL), 5, NOW)
    with transaction():
        claims.recover(NOW + timedelta(minutes=10))
        claims.claim(Taker("fast", Channel.MAIL), 5, NOW + timedelta(minutes=10))
    rules = rules_of(settings)
    with outlets_of(settings, mail_url=a_closed_port()) as outlets, transaction():
        ready, _ended = attempts.write([old], outlets[Channel.MAIL], rules, NOW)
        assert attempts.open_attempts("slow", ready, rules, NOW) == []


def test_a_message_that_cannot_be_written_is_not_tried_for_ever(make: Make, settings: Settings) -> None:
    message = put(make, composed=letter(text="{{nowhere}}")).id
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
    assert state(message) == ("failed-permanent", "unfit")


def test_the_urgent_goes_first(make: Make, settings: Settings) -> None:
    put(make, composed=letter(subject="later"))
    put(make, composed=letter(subject="sooner"), lane=Lane.CODES_AND_CANCELLATIONS)
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
    assert [b"Subject: sooner" in mail for mail in server.mails] == [True, False]


def test_a_worker_told_to_stop_gives_back_what_it_has_not_begun(make: Make, settings: Settings) -> None:
    messages = [put(make).id for _ in range(3)]
    server_and_outlets = scripted_mail_server()
    with server_and_outlets as server, outlets_of(settings, mail_url=server.url) as outlets:
        actions.send_due(NOW, outlets, rules_of(settings), stop=lambda: len(server.mails) > 0)
    assert [state(one)[0] for one in messages] == ["accepted", "ready", "ready"]


@pytest.mark.commits
def test_two_workers_never_send_twice(make: Make, settings: Settings, app: Flask) -> None:
    for _ in range(40):
        put(make)
    with scripted_mail_server() as one, scripted_mail_server() as other:

        def work(url: str) -> None:
            with app.app_context(), sender(settings, mail_url=url) as send:
                send(NOW)

        workers = [Thread(target=work, args=(server.url,)) for server in (one, other)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        recipients = [line for server in (one, other) for line in server.commands if line.startswith("RCPT")]
    assert len(recipients) == len(set(recipients)) == 40
    assert outcomes() == [Outcome.ACCEPTED] * 40
