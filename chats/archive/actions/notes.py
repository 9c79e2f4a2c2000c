"""Write, translate and publish a question with its answer."""

from dataclasses import dataclass
from datetime import datetime

from chats.access.actors import Staff
from chats.archive import permissions, queries
from chats.archive.actions.recordings import NotTheirs
from chats.archive.models import QaNote
from chats.archive.queries import NoteWords
from chats.db import transaction
from chats.meetings.queries import meeting_for
from chats.texts import shelf
from chats.texts.states import State


class NoAnswerYet(Exception):
    """A question without an answer is not put before families."""


@dataclass(frozen=True)
class NoteDraft:
    """What was asked and answered, in the language it is written in."""

    question: str
    answer: str
    language: str
    at_second: int | None


@dataclass(frozen=True)
class TranslatedWords:
    """A note in another language. ``reviewed``: whoever saves it stands behind it, with their name."""

    language: str
    question: str
    answer: str
    reviewed: bool


def add_note(meeting_id: int, draft: NoteDraft, *, by: Staff, now: datetime) -> int:
    """Keep a note, unpublished, and return its id. Raises NotTheirs."""
    with transaction() as session:
        meeting = meeting_for(by, meeting_id)
        if meeting is None or not permissions.may_note(by, meeting.school_id):
            raise NotTheirs
        question = shelf.write(
            draft.question, draft.language, district_id=by.district_id, author_id=by.id, now=now
        )
        note = QaNote(district_id=by.district_id, meeting_id=meeting.id, author_id=by.id, noted_at=now)
        note.question_id, note.at_second = question.id, draft.at_second
        if draft.answer:
            note.answer_id = _answer(draft, by, now)
        session.add(note)
        session.flush()
        return note.id


def _answer(draft: NoteDraft, by: Staff, now: datetime) -> int:
    return shelf.write(draft.answer, draft.language, district_id=by.district_id, author_id=by.id, now=now).id


def edit_note(note_id: int, draft: NoteDraft, *, by: Staff, now: datetime) -> None:
    """Change a note; translations of what changed show as outdated. Raises NotTheirs, NoAnswerYet."""
    with transaction():
        words = _to_change(note_id, by)
        if words.note.published_at is not None and not draft.answer:
            raise NoAnswerYet
        words.note.at_second = draft.at_second
        words.question.language = draft.language
        shelf.rewrite(words.question, draft.question, now=now)
        if words.answer is not None:
            words.answer.language = draft.language
            shelf.rewrite(words.answer, draft.answer, now=now)
        elif draft.answer:
            words.note.answer_id = _answer(draft, by, now)


def translate_note(note_id: int, words: TranslatedWords, *, by: Staff, now: datetime) -> None:
    """Set a note's words in a language: a draft, or reviewed in the name of ``by``. Raises NotTheirs."""
    with transaction():
        note = _to_change(note_id, by)
        state, reviewer_id = (State.REVIEWED, by.id) if words.reviewed else (State.DRAFT, None)
        hand = shelf.Hand(by.id)
        shelf.translate(
            note.question, words.language, words.question, state, reviewer_id=reviewer_id, now=now, hand=hand
        )
        if note.answer is not None and note.answer.body:
            shelf.translate(
                note.answer, words.language, words.answer, state, reviewer_id=reviewer_id, now=now, hand=hand
            )


def publish_note(note_id: int, *, by: Staff, now: datetime) -> None:
    """Let invited families read it. Raises NotTheirs, NoAnswerYet. Publishing twice is publishing once."""
    with transaction():
        words = _to_change(note_id, by)
        if words.answer is None or not words.answer.body:
            raise NoAnswerYet
        words.note.published_at = words.note.published_at or now


def unpublish_note(note_id: int, *, by: Staff, now: datetime) -> None:
    """Take it back from families' pages. Raises NotTheirs."""
    with transaction():
        _to_change(note_id, by).note.published_at = None


def _to_change(note_id: int, by: Staff) -> NoteWords:
    note = queries.note_for(by, note_id)
    if note is None:
        raise NotTheirs
    (words,) = queries.note_words([note])
    return words
