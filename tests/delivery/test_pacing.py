"""How much is handed over at once: little to a slow provider, and never more than a number may send."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.delivery.pacing import (
    BACKLOG_SECONDS,
    LARGEST,
    RESERVED,
    WINDOW_SECONDS,
    Pace,
    allowance,
    capacity,
    filled,
)
from tests.factories import NOW

rates = st.floats(0.01, 10_000)
lengths = st.lists(st.lists(st.floats(0, 600), max_size=LARGEST), min_size=1, max_size=20)


def shown(*seconds_each: float) -> Pace:
    """A provider that took so long for each of its last messages."""
    pace = Pace()
    [pace.learn([seconds]) for seconds in seconds_each]
    return pace


def test_to_a_provider_that_nobody_knows_one_message_goes_first() -> None:
    assert Pace().size == 1


def test_to_one_next_door_many_go_together() -> None:
    assert shown(0.0001).size == LARGEST


@pytest.mark.parametrize("seconds", [WINDOW_SECONDS, 2 * WINDOW_SECONDS, 40])
def test_to_a_slow_one_they_go_one_by_one(seconds: float) -> None:
    assert shown(seconds).size == 1


def test_one_that_becomes_slow_counts_at_once() -> None:
    assert shown(0.0001, WINDOW_SECONDS / 4).size == 4


def test_one_that_becomes_fast_is_believed_little_by_little() -> None:
    assert (
        1 < shown(WINDOW_SECONDS, *[0.0001] * 5).size < shown(WINDOW_SECONDS, *[0.0001] * 12).size <= LARGEST
    )


def test_one_that_hung_once_is_not_thought_slow_for_ever() -> None:
    assert shown(40, *[0.001] * 40).size > 10


@given(lengths)
def test_a_group_is_never_empty_and_never_large(groups: list[list[float]]) -> None:
    pace = Pace()
    [pace.learn(calls) for calls in groups]
    assert 1 <= pace.size <= LARGEST


@given(st.floats(0, 600))
def test_a_group_lasts_no_longer_than_an_urgent_message_may_wait(seconds: float) -> None:
    pace = shown(seconds)
    assert pace.size == 1 or pace.size * seconds <= WINDOW_SECONDS


def test_a_group_of_none_teaches_nothing() -> None:
    pace = shown(0.001)
    pace.learn([])
    assert pace.size == LARGEST


def test_single_calls_that_waited_for_a_processor_do_not_make_a_provider_slow() -> None:
    pace = Pace()
    pace.learn([0.001] * 19 + [2.0])
    assert pace.size == LARGEST


@given(rates)
def test_a_full_bucket_holds_a_minute_and_at_least_one_whole_text(rate: float) -> None:
    assert capacity(rate) == max(rate * BACKLOG_SECONDS, 3)


@given(st.floats(-1000, 1000), st.floats(-(10**6), 10**6), rates)
def test_a_bucket_never_holds_more_than_it_can_and_time_empties_none(
    tokens: float, seconds: float, rate: float
) -> None:
    now = filled(tokens, NOW, NOW + timedelta(seconds=seconds), rate)
    assert min(tokens, capacity(rate)) <= now <= capacity(rate)


@given(rates, st.floats(0, 3600), st.floats(0, 3600))
def test_two_waits_fill_a_bucket_as_one(rate: float, first: float, second: float) -> None:
    half, whole = NOW + timedelta(seconds=first), NOW + timedelta(seconds=first + second)
    at_once = filled(0, NOW, whole, rate)
    assert filled(filled(0, NOW, half, rate), half, whole, rate) == pytest.approx(at_once, rel=1e-3, abs=1e-2)


@given(st.floats(-1000, 100_000), rates)
def test_bulk_leaves_a_fifth_for_what_is_urgent(tokens: float, rate: float) -> None:
    bulk, urgent = (allowance(tokens, rate, urgent=one) for one in (False, True))
    assert 0 <= bulk <= urgent
    assert bulk == 0 or tokens - bulk >= RESERVED * capacity(rate) - 1e-6


@given(st.floats(-1000, 0), rates, st.booleans())
def test_a_debt_is_waited_for(tokens: float, rate: float, urgent: bool) -> None:
    assert allowance(tokens, rate, urgent=urgent) == 0
