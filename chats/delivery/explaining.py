"""What became of a message, in plain words for staff, and what to do next. Addresses show only their ends."""

from dataclasses import dataclass

from chats.delivery.letter import Channel, MessageState
from chats.languages.words import _s


@dataclass(frozen=True)
class Explained:
    """Why a message did not arrive, and the next step."""

    what: str
    next_step: str


def explain(state: MessageState, reason: str | None) -> Explained:
    """Say what happened and what a person should do. Speak the reader's language around it."""
    if state is MessageState.AMBIGUOUS:
        return Explained(
            _s("We handed it over and heard nothing back. It may have arrived, so it is not sent again."),
            _s("Ask the family whether they got it, or call them."),
        )
    if reason == "unfit":
        return Explained(
            _s("The address or the words cannot be sent as they are."),
            _s("Look at the family's page and correct the address."),
        )
    if state is MessageState.FAILED_EXHAUSTED:
        return Explained(
            _s("The provider kept asking us to wait, until we gave up."),
            _s("It is on the call list. Please call the family."),
        )
    return Explained(
        _s("This address or number does not take messages."),
        _s("It is on the call list. When you call, ask for a new number or address."),
    )


def masked(address: str | None) -> str:
    """Return an address of which only the ends show: enough to tell two apart, too little to use."""
    if address is None:
        return "—"
    name, at, host = address.partition("@")
    if at:
        return f"{name[:1]}…@{host[:1]}…"
    return f"…{address[-2:]}"


def notice_name(kind: str) -> str:
    """What a kind of message is called on the desk."""
    known = {
        "invitation": _s("Invitation"),
        "changed": _s("Change of time or place"),
        "cancelled": _s("Cancellation"),
        "reminder-1d": _s("Reminder, the day before"),
        "reminder-2h": _s("Reminder, two hours before"),
        "waitlisted": _s("Waiting list"),
        "seated": _s("A seat came free"),
        "recording-ready": _s("Recording is ready"),
        "offer": _s("Offer to an interpreter"),
        "assignment": _s("Interpreter's assignment"),
        "assignment-changed": _s("Change for an interpreter"),
        "assignment-cancelled": _s("Cancellation for an interpreter"),
        "reply-noted": _s("Thanks for an answer by text"),
        "which-meeting": _s("Asking which meeting a text means"),
        "sent-to-liaison": _s("A person will read your text"),
        "stopped": _s("Texts were stopped"),
        "help": _s("How to answer by text"),
    }
    return known.get(kind, kind)


def channel_name(channel: Channel) -> str:
    """What a channel is called on the desk."""
    return {
        Channel.MAIL: _s("Mail"),
        Channel.TEXT: _s("Text message"),
        Channel.CALL: _s("Phone call"),
        Channel.PRINTED: _s("Letter on paper"),
    }[channel]


def state_name(state: MessageState) -> str:
    """What a state is called on the desk."""
    return {
        MessageState.READY: _s("Waiting to be sent"),
        MessageState.CLAIMED: _s("Being sent"),
        MessageState.SUBMITTING: _s("Being sent"),
        MessageState.RETRY_WAIT: _s("Will be tried again"),
        MessageState.AMBIGUOUS: _s("Not sure whether it arrived"),
        MessageState.WITH_PERSON: _s("On the call list"),
        MessageState.ACCEPTED: _s("Sent"),
        MessageState.FAILED_PERMANENT: _s("Did not arrive"),
        MessageState.FAILED_EXHAUSTED: _s("Given up"),
        MessageState.SUPPRESSED: _s("Not sent: they asked us to stop, or it bounced before"),
        MessageState.SUPERSEDED: _s("Withdrawn: something newer took its place"),
        MessageState.CANCELLED: _s("Withdrawn"),
        MessageState.EXPIRED: _s("Not sent: it would have come too late"),
        MessageState.HELD: _s("Held back"),
    }[state]


def trouble_words(code: str) -> str:
    """What keeps messages from leaving, and what to do."""
    known = {
        "worker.stopped": _s(
            "Messages are not being sent: the worker is not running. They are kept and go out once an "
            "administrator starts it."
        ),
        "mail.unset": _s("Mail waits: no mail server is set. An administrator must set CHATS_MAIL_URL."),
        "text.unset": _s("Texts wait: no text provider is set. An administrator must set CHATS_TEXT_URL."),
        "mail.unreachable": _s(
            "Mail waits: the mail server cannot be reached. We keep trying; nothing is lost."
        ),
        "text.unreachable": _s(
            "Texts wait: the provider cannot be reached. We keep trying; nothing is lost."
        ),
        "mail.refused": _s(
            "Mail waits: the mail server refuses us. An administrator must check CHATS_MAIL_URL."
        ),
        "text.refused": _s(
            "Texts wait: the provider refuses us. An administrator must check CHATS_TEXT_URL."
        ),
    }
    return known.get(code, code)
