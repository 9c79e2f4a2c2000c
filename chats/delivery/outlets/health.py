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
        return self._paused_until is None or self._paused_until <= now

    def fail(self, trouble: str, now: datetime) -> datetime:
        """Note that the provider is in trouble, and return until when it is left alone."""
        self.trouble = f"{self.provider}.{trouble}"
        if self._paused_until is None or self._paused_until <= now:
            # Several connections that break at once are one failure.
            self._failures += 1
            self._paused_until = now + retries.pause(self._failures)
        return self._paused_until

    def succeed(self) -> None:
        """Note that the provider answers again."""
        self.trouble, self._failures, self._paused_until = None, 0, None
