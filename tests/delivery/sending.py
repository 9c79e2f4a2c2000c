"""How tests put and send messages: through the real outlets, to servers of their own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select, true

from chats.config import Settings
from chats.db import across_districts, db, transaction
from chats.delivery import outbox
from chats.delivery.actions import send_due, tend
from chats.delivery.attempts import Rules
from chats.delivery.letter import Channel, Composed, Lane
from chats.delivery.models import Message
from chats.delivery.outlets import Outlets, close_outlets, open_outlets
from chats.delivery.pacing import Pace
from tests.factories import NOW, ZONE, Make

Send = Callable[[datetime], int]


def letter(channel: Channel = Channel.MAIL, **facts: Any) -> Composed:
    """The least letter there is."""
    words = {"subject": "A word", "html": "<p>Come.</p>"} if channel is Channel.MAIL else {}
    words = {"kind": "invitation", "language": "en", "text": "Come.", "source_text": "Come."} | words
    return Composed(channel=channel, **(words | facts))


def put(make: Make, channel: Channel = Channel.MAIL, **facts: Any) -> Message:
    """One message in the outbox, due NOW and useful for a week."""
    number = make.number()
    address = number if channel is Channel.TEXT else f"guardian{number[1:]}@canary.example"
    facts = {
        "composed": letter(channel), "key": f"invitation:invited:{number[1:]}:rev0:{channel.value}",
        "recipient": "guardian:1", "address": address, "lane": Lane.INVITATIONS, "zone": ZONE,
        "subject": ("thing", 1, 0), "not_before": NOW, "useless_after": NOW + timedelta(days=7),
        "district_id": make.home.id, "now": NOW,
    } | facts  # fmt: skip
    with transaction():
        outbox.put(**facts)
    return db.session.scalars(select(Message).where(Message.key == facts["key"])).one()


class Steady(Pace):
    """Opens as many attempts together as a test or a seed says."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    @property
    def size(self) -> int:
        """Messages in the next group."""
        return self._size


def rules_of(settings: Settings, still_wanted: ColumnElement[bool] | None = None) -> Rules:
    """What is asked at the door; unless told otherwise, everything is still wanted."""
    return Rules(true() if still_wanted is None else still_wanted, settings.public_url)


@contextmanager
def outlets_of(settings: Settings, **facts: Any) -> Iterator[Outlets]:
    """The outlets of one worker, with other servers than the settings name."""
    outlets = open_outlets(replace(settings, **facts))
    try:
        yield outlets
    finally:
        close_outlets(outlets)


@contextmanager
def sender(
    settings: Settings, *, still_wanted: ColumnElement[bool] | None = None, **facts: Any
) -> Iterator[Send]:
    """A worker's way out of the house; call it with an instant to send what is due."""
    rules = rules_of(settings, still_wanted)
    with outlets_of(settings, **facts) as outlets:

        def send(now: datetime) -> int:
            with across_districts():
                tend(now, outlets, rules.public_url)
                return send_due(now, outlets, rules)

        yield send
