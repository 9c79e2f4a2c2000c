"""Interpreters, what meetings need of them, offers and assignments."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from chats import keyring
from chats.db import Base, Districted, Name, Sealed, within_district
from chats.interpreters.steps import Ending, OfferState

__all__ = [
    "Assignment",
    "BusyQuarter",
    "Ending",
    "Interpreter",
    "InterpreterLanguage",
    "Need",
    "Offer",
    "OfferState",
]


class Interpreter(Districted, Base):
    """Speaks or signs between families and the school. Needs no account: links and texts."""

    __tablename__ = "interpreter"
    __table_args__ = within_district("interpreter")

    name: Mapped[Name]
    agency: Mapped[Name | None]
    """None for the district's own staff."""
    language: Mapped[Name] = mapped_column(default="en")
    """The language their messages are in."""
    zone: Mapped[Name]
    uid: Mapped[Name] = mapped_column(default=lambda: uuid.uuid4().hex)
    mail_sealed: Mapped[Sealed | None]
    mobile_sealed: Mapped[Sealed | None]
    mobile_digest: Mapped[bytes | None] = mapped_column(index=True)
    remote_only: Mapped[bool] = mapped_column(default=False)
    left_at: Mapped[datetime | None]
    languages: Mapped[list["InterpreterLanguage"]] = relationship(order_by="InterpreterLanguage.id")

    def put(self, *, mail: str | None, mobile: str | None) -> None:
        """Seal the addresses. Needs ``district_id``."""
        self.uid = self.uid or uuid.uuid4().hex
        ring = keyring.ring()
        self.mail_sealed = ring.seal(mail, place=self._place("mail")) if mail else None
        self.mobile_sealed = ring.seal(mobile, place=self._place("mobile")) if mobile else None
        self.mobile_digest = ring.digest("contact", mobile.encode()) if mobile else None

    @property
    def mail(self) -> str | None:
        """Mail address in clear."""
        return keyring.ring().open(self.mail_sealed, place=self._place("mail")) if self.mail_sealed else None

    @property
    def mobile(self) -> str | None:
        """Mobile number in clear, E.164."""
        if self.mobile_sealed is None:
            return None
        return keyring.ring().open(self.mobile_sealed, place=self._place("mobile"))

    def _place(self, column: str) -> str:
        return f"{self.district_id}|interpreter|{self.uid}|{column}"


class InterpreterLanguage(Districted, Base):
    """A language an interpreter works in, from and into English."""

    __tablename__ = "interpreter_language"
    __table_args__ = within_district(
        "interpreter_language",
        UniqueConstraint("district_id", "interpreter_id", "language"),
        interpreter_id="interpreter",
    )

    interpreter_id: Mapped[int]
    language: Mapped[Name]
    qualified: Mapped[bool] = mapped_column(default=True)


class Need(Districted, Base):
    """A language that a meeting lacks: families speak it and nobody of staff who is there does."""

    __tablename__ = "interpreter_need"
    __table_args__ = within_district(
        "interpreter_need",
        UniqueConstraint("district_id", "meeting_id", "language"),
        CheckConstraint("wanted >= 0", name="counts_interpreters"),
        meeting_id="meeting",
    )

    meeting_id: Mapped[int]
    language: Mapped[Name]
    """A speech: ``cmn`` for those who read either Chinese script."""
    wanted: Mapped[int]
    """Interpreters needed: two for over an hour; 0 when the need went away."""
    families: Mapped[int]
    """Families behind it, when it was last revised."""
    revised_at: Mapped[datetime]
    given_up_at: Mapped[datetime | None]
    """Nobody accepted by the deadline: the coordinator was told."""


class Offer(Districted, Base):
    """A need put to one interpreter, once: who is asked again gets a new row."""

    __tablename__ = "interpreter_offer"
    __table_args__ = within_district(
        "interpreter_offer",
        UniqueConstraint("district_id", "need_id", "interpreter_id", "revision", "wave"),
        Index("ix_interpreter_offer_link", "district_id", "link_id"),  # asked of each message that leaves
        need_id="interpreter_need",
        interpreter_id="interpreter",
        link_id="link",
    )

    need_id: Mapped[int]
    interpreter_id: Mapped[int]
    revision: Mapped[int]
    """The meeting's revision that was offered: a moved meeting is asked again."""
    wave: Mapped[int]
    link_id: Mapped[int | None]
    state: Mapped[OfferState] = mapped_column(default=OfferState.OPEN, index=True)
    made_at: Mapped[datetime]
    deadline_at: Mapped[datetime]
    """Until when it waits. A later yes still counts while nobody else took it."""
    answered_at: Mapped[datetime | None]
    """When it was answered, or ended without an answer."""


class Assignment(Districted, Base):
    """The offer an interpreter took."""

    __tablename__ = "interpreter_assignment"
    __table_args__ = within_district(
        "interpreter_assignment",
        UniqueConstraint("district_id", "offer_id"),
        offer_id="interpreter_offer",
        interpreter_id="interpreter",
        meeting_id="meeting",
        told_by_id="staff_member",
    )

    offer_id: Mapped[int]
    interpreter_id: Mapped[int]
    meeting_id: Mapped[int]
    language: Mapped[Name]
    starts_at: Mapped[datetime]
    """Of the meeting when it was taken, without travel."""
    ends_at: Mapped[datetime]
    taken_at: Mapped[datetime]
    told_by_id: Mapped[int | None]
    """Who of staff agreed it with them by hand; none when they took it themselves."""
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[Ending | None]
    calendar_uid: Mapped[Name] = mapped_column(unique=True)


class BusyQuarter(Districted, Base):
    """A quarter of an hour that an interpreter is not free, travel included.

    Its uniqueness is what makes double booking impossible, by a constraint both databases keep.
    """

    __tablename__ = "interpreter_busy_quarter"
    __table_args__ = within_district(
        "interpreter_busy_quarter",
        UniqueConstraint("district_id", "interpreter_id", "quarter"),
        interpreter_id="interpreter",
        assignment_id="interpreter_assignment",
    )

    interpreter_id: Mapped[int]
    assignment_id: Mapped[int] = mapped_column(index=True)
    quarter: Mapped[int]
    """Quarters of an hour since 1970-01-01T00:00Z."""
