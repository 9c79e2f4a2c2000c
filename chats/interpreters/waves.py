"""How long an interpreter may think about an offer before it passes on. Pure."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

WAVE = 3
"""Interpreters asked at once for one who is missing: enough for an answer today, few enough to be meant."""
PATIENCE = timedelta(hours=4)
"""The longest wait for an answer, in hours in which one may be woken by a text."""
LEAST_PATIENCE = timedelta(minutes=15)
LAST_CALL = timedelta(hours=2)
"""So long before the meeting the search ends, while a person can still ring the language line."""


def wave_size(missing: int) -> int:
    """Interpreters to ask at once where so many are missing."""
    return WAVE + missing - 1


def deadline(now: datetime, starts_at: datetime, zone: str, quiet: tuple[time, time]) -> datetime | None:
    """Until when an offer made ``now`` waits for an answer. None where it is too late to ask anybody.

    Four hours, less where time is short, so that others can be asked after these. Quiet hours (from, until,
    on the wall clock of ``zone``) do not count, as nobody is written to in them. Never later than LAST_CALL.
    """
    latest = starts_at - LAST_CALL
    left = latest - now
    if left <= timedelta():
        return None
    patience = min(PATIENCE, max(left / 3, LEAST_PATIENCE))
    return min(_awake(now, patience, zone, quiet), latest)


def _awake(now: datetime, patience: timedelta, zone: str, quiet: tuple[time, time]) -> datetime:
    begins, ends = quiet
    if begins == ends:
        return now + patience
    if _is_quiet(now, zone, quiet):
        now = _next(now, ends, zone)
    while (left := _next(now, begins, zone) - now) < patience:
        patience -= left
        now = _next(now + left, ends, zone)
    return now + patience


def _is_quiet(now: datetime, zone: str, quiet: tuple[time, time]) -> bool:
    return _next(now, quiet[1], zone) <= _next(now, quiet[0], zone)


def _next(now: datetime, at: time, zone: str) -> datetime:
    """The first instant after ``now`` at which the clock shows ``at``."""
    on = now.astimezone(ZoneInfo(zone)).date()
    coming = (datetime.combine(on + timedelta(days=days), at, ZoneInfo(zone)) for days in range(3))
    return next(instant for instant in (one.astimezone(UTC) for one in coming) if instant > now)
