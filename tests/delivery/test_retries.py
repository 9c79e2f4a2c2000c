"""When to try again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chats.delivery.retries import MOST_REFUSALS, next_try, pause

NOW = datetime(2026, 10, 14, 17, 0, tzinfo=UTC)
chances = st.floats(0, 1)


def test_after_enough_refusals_a_person_must_look() -> None:
    assert next_try(MOST_REFUSALS, NOW, chance=0) is None


@given(st.integers(1, MOST_REFUSALS - 1), chances)
def test_the_next_try_is_half_a_minute_to_forty_minutes_away(refusals: int, chance: float) -> None:
    at = next_try(refusals, NOW, chance=chance)
    assert at is not None
    assert timedelta(seconds=30) <= at - NOW <= timedelta(minutes=40)


@given(st.integers(1, MOST_REFUSALS - 1), chances, st.integers(-(10**9), 10**12))
def test_whatever_a_provider_asks_for_the_wait_stays_sane(refusals: int, chance: float, asked: int) -> None:
    at = next_try(refusals, NOW, chance=chance, asked_seconds=asked)
    assert at is not None
    assert timedelta() < at - NOW <= timedelta(hours=1, minutes=15)


@given(st.integers(1, MOST_REFUSALS - 2), chances)
def test_the_waits_never_get_shorter(refusals: int, chance: float) -> None:
    sooner, later = (next_try(n, NOW, chance=chance) for n in (refusals, refusals + 1))
    assert sooner is not None
    assert later is not None
    assert sooner <= later


@given(st.integers(0, 10**6))
def test_a_provider_in_trouble_is_asked_again_within_five_minutes(failures: int) -> None:
    assert timedelta() < pause(failures) <= timedelta(minutes=5)
