"""Whether a provider takes messages. One for all connections that a worker keeps to it."""

from datetime import datetime

from chats.delivery import retries


class Health:
    """Remembers that a provider is in trouble, which, and until when it is left alone.

    The messages wait in the outbox meanwhile, and nothing is lost. It recovers by itself: after a pause the
    next message tries it.
    """

    def __init__(self, provider: str) -> None:
        self.provider = provider
        self.trouble: str | None = None
        """A code such as ``mail.unreachable``."""
        self._failures = 0
        self._paused_until: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether it may be tried now."""
        return self.opens_at(now) is None

    def opens_at(self, now: datetime) -> datetime | None:
        """Until when it is left alone; None if it may be tried now."""
        until = self._paused_until
        # A pause that is longer than any was noted before the clock was put back.
        return until if until is not None and now < until <= now + retries.PAUSES[-1] else None

    def fail(self, trouble: str, now: datetime) -> datetime:
        """Note that the provider is in trouble, and return until when it is left alone."""
        self.trouble = f"{self.provider}.{trouble}"
        until = self.opens_at(now)
        if until is None:
            # Several connections that break at once are one failure.
            self._failures += 1
            until = self._paused_until = now + retries.pause(self._failures)
        return until

    def succeed(self) -> None:
        """Note that the provider answers again."""
        self.trouble, self._failures, self._paused_until = None, 0, None
