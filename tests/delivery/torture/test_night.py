"""No phone rings at night, wherever it is and whatever the clocks do (torture list, A20)."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.config import Settings
from chats.delivery.letter import Lane
from chats.delivery.quiet import Quiet, held_until
from tests.delivery.sending import put, sender
from tests.delivery.torture.ground import state
from tests.factories import NOW, ZONE, Make
from tests.servers.smtp import scripted_mail_server

ZONES = ("America/New_York", "America/Phoenix", "America/Los_Angeles", "Pacific/Honolulu")
CHANGES = (datetime(2027, 3, 14, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))
"""The days on which the clocks of the United States are put forward and back."""
BULK = (Lane.REMINDERS, Lane.INVITATIONS, Lane.DIGESTS)

around = st.tuples(st.sampled_from(CHANGES), st.integers(-2 * 24 * 60, 2 * 24 * 60)).map(
    lambda one: one[0] + timedelta(minutes=one[1])
)


@given(around, st.sampled_from(ZONES), st.sampled_from(BULK))
def test_around_the_days_on_which_clocks_change_nothing_leaves_between_nine_and_eight(
    now: datetime, zone: str, lane: Lane
) -> None:
    held = held_until(Quiet(), zone, lane, now + timedelta(days=30), now)
    here = (held or now).astimezone(ZoneInfo(zone)).time()
    assert time(8) <= here < time(21)


@given(around, st.sampled_from(ZONES), st.sampled_from(BULK))
def test_what_waits_for_the_morning_waits_no_longer_than_until_eight(
    now: datetime, zone: str, lane: Lane
) -> None:
    held = held_until(Quiet(), zone, lane, now + timedelta(days=30), now)
    assert held is None or held.astimezone(ZoneInfo(zone)).time() == time(8)


def at(wall: str) -> datetime:
    """An instant by the clock in Seattle."""
    return datetime.fromisoformat(f"2026-10-14T{wall}").replace(tzinfo=ZoneInfo(ZONE))


@pytest.mark.parametrize(
    ("wall", "becomes"),
    [("20:59:58", "accepted"), ("21:00", "ready"), ("07:59", "ready"), ("08:00", "accepted")],
)
def test_on_the_minute_an_invitation_goes_or_waits(
    make: Make, settings: Settings, wall: str, becomes: str
) -> None:
    message = put(make, not_before=NOW - timedelta(days=1)).id
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(at(wall))
    assert state(message)[0] == becomes
