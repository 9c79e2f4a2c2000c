"""A mail came in: find out which message of ours it is about, and do what it says, once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from hashlib import sha256

from chats.db import across_districts, transaction
from chats.delivery import receipts
from chats.delivery.models import Message
from chats.delivery.receipts import Told
from chats.inbox.queries import About, about
from chats.logs import log
from chats.mailroom import queries
from chats.mailroom.bounces import Bounce, Fate
from chats.mailroom.parts import READ, Unreadable
from chats.mailroom.reading import Answer, Complaint, Machine, Read, message_id, read

PROVIDER = "mailroom"
STATUSES = {
    Fate.NO_SUCH_ADDRESS: "bounced",
    Fate.MAILBOX_FULL: "undelivered",
    Fate.REFUSED: "undelivered",
    Fate.DELIVERED: "delivered",
}
"""What a report makes of a message; one that is delayed stays as it is."""


class Taken(Enum):
    """What became of a mail that came in."""

    ANSWER = "answer"
    BOUNCE = "bounce"
    COMPLAINT = "complaint"
    MACHINE = "machine"
    UNREADABLE = "unreadable"
    KNOWN = "known"
    """It was brought before."""
    UNKNOWN = "unknown"
    """No message of ours has that address, or nobody is left who could have answered it."""
    NOT_OURS = "not-ours"
    """A complaint about a mail that is not known here."""


@dataclass(frozen=True)
class Incoming:
    """A mail as it comes in. Nothing in it shows in its repr."""

    content: bytes = field(repr=False)
    """Its first octets at least, as many as are read (``parts.READ``)."""
    sender: str = field(repr=False)
    """The address on its envelope, "" for none."""
    recipient: str = field(repr=False)


@dataclass(frozen=True)
class Deeds:
    """What a mail can set going: other features' actions, handed in by whoever received it."""

    answer: Callable[[str, Answer, About, datetime], None]
    report: Callable[[Told, datetime], bool]


@dataclass(frozen=True)
class Ours:
    """What this instance says of itself."""

    domain: str
    """Whose mail is ours to take."""
    checked_by: str | None = None
    """The mail server of ours that vouches for senders, if one is asked."""


def take(mail: Incoming, ours: Ours, deeds: Deeds, now: datetime) -> Taken:
    """Do what a mail says, once, however often it is brought; nothing is ever sent to its sender."""
    taken = _take(mail, ours, deeds, now)
    log("mailroom.taken", what=taken.value)
    return taken


def _take(mail: Incoming, ours: Ours, deeds: Deeds, now: datetime) -> Taken:
    domain = ours.domain
    with across_districts():
        message = queries.message_named(mail.recipient, domain)
        if message is None and not queries.is_for_complaints(mail.recipient, domain):
            return Taken.UNKNOWN
        try:
            found, key = read(mail.content, mail.sender, ours.checked_by), event_key(mail)
        except Unreadable as refusal:
            log("mailroom.unreadable", why=refusal.why)
            return Taken.UNREADABLE
        if isinstance(found, Complaint):
            return _complaint(message, found, key, domain, deeds, now)
        if message is None:
            return Taken.UNKNOWN
        return _about(message, found, key, deeds, now)


def _about(message: Message, found: Read, key: str, deeds: Deeds, now: datetime) -> Taken:
    match found:
        case Answer():
            asked = about(message.id)
            if asked is None:
                return Taken.UNKNOWN
            deeds.answer(key, found, asked, now)
            return Taken.ANSWER
        case Bounce(fate, code) if fate in STATUSES:
            told = deeds.report(_told(message, STATUSES[fate], key, code), now)
            return Taken.BOUNCE if told else Taken.KNOWN
        case Bounce():
            return Taken.BOUNCE if _noted(message, key, "delayed", now) else Taken.KNOWN
        case Machine(value=kind):
            return Taken.MACHINE if _noted(message, key, kind, now) else Taken.KNOWN
    return Taken.UNREADABLE


def _noted(message: Message, key: str, what: str, now: datetime) -> bool:
    """Note once what asks for nothing."""
    told = _told(message, what, key)
    with transaction():
        fresh = receipts.note(told, now)
        receipts.mark_applied(PROVIDER, key, now)
    log("mailroom.noted", what=what, fresh=fresh)
    return fresh


def _told(message: Message, status: str, key: str, code: str | None = None) -> Told:
    return Told(PROVIDER, message.uid, status, key, message.uid, code)


def _complaint(
    message: Message | None, found: Complaint, key: str, domain: str, deeds: Deeds, now: datetime
) -> Taken:
    """A complaint names the mail by what is enclosed in it, wherever it was sent to."""
    meant = queries.message_among(found.addresses, domain) or message
    if meant is None:
        return Taken.NOT_OURS
    told = deeds.report(_told(meant, "complained", key), now)
    return Taken.COMPLAINT if told else Taken.KNOWN


def event_key(mail: Incoming) -> str:
    """The same for the same mail, however often it is brought and by whatever way. Raises Unreadable."""
    name = message_id(mail.content).encode() or mail.content[:READ]
    return sha256(name + b"|" + mail.recipient.lower().encode()).hexdigest()
