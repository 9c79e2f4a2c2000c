"""When an interpreter is not free, in quarters of an hour. Pure.

Getting there is counted before a meeting, and only there: between two meetings one way is travelled, so
half an hour between the end of one and the start of the next is enough.
"""

from datetime import UTC, datetime, timedelta

from chats.meetings.kinds import Place

QUARTER = timedelta(minutes=15)
TRAVEL = timedelta(minutes=30)
"""Before a meeting that they come to."""
SETTING_UP = timedelta(minutes=15)
"""Before one by phone or video: the one before may run over, and lines must be tried."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def is_remote(place: Place, *, remote_only: bool) -> bool:
    """Whether an interpreter is at this meeting by phone or video."""
    return remote_only or place is Place.ONLINE


def quarters(starts_at: datetime, ends_at: datetime, *, remote: bool) -> range:
    """The quarters since 1970-01-01T00:00Z that a meeting takes of an interpreter, getting there included."""
    leaves_at = starts_at - (SETTING_UP if remote else TRAVEL)
    first = (leaves_at - _BEGINNING) // QUARTER
    return range(first, -((_BEGINNING - ends_at) // QUARTER))


def quarter_of(instant: datetime) -> int:
    """The quarter that an instant is in."""
    return (instant - _BEGINNING) // QUARTER
