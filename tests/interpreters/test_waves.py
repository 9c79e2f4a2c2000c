"""How long an interpreter may think."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from chats.interpreters.waves import LAST_CALL, LEAST_PATIENCE, PATIENCE, deadline, wave_size

ZONE = "America/Los_Angeles"
NIGHT = (time(21), time(8))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


MEETING = at(22, 18)


def test_one_who_is_missing_is_sought_among_three_and_two_among_four() -> None:
    assert (wave_size(1), wave_size(2)) == (3, 4)


def test_a_week_ahead_an_answer_may_take_four_hours() -> None:
    assert deadline(at(15, 10), MEETING, ZONE, NIGHT) == at(15, 14)


def test_hours_in_which_nobody_is_written_to_do_not_count() -> None:
    assert deadline(at(15, 20), MEETING, ZONE, NIGHT) == at(16, 11)
    assert deadline(at(15, 23), MEETING, ZONE, NIGHT) == at(16, 12)
    assert deadline(at(16, 8), MEETING, ZONE, NIGHT) == at(16, 12)


def test_a_district_without_quiet_hours_counts_them_all() -> None:
    assert deadline(at(15, 23), MEETING, ZONE, (time(0), time(0))) == at(16, 3)


def test_quiet_hours_may_begin_after_midnight() -> None:
    assert deadline(at(15, 23), MEETING, ZONE, (time(1), time(5))) == at(16, 7)


def test_where_time_is_short_a_third_of_it_is_for_these() -> None:
    assert deadline(at(22, 13), MEETING, ZONE, NIGHT) == at(22, 14)


def test_the_search_ends_two_hours_before_the_meeting() -> None:
    assert deadline(at(22, 15, 55), MEETING, ZONE, NIGHT) == at(22, 16)
    assert deadline(at(22, 16), MEETING, ZONE, NIGHT) is None


@given(
    before=st.timedeltas(timedelta(), timedelta(days=30)),
    begins=st.times().map(lambda one: one.replace(microsecond=0)),
    ends=st.times().map(lambda one: one.replace(microsecond=0)),
    zone=st.sampled_from([ZONE, "America/New_York", "Asia/Kathmandu", "UTC"]),
)
def test_a_deadline_is_to_come_and_before_the_last_call(
    before: timedelta, begins: time, ends: time, zone: str
) -> None:
    starts_at = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)  # the clocks change the night before
    now = starts_at - before
    until = deadline(now, starts_at, zone, (begins, ends))
    if before <= LAST_CALL:
        assert until is None
    else:
        assert until is not None
        assert now < until <= starts_at - LAST_CALL
        assert until - now >= min(LEAST_PATIENCE, before - LAST_CALL)
        assert begins != ends or until - now <= PATIENCE
