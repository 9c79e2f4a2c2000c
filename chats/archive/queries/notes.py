"""Notes of questions and answers, with their words."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from chats.access.actors import Staff
from chats.archive.models import QaNote
from chats.db import db
from chats.meetings.models import Meeting
from chats.texts.models import Text, Translation
from chats.texts.states import State, state_now


@dataclass(frozen=True)
class NoteWords:
    """A note with its words as they were written, and their translations."""

    note: QaNote
    question: Text
    answer: Text | None

    def state_in(self, tag: str) -> State:
        """How far question and answer together are in a language: no further than the lesser of them."""
        if self.question.language == tag:
            return State.REVIEWED  # the author's own words
        texts = [text for text in (self.question, self.answer) if text is not None and text.body]
        states = [_state(text, translation_of(text, tag)) for text in texts]
        return min(states, key=_ORDER.index)

    def in_language(self, tag: str) -> dict[str, str]:
        """Question and answer as they were translated, however far that is; empty where they were not."""
        texts = {"question": self.question, "answer": self.answer}
        found = {name: translation_of(text, tag) for name, text in texts.items() if text is not None}
        return {name: one.body if one is not None else "" for name, one in found.items()}


_ORDER = (State.MISSING, State.OUTDATED, State.MACHINE_DRAFT, State.DRAFT, State.REVIEWED)


def _state(text: Text, found: Translation | None) -> State:
    return State.MISSING if found is None else state_now(found.state, found.source_hash, text.body)


def translation_of(text: Text, tag: str) -> Translation | None:
    """The text in a language, however far it is."""
    return next((one for one in text.translations if one.language == tag), None)


def note_for(by: Staff, note_id: int) -> QaNote | None:
    """The note, if this person's schools hold its meeting."""
    wanted = select(QaNote).join(Meeting, Meeting.id == QaNote.meeting_id).where(QaNote.id == note_id)
    if not by.sees_every_school:
        wanted = wanted.where(Meeting.school_id.in_(by.school_ids))
    return db.session.scalar(wanted)


def notes_of(meeting_id: int, *, published: bool = False) -> list[NoteWords]:
    """The meeting's notes, as they were said; those without a minute come last."""
    wanted = select(QaNote).where(QaNote.meeting_id == meeting_id)
    if published:
        wanted = wanted.where(QaNote.published_at.is_not(None))
    order = (QaNote.at_second.is_(None), QaNote.at_second, QaNote.noted_at, QaNote.id)
    return note_words(db.session.scalars(wanted.order_by(*order)))


def note_words(notes: Iterable[QaNote]) -> list[NoteWords]:
    """These notes with their words, in two statements however many there are."""
    notes = list(notes)
    ids = {one for note in notes for one in (note.question_id, note.answer_id) if one is not None}
    if not ids:
        return []
    rows = db.session.scalars(select(Text).where(Text.id.in_(ids)).options(selectinload(Text.translations)))
    texts = {text.id: text for text in rows}
    return [
        NoteWords(note, texts[note.question_id], texts[note.answer_id] if note.answer_id else None)
        for note in notes
    ]
