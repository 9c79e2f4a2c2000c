"""One instant by which a whole exchange must be over.

A timeout for each read does not stop a peer that sends one byte a second, and one such peer would hold a
worker for hours (research/reliability.md 4, A9).
"""

from time import monotonic


class Deadline:
    """Seconds left for what is going on; shared by everything that waits on its behalf."""

    def __init__(self) -> None:
        self._ends_at = 0.0

    def allow(self, seconds: float) -> None:
        """Begin anew: from now on ``seconds`` are left."""
        self._ends_at = monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left, always above zero. Raises TimeoutError when none are."""
        left = self._ends_at - monotonic()
        if left <= 0:
            raise TimeoutError("the deadline has passed")
        return left
