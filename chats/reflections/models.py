"""What staff thought after a chat, and what they promised."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from chats.db import Base, Districted, Words, within_district


class Reflection(Districted, Base):
    """One person's reflection on one meeting."""

    __tablename__ = "reflection"
    __table_args__ = within_district(
        "reflection",
        UniqueConstraint("district_id", "meeting_id", "author_id"),
        meeting_id="meeting",
        author_id="staff_member",
    )

    meeting_id: Mapped[int] = mapped_column(index=True)
    author_id: Mapped[int]
    worked: Mapped[Words] = mapped_column(default="")
    strengthen: Mapped[Words] = mapped_column(default="")
    start: Mapped[Words] = mapped_column(default="")
    stop: Mapped[Words] = mapped_column(default="")
    more_of: Mapped[Words] = mapped_column(default="")
    promise: Mapped[Words] = mapped_column(default="")
    """What was promised to families."""
    promise_due_on: Mapped[date | None]
    promise_kept_at: Mapped[datetime | None]
    written_at: Mapped[datetime]
