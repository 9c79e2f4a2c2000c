"""Whether the machine's clock is believed: set right a little it is, put forward or back it is doubted."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.clock import Reading, reading
from chats.worker.watch import (
    FAR_SECONDS,
    HOLDS_SECONDS,
    SETTLES_SECONDS,
    TELLING_SECONDS,
    Watch,
)

HOUR, YEAR = 3600, 365 * 24 * 3600


@dataclass
class Machine:
    """A machine whose clock somebody puts."""

    steady: float = 1000
    wrong: float = 0

    def read(self) -> Reading:
        """What its two clocks show."""
        return Reading(1_800_000_000 + self.steady + self.wrong, self.steady)

    def later(self, seconds: float, watch: Watch, *, put_by: float = 0) -> bool:
        """Whether the clock, put once more meanwhile, is believed so many seconds later."""
        self.steady, self.wrong = self.steady + seconds, self.wrong + put_by
        return watch.believes()


Put = Callable[[float], tuple[Machine, Watch]]


@pytest.fixture
def put() -> Put:
    """A machine whose clock was right, and has just been put by so many seconds."""

    def by(seconds: float) -> tuple[Machine, Watch]:
        machine = Machine()
        watch = Watch(machine.read)
        machine.wrong = seconds
        return machine, watch

    return by


def test_a_clock_that_nobody_touches_is_believed(put: Put) -> None:
    machine, watch = put(0)
    assert {machine.later(60, watch) for _ in range(100)} == {True}


def test_a_clock_that_is_set_right_little_by_little_is_believed(put: Put) -> None:
    machine, watch = put(0)
    assert {machine.later(5, watch, put_by=TELLING_SECONDS / 2) for _ in range(100)} == {True}


@pytest.mark.parametrize("jump", [HOUR, -HOUR, -YEAR, TELLING_SECONDS + 1, FAR_SECONDS])
def test_a_small_jump_or_one_back_is_believed_once_two_looks_agree(put: Put, jump: float) -> None:
    machine, watch = put(jump)
    looks = [machine.later(1, watch), machine.later(SETTLES_SECONDS / 2, watch)]
    assert [*looks, machine.later(SETTLES_SECONDS / 2, watch)] == [False, False, True]


@pytest.mark.parametrize("jump", [FAR_SECONDS + 60, 3 * 24 * HOUR, YEAR])
def test_a_jump_of_more_than_an_hour_forward_is_doubted_for_ten_minutes(put: Put, jump: float) -> None:
    machine, watch = put(jump)
    looks = [machine.later(1, watch), machine.later(HOLDS_SECONDS - 1, watch)]
    assert [*looks, machine.later(1, watch)] == [False, False, True]


@pytest.mark.parametrize("jump", [HOUR, -HOUR, YEAR, -YEAR])
def test_a_clock_that_is_put_right_again_is_believed_at_once(put: Put, jump: float) -> None:
    machine, watch = put(jump)
    assert machine.later(1, watch) is False
    machine.wrong = 0
    assert machine.later(1, watch) is True


def test_a_clock_that_goes_on_jumping_is_not_believed(put: Put) -> None:
    machine, watch = put(100)
    assert {machine.later(60, watch, put_by=100) for _ in range(50)} == {False}


def test_while_it_is_doubted_people_can_be_told(put: Put) -> None:
    machine, watch = put(HOUR)
    machine.later(1, watch)
    assert (watch.doubts, watch.moves) == (True, 1)
    machine.later(SETTLES_SECONDS, watch)
    assert (watch.doubts, watch.moves) == (False, 1)


@given(st.floats(-10 * YEAR, 10 * YEAR), st.lists(st.floats(0, 100), max_size=30))
def test_no_jump_that_tells_is_believed_at_the_first_look(jump: float, waits: list[float]) -> None:
    machine = Machine()
    watch = Watch(machine.read)
    believed = [machine.later(wait, watch) for wait in waits]
    machine.wrong = jump
    assert all(believed)
    assert machine.later(1, watch) is (abs(jump) <= TELLING_SECONDS)


def test_the_machines_own_clocks_run_side_by_side() -> None:
    first, second = reading(), reading()
    assert second.wall - first.wall == pytest.approx(second.steady - first.steady, abs=1)
