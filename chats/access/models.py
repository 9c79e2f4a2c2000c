"""Links as rows: enough to recognise one, never enough to make one."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from chats.access.actors import Purpose
from chats.db import Base, Districted, Name, within_district


class Link(Districted, Base):
    """One person's key to one thing. The token is derived when a message is sent, and never stored."""

    __tablename__ = "link"
    __table_args__ = within_district("link", Index("ix_link_subject", "district_id", "purpose", "subject_id"))

    purpose: Mapped[Purpose]
    subject_id: Mapped[int]
    nonce: Mapped[bytes]
    """16 random bytes; with the key kept outside the database they give the token."""
    digest: Mapped[bytes] = mapped_column(unique=True)
    """Keyed digest of the token."""
    language: Mapped[Name | None]
    """The language its holder reads."""
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
