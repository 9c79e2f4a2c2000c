"""When a phone that nobody picked up rings again."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.delivery.ringing import next_ring
from tests.factories import NOW, ZONE

WEEK = NOW + timedelta(days=7)


@pytest.mark.parametrize(("rung", "hours"), [(1, 0.5), (2, 2), (3, 4)])
def test_it_rings_ever_later(rung: int, hours: float) -> None:
    assert next_ring(rung, ZONE, WEEK, NOW) == NOW + timedelta(hours=hours)


def test_after_three_more_calls_a_person_calls() -> None:
    assert next_ring(4, ZONE, WEEK, NOW) is None


def test_what_would_come_too_late_is_left_to_a_person() -> None:
    assert next_ring(1, ZONE, NOW + timedelta(minutes=30), NOW) is None


def test_in_the_evening_it_waits_for_the_morning() -> None:
    evening = datetime(2026, 10, 14, 19, 45, tzinfo=ZoneInfo(ZONE))
    assert next_ring(1, ZONE, WEEK, evening) == datetime(2026, 10, 15, 9, 0, tzinfo=ZoneInfo(ZONE))


@given(
    rung=st.integers(1, 3), minutes=st.integers(0, 60 * 24 * 400),
    zone=st.sampled_from(["America/Los_Angeles", "America/New_York", "Asia/Kathmandu", "Pacific/Honolulu"]),
)  # fmt: skip
def test_no_machine_rings_outside_the_day_where_the_family_lives(rung: int, minutes: int, zone: str) -> None:
    now = NOW + timedelta(minutes=minutes)
    again = next_ring(rung, zone, now + timedelta(days=9), now)
    assert again is not None
    assert 9 <= again.astimezone(ZoneInfo(zone)).hour < 20
