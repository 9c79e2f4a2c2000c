"""When a day ends, and from when it is told."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chats.digests.days import LONGEST_BACK, Day, begins_at, end_of, ended_on
from tests.factories import NOW, ZONE

FIVE = time(17)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def test_before_five_the_day_that_ended_is_yesterday() -> None:
    assert ended_on(NOW, ZONE, FIVE) == date(2026, 10, 13)


def test_from_five_on_the_day_that_ended_is_today() -> None:
    assert ended_on(datetime(2026, 10, 15, 0, 0, tzinfo=UTC), ZONE, FIVE) == date(2026, 10, 14)


@given(st.integers(0, 365 * 24 * 60).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes)))
def test_a_day_has_ended_when_it_is_told_also_where_the_clocks_change(now: datetime) -> None:
    end = end_of(ended_on(now, ZONE, FIVE), ZONE, FIVE)
    assert end <= now < end + timedelta(hours=25)


def test_the_first_digest_tells_one_day() -> None:
    assert begins_at(NOW, None) == NOW - timedelta(days=1)


def test_a_digest_goes_on_where_the_last_one_ended() -> None:
    assert begins_at(NOW, NOW - timedelta(days=3)) == NOW - timedelta(days=3)


def test_after_a_long_holiday_only_the_last_days_are_told() -> None:
    assert begins_at(NOW, NOW - timedelta(days=30)) == NOW - LONGEST_BACK


def test_calls_that_waited_before_make_no_day_of_their_own() -> None:
    assert Day((), calls=7).is_quiet
