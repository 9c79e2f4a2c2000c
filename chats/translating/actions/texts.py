"""Take a translation, typed or read in, and mark what somebody outside is to translate."""

from datetime import datetime

from sqlalchemy import select

from chats.access.actors import Staff
from chats.db import db, transaction
from chats.languages.isolation import plain
from chats.languages.registry import UnknownLanguage, listed
from chats.texts import shelf, states
from chats.texts.queries import saves_of
from chats.texts.states import State
from chats.translating import permissions, queries, wishes
from chats.translating.checking import Wrong, wrongs
from chats.translating.models import OutsideWish
from chats.translating.unit import Unit

TAKEN = (State.MACHINE_DRAFT, State.DRAFT, State.REVIEWED)
"""How far a translation may be said to be."""


class NothingToTranslate(Exception):
    """No words, or words in the language they were written in."""


class NotTheirs(Exception):
    """There is no such text for this person."""


class SourceChanged(Exception):
    """The source is another one than the translation was made from. Nothing was saved."""


class ChangedMeanwhile(Exception):
    """Somebody else saved this translation in between. Nothing was saved."""


class Unfit(Exception):
    """The words cannot stand for the source. Carries ``wrongs``."""

    def __init__(self, found: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(one.what.value for one in found))
        self.wrongs = found


def take(
    text_id: int, language: str, body: str, state: State, *, reviewer: str | None = None, source_hash: str,
    seen: int | None = None, by: Staff, now: datetime,
) -> None:  # fmt: skip
    """Set the words of a text in a language, as far as ``state`` says.

    ``source_hash`` is that of the source they were made from. ``reviewer`` is who stands behind reviewed
    words, if that is somebody else than ``by``. ``seen`` is the last save that its editor saw, 0 for none;
    None for one who does not mind. Raises NotTheirs, UnknownLanguage, NothingToTranslate, SourceChanged,
    ChangedMeanwhile, Unfit, and UnfitText for characters no text holds; then nothing is saved.
    """
    if state not in TAKEN:
        raise ValueError(f"a translation is not saved as {state.value}")
    words = plain(body, lines=True)
    if language not in {row.tag for row in listed()}:
        raise UnknownLanguage(language)
    with transaction():
        unit = _to_translate(text_id, by)
        if not words or unit.text.language == language:
            raise NothingToTranslate
        if states.source_hash(unit.text.body) != source_hash:
            raise SourceChanged
        if seen is not None and seen != last_save(text_id, language):
            raise ChangedMeanwhile
        found = wrongs(unit.text.body, words, language, unit.longest)
        if found:
            raise Unfit(found)
        reviewed = state is State.REVIEWED
        hand = shelf.Hand(by.id, (reviewer or by.name) if reviewed else None)
        reviewer_id = by.id if reviewed else None
        shelf.translate(unit.text, language, words, state, reviewer_id=reviewer_id, now=now, hand=hand)
        if reviewed:
            wishes.forget([text_id], language)


def last_save(text_id: int, language: str) -> int:
    """The id of what was last saved of a text in a language; 0 for nothing."""
    saved = saves_of([text_id], language).get(text_id)
    return saved[0].id if saved else 0


def ask_outside(text_id: int, language: str, *, by: Staff, now: datetime) -> None:
    """Mark a text for a translator outside. Raises NotTheirs. Marking it twice is marking it once."""
    with transaction() as session:
        _to_translate(text_id, by)
        there = select(OutsideWish.id).where(OutsideWish.text_id == text_id, OutsideWish.language == language)
        if db.session.scalar(there) is None:
            wish = OutsideWish(district_id=by.district_id, text_id=text_id, language=language)
            wish.asker_id, wish.asked_at = by.id, now
            session.add(wish)


def keep_inside(text_id: int, language: str, *, by: Staff) -> None:
    """Take the mark away. Raises NotTheirs."""
    with transaction():
        _to_translate(text_id, by)
        wishes.forget([text_id], language)


def _to_translate(text_id: int, by: Staff) -> Unit:
    unit = queries.unit_for(by, text_id)
    if unit is None or not permissions.may_translate(by, unit.meeting.school_id):
        raise NotTheirs
    return unit
