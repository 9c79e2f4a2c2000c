"""Senders side by side: while providers hang, what is urgent still leaves."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask

from chats.config import Settings
from chats.delivery.letter import URGENT, Channel, Lane
from chats.delivery.outlets import Healths
from chats.worker import Worker
from chats.worker.crew import connections_of, gather
from tests.delivery.torture.ground import put_many, state, states
from tests.factories import NOW, Make
from tests.servers.smtp import scripted_mail_server

BOTH = {
    "mail_url": "smtp://127.0.0.1:1", "mail_connections": 2, "text_url": "http://AC1:secret@127.0.0.1:1",
    "text_from": "+12065550100", "text_connections": 3,
}  # fmt: skip


def test_a_worker_keeps_as_many_connections_as_the_settings_say(settings: Settings) -> None:
    assert connections_of(replace(settings, **BOTH)) == {Channel.MAIL: 2, Channel.TEXT: 3}


def test_a_second_text_provider_alone_is_one_too(settings: Settings) -> None:
    alone = BOTH | {"text_url": None, "mail_url": None, "text_url_2": BOTH["text_url"]}
    assert connections_of(replace(settings, **alone)) == {Channel.TEXT: 3}


def test_on_each_channel_one_more_is_kept_free_for_what_is_urgent(settings: Settings) -> None:
    crew = gather(replace(settings, **BOTH), Healths())
    lanes = [(list(one.outlets), tuple(one.lanes)) for one in crew]
    assert lanes == [
        *[([Channel.MAIL], tuple(Lane))] * 2, ([Channel.MAIL], URGENT),
        *[([Channel.TEXT], tuple(Lane))] * 3, ([Channel.TEXT], URGENT),
    ]  # fmt: skip


def in_app(app: Flask, worker: Worker) -> int:
    """The sender that takes every lane, in a thread of its own."""
    with app.app_context():
        return worker.crew[0].send(worker.rules(), NOW)


@pytest.mark.commits
def test_a_code_leaves_while_every_other_connection_waits_for_the_server(
    make: Make, settings: Settings, app: Flask
) -> None:
    put_many(make, Channel.MAIL, 2, now=NOW)
    with scripted_mail_server() as server:
        worker = Worker(replace(settings, mail_url=server.url, mail_connections=1), app)
        pause = server.stand_still_at("end")
        with ThreadPoolExecutor(1) as threads:
            at_work = threads.submit(in_app, app, worker)
            pause.wait_for()
            [code] = put_many(make, Channel.MAIL, 1, lane=Lane.CODES_AND_CANCELLATIONS, now=NOW)
            worker.crew[1].send(worker.rules(), NOW)
            assert state(code)[0] == "accepted"
            pause.end()
            at_work.result(30)
        worker.close()
    assert states() == {"accepted": 3}


@pytest.mark.commits
def test_all_connections_of_a_worker_send_at_once_and_each_mail_goes_once(
    make: Make, settings: Settings, app: Flask
) -> None:
    put_many(make, Channel.MAIL, 50, now=NOW)
    with scripted_mail_server(seconds=0.01) as server:
        worker = Worker(replace(settings, mail_url=server.url, mail_connections=4), app)
        worker.send()
        worker.close()
    assert states() == {"accepted": 50}
    assert len(server.mails) == 50
    assert server.connections > 1
