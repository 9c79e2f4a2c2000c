"""Where in a meeting something was said: ``12:40`` to seconds and back. Pure."""

import re
from datetime import datetime

LONGEST = 12 * 3600
"""Seconds. A place beyond is a slip of the finger."""
_MARK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")


class UnfitMinute(ValueError):
    """Nothing like ``12:40`` or ``1:12:40``, or beyond the longest meeting."""


def second_of(mark: str) -> int | None:
    """The second that ``12:40``, ``72:40`` or ``1:12:40`` means; none for nothing. Raises UnfitMinute."""
    if not mark.strip():
        return None
    found = _MARK.fullmatch(mark.strip())
    if found is None:
        raise UnfitMinute
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    if hours and minutes > 59:
        raise UnfitMinute
    second = hours * 3600 + minutes * 60 + seconds
    if second > LONGEST:
        raise UnfitMinute
    return second


def mark_of(second: int | None) -> str:
    """``12:40``, as it is typed; empty for none."""
    return "" if second is None else f"{second // 60}:{second % 60:02}"


def second_now(starts_at: datetime, now: datetime) -> int | None:
    """How far into the meeting we are, in seconds; none before it, and long after."""
    second = int((now - starts_at).total_seconds())
    return second if 0 <= second <= LONGEST else None
