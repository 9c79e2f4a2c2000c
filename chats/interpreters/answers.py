"""Where an offer stands for the interpreter who holds it. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from chats.interpreters.steps import OfferState


class OfferStanding(Enum):
    """What an interpreter meets when they open an offer. Words are made where it is shown."""

    OPEN = "open"
    DECLINED = "declined"
    """They said no; they may still say yes."""
    YOURS = "yours"
    GIVEN_BACK = "given-back"
    """They had it, and it ended."""
    TAKEN = "taken"
    NOT_NEEDED = "not-needed"
    MOVED = "moved"
    """A newer offer states the new time."""
    CALLED_OFF = "called-off"
    OVER = "over"
    BUSY = "busy"
    """They have another meeting at that time."""


@dataclass(frozen=True)
class HeldOffer:
    """The facts of an offer and its meeting."""

    state: OfferState
    revision: int
    meeting_revision: int
    published: bool
    cancelled: bool
    starts_at: datetime
    wanted: int
    filled: int
    """Assignments that stand."""
    has_assignment: bool
    assignment_ended: bool
    busy: bool


def offer_standing(held: HeldOffer, now: datetime) -> OfferStanding:
    """Where an offer stands. A late yes counts while somebody is still wanted: silence was not a no."""
    if held.has_assignment and not held.assignment_ended:
        return OfferStanding.YOURS
    if held.cancelled:
        return OfferStanding.CALLED_OFF
    if now >= held.starts_at or not held.published:
        return OfferStanding.OVER
    if held.revision != held.meeting_revision:
        return OfferStanding.MOVED
    if held.has_assignment:
        return OfferStanding.GIVEN_BACK
    if not held.wanted:
        return OfferStanding.NOT_NEEDED
    if held.filled >= held.wanted:
        return OfferStanding.TAKEN
    if held.busy:
        return OfferStanding.BUSY
    return OfferStanding.DECLINED if held.state is OfferState.DECLINED else OfferStanding.OPEN


TAKEABLE = frozenset({OfferStanding.OPEN, OfferStanding.DECLINED})
"""Standings in which a yes counts."""
