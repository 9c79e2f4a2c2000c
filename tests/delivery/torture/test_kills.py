"""``kill -9`` at random moments, two workers, providers in a bad mood (torture list, A1 and A3)."""

from random import Random

import pytest

from chats.config import Settings
from chats.delivery.letter import Channel
from tests.delivery.torture.conftest import Crew
from tests.delivery.torture.ground import (
    awake,
    put_many,
    states,
    survivor,
    ten_minutes_later,
    true_now,
)
from tests.delivery.torture.killing import KILLS, MESSAGES_A_KILL, Copies, Unsteady, kill_at_random
from tests.factories import Make
from tests.servers.provider import text_provider
from tests.servers.smtp import scripted_mail_server

pytestmark = pytest.mark.commits


def test_workers_killed_at_random_lose_nothing_and_send_nothing_twice_in_silence(
    make: Make, settings: Settings, crew: Crew
) -> None:
    awake(make)
    put_many(make, Channel.MAIL, MESSAGES_A_KILL * KILLS)
    put_many(make, Channel.TEXT, MESSAGES_A_KILL * KILLS)
    rng = Random(2026)  # noqa: S311 -- a seed that can be told again is the point
    with text_provider(Unsteady(rng), seconds=0.1) as texts, scripted_mail_server(seconds=0.1) as post:
        facts = {
            "mail_url": post.url, "text_url": texts.url, "text_from": "+12065550100", "text_rate": 10_000.0,
        }  # fmt: skip
        kill_at_random(crew, rng, **facts)
        texts.manner, texts.seconds, post.seconds = lambda: "take", 0, 0
        with survivor(make, settings, **facts) as send:
            ten_minutes_later(send, true_now())
    copies = Copies(post, texts).count()
    assert (copies.lost, copies.twice_and_unmarked, copies.thrice) == ([], [], [])
    assert set(states()) == {"accepted"}
