"""Set a translation, and say who stands behind it."""

from datetime import datetime

from chats.access.actors import Staff
from chats.db import transaction
from chats.languages import registry
from chats.languages.isolation import plain
from chats.texts import queries, shelf
from chats.texts.states import State


class NoSuchText(Exception):
    """There is no such text in this district."""


class NothingToTranslate(Exception):
    """No words, or words in the language they were written in."""


def translate(text_id: int, language: str, body: str, state: State, *, by: Staff, now: datetime) -> None:
    """Set the words of a text in ``language``; whoever calls them reviewed is their reviewer.

    Raises NoSuchText, NothingToTranslate, UnknownLanguage, and UnfitText for characters no text holds.
    """
    words = plain(body, lines=True)
    registry.language(language)
    with transaction():
        text = queries.text(text_id)
        if text is None:
            raise NoSuchText
        if not words or text.language == language:
            raise NothingToTranslate
        reviewer_id = by.id if state is State.REVIEWED else None
        shelf.translate(
            text, language, words, state, reviewer_id=reviewer_id, now=now, hand=shelf.Hand(by.id)
        )
