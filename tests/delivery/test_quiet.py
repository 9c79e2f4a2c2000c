"""Quiet hours, where the family lives."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.calendars.zones import zone_names
from chats.delivery.letter import Lane
from chats.delivery.quiet import Quiet, ends_at, held_until

QUIET = Quiet()
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
instants = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: BEGINNING + timedelta(minutes=minutes))
zones = st.sampled_from(zone_names())


@given(instants, zones)
def test_a_message_that_may_go_goes_between_eight_and_nine(now: datetime, zone: str) -> None:
    late = now + timedelta(days=30)
    goes = held_until(QUIET, zone, Lane.REMINDERS, late, now) or now
    assert time(8) <= goes.astimezone(ZoneInfo(zone)).time() < time(21)


@given(instants, zones)
def test_nobody_waits_longer_than_a_night(now: datetime, zone: str) -> None:
    morning = ends_at(QUIET, zone, now)
    assert morning is None or timedelta() < morning - now <= timedelta(hours=12)


@given(instants, zones)
def test_a_cancellation_never_waits(now: datetime, zone: str) -> None:
    assert held_until(QUIET, zone, Lane.CODES_AND_CANCELLATIONS, now + timedelta(days=30), now) is None


@pytest.mark.parametrize(("useful_hours", "waits"), [(9, False), (10, False), (11, True)])
def test_a_change_of_time_goes_at_night_only_where_the_morning_is_too_late(
    useful_hours: int, waits: bool
) -> None:
    evening = datetime(2026, 10, 15, 5, 0, tzinfo=UTC)  # ten at night in Seattle, ten hours before eight
    useless_after = evening + timedelta(hours=useful_hours)
    held = held_until(QUIET, "America/Los_Angeles", Lane.CHANGES, useless_after, evening)
    assert (held is not None) is waits
