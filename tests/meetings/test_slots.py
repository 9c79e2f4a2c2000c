"""A meeting's time is the wall clock that people agreed on."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.calendars.zones import DoubledTime, NonexistentTime, local
from chats.meetings.slots import LONGEST, SHORTEST, AlreadyPast, WrongLength, slot

SEATTLE = "America/Los_Angeles"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
EVENING = datetime(2026, 3, 12, 18, 0)  # noqa: DTZ001  (a wall clock)
SPRING = datetime(2026, 3, 8, 2, 30)  # noqa: DTZ001
AUTUMN = datetime(2026, 11, 1, 1, 30)  # noqa: DTZ001


def test_six_in_the_evening_is_six_on_the_schools_clock() -> None:
    assert slot(EVENING, 45, SEATTLE, now=NOW).starts_at == datetime(2026, 3, 13, 1, 0, tzinfo=UTC)


def test_it_ends_after_its_minutes() -> None:
    made = slot(EVENING, 45, SEATTLE, now=NOW)
    assert made.ends_at - made.starts_at == timedelta(minutes=45)


@pytest.mark.parametrize("minutes", [-30, 0, SHORTEST - 1, LONGEST + 1])
def test_a_length_that_no_meeting_has_is_refused(minutes: int) -> None:
    with pytest.raises(WrongLength):
        slot(EVENING, minutes, SEATTLE, now=NOW)


def test_a_time_that_is_over_is_refused() -> None:
    with pytest.raises(AlreadyPast):
        slot(EVENING, 45, SEATTLE, now=datetime(2026, 3, 13, 1, 0, tzinfo=UTC))


def test_a_time_that_the_clocks_skip_is_asked_about() -> None:
    with pytest.raises(NonexistentTime):
        slot(SPRING, 45, SEATTLE, now=NOW)


def test_a_time_that_comes_twice_is_asked_about() -> None:
    with pytest.raises(DoubledTime):
        slot(AUTUMN, 45, SEATTLE, now=NOW)


def test_the_second_of_two_equal_times_is_an_hour_later() -> None:
    first, second = (slot(AUTUMN, 45, SEATTLE, now=NOW, fold=fold) for fold in (0, 1))
    assert second.starts_at - first.starts_at == timedelta(hours=1)


@given(
    starts=st.datetimes(datetime(2026, 3, 2), datetime(2030, 1, 1)),  # noqa: DTZ001
    minutes=st.integers(SHORTEST, LONGEST),
    fold=st.sampled_from([0, 1]),
)
def test_whatever_time_is_accepted_the_clock_on_the_wall_shows_it(
    starts: datetime, minutes: int, fold: int
) -> None:
    try:
        made = slot(starts, minutes, SEATTLE, now=NOW, fold=fold)
    except NonexistentTime as gap:
        made = slot(gap.later, minutes, SEATTLE, now=NOW, fold=fold)
    assert local(made.starts_at, SEATTLE).replace(tzinfo=None, fold=0) == made.local.replace(fold=0)
