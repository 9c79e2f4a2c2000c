"""The ground of the torture list: real time, real processes, and what is true of the outbox afterwards."""

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime, time, timedelta
from time import monotonic, sleep
from typing import Any

from flask import Flask
from sqlalchemy import select, true, update

from chats import clock
from chats.config import Settings
from chats.db import across_districts, db, transaction
from chats.delivery import outbox
from chats.delivery.actions import Habits, send_due, tend
from chats.delivery.attempts import Rules
from chats.delivery.letter import Channel, Lane, MessageState
from chats.delivery.models import Attempt, Message
from chats.delivery.outbox import Addressed
from chats.delivery.quiet import Quiet
from chats.schools.models import District
from tests.delivery.sending import Send, Steady, letter, outlets_of, rules_of
from tests.factories import NOW, ZONE, Make
from tests.servers.pauses import LONGEST_SECONDS
from tests.servers.smtp import ScriptedMailServer

MORE = int(os.environ.get("CHATS_TORTURE", "1"))
"""``make torture`` does ten times as much of what may be done at any length."""
MINUTE = timedelta(minutes=1)
LATER = timedelta(minutes=10)
"""When every lease has run out."""


def true_now() -> datetime:
    """What the clocks of worker processes show: they know nothing of a test's own."""
    return datetime.fromtimestamp(clock.reading().wall, UTC)


def awake(make: Make) -> None:
    """Let the district have no quiet hours: a test runs at whatever hour it is."""
    never = {"quiet_from": time(0), "quiet_until": time(0)}
    home = make.home.id
    with transaction() as session:
        session.execute(update(District).where(District.id == home).values(**never))


def put_many(
    make: Make,
    channel: Channel,
    many: int,
    *,
    lane: Lane = Lane.INVITATIONS,
    now: datetime | None = None,
    since: timedelta = MINUTE,
    useful: timedelta = timedelta(days=7),
) -> list[int]:
    """Many messages in the outbox, each to an address of its own, due at once and useful for a while."""
    now, words = now or true_now(), letter(channel)
    numbers = [make.number() for _ in range(many)]
    addresses = [one if channel is Channel.TEXT else f"guardian{one[1:]}@canary.example" for one in numbers]
    found = [
        Addressed(
            composed=words, key=f"invitation:invited:{number[1:]}:rev0:{channel.value}:{lane.value}",
            recipient=f"guardian:{number[1:]}", address=address, lane=lane, zone=ZONE,
            subject=("thing", 1, 0), not_before=now - since, useless_after=now + useful,
        )
        for number, address in zip(numbers, addresses, strict=True)
    ]  # fmt: skip
    home = make.home.id
    with transaction():
        outbox.put_all(found, district_id=home, now=now)
    keys = [one.key for one in found]
    rows = db.session.execute(select(Message.id).where(Message.channel == channel, Message.lane == lane))
    return sorted(rows.scalars())[-len(keys) :]


def stands_in_nobodys_way() -> bool:
    """Whether somebody else can write: SQLite has one writer, and one that stands still lets no other in."""
    if db.engine.dialect.name != "sqlite":
        return True
    with closing(sqlite3.connect(str(db.engine.url.database), timeout=0.2)) as other:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        return True


def row(message_id: int) -> Message:
    """A message as it is now."""
    db.session.rollback()
    return db.session.get_one(Message, message_id)


def state(message_id: int) -> tuple[str, str | None]:
    """Where a message is, and why."""
    one = row(message_id)
    return one.state.value, one.reason


def states() -> Counter[str]:
    """How many messages are where."""
    db.session.rollback()
    return Counter(one.value for one in db.session.scalars(select(Message.state)))


def outcomes(message_id: int) -> list[str | None]:
    """What came of each attempt."""
    db.session.rollback()
    found = db.session.scalars(
        select(Attempt.outcome).where(Attempt.message_id == message_id).order_by(Attempt.number)
    )
    return [one and one.value for one in found]


def eventually(so: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until it is so."""
    until = monotonic() + seconds * MORE
    while not so():
        assert monotonic() < until, "it never came to be so"
        sleep(0.03)


@contextmanager
def database_busy() -> Iterator[None]:
    """Somebody else writes, and does not come to an end: no worker can store anything meanwhile."""
    with db.engine.connect().execution_options(chats_writes=True) as other, other.begin() as writing:
        other.execute(update(Message).values(looks=Message.looks))
        yield
        writing.rollback()


@contextmanager
def survivor(make: Make, settings: Settings, **facts: Any) -> Iterator[Send]:
    """A worker to whom nothing happens; call it with an instant to tend and send once."""
    rules = Rules(true(), settings.public_url, {make.home.id: Quiet(time(0), time(0))})
    with outlets_of(settings, **facts) as outlets:

        def send(now: datetime) -> int:
            with across_districts():
                tend(now, outlets, rules.public_url)
                return send_due(now, outlets, rules)

        yield send


def ten_minutes_later(send: Send, since: datetime) -> None:
    """Let time pass, two minutes a round, until all that others left is tended to."""
    for number in range(8):
        send(since + (10 + 2 * number) * MINUTE)


def unfinished() -> list[str]:
    """States of messages that nobody sees the end of."""
    ends = {MessageState.ACCEPTED.value, MessageState.AMBIGUOUS.value}
    return sorted(set(states()) - ends)


@contextmanager
def sending(
    app: Flask, settings: Settings, *, group: int, now: datetime = NOW, **facts: Any
) -> Iterator[Callable[[], None]]:
    """One sender at work in a thread of its own, in groups of this size. Call what it gives to await it."""

    def work() -> None:
        with app.app_context(), outlets_of(settings, **facts) as outlets:
            habits = Habits(pace=lambda: Steady(group))
            send_due(now, outlets, rules_of(settings), habits=habits)

    with ThreadPoolExecutor(1) as threads:
        done = threads.submit(work)
        yield lambda: done.result(LONGEST_SECONDS * MORE)


def recipients(server: ScriptedMailServer) -> list[str]:
    """To whom mails went, in their order."""
    return [one.partition("<")[2].rstrip(">") for one in server.commands if one.startswith("RCPT")]
