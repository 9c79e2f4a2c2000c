"""Which message of ours a mail that came in is about."""

from collections.abc import Iterable

from sqlalchemy import select

from chats.db import db
from chats.delivery import returning
from chats.delivery.models import Message

COMPLAINTS = "complaints"
"""The name before the @ at which mail providers are told to report complaints."""

_HIGHEST = 2**31 - 1
"""What the database takes for a number of a message."""


def is_ours(address: str, domain: str) -> bool:
    """Whether mail for this address is taken. Call across districts."""
    return is_for_complaints(address, domain) or message_named(address, domain) is not None


def is_for_complaints(address: str, domain: str) -> bool:
    """Whether this is where complaints are reported to."""
    return address.lower() == f"{COMPLAINTS}@{domain}"


def message_named(address: str, domain: str) -> Message | None:
    """The message that an address was made for; None for one that is made up. Call across districts."""
    token = returning.token_in(address, domain)
    if token is None or token.message_id > _HIGHEST:
        return None
    message = db.session.scalar(select(Message).where(Message.id == token.message_id))
    return message if message is not None and token.is_of(message.uid) else None


def message_among(addresses: Iterable[str], domain: str) -> Message | None:
    """The first message that one of these addresses was made for. Call across districts."""
    found = (message_named(one, domain) for one in addresses)
    return next((message for message in found if message is not None), None)
