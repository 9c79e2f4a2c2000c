"""Words that people write, and how far each language is reviewed."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from chats.db import Base, Districted, Name, Words, within_district
from chats.texts.states import State


class Text(Districted, Base):
    """A text in the language it was written in."""

    __tablename__ = "text"
    __table_args__ = within_district("text", author_id="staff_member")

    language: Mapped[Name]
    body: Mapped[Words]
    author_id: Mapped[int | None]
    written_at: Mapped[datetime]
    translations: Mapped[list["Translation"]] = relationship(order_by="Translation.language")


class Translation(Districted, Base):
    """The same text in another language, and who stands behind it."""

    __tablename__ = "translation"
    __table_args__ = within_district(
        "translation",
        UniqueConstraint("district_id", "text_id", "language"),
        text_id="text",
        reviewer_id="staff_member",
    )

    text_id: Mapped[int]
    language: Mapped[Name]
    body: Mapped[Words]
    state: Mapped[State]
    source_hash: Mapped[Name]
    """SHA-256 of the source it was made from: a changed source makes it outdated."""
    reviewer_id: Mapped[int | None]
    changed_at: Mapped[datetime]


class TranslationSave(Districted, Base):
    """What was once saved as a translation, by whom, and of which source: nothing that was typed is lost."""

    __tablename__ = "translation_save"
    __table_args__ = within_district(
        "translation_save",
        Index("ix_translation_save_text", "district_id", "text_id", "language"),
        text_id="text",
        saver_id="staff_member",
    )

    text_id: Mapped[int]
    language: Mapped[Name]
    body: Mapped[Words]
    state: Mapped[State]
    source: Mapped[Words]
    """The source as it was then, to say what changed in it since."""
    saver_id: Mapped[int | None]
    """Who typed it, or asked a machine for it, or read it in."""
    reviewer: Mapped[Name | None]
    """The name of the person who stands behind it."""
    saved_at: Mapped[datetime]
