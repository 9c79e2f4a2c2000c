"""That a district's digests of one day were written, so that they are written once."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from chats.db import Base, Districted, within_district


class Digest(Districted, Base):
    """One day of a district, told to those who want to hear of it."""

    __tablename__ = "digest"
    __table_args__ = within_district("digest", UniqueConstraint("district_id", "on"))

    on: Mapped[date]
    written_at: Mapped[datetime]
    messages: Mapped[int]
    """How many were put into the outbox; none on a day on which nothing happened."""
