"""Questions from families. What they wrote is sealed, one key per row."""

import secrets
import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from chats import keyring
from chats.db import Base, Districted, Name, Sealed, within_district
from chats.keyring import CannotOpen, Keyring
from chats.questions.doors import Door

__all__ = ["Door", "Question"]


class Question(Districted, Base):
    """A family's question. The body opens with a key of its own, so erasing it is destroying that key."""

    __tablename__ = "question"
    __table_args__ = within_district(
        "question", meeting_id="meeting", guardian_id="guardian", answerer_id="staff_member"
    )

    meeting_id: Mapped[int] = mapped_column(index=True)
    guardian_id: Mapped[int | None]
    door: Mapped[Door]
    language: Mapped[Name]
    uid: Mapped[Name] = mapped_column(default=lambda: uuid.uuid4().hex)
    key_sealed: Mapped[Sealed | None]
    """The row's own key, wrapped by the keyring; none once erased."""
    body_sealed: Mapped[Sealed]
    answer_sealed: Mapped[Sealed | None]
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answerer_id: Mapped[int | None]

    def put(self, words: str) -> None:
        """Seal the question with a fresh key of its own. Needs ``district_id``."""
        self.uid = self.uid or uuid.uuid4().hex
        own = secrets.token_hex(32)
        self.key_sealed = keyring.ring().seal(own, place=self._place("key"))
        self.body_sealed = Keyring((own,)).seal(words, place=self._place("body"))

    def put_answer(self, words: str) -> None:
        """Seal the answer with the question's key, so that both are erased by one act. Raises CannotOpen."""
        self.answer_sealed = self._own_ring().seal(words, place=self._place("answer"))

    @property
    def body(self) -> str:
        """The question in clear. Raises CannotOpen once it is erased."""
        return self._own_ring().open(self.body_sealed, place=self._place("body"))

    @property
    def answer(self) -> str | None:
        """The answer in clear. Raises CannotOpen once it is erased."""
        if self.answer_sealed is None:
            return None
        return self._own_ring().open(self.answer_sealed, place=self._place("answer"))

    def _own_ring(self) -> Keyring:
        if self.key_sealed is None:
            raise CannotOpen
        return Keyring((keyring.ring().open(self.key_sealed, place=self._place("key")),))

    def _place(self, column: str) -> str:
        return f"{self.district_id}|question|{self.uid}|{column}"
