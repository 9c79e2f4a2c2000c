"""A meeting's time. Pure: wall clock and zone in, instants out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chats.calendars.zones import instant

SHORTEST, LONGEST = 10, 600
"""Minutes."""


class WrongLength(ValueError):
    """The meeting would end before it starts, or last longer than a day of talking can."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes)
        self.minutes = minutes


class AlreadyPast(ValueError):
    """The meeting would start before now. Carries when."""

    def __init__(self, starts_at: datetime) -> None:
        super().__init__(starts_at)
        self.starts_at = starts_at


@dataclass(frozen=True)
class Slot:
    """A start and an end, as people agreed on them and as instants."""

    local: datetime
    """Wall clock at the start, naive."""
    zone: str
    starts_at: datetime
    ends_at: datetime


def slot(local: datetime, minutes: int, zone: str, *, now: datetime, fold: int | None = None) -> Slot:
    """The slot that begins at wall-clock ``local`` in ``zone`` and lasts ``minutes``.

    Raises WrongLength; AlreadyPast; NonexistentTime or DoubledTime (then ask, and pass ``fold``).
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise WrongLength(minutes)
    starts_at = instant(local, zone, fold)
    if starts_at <= now:
        raise AlreadyPast(starts_at)
    return Slot(local, zone, starts_at, starts_at + timedelta(minutes=minutes))
