"""What a district says in its own words, and what it wants translated outside."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from chats.db import Base, Districted, Name, Words, within_district


class OwnWording(Districted, Base):
    """One wording of a message that we ship, as a district set it; the last one of a message holds.

    Rows are only added, so that it can be said who said what when.
    """

    __tablename__ = "own_wording"
    __table_args__ = within_district(
        "own_wording", Index("ix_own_wording_language", "district_id", "language"), author_id="staff_member"
    )

    language: Mapped[Name]
    context: Mapped[Name | None]
    message: Mapped[Words]
    """In English, as it stands in the catalogues."""
    forms: Mapped[list[str]]
    """A form for each number that the language counts by, one if it does not count; none: ours again."""
    author_id: Mapped[int]
    written_at: Mapped[datetime]


class OutsideWish(Districted, Base):
    """Somebody outside is to translate a text into a language."""

    __tablename__ = "outside_wish"
    __table_args__ = within_district(
        "outside_wish",
        UniqueConstraint("district_id", "text_id", "language"),
        text_id="text",
        asker_id="staff_member",
    )

    text_id: Mapped[int]
    language: Mapped[Name]
    asker_id: Mapped[int]
    asked_at: Mapped[datetime]
