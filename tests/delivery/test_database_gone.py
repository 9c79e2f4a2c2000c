"""A database that goes away for a moment makes no doubt of what a provider has answered already."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError

from chats.config import Settings
from chats.db import across_districts, db
from chats.delivery.letter import Channel
from chats.delivery.senders import Errand, Sender
from tests.delivery.sending import Steady, outlets_of, rules_of
from tests.delivery.torture.ground import put_many, states
from tests.factories import NOW, Make
from tests.servers.smtp import ScriptedMailServer, scripted_mail_server

pytestmark = pytest.mark.commits


@contextmanager
def refusing(*numbers: int) -> Iterator[None]:
    """The database refuses these of the commits to come, as after a deadlock or while it starts anew."""
    commits = iter(range(1000))

    def refuse(_connection: Connection) -> None:
        if next(commits) in numbers:
            raise OperationalError("COMMIT", None, Exception("the database is going down"))

    event.listen(db.engine, "commit", refuse)
    try:
        yield
    finally:
        event.remove(db.engine, "commit", refuse)


def sent(settings: Settings, server: ScriptedMailServer, steps: int) -> None:
    """One sender, in groups of three."""
    with outlets_of(settings, mail_url=server.url) as outlets, across_districts():
        errand = Errand(Channel.MAIL, outlets[Channel.MAIL], rules_of(settings), lambda: NOW)
        one = Sender(errand, Steady(3))
        with one.door:
            [one.step(3) for _ in range(steps)]


@pytest.mark.parametrize("refused", [(0,), (1,), (2,), (3,), (2, 3)], ids=str)
def test_whatever_commit_is_refused_every_mail_leaves_once_and_none_is_in_doubt(
    make: Make, settings: Settings, app: Flask, refused: tuple[int, ...]
) -> None:
    put_many(make, Channel.MAIL, 9, now=NOW)
    with scripted_mail_server() as server, refusing(*refused):
        sent(settings, server, steps=6)
    assert states() == {"accepted": 9}
    assert len(server.mails) == 9


def test_where_it_stays_away_the_fault_is_raised(make: Make, settings: Settings, app: Flask) -> None:
    put_many(make, Channel.MAIL, 1, now=NOW)
    with scripted_mail_server() as server, refusing(*range(1000)), pytest.raises(OperationalError):
        sent(settings, server, steps=1)
    assert server.mails == []
