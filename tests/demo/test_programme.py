from datetime import date

import pytest

from chats.demo.programme import school_day

FRIDAY, SATURDAY, SUNDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)


def test_a_meeting_that_falls_on_a_weekday_stays_there():
    assert school_day(FRIDAY, 3) == FRIDAY


@pytest.mark.parametrize("day", [SATURDAY, SUNDAY])
def test_a_coming_meeting_never_falls_on_a_weekend(day: date):
    assert school_day(day, 3) == date(2026, 11, 30)


@pytest.mark.parametrize("day", [SATURDAY, SUNDAY])
def test_a_past_meeting_never_fell_on_a_weekend(day: date):
    assert school_day(day, -9) == FRIDAY
