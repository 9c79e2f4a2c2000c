"""Mails of ours that somebody answers, and the answers as they are brought."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from chats.db import db, transaction
from chats.delivery import returning
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.delivery.returning import Way
from chats.families.models import ContactKind, Guardian
from chats.interpreters.models import Interpreter, Need, Offer
from chats.invitations.models import Invitation
from chats.mailroom import actions, taking
from chats.mailroom.actions import Incoming, Ours, Taken
from tests.delivery.sending import letter, put
from tests.factories import NOW, Make
from tests.mailroom.shapes import FAMILY, answer

DOMAIN = "reply.school.example"


def sent(message: Message) -> Message:
    """The same, as it is once the mail server has it."""
    message_id = message.id
    with transaction() as session:
        values = {"state": MessageState.ACCEPTED, "provider": "mail", "accepted_at": NOW}
        session.execute(update(Message).where(Message.id == message_id).values(**values))
    return db.session.get_one(Message, message_id)


def guardian_of(invitation: Invitation) -> Guardian:
    """The first guardian who was asked."""
    asked = select(Guardian).where(Guardian.family_id == invitation.family_id).order_by(Guardian.id)
    return db.session.scalars(asked).first()  # type: ignore[return-value]


def mailed(make: Make, invitation: Invitation, **facts: Any) -> Message:
    """The mail that asked the first guardian of an invitation; it has arrived."""
    guardian = guardian_of(invitation)
    address = next(one.address for one in guardian.contacts if one.kind is ContactKind.MAIL)
    facts = {
        "recipient": f"guardian:{guardian.id}", "address": address,
        "subject": ("meeting", invitation.meeting_id, 0), "district_id": invitation.district_id,
        "composed": letter(language="es", subject="Lincoln: le invitamos"),
    } | facts  # fmt: skip
    return sent(put(make, **facts))


def offered(make: Make, interpreter: Interpreter, offer: Offer) -> Message:
    """The mail that put an offer to an interpreter; it has arrived."""
    need = db.session.get_one(Need, offer.need_id)
    subject = ("meeting", need.meeting_id, 0)
    return sent(
        put(make, recipient=f"interpreter:{interpreter.id}", address=interpreter.mail, subject=subject)
    )


def address_of(message: Message, way: Way = Way.ANSWER) -> str:
    """Where an answer to this mail goes, or where it comes back to."""
    return returning.address(way, message.id, message.uid, DOMAIN)


def bring(
    mail: bytes, recipient: str, *, sender: str = FAMILY, now: datetime = NOW, checked_by: str | None = None
) -> Taken:
    """Bring one mail in."""
    return actions.take(Incoming(mail, sender, recipient), Ours(DOMAIN, checked_by), taking.DEEDS, now)


def write_back(message: Message, words: str, nth: int = 1, **headers: str) -> Taken:
    """Whoever got this mail answers it."""
    return bring(answer(words, message_id=f"<{nth}@phone.example>", **headers), address_of(message))


def answers() -> list[Message]:
    """What was answered by mail, in order."""
    told = select(Message).where(Message.subject_kind == "incoming-text", Message.channel == Channel.MAIL)
    return list(db.session.scalars(told.order_by(Message.id)))
