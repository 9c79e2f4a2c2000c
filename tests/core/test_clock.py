"""The clock: read in one place, jumps in the demo only."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chats import clock

EVE = datetime(2026, 3, 11, 20, tzinfo=UTC)


def test_the_clock_can_be_stopped():
    with clock.stopped(EVE):
        assert clock.now() == EVE


def test_outside_the_demo_the_clock_does_not_jump():
    with pytest.raises(RuntimeError):
        clock.jump_to(EVE)


def test_in_the_demo_every_process_jumps_together(tmp_path: Path):
    clock.let_jump(tmp_path / "demo" / "clock.json")
    try:
        clock.jump_to(EVE)
        assert abs(clock.now() - EVE) < timedelta(seconds=5)
    finally:
        clock._clock.shift_file = None


def test_half_a_clock_file_is_no_jump(tmp_path: Path):
    (tmp_path / "clock.json").write_text('{"seco')
    clock.let_jump(tmp_path / "clock.json")
    try:
        assert clock.shift() == timedelta()
    finally:
        clock._clock.shift_file = None
