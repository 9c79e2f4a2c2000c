"""Texts and mails that came back, and what was done with them."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from chats import keyring
from chats.db import Base, Districted, Name, Sealed, within_district
from chats.delivery.letter import Channel


class IncomingText(Districted, Base):
    """A text from a family or an interpreter, or their answer to a mail. The body is sealed."""

    __tablename__ = "incoming_text"
    __table_args__ = within_district(
        "incoming_text", guardian_id="guardian", interpreter_id="interpreter", message_id="message"
    )

    provider_ref: Mapped[Name] = mapped_column(unique=True)
    channel: Mapped[Channel] = mapped_column(default=Channel.TEXT)
    message_id: Mapped[int | None]
    """The mail that it answers."""
    guardian_id: Mapped[int | None]
    interpreter_id: Mapped[int | None]
    language: Mapped[Name]
    uid: Mapped[Name] = mapped_column(default=lambda: uuid.uuid4().hex)
    body_sealed: Mapped[Sealed]
    received_at: Mapped[datetime]
    reading: Mapped[Name | None]
    """What it was read as: yes, no, call, stop, help, which-meeting, for-a-person."""
    done_at: Mapped[datetime | None]
    """When it was acted upon, or a liaison dealt with it."""

    def put(self, words: str) -> None:
        """Seal what was written. Needs ``district_id``."""
        self.uid = self.uid or uuid.uuid4().hex
        self.body_sealed = keyring.ring().seal(words, place=self._place)

    @property
    def body(self) -> str:
        """What was written, in clear. Raises keyring.CannotOpen."""
        return keyring.ring().open(self.body_sealed, place=self._place)

    @property
    def _place(self) -> str:
        return f"{self.district_id}|incoming_text|{self.uid}|body"
