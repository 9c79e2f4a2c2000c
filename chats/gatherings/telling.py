"""Tell families and interpreters right after a change; the worker's beat would within a minute."""

from datetime import datetime

from chats.interpreters.actions import catch_up as ask_interpreters
from chats.invitations.actions import invite_published
from chats.notices.actions import catch_up as write_letters


def tell(now: datetime) -> None:
    """Ask the families, then interpreters, and put what all of them should hear into the outbox."""
    invite_published(now=now)
    ask_interpreters(now=now)
    write_letters(now=now)
