"""Calls that liaisons make to families no message reaches."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from chats.calls.outcomes import CallOutcome
from chats.db import Base, Districted, within_district

__all__ = ["Call", "CallOutcome"]


class Call(Districted, Base):
    """One call, recorded by the liaison who made it."""

    __tablename__ = "call"
    __table_args__ = within_district(
        "call",
        message_id="message",
        invitation_id="invitation",
        guardian_id="guardian",
        caller_id="staff_member",
    )

    message_id: Mapped[int | None] = mapped_column(index=True)
    """The message this call delivered; none when the family had asked to be called."""
    invitation_id: Mapped[int | None] = mapped_column(index=True)
    guardian_id: Mapped[int]
    caller_id: Mapped[int]
    outcome: Mapped[CallOutcome]
    called_at: Mapped[datetime]
