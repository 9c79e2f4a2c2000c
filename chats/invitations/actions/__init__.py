"""What is done with invitations: families are asked, answer, are seated, came."""

from chats.invitations.actions.answering import (
    NotComing,
    NotInvited,
    details,
    note_called,
    reply,
    set_attendance,
)
from chats.invitations.actions.asking import invite_published

__all__ = [
    "NotComing",
    "NotInvited",
    "details",
    "invite_published",
    "note_called",
    "reply",
    "set_attendance",
]
