"""Puts words on the shelf inside the caller's transaction, as the outbox does for messages."""

from datetime import datetime

from chats.db import db
from chats.texts.models import Text, Translation
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


def translate(
    text: Text, language: str, body: str, state: State, *, reviewer_id: int | None, now: datetime
) -> Translation:
    """Set the words of ``text`` in ``language``, and who stands behind them."""
    found = next((one for one in text.translations if one.language == language), None)
    if found is None:
        found = Translation(district_id=text.district_id, text_id=text.id, language=language)
        text.translations.append(found)
    found.body, found.state, found.source_hash = body, state, source_hash(text.body)
    found.reviewer_id, found.changed_at = reviewer_id, now
    return found
