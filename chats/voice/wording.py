"""How the page of recordings for calls says things."""

from chats.delivery.speech import voice_of
from chats.languages import registry
from chats.languages.words import _s
from chats.media.faults import Fault
from chats.takes.plays import CANCELLED, CHANGED, INVITATION


def read_name(kind: str) -> str:
    """What is read aloud."""
    return {
        INVITATION: _s("Invitation and reminders"),
        CHANGED: _s("Change of time or place"),
        CANCELLED: _s("Cancellation"),
    }[kind]


def tags() -> list[str]:
    """The languages to read in: first those that no voice speaks."""
    return sorted((row.tag for row in registry.listed()), key=lambda tag: voice_of(tag) is not None)


def needs_a_person(tag: str) -> bool:
    """Whether no voice speaks it."""
    return voice_of(tag) is None


def why_broken(why: Fault) -> str:
    """What is wrong with a recording for a call, and what to do."""
    known = {
        Fault.EMPTY: _s("There is nothing in this file. Please choose it again."),
        Fault.NO_SOUND: _s("There is no sound in this file. Please record it again."),
        Fault.TOO_LONG: _s("This is longer than three minutes. Please read it again, a little faster."),
    }
    return known.get(why) or _s("This file cannot be read as sound. Please record it again.")
