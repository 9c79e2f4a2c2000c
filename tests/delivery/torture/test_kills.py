"""``kill -9`` at random moments, two workers, providers in a bad mood (torture list, A1 and A3)."""

from pathlib import Path
from random import Random

import pytest

from chats.config import Settings
from chats.delivery.letter import Channel
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
from tests.servers.workers import workers

pytestmark = pytest.mark.commits

FAST = {"CHATS_TEXT_RATE": "10000", "CHATS_TEXT_FROM": "+12065550100"}


def test_workers_killed_at_random_lose_nothing_and_send_nothing_twice_in_silence(
    make: Make, settings: Settings, tmp_path: Path
) -> None:
    awake(make)
    put_many(make, Channel.MAIL, MESSAGES_A_KILL * KILLS)
    put_many(make, Channel.TEXT, MESSAGES_A_KILL * KILLS)
    rng = Random(2026)  # noqa: S311 -- a seed that can be told again is the point
    with text_provider(Unsteady(rng), seconds=0.1) as texts, scripted_mail_server(seconds=0.1) as post:
        more = {"CHATS_MAIL_URL": post.url, "CHATS_TEXT_URL": texts.url} | FAST
        with workers(settings, tmp_path / "log", **more) as crew:
            kill_at_random(crew, rng)
        texts.manner, facts = (lambda: "take"), {"text_rate": 10_000.0, "text_from": "+12065550100"}
        with survivor(make, settings, mail_url=post.url, text_url=texts.url, **facts) as send:
            ten_minutes_later(send, true_now())
    copies = Copies(post, texts).count()
    assert (copies.lost, copies.twice_and_unmarked, copies.thrice) == ([], [], [])
    assert set(states()) == {"accepted"}
