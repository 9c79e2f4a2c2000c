"""Workers that stood still, and workers of the same name (torture list, A13)."""

from time import sleep

import pytest
from flask import Flask

from chats.config import Settings
from chats.delivery.letter import Channel
from tests.delivery.torture.conftest import Crew
from tests.delivery.torture.ground import (
    awake,
    eventually,
    outcomes,
    put_many,
    recipients,
    row,
    sending,
    stands_in_nobodys_way,
    state,
    states,
    survivor,
    ten_minutes_later,
    true_now,
)
from tests.factories import NOW, Make
from tests.servers.http import Answer, ScriptedWebServer, scripted_web_server
from tests.servers.smtp import scripted_mail_server

pytestmark = pytest.mark.commits

FROM = "+12065550100"
NOTHING = Answer(200, {"messages": []})


def stops(crew: Crew, worker: int) -> None:
    """It stands still, while none of its threads is writing."""
    crew.workers.pause(worker)
    while not stands_in_nobodys_way():
        crew.workers.go_on(worker)
        sleep(0.05)
        crew.workers.pause(worker)


def stood_still(crew: Crew, server: ScriptedWebServer, make: Make, settings: Settings, message: int) -> None:
    """A worker stands still while its provider has the text; meanwhile another does what is due."""
    facts = {"text_url": f"http://AC1:secret@127.0.0.1:{server.port}", "text_from": FROM}
    pause = server.stand_still()
    worker = crew.start(**facts, text_connections=1)
    pause.wait_for()
    stops(crew, worker)
    with survivor(make, settings, **facts) as send:
        ten_minutes_later(send, true_now())
    pause.end()
    crew.workers.go_on(worker)
    eventually(lambda: "fenced" in outcomes(message))
    crew.workers.kill(worker)


def test_a_worker_that_stood_still_past_its_lease_changes_nothing_and_the_text_is_marked(
    make: Make, settings: Settings, crew: Crew
) -> None:
    awake(make)
    [message] = put_many(make, Channel.TEXT, 1)
    late, soon = Answer(201, {"sid": "SM1"}), Answer(201, {"sid": "SM2"})
    with scripted_web_server(NOTHING, NOTHING, soon, late) as server:
        stood_still(crew, server, make, settings, message)
    assert (state(message), row(message).provider_ref) == (("accepted", None), "SM2")
    assert (outcomes(message), row(message).possible_duplicate) == (["fenced", "accepted"], True)


def test_three_workers_at_once_send_each_mail_once(make: Make, settings: Settings, crew: Crew) -> None:
    awake(make)
    put_many(make, Channel.MAIL, 60)
    with scripted_mail_server() as server:
        started = [crew.start(mail_url=server.url) for _ in range(3)]
        eventually(lambda: states() == {"accepted": 60})
        [crew.workers.stop(worker) for worker in started]
    assert len(recipients(server)) == len(set(recipients(server))) == 60


def test_a_worker_that_is_started_twice_sends_each_mail_once(
    make: Make, settings: Settings, app: Flask
) -> None:
    put_many(make, Channel.MAIL, 40, now=NOW)
    with (
        scripted_mail_server() as server,
        sending(app, settings, group=5, mail_url=server.url) as finish,
        sending(app, settings, group=5, mail_url=server.url) as finish_too,
    ):
        finish()
        finish_too()
    assert len(recipients(server)) == len(set(recipients(server))) == 40
