"""How a liaison writes down where something was said."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.archive.minutes import LONGEST, UnfitMinute, mark_of, second_now, second_of
from tests.factories import NOW


@pytest.mark.parametrize(
    ("mark", "second"),
    [
        ("12:40", 760),
        ("0:05", 5),
        ("1:12:40", 4360),
        ("72:40", 4360),
        (" 3:00 ", 180),
        ("", None),
        ("  ", None),
    ],
)
def test_a_minute_is_read_as_people_write_it(mark: str, second: int | None) -> None:
    assert second_of(mark) == second


@pytest.mark.parametrize(
    "mark", ["12", "12:60", "1:75:00", "-1:00", "12.40", "noon", "13:00:00", "999:00", "١٢:٤x"]
)
def test_what_is_no_minute_is_refused(mark: str) -> None:
    with pytest.raises(UnfitMinute):
        second_of(mark)


@given(st.integers(0, LONGEST))
def test_a_minute_shown_is_the_minute_typed(second: int) -> None:
    assert second_of(mark_of(second)) == second


def test_now_is_counted_from_the_start() -> None:
    assert second_now(NOW, NOW + timedelta(minutes=12, seconds=40)) == 760


@pytest.mark.parametrize("gone", [timedelta(seconds=-1), timedelta(days=1)])
def test_before_and_long_after_a_meeting_there_is_no_now(gone: timedelta) -> None:
    assert second_now(NOW, NOW + gone) is None
