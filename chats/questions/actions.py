"""Ask and answer. What was written is sealed before it is stored, and never logged."""

from datetime import datetime

from chats.access.actors import Guest, Staff
from chats.db import transaction
from chats.questions import queries
from chats.questions.doors import Door, may_read
from chats.questions.models import Question

OPEN_AT_ONCE = 10
"""Unanswered questions of one guardian about one meeting; a forwarded link floods nobody."""


class NotAsked(Exception):
    """There is no such question for this person; for them it does not exist."""


class EnoughAsked(Exception):
    """Too many questions of this guardian wait for an answer. Carries how many."""

    def __init__(self, waiting: int) -> None:
        super().__init__(waiting)
        self.waiting = waiting


def ask(door: Door, words: str, language: str, *, by: Guest, now: datetime) -> int:
    """Keep a family's question and return its id. ``language``: the page's. Raises NotAsked, EnoughAsked."""
    with transaction() as session:
        asker = queries.asker_of(by)
        if asker is None:
            raise NotAsked
        if (waiting := queries.open_questions_of(asker)) >= OPEN_AT_ONCE:
            raise EnoughAsked(waiting)
        row = Question(
            district_id=by.district_id, meeting_id=asker.meeting_id, guardian_id=asker.guardian_id, door=door,
            language=language, asked_at=now,
        )  # fmt: skip
        row.put(words)
        session.add(row)
        session.flush()
        return row.id


def answer(question_id: int, words: str, *, by: Staff, now: datetime) -> None:
    """Answer a question, or mend the answer. Raises NotAsked for one that is not theirs to read."""
    with transaction():
        row = queries.question(question_id)
        if row is None or row.key_sealed is None or not may_read(by, queries.asked(row)):
            raise NotAsked
        row.put_answer(words)
        row.answered_at, row.answerer_id = now, by.id
