"""What a family asks is sealed, read by its door, and answered once or better."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from chats.access.actors import Role
from chats.db import db, transaction
from chats.keyring import CannotOpen
from chats.meetings.models import Meeting
from chats.questions import actions, queries
from chats.questions.actions import EnoughAsked, NotAsked
from chats.questions.doors import Door
from chats.questions.models import Question
from tests.factories import NOW, Make

WORDS = "هل يسأل أحد عن أوراقنا؟"


def asked(make: Make, door: Door = Door.LIAISON, meeting: Meeting | None = None) -> int:
    invitation = make.invitation(meeting or make.meeting())
    return actions.ask(door, WORDS, "ar", by=make.guest(invitation), now=NOW)


def test_a_question_is_sealed_with_a_key_of_its_own(make: Make) -> None:
    meeting = make.meeting()
    rows = [db.session.get_one(Question, asked(make, meeting=meeting)) for _ in range(2)]
    assert [row.body for row in rows] == [WORDS, WORDS]
    assert WORDS.encode() not in rows[0].body_sealed
    rows[0].key_sealed = rows[1].key_sealed
    with pytest.raises(CannotOpen):
        _ = rows[0].body


def test_a_question_whose_key_is_destroyed_is_gone_with_its_answer(make: Make) -> None:
    question_id = asked(make, Door.OPEN)
    staff = make.staff()
    actions.answer(question_id, "No. Nobody asks.", by=staff, now=NOW)
    with transaction():
        db.session.get_one(Question, question_id).key_sealed = None
    row = db.session.get_one(Question, question_id)
    with pytest.raises(CannotOpen):
        _ = row.body
    with pytest.raises(CannotOpen):
        _ = row.answer
    assert queries.queue_of(staff, NOW) == []


def test_a_question_to_the_liaison_is_in_nobody_elses_queue(make: Make) -> None:
    author = make.staff()
    meeting = make.meeting(author_id=author.id)
    question_id = asked(make, Door.LIAISON, meeting)
    others = [
        make.staff(),
        make.staff(Role.HOST),
        make.staff(Role.ADMINISTRATOR),
        make.staff(Role.COORDINATOR),
    ]
    assert [one.id for one in queries.queue_of(author, NOW)] == [question_id]
    assert [queries.queue_of(by, NOW) for by in others] == [[], [], [], []]
    for by in others:
        with pytest.raises(NotAsked):
            actions.answer(question_id, "No.", by=by, now=NOW)


def test_an_open_question_is_answered_by_whoever_works_at_the_school(make: Make) -> None:
    question_id = asked(make, Door.OPEN)
    host, elsewhere = make.staff(Role.HOST), make.staff(school=make.school())
    assert queries.queue_of(elsewhere, NOW) == []
    with pytest.raises(NotAsked):
        actions.answer(question_id, "No.", by=elsewhere, now=NOW)
    actions.answer(question_id, "No.", by=host, now=NOW)
    row = db.session.get_one(Question, question_id)
    assert (row.answer, row.answered_at, row.answerer_id) == ("No.", NOW, host.id)


def test_the_oldest_unanswered_question_is_first_and_an_answer_can_be_mended(make: Make) -> None:
    meeting, staff = make.meeting(), make.staff()
    ids = [
        actions.ask(
            Door.OPEN, WORDS, "ar", by=make.guest(make.invitation(meeting)), now=NOW + timedelta(hours=n)
        )
        for n in (2, 0, 1)
    ]
    actions.answer(ids[1], "No.", by=staff, now=NOW + timedelta(hours=3))
    actions.answer(ids[1], "No, never.", by=staff, now=NOW + timedelta(hours=4))
    queue = queries.queue_of(staff, NOW + timedelta(hours=5))
    assert [one.id for one in queue] == [ids[2], ids[0], ids[1]]
    assert queue[2].answer == "No, never."
    assert queries.open_count(staff) == 2


def test_an_answered_question_leaves_the_queue_after_two_weeks(make: Make) -> None:
    question_id, staff = asked(make, Door.OPEN), make.staff()
    actions.answer(question_id, "No.", by=staff, now=NOW)
    assert queries.queue_of(staff, NOW + timedelta(days=15)) == []


def test_nobody_floods_the_queue_through_one_link(make: Make) -> None:
    guest = make.guest(make.invitation())
    for _ in range(actions.OPEN_AT_ONCE):
        actions.ask(Door.OPEN, WORDS, "ar", by=guest, now=NOW)
    with pytest.raises(EnoughAsked):
        actions.ask(Door.OPEN, WORDS, "ar", by=guest, now=NOW)
    assert len(db.session.scalars(select(Question.id)).all()) == actions.OPEN_AT_ONCE
