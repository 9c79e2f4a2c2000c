"""Quiet hours: when a family's phone is left in peace. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chats.delivery.letter import Lane


@dataclass(frozen=True)
class Quiet:
    """From when until when, on the clock where the recipient lives."""

    begins: time = time(21)
    ends: time = time(8)


RINGING = Quiet(time(20), time(9))
"""When a machine rings nobody, whatever the district's own quiet hours are: a ringing phone wakes the house,
and what cannot wait until the morning is for a person to tell (docs/decisions/0015)."""


def ends_at(quiet: Quiet, zone: str, now: datetime) -> datetime | None:
    """Return the instant at which quiet hours end that hold now in ``zone``; None when it is not quiet."""
    here = now.astimezone(ZoneInfo(zone))
    at, over_midnight = here.time(), quiet.begins > quiet.ends
    late, early = at >= quiet.begins, at < quiet.ends
    if not ((late or early) if over_midnight else (late and early)):
        return None
    day = here.date() + timedelta(days=1) if over_midnight and late else here.date()
    return datetime.combine(day, quiet.ends, ZoneInfo(zone)).astimezone(UTC)


def next_morning(quiet: Quiet, zone: str, now: datetime) -> datetime:
    """Return the next instant at which quiet hours end in ``zone``, whether or not it is quiet now."""
    today = now.astimezone(ZoneInfo(zone)).date()
    mornings = (datetime.combine(today + timedelta(days=days), quiet.ends, ZoneInfo(zone)) for days in (0, 1))
    return next(morning for morning in mornings if morning > now).astimezone(UTC)


def held_until(
    quiet: Quiet, zone: str, lane: Lane, useless_after: datetime, now: datetime
) -> datetime | None:
    """Return until when a message waits for the morning; None if it may go now.

    Codes and cancellations never wait. A change of time does not wait either where the morning is too late.
    """
    morning = ends_at(quiet, zone, now)
    if morning is None or lane is Lane.CODES_AND_CANCELLATIONS:
        return None
    if lane is Lane.CHANGES and useless_after <= morning:
        return None
    return morning


def may_ring(zone: str, now: datetime) -> bool:
    """Whether a machine may ring somebody in ``zone``."""
    return ends_at(RINGING, zone, now) is None


def rings_from(zone: str, now: datetime) -> datetime:
    """Return the first instant, from ``now`` on, at which a machine may ring in ``zone``."""
    return ends_at(RINGING, zone, now) or now
