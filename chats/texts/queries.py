"""Texts people wrote, and how far each language is."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from chats.db import db
from chats.texts.models import Text, TranslationSave
from chats.texts.states import State, state_now


def text(text_id: int) -> Text | None:
    """A text with its translations."""
    return texts_by_id([text_id]).get(text_id)


def texts_by_id(ids: Iterable[int]) -> dict[int, Text]:
    """These texts with their translations, in two statements."""
    found = select(Text).where(Text.id.in_(set(ids))).options(selectinload(Text.translations))
    return {one.id: one for one in db.session.scalars(found)}


def words_in(one: Text, language: str) -> tuple[str, State] | None:
    """The words in a language and how far they are; None where nobody wrote any.

    Words in the language they were written in are as good as reviewed.
    """
    if one.language == language:
        return one.body, State.REVIEWED
    found = next((row for row in one.translations if row.language == language), None)
    if found is None:
        return None
    return found.body, state_now(found.state, found.source_hash, one.body)


def saves_of(text_ids: Iterable[int], language: str) -> dict[int, list[TranslationSave]]:
    """By text, what was ever saved in a language, the latest first. One statement."""
    wanted = select(TranslationSave).where(
        TranslationSave.text_id.in_(set(text_ids)), TranslationSave.language == language
    )
    found: dict[int, list[TranslationSave]] = {}
    for one in db.session.scalars(wanted.order_by(TranslationSave.id.desc())):
        found.setdefault(one.text_id, []).append(one)
    return found
