"""When a phone that nobody picked up rings again. Pure."""

from datetime import datetime, timedelta

from chats.delivery.quiet import rings_from

UNANSWERED = frozenset({"busy", "no-answer"})
"""What a provider says of a call that nobody took."""
AGAIN = (timedelta(minutes=30), timedelta(hours=2), timedelta(hours=4))
"""How long after the first, second and third vain call the next one comes. After that a person calls."""


def next_ring(rung: int, zone: str, useless_after: datetime, now: datetime) -> datetime | None:
    """Return when a phone that rang ``rung`` times in vain rings again, in the day where it stands.

    None where it rang often enough, or where that would be too late: then a person still has time to call.
    """
    if rung > len(AGAIN):
        return None
    again = rings_from(zone, now + AGAIN[rung - 1])
    return again if again < useless_after else None
