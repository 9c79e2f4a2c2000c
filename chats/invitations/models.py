"""Invitations: a family asked to a meeting, its one answer, and the guardians who hold a link."""

import uuid
from datetime import datetime
from enum import Enum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from chats import keyring
from chats.db import Base, Districted, Name, Sealed, within_district
from chats.invitations.replies import PartStat

__all__ = ["Invitation", "InvitedGuardian", "PartStat", "Source"]


class Source(Enum):
    """How the answer came."""

    LINK = "link"
    TEXT = "text"
    MAIL = "mail"
    VOICE = "voice"
    """By a key, while a machine rang them."""
    WHATSAPP = "whatsapp"
    CALENDAR = "calendar"
    PHONE = "phone"
    """Told to a liaison, who recorded it."""


class Invitation(Districted, Base):
    """One family asked to one meeting."""

    __tablename__ = "invitation"
    __table_args__ = within_district(
        "invitation",
        UniqueConstraint("district_id", "meeting_id", "family_id"),
        CheckConstraint("party >= 0 AND seats_held >= 0", name="counts_people"),
        meeting_id="meeting",
        family_id="family",
    )

    meeting_id: Mapped[int] = mapped_column(index=True)
    family_id: Mapped[int] = mapped_column(index=True)
    invited_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    partstat: Mapped[PartStat] = mapped_column(default=PartStat.NEEDS_ACTION)
    party: Mapped[int] = mapped_column(default=0)
    """People who want to come."""
    seats_held: Mapped[int] = mapped_column(default=0)
    """Seats that are theirs; 0 while they wait."""
    waitlisted_at: Mapped[datetime | None]
    """Since when they wait for a seat; the order of moving up."""
    seated_from_waitlist_at: Mapped[datetime | None]
    call_wanted_at: Mapped[datetime | None]
    """They asked to be called; cleared when the call is recorded."""
    interpreter_wanted: Mapped[bool | None]
    childcare_wanted: Mapped[bool] = mapped_column(default=False)
    needs_uid: Mapped[Name | None]
    needs_sealed: Mapped[Sealed | None]
    """What else they need, in their words (sealed)."""
    source: Mapped[Source | None]
    replied_at: Mapped[datetime | None]
    attended: Mapped[int | None]
    """People who came; none until attendance is taken."""
    letters: Mapped[list["InvitedGuardian"]] = relationship(back_populates="invitation")

    def put_needs(self, words: str | None) -> None:
        """Seal what else they need; none takes it away. Needs ``district_id``."""
        self.needs_uid = self.needs_uid or uuid.uuid4().hex
        self.needs_sealed = keyring.ring().seal(words, place=self._place) if words else None

    @property
    def needs(self) -> str | None:
        """What else they need, in clear: for the staff who prepare the meeting. Raises keyring.CannotOpen."""
        return keyring.ring().open(self.needs_sealed, place=self._place) if self.needs_sealed else None

    @property
    def _place(self) -> str:
        return f"{self.district_id}|invitation|{self.needs_uid}|needs"


class InvitedGuardian(Districted, Base):
    """A guardian of an invited family: holds a link of their own, is written to in their language."""

    __tablename__ = "invited_guardian"
    __table_args__ = within_district(
        "invited_guardian",
        UniqueConstraint("district_id", "invitation_id", "guardian_id"),
        Index("ix_invited_guardian_link", "district_id", "link_id"),  # asked of each message that leaves
        invitation_id="invitation",
        guardian_id="guardian",
        link_id="link",
    )

    invitation_id: Mapped[int] = mapped_column(index=True)
    guardian_id: Mapped[int]
    link_id: Mapped[int | None]
    calendar_uid: Mapped[Name] = mapped_column(unique=True)
    """UID of this guardian's calendar entry, for ever."""
    invitation: Mapped[Invitation] = relationship(back_populates="letters")
