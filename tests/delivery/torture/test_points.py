"""A worker killed at a named point of a send leaves what the rule says (torture list, A2).

The mail server tells the test where the send is. The one it kills is a process of its own; who comes after
it finds what it left.
"""

from collections.abc import Iterator
from socket import create_server, socket

import pytest

from chats.config import Settings
from chats.delivery.letter import Channel
from tests.delivery.torture.conftest import Crew
from tests.delivery.torture.ground import (
    LATER,
    awake,
    database_busy,
    eventually,
    outcomes,
    put_many,
    row,
    state,
    survivor,
    ten_minutes_later,
    true_now,
)
from tests.factories import Make
from tests.servers.smtp import ScriptedMailServer, Step, scripted_mail_server

pytestmark = pytest.mark.commits

GOES_AGAIN = ("ready", True, ["ambiguous"])
"""It may have left: it goes once more, marked, under the same name."""
GOES = ("ready", False, [])


@pytest.fixture
def post() -> Iterator[ScriptedMailServer]:
    """The mail server."""
    with scripted_mail_server() as server:
        yield server


@pytest.fixture
def mails(make: Make) -> list[int]:
    """Two mails that wait: the second is claimed while the first is handed over."""
    awake(make)
    return put_many(make, Channel.MAIL, 2)


def start(crew: Crew, url: str) -> int:
    """A worker that sends one mail at a time."""
    return crew.start(mail_url=url, mail_connections=1)


def killed_at(step: Step, crew: Crew, post: ScriptedMailServer) -> None:
    """A worker is killed when the server has come to this step, and the server goes on."""
    pause = post.stand_still_at(step)
    worker = start(crew, post.url)
    pause.wait_for()
    crew.workers.kill(worker)
    pause.end()


def left(message_id: int) -> tuple[str, bool, list[str | None]]:
    """Where a message is, whether it is marked, and what came of its attempts."""
    one = row(message_id)
    return one.state.value, one.possible_duplicate, outcomes(message_id)


@pytest.mark.parametrize("step", ["banner", "MAIL", "RCPT", "DATA", "end"])
def test_a_worker_killed_while_it_speaks_to_the_server_leaves_a_doubt_about_that_mail_alone(
    make: Make, settings: Settings, crew: Crew, post: ScriptedMailServer, mails: list[int], step: Step
) -> None:
    killed_at(step, crew, post)
    assert [row(mails[0]).state.value, row(mails[1]).state.value] == ["submitting", "claimed"]
    with survivor(make, settings) as tend:
        tend(true_now() + LATER)
    assert [left(one) for one in mails] == [GOES_AGAIN, GOES]


def test_what_was_in_doubt_goes_once_more_and_is_marked(
    make: Make, settings: Settings, crew: Crew, post: ScriptedMailServer, mails: list[int]
) -> None:
    killed_at("end", crew, post)
    with survivor(make, settings, mail_url=post.url) as send:
        ten_minutes_later(send, true_now())
    assert [(row(one).state.value, row(one).possible_duplicate) for one in mails] == [
        ("accepted", True),
        ("accepted", False),
    ]
    assert len(post.mails) == 3


def test_a_worker_killed_before_it_connected_leaves_a_doubt(
    make: Make, settings: Settings, mails: list[int], crew: Crew
) -> None:
    with create_server(("127.0.0.1", 0), backlog=0) as door, socket() as filler:
        filler.connect(door.getsockname())  # nobody else gets through
        url = f"smtp://127.0.0.1:{door.getsockname()[1]}"
        worker = start(crew, url)
        eventually(lambda: row(mails[0]).state.value == "submitting")
        crew.workers.kill(worker)
    with survivor(make, settings) as tend:
        tend(true_now() + LATER)
    assert [left(one) for one in mails] == [GOES_AGAIN, GOES]


def test_a_worker_killed_after_the_answer_and_before_it_is_stored_leaves_a_doubt(
    make: Make, settings: Settings, crew: Crew, post: ScriptedMailServer, mails: list[int]
) -> None:
    pause = post.stand_still_at("end")
    worker = start(crew, post.url)
    pause.wait_for()
    with database_busy():
        pause.end()
        eventually(lambda: len(post.mails) == 1)
        crew.workers.kill(worker)
    with survivor(make, settings) as tend:
        tend(true_now() + LATER)
    assert [left(one) for one in mails] == [GOES_AGAIN, GOES]


def test_a_worker_killed_after_its_results_are_stored_leaves_nothing_to_do(
    make: Make, settings: Settings, crew: Crew, post: ScriptedMailServer, mails: list[int]
) -> None:
    worker = start(crew, post.url)
    eventually(lambda: state(mails[1])[0] == "accepted")
    crew.workers.kill(worker)
    with survivor(make, settings, mail_url=post.url) as send:
        ten_minutes_later(send, true_now())
    assert [(row(one).state.value, row(one).possible_duplicate) for one in mails] == [("accepted", False)] * 2
    assert len(post.mails) == 2
