"""When to try again. Pure: the chance in it is an argument.

The schedule follows those of Notify, pretix and Postal (research/reliability.md 1.1): soon at first, since
most troubles are short, then ever more rarely.
"""

from datetime import datetime, timedelta

WAITS = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 120, 300, 600, 1200, 1800))
"""After the first, second, third refusal; the last one from then on."""
MOST_REFUSALS = 30
"""Refusals of one message after which a person must look: about half a day of trying."""
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (15, 30, 60, 120, 300))
"""How long a provider that cannot be reached is left alone, after the first, second, … vain try."""
LONGEST_ASKED = timedelta(hours=1)
_SPREAD = 0.25


def next_try(
    refusals: int, now: datetime, *, chance: float, asked_seconds: int | None = None
) -> datetime | None:
    """Return when a message refused ``refusals`` times is tried again; None once it was tried enough.

    ``chance`` (0 to 1) spreads the waits by a quarter, so that a hundred messages refused together do not all
    come back together. A provider's own wish, in seconds, is kept if it is longer, up to an hour.
    """
    if refusals >= MOST_REFUSALS:
        return None
    wait = WAITS[min(refusals, len(WAITS)) - 1] if refusals > 0 else WAITS[0]
    asked = min(timedelta(seconds=max(asked_seconds or 0, 0)), LONGEST_ASKED)
    return now + max(wait, asked) * (1 + _SPREAD * chance)


def pause(failures: int) -> timedelta:
    """Return how long to leave a provider alone that failed ``failures`` (1 or more) times in a row."""
    return PAUSES[min(max(failures, 1), len(PAUSES)) - 1]
