"""What a liaison composes, before it is a row. Pure."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chats.meetings.kinds import Kind, Place

OFFERS = ("interpreter", "childcare", "snacks", "transport")
"""What a meeting may have for families; words are made where it is shown."""


@dataclass(frozen=True)
class Where:
    """Where people meet: a room, a link, or both."""

    place: Place
    room: str | None
    join_url: str | None


@dataclass(frozen=True)
class OwnWords:
    """A title and summary that staff wrote, in one language."""

    language: str
    title: str
    summary: str


@dataclass(frozen=True)
class Draft:
    """Everything compose asks for: a library ``topic`` or ``words``. Without liaisons the author is one."""

    school_id: int
    local: datetime
    minutes: int
    where: Where
    topic: str | None
    words: OwnWords | None = None
    fold: int | None = None
    kind: Kind = Kind.COFFEE_CHAT
    seats: int | None = None
    offers: tuple[str, ...] = ()
    host_id: int | None = None
    liaison_ids: tuple[int, ...] = ()
    audience: dict[str, Any] = field(default_factory=dict)
    once: str = ""
    """Drawn when the page was opened: the same page with the same words, sent twice, is one meeting."""


@dataclass(frozen=True)
class Change:
    """A new time and place for a meeting. ``lock_version`` is the version that the editor saw.

    ``words`` corrects what staff wrote; a library topic's words are not theirs to correct.
    """

    local: datetime
    minutes: int
    where: Where
    lock_version: int
    seats: int | None = None
    fold: int | None = None
    words: OwnWords | None = None
