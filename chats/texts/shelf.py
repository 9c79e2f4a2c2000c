"""Puts words on the shelf inside the caller's transaction, as the outbox does for messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chats.db import db
from chats.texts.models import Text, Translation, TranslationSave
from chats.texts.states import State, source_hash


def write(body: str, language: str, *, district_id: int, author_id: int | None, now: datetime) -> Text:
    """A new text in the language it was written in."""
    text = Text(district_id=district_id, language=language, body=body, author_id=author_id, written_at=now)
    db.session.add(text)
    db.session.flush()
    return text


def rewrite(text: Text, body: str, *, now: datetime) -> bool:
    """Change the source; its translations become outdated by their hash. Returns whether it differed."""
    if text.body == body:
        return False
    text.body, text.written_at = body, now
    return True


@dataclass(frozen=True)
class Hand:
    """Who saves a translation: a member of staff, and the name of whoever reviewed it."""

    staff_id: int | None = None
    reviewer: str | None = None
    """Somebody outside, where it is not the member of staff."""


def translate(
    text: Text, language: str, body: str, state: State, *, reviewer_id: int | None, now: datetime,
    hand: Hand = Hand(),
) -> Translation:  # fmt: skip
    """Set the words of ``text`` in ``language``, and who stands behind them; what was there is kept too."""
    found = next((one for one in text.translations if one.language == language), None)
    if found is None:
        found = Translation(district_id=text.district_id, text_id=text.id, language=language)
        text.translations.append(found)
    found.body, found.state, found.source_hash = body, state, source_hash(text.body)
    found.reviewer_id, found.changed_at = reviewer_id, now
    saved = TranslationSave(district_id=text.district_id, text_id=text.id, language=language, body=body)
    saved.state, saved.source, saved.saved_at = state, text.body, now
    saved.saver_id, saved.reviewer = hand.staff_id or reviewer_id, hand.reviewer
    db.session.add(saved)
    return found


@dataclass(frozen=True)
class Was:
    """A translation as it stood at a time."""

    body: str
    state: State
    source_hash: str
    reviewer_id: int | None

    @classmethod
    def of(cls, row: Translation) -> "Was":
        """As it stands now."""
        return cls(row.body, row.state, row.source_hash, row.reviewer_id)


def put_back(
    text: Text, language: str, was: Was | None, saves: Sequence[TranslationSave], *, staff_id: int,
    now: datetime,
) -> None:  # fmt: skip
    """Let a translation stand as it stood, or not at all. ``saves`` are those before, the latest first."""
    found = next(one for one in text.translations if one.language == language)
    if was is None:
        text.translations.remove(found)
        db.session.delete(found)
        return
    found.body, found.state, found.source_hash = was.body, was.state, was.source_hash
    found.reviewer_id, found.changed_at = was.reviewer_id, now
    saved = TranslationSave(district_id=text.district_id, text_id=text.id, language=language, body=was.body)
    old = next((one for one in saves if _is_of(one, was)), None)
    saved.state, saved.source, saved.saved_at = was.state, old.source if old else text.body, now
    saved.saver_id, saved.reviewer = staff_id, old.reviewer if old else None
    db.session.add(saved)


def _is_of(save: TranslationSave, was: Was) -> bool:
    return save.body == was.body and save.state is was.state and source_hash(save.source) == was.source_hash
