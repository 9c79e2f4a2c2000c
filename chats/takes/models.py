"""Takes as rows. One belongs to a meeting as it was when it was read: a change makes it old for good."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from chats.db import Base, Big, Districted, Name, within_district


class Take(Districted, Base):
    """What a notice of a meeting says, read aloud in one language."""

    __tablename__ = "take"
    __table_args__ = within_district(
        "take",
        UniqueConstraint("district_id", "meeting_id", "revision", "kind", "language"),
        meeting_id="meeting",
        reader_id="staff_member",
    )

    meeting_id: Mapped[int] = mapped_column(index=True)
    revision: Mapped[int]
    """The meeting's, while it was read. At any other it is not played."""
    kind: Mapped[Name]
    """What was read: invitation, changed, cancelled."""
    language: Mapped[Name]
    reader_id: Mapped[int]
    audio_key: Mapped[Name]
    audio_bytes: Mapped[Big]
    seconds: Mapped[int]
    read_at: Mapped[datetime]
