"""Every communication with a family, as they got it and as their liaison reads it."""

from collections.abc import Iterable
from dataclasses import dataclass

from chats.delivery import queries
from chats.delivery.models import Message
from chats.delivery.rendering import UnfilledSlot, fill_text
from chats.families.models import Guardian
from chats.languages import registry


@dataclass(frozen=True)
class Told:
    """One message, its words filled in. Their live link is theirs alone: it is shown cut short."""

    message: Message
    guardian: str
    direction: str
    subject: str | None
    words: str
    source_words: str


def told(guardians: Iterable[Guardian], *, public_url: str, reader: str) -> list[Told]:
    """What these guardians were told, newest first. ``reader`` is the liaison's own language tag."""
    found = [
        _told(message, guardian.full_name, public_url, reader)
        for guardian in guardians
        for message in queries.timeline(f"guardian:{guardian.id}")
    ]
    return sorted(found, key=lambda one: (one.message.planned_at, one.message.id), reverse=True)


def _told(message: Message, guardian: str, public_url: str, reader: str) -> Told:
    slots = {name: str(value) for name, value in message.slots.items()}
    slots |= {"link": f"{public_url}/r/…", "stop_link": f"{public_url}/r/…/stop"}
    letter = message.letter
    return Told(
        message,
        guardian,
        registry.language(message.language).direction,
        None if letter.subject is None else _filled(letter.subject, slots, message.language),
        _filled(letter.text, slots, message.language),
        _filled(letter.source_text, slots, reader),
    )


def _filled(words: str, slots: dict[str, str], language: str) -> str:
    try:
        return fill_text(words, slots, language)
    except UnfilledSlot:
        return words  # an honest slot is better than a page that does not open
