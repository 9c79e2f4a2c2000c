"""Nobody is at two places at once, and one need is filled once, whoever is how fast."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from flask import Flask

from chats.access.actors import System
from chats.db import db, transaction, within
from chats.interpreters import actions, queries
from chats.interpreters.actions import CannotTake
from chats.interpreters.actions.booking import book, booking
from chats.interpreters.answers import OfferStanding
from chats.interpreters.models import Interpreter, InterpreterLanguage, Need, Offer
from chats.meetings.models import Meeting
from tests.factories import NOW, ZONE, Make
from tests.interpreters.booked import asked_meeting, assignments, needs, offers, paths, quarters

MANY = 100


def all_at_once(app: Flask, district_id: int, offer_ids: Sequence[int]) -> Counter[str]:
    """Everybody says yes in the same instant; how many heard what."""
    ready = Barrier(20)

    def say_yes(offer_id: int) -> str:
        with app.app_context(), within(district_id):
            ready.wait(timeout=60)
            try:
                actions.accept(offer_id, by=System(district_id), now=NOW)
            except CannotTake as refusal:
                return refusal.standing.value
            return "mine"

    with ThreadPoolExecutor(20) as crowd:
        return Counter(crowd.map(say_yes, offer_ids))


def many(make: Make, offered: Callable[[int], Offer]) -> list[int]:
    with transaction() as session:
        made = [offered(number) for number in range(MANY)]
        session.add_all(made)
        session.flush()
        return [one.id for one in made]


def plain_offer(district_id: int, need_id: int, interpreter_id: int) -> Offer:
    facts = {"revision": 0, "wave": 1, "made_at": NOW, "deadline_at": NOW + timedelta(hours=4)}
    return Offer(district_id=district_id, need_id=need_id, interpreter_id=interpreter_id, **facts)


@pytest.mark.commits
def test_of_a_hundred_who_say_yes_at_once_one_has_it(app: Flask, make: Make) -> None:
    need, district_id = make.need(), make.home.id
    with transaction() as session:
        crowd = [
            Interpreter(district_id=district_id, name=f"Interpreter {n}", zone=ZONE) for n in range(MANY)
        ]
        session.add_all(crowd)
        session.flush()
        for one in crowd:
            row = InterpreterLanguage(interpreter_id=one.id, language="es")
            row.district_id = district_id
            session.add(row)
        ids = [one.id for one in crowd]
    offer_ids = many(make, lambda number: plain_offer(district_id, need.id, ids[number]))
    assert all_at_once(app, district_id, offer_ids) == {"mine": 1, "taken": MANY - 1}
    assert (len(assignments()), quarters()) == (1, 6)


@pytest.mark.commits
def test_one_who_says_yes_to_a_hundred_overlapping_meetings_at_once_has_one(app: Flask, make: Make) -> None:
    somebody, district_id, author = make.interpreter(), make.home.id, make.staff_member().id
    needs = []
    for number in range(MANY):
        starts_at = NOW + timedelta(days=7, minutes=(number % 4) * 15)
        needs.append(make.need(make.meeting(starts_at=starts_at, author_id=author)).id)
    offer_ids = many(make, lambda number: plain_offer(district_id, needs[number], somebody.id))
    assert all_at_once(app, district_id, offer_ids) == {"mine": 1, "busy": MANY - 1}
    assert (assignments(), quarters()) == ([somebody.id], 6)


@pytest.mark.commits
def test_many_beats_at_once_ask_everybody_once(app: Flask, make: Make) -> None:
    meeting, district_id = asked_meeting(make, "so", "so"), make.home.id
    people = [make.interpreter("so").id for _ in range(3)]
    ready = Barrier(8)

    def beat(_number: int) -> None:
        with app.app_context(), within(district_id):
            ready.wait(timeout=60)
            actions.catch_up(NOW)

    with ThreadPoolExecutor(8) as workers:
        list(workers.map(beat, range(8)))
    db.session.rollback()  # what this thread was reading ends here
    assert (offers(), needs(meeting)) == (people, {"so": (1, 2)})
    assert all(paths(one).feed for one in queries.interpreters_of_district())


@pytest.mark.usefixtures("inside")
def test_where_asking_first_was_too_early_the_database_says_no(make: Make) -> None:
    somebody = make.interpreter()
    first, second = (make.offer(make.need(), somebody).id for _ in range(2))

    def book_blindly(offer_id: int) -> None:
        with booking():
            offer = queries.offer(offer_id)
            need = db.session.get_one(Need, offer.need_id)
            book(offer, need, db.session.get_one(Meeting, need.meeting_id), remote=False, now=NOW)

    book_blindly(first)
    with pytest.raises(CannotTake) as refusal:
        book_blindly(second)
    assert refusal.value.standing is OfferStanding.BUSY
    assert assignments() == [somebody.id]
