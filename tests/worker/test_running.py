"""The beat of a worker goes on, whatever happens to the clock."""

from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from flask import Flask

from chats.stopping import Told
from chats.worker.running import Every, Shift
from tests.factories import NOW


@pytest.mark.parametrize("jump", [timedelta(seconds=1), timedelta(days=3), timedelta(days=365)])
def test_after_any_jump_forward_one_beat_was_missed_and_not_millions(jump: timedelta) -> None:
    assert Every(5).get_next_fire_time(NOW, NOW + jump) == NOW + jump + timedelta(seconds=5)


def test_after_a_jump_back_what_would_beat_in_a_year_beats_at_once(app: Flask) -> None:
    beats, shift = Event(), Shift(app, Told())
    shift.every(3600, beats.set)
    shift.scheduler.start()
    assert beats.wait(10)
    beats.clear()
    shift.beat_anew()
    assert beats.wait(10)
    assert shift.end()


def test_a_beat_is_not_begun_once_somebody_said_stop(app: Flask) -> None:
    beats, told = Event(), Told()
    told.set()
    shift = Shift(app, told)
    shift.every(3600, beats.set)
    shift.scheduler.start()
    assert not beats.wait(0.3)
    assert shift.end()


def test_the_next_beat_is_counted_from_this_one() -> None:
    assert Every(5).get_next_fire_time(None, datetime(2026, 1, 1, tzinfo=UTC)) == datetime(
        2026, 1, 1, 0, 0, 5, tzinfo=UTC
    )
