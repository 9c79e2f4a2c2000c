"""Questions from families. What they wrote is sealed, one key per row."""

import uuid
from datetime import datetime
from enum import Enum

from sqlalchemy.orm import Mapped, mapped_column

from chats.db import Base, Districted, Name, Sealed, within_district


class Door(Enum):
    """By which door a question came: it decides who may read it."""

    OPEN = "open"
    LIAISON = "liaison"


class Question(Districted, Base):
    """A family's question. The body opens with a key of its own, so erasing it is destroying that key."""

    __tablename__ = "question"
    __table_args__ = within_district(
        "question", meeting_id="meeting", guardian_id="guardian", answerer_id="staff_member"
    )

    meeting_id: Mapped[int] = mapped_column(index=True)
    guardian_id: Mapped[int | None]
    door: Mapped[Door]
    language: Mapped[Name]
    uid: Mapped[Name] = mapped_column(default=lambda: uuid.uuid4().hex)
    key_sealed: Mapped[Sealed | None]
    """The row's own key, wrapped by the keyring; none once erased."""
    body_sealed: Mapped[Sealed]
    answer_sealed: Mapped[Sealed | None]
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answerer_id: Mapped[int | None]
