"""Which meeting a message by WhatsApp answers: its provider says on which of ours a button was pressed."""

from sqlalchemy import select

from chats import keyring
from chats.db import db
from chats.delivery.letter import Channel
from chats.delivery.models import Message


def meeting_answered(ref: str | None, number: str) -> int | None:
    """The meeting that a message of ours was about which the provider calls ``ref`` and this number got.

    Buttons stay on a phone for weeks. Call across districts.
    """
    if not ref:
        return None
    theirs = select(Message.subject_id).where(
        Message.provider_ref == ref, Message.channel == Channel.WHATSAPP, Message.subject_kind == "meeting",
        Message.address_digest.in_(keyring.ring().digests("contact", number.lower().encode())),
    )  # fmt: skip
    return db.session.scalar(theirs.limit(1))
