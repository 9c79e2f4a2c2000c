"""The same mail brought by fifty connections at the same time counts once: real threads, real commits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select

from chats.db import across_districts, db
from chats.delivery.models import Message, ProviderEvent, Suppression
from chats.delivery.returning import Way
from chats.inbox.models import IncomingText
from chats.interpreters.models import Assignment
from chats.invitations.models import Invitation, PartStat
from chats.mailroom.actions import Taken
from tests.factories import Make
from tests.mailroom.correspondence import address_of, answers, bring, mailed, offered
from tests.mailroom.shapes import NOBODY, answer, report

pytestmark = pytest.mark.commits


def fifty_times(app: Flask, bring_it: Callable[[], Taken]) -> list[Taken]:
    """Bring a mail by fifty connections, twenty of them at the same time."""

    def once(_nth: int) -> Taken:
        with app.app_context():
            return bring_it()

    db.session.rollback()  # what this test has read would keep its own view of the rows
    with ThreadPoolExecutor(20) as threads:
        return list(threads.map(once, range(50)))


def count(model: type) -> int:
    with across_districts():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_an_answer_is_noted_and_thanked_for_once(app: Flask, make: Make) -> None:
    to = address_of(mailed(make, make.invitation()))
    assert set(fifty_times(app, lambda: bring(answer("1"), to))) == {Taken.ANSWER}
    assert (count(IncomingText), len(answers())) == (1, 1)
    assert set(db.session.scalars(select(Invitation.partstat))) == {PartStat.ACCEPTED}


def test_a_stop_is_written_once_and_said_once(app: Flask, make: Make) -> None:
    to = address_of(mailed(make, make.invitation()))
    fifty_times(app, lambda: bring(answer("STOP"), to))
    assert (count(Suppression), len(answers())) == (1, 1)


def test_an_interpreter_who_takes_an_offer_is_never_told_that_it_is_taken(app: Flask, make: Make) -> None:
    interpreter = make.interpreter()
    to = address_of(offered(make, interpreter, make.offer(interpreter=interpreter)))
    fifty_times(app, lambda: bring(answer("1"), to))
    assert (count(Assignment), answers()) == (1, [])


def test_a_report_is_believed_once(app: Flask, make: Make) -> None:
    to = address_of(mailed(make, make.invitation()), Way.BOUNCE)
    taken = fifty_times(app, lambda: bring(report("postfix-unknown"), to, sender=NOBODY))
    assert sorted(one.value for one in taken) == ["bounce"] + ["known"] * 49
    assert (count(ProviderEvent), count(Suppression)) == (1, 1)


def test_fifty_answers_of_fifty_families_are_all_taken(app: Flask, make: Make) -> None:
    meeting = make.meeting()
    places = [address_of(mailed(make, one)) for one in make.invitations(meeting, 50)]
    fifty_times(app, lambda: bring(answer("1"), places.pop()))
    assert set(db.session.scalars(select(Invitation.partstat))) == {PartStat.ACCEPTED}
    assert (count(IncomingText), count(Message)) == (50, 100)
