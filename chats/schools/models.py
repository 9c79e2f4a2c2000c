"""Districts and their schools."""

from datetime import time

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from chats.db import Base, Districted, Name, Words, within_district
from chats.schools.policies import UnreviewedWords

__all__ = ["District", "School", "UnreviewedWords"]


class District(Base):
    """The tenant: nothing crosses it."""

    __tablename__ = "district"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Name]
    zone: Mapped[Name]
    language: Mapped[Name] = mapped_column(default="en")
    phone: Mapped[Name | None]
    """E.164: where a family calls for help in their language."""
    language_line: Mapped[Name | None]
    """Telephone interpreting, E.164."""
    language_line_code: Mapped[Name | None]
    language_line_steps: Mapped[Words | None]
    """What staff do once the line answers, a step a line."""
    shipped_by_mail: Mapped[UnreviewedWords] = mapped_column(default=UnreviewedWords.WITH_LINE)
    shipped_by_text: Mapped[UnreviewedWords] = mapped_column(default=UnreviewedWords.WITH_LINE)
    written_by_mail: Mapped[UnreviewedWords] = mapped_column(default=UnreviewedWords.NEVER)
    written_by_text: Mapped[UnreviewedWords] = mapped_column(default=UnreviewedWords.NEVER)
    quiet_from: Mapped[time] = mapped_column(default=time(21))
    quiet_until: Mapped[time] = mapped_column(default=time(8))
    one_a_day: Mapped[bool] = mapped_column(default=True)
    """Whether what can wait does not come on top of what a family has had that day."""
    digest_at: Mapped[time] = mapped_column(default=time(17))
    """When liaisons get their day by mail, on the district's clock."""
    own_wording: Mapped[Name | None]
    """Another one each time its own wording changes, so that whoever keeps that reads it anew; none: none."""


class School(Districted, Base):
    """Who hosts a meeting."""

    __tablename__ = "school"
    __table_args__ = within_district(
        "school", UniqueConstraint("district_id", "name"), CheckConstraint("name <> ''", name="named")
    )

    name: Mapped[Name]
    zone: Mapped[Name]
    """IANA time zone: the wall clock of its meetings and of its families' quiet hours."""
    address: Mapped[Name]
    phone: Mapped[Name | None]
