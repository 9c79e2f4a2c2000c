"""A moment at which a scripted server stands still, so that a test can do something just then."""

from threading import Event

LONGEST_SECONDS = 30


class Pause:
    """One such moment."""

    def __init__(self) -> None:
        self._reached, self._over = Event(), Event()

    def stand(self) -> None:
        """The server has come there: say so, and wait."""
        self._reached.set()
        self._over.wait(LONGEST_SECONDS)

    def wait_for(self) -> None:
        """The test waits until the server is there."""
        assert self._reached.wait(LONGEST_SECONDS), "the server never came to this moment"

    def end(self) -> None:
        """Go on."""
        self._over.set()
