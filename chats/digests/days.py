"""What happened at the chats of one member of staff between two evenings, and when a day ends. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from chats.calendars.zones import local

LONGEST_BACK = timedelta(days=4)
"""Where no digest was written for longer, such as over a holiday, no more than this is told."""


class Answered(Enum):
    """What families said."""

    YES = "yes"
    NO = "no"
    CALL = "call"


@dataclass(frozen=True)
class ChatDay:
    """What happened about one chat."""

    meeting_id: int
    sent: Mapping[str, int] = field(default_factory=dict)
    """By kind of notice, messages that a provider took or a person told."""
    answered: Mapping[Answered, int] = field(default_factory=dict)
    failed: int = 0
    """Messages that did not arrive, or may not have."""


@dataclass(frozen=True)
class Day:
    """What one member of staff is told."""

    chats: tuple[ChatDay, ...]
    calls: int
    """Families that wait for a call by now."""

    @property
    def is_quiet(self) -> bool:
        """Whether nothing happened. Calls that waited yesterday too are no news."""
        return not self.chats


def ended_on(now: datetime, zone: str, digest_at: time) -> date:
    """The latest day that has ended by now: today once it is ``digest_at`` there, else yesterday."""
    here = local(now, zone)
    return here.date() if here.time() >= digest_at else here.date() - timedelta(days=1)


def end_of(on: date, zone: str, digest_at: time) -> datetime:
    """The instant at which a day ends."""
    return datetime.combine(on, digest_at, ZoneInfo(zone)).astimezone(UTC)


def begins_at(until: datetime, before: datetime | None) -> datetime:
    """From when a day is told: from the end of the one that was told before, but not from too far back."""
    if before is None:
        return until - timedelta(days=1)
    return max(before, until - LONGEST_BACK)
