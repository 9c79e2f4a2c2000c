"""A number's rate is kept by all workers together, in the database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from chats.config import Settings
from chats.db import across_districts, db, transaction
from chats.delivery import buckets
from chats.delivery.letter import Channel, Lane
from chats.delivery.models import Bucket
from chats.delivery.outlets import Limit
from tests.delivery.sending import letter, put, sender
from tests.delivery.torture.ground import put_many
from tests.factories import NOW, Make
from tests.servers.provider import Provider, text_provider

ONE = Limit("+12065550100", 1)
SECOND = timedelta(seconds=1)
FROM = {"text_from": "+12065550100", "text_rate": 0.105}
"""So slow a number that the seconds a test takes put nothing back: six texts in the first minute."""


def left(now: datetime) -> float:
    with across_districts(), transaction():
        return buckets.tokens("text", ONE, now)


def take(amount: int, now: datetime) -> None:
    with across_districts(), transaction():
        buckets.take("text", ONE, amount, now)


def test_a_number_that_never_sent_may_send_a_minutes_worth(app: Flask) -> None:
    assert left(NOW) == 60


def test_what_was_sent_is_taken_out_and_time_puts_it_back(app: Flask) -> None:
    take(50, NOW)
    assert (left(NOW), left(NOW + 10 * SECOND), left(NOW + 3600 * SECOND)) == (10, 20, 60)


def test_more_than_there_is_becomes_a_debt(app: Flask) -> None:
    take(70, NOW)
    assert left(NOW + 5 * SECOND) == -5


def test_a_clock_that_was_put_back_takes_nothing_away(app: Flask) -> None:
    take(50, NOW)
    assert left(NOW - 3600 * SECOND) == 10


@pytest.mark.commits
def test_workers_that_take_at_once_take_from_one_bucket(app: Flask) -> None:
    def work(_number: int) -> None:
        with app.app_context():
            take(1, NOW)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(40)))
    assert left(NOW) == 20
    assert db.session.scalar(select(func.count(Bucket.id))) == 1


def sent_at_once(settings: Settings) -> Provider:
    """What the number sends of all that waits."""
    with text_provider() as provider, sender(settings, text_url=provider.url, **FROM) as send:
        send(NOW)
    return provider


def test_of_many_texts_bulk_leaves_a_fifth_of_the_bucket_alone(make: Make, settings: Settings) -> None:
    put_many(make, Channel.TEXT, 20, now=NOW)
    assert len(sent_at_once(settings).taken) == 5


def test_urgent_texts_may_have_all_of_it(make: Make, settings: Settings) -> None:
    put_many(make, Channel.TEXT, 20, lane=Lane.CODES_AND_CANCELLATIONS, now=NOW)
    assert len(sent_at_once(settings).taken) == 6


def test_after_bulk_an_urgent_text_still_leaves_at_once(make: Make, settings: Settings) -> None:
    put_many(make, Channel.TEXT, 20, now=NOW)
    assert len(sent_at_once(settings).taken) == 5
    put_many(make, Channel.TEXT, 1, lane=Lane.CODES_AND_CANCELLATIONS, now=NOW)
    assert len(sent_at_once(settings).taken) == 1


def test_a_text_of_several_segments_counts_as_often(make: Make, settings: Settings) -> None:
    long = letter(Channel.TEXT, text="Ven. " * 70)
    [put(make, Channel.TEXT, composed=long) for _ in range(20)]
    assert len(sent_at_once(settings).taken) < 4
