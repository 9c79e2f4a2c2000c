"""What an answer means for the seats of a meeting, and who moves up when seats come free. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final, Literal

PARTY_MOST: Final = 20
"""People of one family. More is a slip of the finger, or another meeting."""


class PartStat(Enum):
    """The answer. Values of RFC 5545, 3.2.12."""

    NEEDS_ACTION = "needs-action"
    ACCEPTED = "accepted"
    DECLINED = "declined"


CALL: Final = "call"
"""The third answer: please call me. It decides nothing yet, so it is no PartStat."""

Answer = PartStat | Literal["call"]


class Standing(Enum):
    """Where a family stands after its answer."""

    UNANSWERED = "unanswered"
    SEATED = "seated"
    WAITING = "waiting"
    NOT_COMING = "not-coming"
    CALL_WANTED = "call-wanted"


class MeetingBegun(Exception):
    """The meeting has begun or is over: nothing is left to answer. Carries when it began."""

    def __init__(self, starts_at: datetime) -> None:
        super().__init__(starts_at)
        self.starts_at = starts_at


class MeetingCancelled(Exception):
    """The meeting was called off."""


class NoSeatLeft(Exception):
    """More people than fit. Carries the seats that are ``free`` for this family, its own included."""

    def __init__(self, free: int) -> None:
        super().__init__(free)
        self.free = free


class UnfitParty(ValueError):
    """A family comes with 1 to ``PARTY_MOST`` people. Carries the number that was given."""

    def __init__(self, party: int) -> None:
        super().__init__(party)
        self.party = party


@dataclass(frozen=True)
class Seating:
    """A meeting's seats as one family meets them."""

    starts_at: datetime
    seats: int | None
    """People who fit; none means no limit."""
    taken_by_others: int
    held: int = 0
    """Seats that are this family's already."""
    cancelled: bool = False

    @property
    def free(self) -> int:
        """Seats this family could have, its own included. Only asked where there is a limit."""
        return max(0, (self.seats or 0) - self.taken_by_others)


def refuse_late(seating: Seating, now: datetime) -> None:
    """Raise MeetingCancelled, or MeetingBegun from the starting instant on: then nothing can be answered."""
    if seating.cancelled:
        raise MeetingCancelled
    if now >= seating.starts_at:
        raise MeetingBegun(seating.starts_at)


def seats_for(answer: PartStat, party: int, seating: Seating, now: datetime) -> int:
    """Return the seats this answer takes: ``party`` people if they come, else none.

    Raises what ``refuse_late`` raises; UnfitParty; NoSeatLeft, carrying the number still free, when coming
    would overfill the room.
    """
    refuse_late(seating, now)
    if answer is not PartStat.ACCEPTED:
        return 0
    if not 1 <= party <= PARTY_MOST:
        raise UnfitParty(party)
    if seating.seats is None or party <= seating.held:
        return party  # also where seats were cut below those taken: nobody loses a chair by answering
    if party > seating.free:
        raise NoSeatLeft(seating.free)
    return party


@dataclass(frozen=True)
class Waiting:
    """A family on the waitlist."""

    invitation_id: int
    party: int
    since: datetime


def moving_up(waiting: Iterable[Waiting], free: int | None) -> list[Waiting]:
    """Return who gets the ``free`` seats (none: no limit), who waited longest first.

    A family that does not fit keeps its place, and those behind it that fit go ahead: an empty chair helps
    nobody, and a family of six must not keep a single parent out until the evening is over. Whatever comes
    free next is still offered to the family of six first.
    """
    seated = []
    for family in sorted(waiting, key=lambda one: (one.since, one.invitation_id)):
        if free is None or family.party <= free:
            seated.append(family)
            free = None if free is None else free - family.party
    return seated


def standing(partstat: PartStat, *, waits: bool, call_wanted: bool) -> Standing:
    """Where a family stands. A wish to be called stands beside a yes, and instead of everything else."""
    if partstat is PartStat.ACCEPTED:
        return Standing.WAITING if waits else Standing.SEATED
    if call_wanted:
        return Standing.CALL_WANTED
    return Standing.NOT_COMING if partstat is PartStat.DECLINED else Standing.UNANSWERED
