"""Workers that are told to stop and started again, over and over (torture list, C35)."""

from time import sleep

import pytest
from sqlalchemy import func, select

from chats.config import Settings
from chats.db import db
from chats.delivery.letter import Channel
from chats.delivery.models import Message
from tests.delivery.torture.conftest import Crew
from tests.delivery.torture.ground import MORE, awake, eventually, put_many, recipients, states
from tests.factories import Make
from tests.servers.smtp import scripted_mail_server

pytestmark = pytest.mark.commits


def restarted(crew: Crew, url: str, times: int) -> None:
    """Two workers, started anew one after the other; the last one goes on."""
    alive = [crew.start(mail_url=url), crew.start(mail_url=url)]
    for _ in range(times):
        sleep(0.8)
        crew.workers.stop(alive.pop(0))
        alive.append(crew.start(mail_url=url))
    crew.workers.stop(alive.pop(0))


def marked() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count(Message.id)).where(Message.possible_duplicate)) or 0


def test_workers_restarted_again_and_again_send_each_mail_once_and_doubt_none(
    make: Make, settings: Settings, crew: Crew
) -> None:
    awake(make)
    many = 100 * MORE
    put_many(make, Channel.MAIL, many)
    with scripted_mail_server(seconds=0.15) as server:
        restarted(crew, server.url, times=6 * MORE)
        eventually(lambda: states() == {"accepted": many})
    assert len(recipients(server)) == len(set(recipients(server))) == many
    assert marked() == 0
