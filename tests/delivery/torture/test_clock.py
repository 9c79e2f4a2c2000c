"""The machine's clock is put forward and back while mails leave (torture list, C31).

The worker sees a clock that the test puts; what the worker's own scheduler does then is in tests/worker.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from time import sleep

import pytest

from chats.delivery.letter import Channel
from tests.delivery.torture.conftest import Crew
from tests.delivery.torture.ground import awake, eventually, put_many, recipients, states
from tests.factories import Make
from tests.servers.smtp import ScriptedMailServer, scripted_mail_server

pytestmark = pytest.mark.commits

DAY = timedelta(days=1)
MANY = 20


@pytest.fixture
def post() -> Iterator[ScriptedMailServer]:
    """A mail server that takes a quarter of a second for each mail."""
    with scripted_mail_server(seconds=0.25) as server:
        yield server


def show(crew: Crew, hours: float) -> None:
    """Put the worker's clock so many hours from the true one."""
    fresh = crew.clock.with_suffix(".new")
    fresh.write_text(json.dumps({"seconds": hours * 3600}))
    fresh.replace(crew.clock)


@pytest.fixture
def at_work(make: Make, crew: Crew, post: ScriptedMailServer) -> Iterator[Crew]:
    """A worker in the middle of its mails; they have been due for two years and are of use for a day."""
    awake(make)
    show(crew, hours=0)
    put_many(make, Channel.MAIL, MANY, since=800 * DAY, useful=DAY)
    worker = crew.start(mail_url=post.url)
    eventually(lambda: len(post.mails) > 3)
    yield crew
    crew.workers.kill(worker)


def three_more(make: Make) -> None:
    """Mails that only a clock which is believed lets go."""
    put_many(make, Channel.MAIL, 3, since=800 * DAY, useful=DAY)


@pytest.mark.parametrize("hours", [0.9, -1, -24 * 365], ids=["on", "back", "a year back"])
def test_after_a_small_jump_or_one_back_mails_go_on_each_once(
    make: Make, at_work: Crew, post: ScriptedMailServer, hours: float
) -> None:
    show(at_work, hours)
    eventually(lambda: at_work.said("clock.believed") == 1)
    three_more(make)
    eventually(lambda: states() == {"accepted": MANY + 3})
    assert len(recipients(post)) == len(set(recipients(post))) == MANY + 3


@pytest.mark.parametrize("hours", [25, 24 * 365], ids=["a day", "a year"])
def test_a_jump_of_hours_expires_nothing_and_when_the_clock_is_right_again_all_go_on(
    make: Make, at_work: Crew, post: ScriptedMailServer, hours: float
) -> None:
    show(at_work, hours)
    eventually(lambda: at_work.said("clock.moved") == 1)
    # Whoever is at work has a watch of their own, and comes to an end.
    eventually(lambda: states() == {"accepted": MANY})
    sleep(1)
    three_more(make)
    sleep(2)
    assert states() == {"accepted": MANY, "ready": 3}
    show(at_work, hours=0)
    eventually(lambda: states() == {"accepted": MANY + 3})
    assert len(recipients(post)) == len(set(recipients(post))) == MANY + 3
