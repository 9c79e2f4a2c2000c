"""Being told to stop: by Ctrl-C, by SIGTERM, or by a terminal that is closed."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from time import monotonic, sleep

_LOOK_SECONDS = 0.1


class ToldToStop(Exception):
    """Somebody said stop before what was begun was done."""


class Told:
    """A flag that a signal raises.

    Not a threading.Event: a signal is answered in the main thread, where an Event's own ``wait`` may hold the
    lock that ``set`` asks for, and a main thread that falls asleep in a lock without end hears of a signal
    that came in that moment only when the next one wakes it.
    """

    def __init__(self) -> None:
        self._said = False

    def is_set(self) -> bool:
        """Whether somebody said stop."""
        return self._said

    def set(self) -> None:
        """Say stop."""
        self._said = True

    def wait(self, seconds: float = inf) -> bool:
        """Sleep until somebody says stop, at most so long. Returns whether somebody did."""
        ends_at = monotonic() + seconds
        while not self._said and (left := ends_at - monotonic()) > 0:
            sleep(min(left, _LOOK_SECONDS))
        return self._said


@contextmanager
def told_to_stop() -> Iterator[Told]:
    """Give a flag that Ctrl-C, SIGTERM and a closed terminal raise, instead of ending this block halfway."""
    told = Told()
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, lambda *_: told.set()) for number in numbers}
    try:
        yield told
    finally:
        for number, answer in before.items():
            signal.signal(number, answer)
