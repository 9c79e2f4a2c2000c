"""Whether the machine's clock can be believed: it may be put forward or back while messages wait.

The wall clock is held against one that only ever runs forward. Where the two part, nothing is sent, expired
or given up until readings agree again; a clock that claims to be hours ahead is doubted for longer, since all
that waits would expire by it. The demo's own jumps are no part of either reading.
"""

from collections.abc import Callable
from threading import Lock

from chats import clock
from chats.logs import log, warn

TELLING_SECONDS = 30
"""Clocks that are set right a little at a time differ by less between two looks."""
SETTLES_SECONDS = 2
"""Two readings that agree are at least this far apart."""
FAR_SECONDS, HOLDS_SECONDS = 3600, 600
"""A clock put forward further than the one is believed after the other; a worker that is started anew, at
once."""


class Watch:
    """One worker's eye on the clock. For all its threads."""

    def __init__(self, read: Callable[[], clock.Reading] = clock.reading) -> None:
        self._read, self._lock = read, Lock()
        self._ahead = _ahead(read())
        self._doubted: tuple[float, float] | None = None
        self.moves = 0
        """How often the clock was put forward or back."""

    @property
    def doubts(self) -> bool:
        """Whether the clock was not believed when it was last looked at."""
        return self._doubted is not None

    def believes(self) -> bool:
        """Look at the clock: whether what is done by it would be right."""
        with self._lock:
            now = self._read()
            if abs(_ahead(now) - self._ahead) <= TELLING_SECONDS:
                return self._believe(now)
            if self._doubted is None or abs(_ahead(now) - self._doubted[0]) > TELLING_SECONDS:
                self._doubted, self.moves = (_ahead(now), now.steady), self.moves + 1
                warn("clock.moved", seconds=round(_ahead(now) - self._ahead))
            far = _ahead(now) - self._ahead > FAR_SECONDS
            waited = now.steady - self._doubted[1]
            return waited >= (HOLDS_SECONDS if far else SETTLES_SECONDS) and self._believe(now)

    def _believe(self, now: clock.Reading) -> bool:
        if self._doubted is not None:
            log("clock.believed")
        self._ahead, self._doubted = _ahead(now), None
        return True


def _ahead(reading: clock.Reading) -> float:
    return reading.wall - reading.steady
