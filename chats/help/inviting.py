"""What a flyer of a meeting says beside the meeting's own words. Pure."""

from chats.languages.words import _


def interpreter(promised: bool) -> str:
    """Whether an interpreter will be there, or is to be asked for."""
    if promised:
        return _("An interpreter for your language will be there. You pay nothing.")
    return _("Would you like an interpreter? Please tell us a few days before. You pay nothing.")


def online() -> str:
    """Where people meet, of a meeting that is online only."""
    return _("Online. Call us, and we send you the link.")


def questions(phone: str) -> str:
    """How to answer a flyer."""
    return _("Would you like to come, or do you have a question? Call %(phone)s.", phone=phone)
