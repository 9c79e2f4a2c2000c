"""What a letter and a message are, and which states a message passes through. Pure."""

from dataclasses import dataclass
from enum import Enum, IntEnum


class Channel(Enum):
    """How a letter reaches a person."""

    MAIL = "mail"
    TEXT = "text"
    WHATSAPP = "whatsapp"
    VOICE = "voice"
    """A machine calls, plays the notice in the home language and takes an answer by key."""
    CALL = "call"
    """A liaison calls, with the script in the home language."""
    PRINTED = "printed"


class Lane(IntEnum):
    """What goes first."""

    CODES_AND_CANCELLATIONS = 0
    CHANGES = 1
    REMINDERS = 2
    INVITATIONS = 3
    DIGESTS = 4


class MessageState(Enum):
    """Where a message is. From ACCEPTED on they are ends; AMBIGUOUS waits to be looked up or decided."""

    READY = "ready"
    CLAIMED = "claimed"
    SUBMITTING = "submitting"
    RETRY_WAIT = "retry-wait"
    AMBIGUOUS = "ambiguous"
    WITH_PERSON = "with-person"
    """On the call list: only a person can deliver it."""
    ACCEPTED = "accepted"
    UNCONFIRMED = "unconfirmed"
    """Accepted, and in 72 hours nobody told us that it arrived."""
    FAILED_PERMANENT = "failed-permanent"
    FAILED_EXHAUSTED = "failed-exhausted"
    SUPPRESSED = "suppressed"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    HELD = "held"


DUE = (MessageState.READY, MessageState.RETRY_WAIT)
"""Goes when its time has come."""
IN_HAND = (MessageState.CLAIMED, MessageState.SUBMITTING)
"""Some worker has it, until its lease runs out."""
DOUBTFUL = (MessageState.AMBIGUOUS,)
"""Looked up, sent once more or left to a person, by kind."""
WAITING = (*DUE, MessageState.WITH_PERSON, MessageState.HELD)
"""Waits, for its time, a provider or a person, and expires when it is of no use any more."""

UNSENT = frozenset(
    {
        MessageState.READY,
        MessageState.CLAIMED,
        MessageState.RETRY_WAIT,
        MessageState.WITH_PERSON,
        MessageState.HELD,
    }
)
"""States from which a message can still be withdrawn: nobody outside has seen it."""

URGENT = (Lane.CODES_AND_CANCELLATIONS, Lane.CHANGES)
"""Late by two minutes, these are a fault; some capacity is always theirs."""

LAST_WORD = "stopped"
"""The kind of the one text that may follow a STOP: that it was heard, at once (47 CFR 64.1200(a)(12))."""

RECEIPTS = {
    "queued": 5,
    "sent": 10,
    "delivered": 20,
    "read": 30,
    "undelivered": 40,
    "failed": 40,
    "bounced": 40,
    "complained": 50,
}
"""Rank of what a provider tells us afterwards; it only ever rises."""


class Outcome(Enum):
    """What came of one attempt."""

    ACCEPTED = "accepted"
    RETRYABLE = "retryable"
    PERMANENT_ADDRESS = "permanent-address"
    PERMANENT_PROVIDER = "permanent-provider"
    PERMANENT_MESSAGE = "permanent-message"
    """The provider does not want this one message; the address may be right, and others pass."""
    AMBIGUOUS = "ambiguous"
    NOT_BEGUN = "not-begun"
    """The attempt was opened and its call never made: something came between, or the worker was to stop."""
    FENCED = "fenced"
    """A worker that had lost its lease came back with a result."""


@dataclass(frozen=True)
class Composed:
    """The words of one notice in one language on one channel, links and names still slots (``{{link}}``)."""

    kind: str
    language: str
    channel: Channel
    text: str
    source_text: str
    """The same notice in the liaison's language."""
    subject: str | None = None
    html: str | None = None
    calendar: str | None = None
    calendar_method: str | None = None
    template: str | None = None
    """By WhatsApp: the provider's name for the approved template that says this; None for free words."""
    template_values: tuple[str, ...] = ()
    """What stands in the template's places, in order; links still slots."""
