"""Families, their guardians, and how to reach them. No birthplace, no status, no marks.

The roster, staff and the guardians themselves change these rows, through this feature only.
"""

import uuid
from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from chats import keyring
from chats.db import Base, Districted, Name, Sealed, within_district
from chats.families.households import ContactKind, GradeBand
from chats.families.naming import full_name

__all__ = ["Contact", "ContactKind", "Family", "FamilySchool", "GradeBand", "Guardian"]


class Family(Districted, Base):
    """The household invited as one. Guardians who live apart are two families."""

    __tablename__ = "family"
    __table_args__ = within_district("family", UniqueConstraint("district_id", "source_id"))

    source_id: Mapped[Name]
    """The roster's own key: the same row again is the same family."""
    left_at: Mapped[datetime | None]
    guardians: Mapped[list["Guardian"]] = relationship(back_populates="family", order_by="Guardian.id")
    places: Mapped[list["FamilySchool"]] = relationship(order_by="FamilySchool.id")


class FamilySchool(Districted, Base):
    """A school where the family has a child, and in which grades."""

    __tablename__ = "family_school"
    __table_args__ = within_district(
        "family_school",
        UniqueConstraint("district_id", "family_id", "school_id", "grade_band"),
        Index("ix_family_school_school", "district_id", "school_id"),
        family_id="family",
        school_id="school",
    )

    family_id: Mapped[int]
    school_id: Mapped[int]
    grade_band: Mapped[GradeBand]


class Guardian(Districted, Base):
    """An adult who may speak for a student."""

    __tablename__ = "guardian"
    __table_args__ = within_district(
        "guardian",
        UniqueConstraint("district_id", "source_id"),
        Index("ix_guardian_family", "district_id", "family_id"),
        family_id="family",
    )

    family_id: Mapped[int]
    source_id: Mapped[Name]
    given_name: Mapped[Name]
    family_name: Mapped[Name]
    spoken_language: Mapped[Name]
    """For interpreting; may be signed."""
    written_language: Mapped[Name | None]
    """For messages; none for somebody who does not read."""
    language_theirs_at: Mapped[datetime | None]
    """When the guardian corrected the language: from then on the roster does not change it."""
    needs_interpreter: Mapped[bool]
    family: Mapped[Family] = relationship(back_populates="guardians")
    contacts: Mapped[list["Contact"]] = relationship(order_by="Contact.rank")

    @property
    def full_name(self) -> str:
        """Given and family name, in the order their script writes them."""
        return full_name(self.given_name, self.family_name)


class Contact(Districted, Base):
    """One address of a guardian. Sealed; a keyed digest finds it again."""

    __tablename__ = "contact"
    __table_args__ = within_district(
        "contact",
        Index("ix_contact_digest", "digest"),
        # The district stands first, as in every query: SQLite else walks through the whole district.
        Index("ix_contact_guardian", "district_id", "guardian_id"),
        guardian_id="guardian",
    )

    guardian_id: Mapped[int]
    kind: Mapped[ContactKind]
    rank: Mapped[int]
    """The guardian's own order: 0 is tried first."""
    uid: Mapped[Name] = mapped_column(default=lambda: uuid.uuid4().hex)
    sealed: Mapped[Sealed]
    digest: Mapped[bytes]
    consented: Mapped[bool]
    """Whether the guardian said we may write here."""
    by_hand_at: Mapped[datetime | None]
    """When a liaison corrected it: the roster then shows a difference, and does not overwrite."""

    def put(self, address: str) -> None:
        """Seal an address: E.164, or a mail address. Needs ``district_id`` and ``uid``."""
        self.uid = self.uid or uuid.uuid4().hex
        self.sealed = keyring.ring().seal(address, place=self._place)
        self.digest = keyring.ring().digest("contact", address.lower().encode())

    def holds(self, address: str) -> bool:
        """Whether this is its address, whatever the capitals."""
        return self.digest in keyring.ring().digests("contact", address.lower().encode())

    @property
    def address(self) -> str:
        """The address in clear. Raises keyring.CannotOpen."""
        return keyring.ring().open(self.sealed, place=self._place)

    @property
    def _place(self) -> str:
        return self.place(self.district_id, self.uid)

    @staticmethod
    def place(district_id: int, uid: str) -> str:
        """Where an address is sealed to: it opens in this row only."""
        return f"{district_id}|contact|{uid}|address"
