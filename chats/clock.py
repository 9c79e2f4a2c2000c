"""The only place that reads the time. Everything else is handed ``now``.

In the demo a file holds how far the clock has jumped, so that web and worker jump together.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple


class _Clock:
    def __init__(self) -> None:
        self.shift_file: Path | None = None
        self.stopped_at: datetime | None = None


_clock = _Clock()


def now() -> datetime:
    """The present instant, aware, in UTC."""
    if _clock.stopped_at is not None:
        return _clock.stopped_at
    return datetime.now(UTC) + shift()


class Reading(NamedTuple):
    """Two clocks of the machine at one instant, in seconds."""

    wall: float
    """The one that people read, and may put forward or back."""
    steady: float
    """One that only ever runs forward, also while the machine sleeps where it has such a one."""


def reading() -> Reading:
    """What the machine's own clocks show; neither the demo nor a test makes them jump."""
    return Reading(datetime.now(UTC).timestamp(), time.clock_gettime(_STEADY))


_STEADY: int = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def shift() -> timedelta:
    """How far the demo's clock is ahead of the true one; nothing outside the demo."""
    if _clock.shift_file is None:
        return timedelta()
    try:
        return timedelta(seconds=json.loads(_clock.shift_file.read_text())["seconds"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return timedelta()


def let_jump(shift_file: Path) -> None:
    """Demo only: keep the jump in ``shift_file``, shared by all processes."""
    _clock.shift_file = shift_file


def jump_to(instant: datetime) -> None:
    """Demo only: make ``instant`` the present. Raises RuntimeError outside the demo."""
    if _clock.shift_file is None:
        raise RuntimeError("the clock jumps in the demo only")
    seconds = (instant - datetime.now(UTC)).total_seconds()
    _clock.shift_file.parent.mkdir(parents=True, exist_ok=True)
    fresh = _clock.shift_file.with_suffix(".new")
    fresh.write_text(json.dumps({"seconds": seconds}))
    fresh.replace(_clock.shift_file)  # a reader never meets half a file


@contextmanager
def stopped(instant: datetime) -> Iterator[None]:
    """Tests only: the clock stands at ``instant`` for every thread of this process."""
    before, _clock.stopped_at = _clock.stopped_at, instant
    try:
        yield
    finally:
        _clock.stopped_at = before
