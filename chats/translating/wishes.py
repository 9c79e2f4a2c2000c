"""What somebody outside is to translate, inside the caller's transaction."""

from collections.abc import Collection

from sqlalchemy import delete

from chats.db import db
from chats.translating.models import OutsideWish


def forget(text_ids: Collection[int], language: str) -> None:
    """Nobody outside is to translate these into a language any more: somebody did."""
    db.session.execute(
        delete(OutsideWish).where(OutsideWish.text_id.in_(text_ids), OutsideWish.language == language)
    )
