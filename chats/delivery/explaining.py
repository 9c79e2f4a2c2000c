"""What became of a message, in plain words for staff, and why. Addresses show only their ends."""

from chats.delivery.letter import Channel, MessageState
from chats.delivery.standings import Standing
from chats.languages.words import _s


def why(state: MessageState, reason: str | None, channel: Channel) -> str:
    """Say why a message did not arrive, or may not have. What to do next is said where it can be done."""
    if state is MessageState.AMBIGUOUS:
        return _s("We handed it over and heard nothing back. It may have arrived.")
    if state is MessageState.UNCONFIRMED:
        return _s("It was taken, and in three days nobody told us that it arrived.")
    if state is MessageState.FAILED_EXHAUSTED:
        return _s("The provider kept asking us to wait, until we gave up.")
    known = {
        "unfit": _s("The address or the words cannot be sent as they are."),
        "not-arrived": _s("A colleague asked: it did not arrive."),
        "provider-refused": _s("The provider did not want this message. The address may be right."),
    }
    return known.get(reason or "") or _refused(channel)


def _refused(channel: Channel) -> str:
    known = {
        Channel.MAIL: _s("This mail address does not exist, or takes no mail from us."),
        Channel.TEXT: _s("This number takes no texts: a landline, out of use, or not theirs."),
        Channel.WHATSAPP: _s("This number is not on WhatsApp, or does not take our messages there."),
        Channel.VOICE: _s("Nobody picked up, or the number is out of use."),
    }
    return known.get(channel, _s("It could not be delivered."))


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
        "digest": _s("Your day, by mail"),
    }
    return known.get(kind, kind)


def channel_name(channel: Channel) -> str:
    """What a channel is called on the desk."""
    return {
        Channel.MAIL: _s("Mail"),
        Channel.TEXT: _s("Text message"),
        Channel.WHATSAPP: _s("WhatsApp"),
        Channel.VOICE: _s("Automatic call"),
        Channel.CALL: _s("Phone call"),
        Channel.PRINTED: _s("Letter on paper"),
    }[channel]


def state_name(state: MessageState, channel: Channel | None = None) -> str:
    """What a state is called on the desk; of a letter on paper some are called otherwise."""
    if channel is Channel.PRINTED and state in (MessageState.WITH_PERSON, MessageState.ACCEPTED):
        waits = state is MessageState.WITH_PERSON
        return _s("Waits to be handed out") if waits else _s("Handed out")
    return {
        MessageState.READY: _s("Waiting to be sent"),
        MessageState.CLAIMED: _s("Being sent"),
        MessageState.SUBMITTING: _s("Being sent"),
        MessageState.RETRY_WAIT: _s("Will be tried again"),
        MessageState.AMBIGUOUS: _s("Not sure whether it arrived"),
        MessageState.WITH_PERSON: _s("On the call list"),
        MessageState.ACCEPTED: _s("Sent"),
        MessageState.UNCONFIRMED: _s("Sent, and nobody says that it arrived"),
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
        "worker.fault": _s(
            "The worker met a fault and goes on. Messages may be late. An administrator must read its log."
        ),
        "clock.moved": _s(
            "Messages wait: the clock of the machine was put forward or back. They go on once it is right, "
            "or ten minutes later. An administrator must check the clock."
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
        "text-2.unreachable": _s(
            "The second text provider cannot be reached. We keep trying; nothing is lost."
        ),
        "text-2.refused": _s(
            "The second text provider refuses us. An administrator must check CHATS_TEXT_URL_2."
        ),
    } | _of_other_channels()
    return known.get(code, code)


def _of_other_channels() -> dict[str, str]:
    return _calls_trouble() | _whatsapp_trouble()


def _calls_trouble() -> dict[str, str]:
    return {
        "voice.unset": _s(
            "Automatic calls wait: no number is set to call from. An administrator must set CHATS_VOICE_FROM."
        ),
        "voice.unreachable": _s(
            "Automatic calls wait: the provider cannot be reached. We keep trying; nothing is lost."
        ),
        "voice.refused": _s(
            "Automatic calls wait: the provider refuses us. An administrator must check CHATS_VOICE_FROM."
        ),
    }


def _whatsapp_trouble() -> dict[str, str]:
    return {
        "whatsapp.unset": _s(
            "WhatsApp waits: no number is set to write from. An administrator must set CHATS_WHATSAPP_FROM."
        ),
        "whatsapp.unreachable": _s(
            "WhatsApp waits: the provider cannot be reached. We keep trying; nothing is lost."
        ),
        "whatsapp.refused": _s(
            "WhatsApp waits: the provider refuses us. An administrator must check CHATS_WHATSAPP_FROM."
        ),
        "whatsapp.unasked": _s(
            "Which WhatsApp templates are approved is not known: the provider did not say. What was approved"
            " last still goes."
        ),
    }


def standing_words(standing: Standing) -> str:
    """How a template of WhatsApp stands, and what to do."""
    return {
        Standing.APPROVED: _s("approved"),
        Standing.PENDING: _s("waits for WhatsApp's decision"),
        Standing.REJECTED: _s("WhatsApp rejected it"),
        Standing.PAUSED: _s("paused by WhatsApp: readers complained"),
        Standing.DISABLED: _s("disabled by WhatsApp: readers complained"),
        Standing.UNSUBMITTED: _s("the provider has it; it was not submitted to WhatsApp"),
        Standing.UNLISTED: _s("not in the file of CHATS_WHATSAPP_TEMPLATES"),
        Standing.UNKNOWN: _s("the provider does not know it"),
        Standing.OTHER_WORDS: _s("it says something else than we do now: submit it anew"),
        Standing.NO_LANGUAGE: _s("WhatsApp takes no templates in this language"),
    }[standing]
