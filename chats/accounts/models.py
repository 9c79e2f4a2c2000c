"""Staff who sign in, and their sessions."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from chats.access.actors import Role
from chats.db import Base, Districted, Name, Words, within_district


class StaffMember(Districted, Base):
    """A liaison, coordinator, host or administrator."""

    __tablename__ = "staff_member"
    __table_args__ = within_district("staff_member")

    name: Mapped[Name]
    mail: Mapped[Name] = mapped_column(unique=True)
    """Lower case; it signs one person in, so it is unique over all districts."""
    phone: Mapped[Name | None]
    role: Mapped[Role]
    language: Mapped[Name] = mapped_column(default="en")
    """The language of their own screens: en or es."""
    speaks: Mapped[list[str]] = mapped_column(default=list)
    """Language tags they speak with families."""
    password_hash: Mapped[Words | None]
    """argon2id; empty until they set one."""
    digest: Mapped[bool] = mapped_column(default=True)
    """Whether they want their day by mail."""
    left_at: Mapped[datetime | None]


class StaffSchool(Districted, Base):
    """A school that a liaison or host works at."""

    __tablename__ = "staff_school"
    __table_args__ = within_district(
        "staff_school",
        UniqueConstraint("district_id", "staff_id", "school_id"),
        staff_id="staff_member",
        school_id="school",
    )

    staff_id: Mapped[int]
    school_id: Mapped[int]


class StaffSession(Districted, Base):
    """One signed-in browser. The cookie holds a random token; only its keyed digest is kept."""

    __tablename__ = "staff_session"
    __table_args__ = within_district("staff_session", staff_id="staff_member")

    staff_id: Mapped[int]
    digest: Mapped[bytes] = mapped_column(unique=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class SignInTry(Base):
    """A failed sign-in, to slow the next one down. Holds digests only."""

    __tablename__ = "sign_in_try"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_digest: Mapped[bytes] = mapped_column(index=True)
    source_digest: Mapped[bytes] = mapped_column(index=True)
    tried_at: Mapped[datetime] = mapped_column(index=True)
