"""The doors a question comes by, and who may read what came by each. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from chats.access.actors import Staff

LATE_AFTER: Final = timedelta(days=3)
"""A question that waits longer stands out in the queue."""


class Door(Enum):
    """By which door a question came: it decides who may read it."""

    OPEN = "open"
    LIAISON = "liaison"


@dataclass(frozen=True)
class Asked:
    """What decides who may read a question."""

    door: Door
    school_id: int
    liaison_ids: Collection[int]
    """The meeting's liaisons, its author among them."""


def may_read(by: Staff, asked: Asked) -> bool:
    """Whether this person may read the question, and so answer it.

    Asked openly: whoever works at the school. Asked of the liaison: the meeting's liaisons, nobody else;
    no role opens that door, neither principal's nor administrator's, because the page promised so.
    """
    if asked.door is Door.OPEN:
        return by.works_at(asked.school_id)
    return by.id in asked.liaison_ids


def is_late(asked_at: datetime, now: datetime) -> bool:
    """Whether an unanswered question has waited too long."""
    return now - asked_at >= LATE_AFTER
