"""How much is handed over at once: by what the provider has shown, and by what a sender may send. Pure."""

from collections.abc import Sequence
from datetime import datetime
from statistics import median_low

BACKLOG_SECONDS = 60
"""At most so much of a sender's work lies with its provider, where a change can no longer reach it."""
RESERVED = 0.2
"""The share of a bucket that only urgent messages may use (research/reliability.md 1.4)."""
WINDOW_SECONDS = 0.2
"""Attempts opened together last no longer than this: so long may an urgent message wait, and so many
messages are in doubt when a worker dies."""
LARGEST = 100
_LEARNS = 0.3


class Pace:
    """How many attempts are opened together: one for a slow provider, many for a relay next door."""

    def __init__(self) -> None:
        self._seconds_each: float | None = None

    @property
    def size(self) -> int:
        """Messages in the next group; one until a provider has shown how fast it is."""
        if self._seconds_each is None:
            return 1
        return max(1, min(LARGEST, int(WINDOW_SECONDS / max(self._seconds_each, 1e-6))))

    def learn(self, calls: Sequence[float]) -> None:
        """Take note of how many seconds each call of a group took.

        The middle one counts: where a processor is shared, single calls are slow through no fault of the
        provider's, and smaller groups would only make more work for it.
        """
        if not calls:
            return
        each = median_low(calls)
        before = each if self._seconds_each is None else self._seconds_each
        # A slow one counts at once: the next group must be smaller.
        self._seconds_each = each if each > before else before + _LEARNS * (each - before)


def capacity(per_second: float) -> float:
    """Tokens that a bucket holds when it is full: at least one whole message of three segments."""
    return max(per_second * BACKLOG_SECONDS, 3.0)


def filled(tokens: float, filled_at: datetime, now: datetime, per_second: float) -> float:
    """Return the tokens of a bucket now. A clock that went back takes none away."""
    seconds = max((now - filled_at).total_seconds(), 0.0)
    return min(capacity(per_second), tokens + seconds * per_second)


def allowance(tokens: float, per_second: float, *, urgent: bool) -> int:
    """Return how many messages may be claimed with these tokens: bulk leaves a share for what is urgent."""
    usable = tokens if urgent else tokens - RESERVED * capacity(per_second)
    return max(int(usable), 0)
