"""What is said after a key: in the language being spoken. Pure."""

from chats.invitations.replies import Standing
from chats.languages.words import _


def thanks(standing: Standing) -> list[str]:
    """That the answer arrived, and what comes of it."""
    return {
        Standing.SEATED: [_("Thank you. We look forward to seeing you.")],
        Standing.WAITING: [
            _("You are on the waiting list. We will tell you as soon as there is a seat for you.")
        ],
        Standing.NOT_COMING: [_("Thank you for telling us. We hope to see you another time.")],
        Standing.CALL_WANTED: [_("Thank you. We will call you.")],
    }.get(standing, [])


def stopped() -> list[str]:
    """That no machine rings them any more."""
    return [_("You will get no more automatic calls from us.")]


def changed() -> list[str]:
    """That what they heard is not so any more: the correction is on its way."""
    return [_("This has just changed. We will tell you what is new.")]


def too_late() -> list[str]:
    """That the meeting has begun."""
    return [_("This meeting has begun or is over, so this can no longer be answered.")]


def called_off() -> list[str]:
    """That the meeting was cancelled."""
    return [_("This meeting was cancelled. There is nothing more to do.")]
