"""When an interpreter is not free."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.interpreters.busy import SETTING_UP, TRAVEL, is_remote, quarter_of, quarters
from chats.meetings.kinds import Place

SIX = datetime(2026, 10, 22, 1, 0, tzinfo=UTC)


def taken(after: int, minutes: int, *, remote: bool) -> set[int]:
    starts_at = SIX + timedelta(minutes=after)
    return set(quarters(starts_at, starts_at + timedelta(minutes=minutes), remote=remote))


def test_getting_there_takes_half_an_hour() -> None:
    assert len(taken(0, 60, remote=False)) == 6


def test_by_phone_or_video_a_quarter_of_an_hour_is_enough() -> None:
    assert len(taken(0, 60, remote=True)) == 5


def test_half_an_hour_between_two_meetings_is_enough_to_travel() -> None:
    assert taken(0, 60, remote=False).isdisjoint(taken(90, 60, remote=False))


def test_twenty_minutes_between_two_meetings_are_not() -> None:
    assert not taken(0, 60, remote=False).isdisjoint(taken(80, 60, remote=False))


def test_a_begun_quarter_is_taken_to_its_end() -> None:
    assert max(taken(0, 50, remote=True)) == quarter_of(SIX + timedelta(minutes=59))


@pytest.mark.parametrize(
    ("place", "remote_only", "remote"),
    [
        (Place.IN_PERSON, False, False),
        (Place.IN_PERSON, True, True),
        (Place.ONLINE, False, True),
        (Place.BOTH, False, False),
        (Place.BOTH, True, True),
    ],
)
def test_who_can_come_comes_to_the_room(place: Place, remote_only: bool, remote: bool) -> None:
    assert is_remote(place, remote_only=remote_only) is remote


@given(
    after=st.integers(0, 600), first=st.integers(10, 240), second=st.integers(10, 240), remote=st.booleans()
)
def test_meetings_that_touch_never_fit_beside_each_other(
    after: int, first: int, second: int, remote: bool
) -> None:
    way = (SETTING_UP if remote else TRAVEL) // timedelta(minutes=1)
    beside = taken(0, first, remote=False).isdisjoint(taken(after, second, remote=remote))
    assert not (beside and after < first + way)
    assert beside or after < first + way + 30  # never more than the rounding at both ends
