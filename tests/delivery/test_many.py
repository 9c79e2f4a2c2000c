"""Hundreds of messages put at once are the messages that as many put singly would be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event, func, select

from chats import bulk
from chats.db import db, transaction
from chats.delivery import outbox
from chats.delivery.letter import Lane
from chats.delivery.models import Message
from chats.delivery.outbox import Addressed
from tests.delivery.sending import letter, put
from tests.factories import NOW, ZONE, Make

MANY = bulk.MANY + 3


def addressed(number: int) -> Addressed:
    """A message to one of many families."""
    return Addressed(
        composed=letter(), key=f"invitation:invited:{number}:rev0:mail", recipient=f"guardian:{number}",
        address=f"guardian{number}@canary.example", lane=Lane.INVITATIONS, zone=ZONE,
        subject=("thing", 1, 0), not_before=NOW, useless_after=NOW + timedelta(days=7),
        slots={"name": f"Ñ\t{number}\\N\n"},
    )  # fmt: skip


CROWD = [addressed(number) for number in range(MANY)]


def put_together(make: Make, messages: list[Addressed] = CROWD) -> int:
    """Put them in one call; returns how many were new."""
    district_id = make.home.id
    with transaction():
        return outbox.put_all(messages, district_id=district_id, now=NOW)


def test_each_is_there_once_and_counted_once(make: Make) -> None:
    assert put_together(make) == MANY
    assert db.session.scalar(select(func.count(Message.id))) == MANY


def test_one_of_many_has_every_column_that_one_alone_has(make: Make) -> None:
    put_together(make)
    among, alone = db.session.scalars(select(Message).limit(1)).one(), put(make)
    own = {"id", "key", "uid", "recipient", "address_sealed", "address_digest", "slots"}
    kept = [one.name for one in Message.__table__.columns if one.name not in own]
    assert [getattr(among, name) for name in kept] == [getattr(alone, name) for name in kept]


def test_its_address_opens_and_its_words_are_as_they_were_written(make: Make) -> None:
    put_together(make)
    found = {one.recipient: (one.address, one.slots) for one in db.session.scalars(select(Message))}
    assert found == {one.recipient: (one.address, one.slots) for one in CROWD}


def test_to_put_them_again_changes_nothing(make: Make) -> None:
    put_together(make)
    assert put_together(make, [*CROWD, addressed(MANY)]) == 1


@pytest.fixture
def another_was_first(make: Make) -> Iterator[None]:
    """Somebody writes one of them after it was looked for, and before it is put."""
    district_id, unseen = make.home.id, [CROWD[0]]

    def write(connection: object, cursor: object, statement: str, *_: object) -> None:
        if "FROM message" in statement and unseen:
            first = replace(unseen.pop(), recipient="guardian:first")
            outbox.put_all([first], district_id=district_id, now=NOW)

    event.listen(db.engine, "after_cursor_execute", write)
    yield
    event.remove(db.engine, "after_cursor_execute", write)


@pytest.mark.usefixtures("another_was_first")
def test_one_that_another_worker_wrote_meanwhile_is_left_alone_and_the_others_are_put(make: Make) -> None:
    put_together(make)
    found = list(db.session.scalars(select(Message.recipient)))
    assert (len(found), found.count("guardian:first")) == (MANY, 1)
