"""A provider in trouble is left alone for a while, and tried again by itself."""

from datetime import timedelta

from chats.delivery.outlets import Health
from chats.delivery.retries import PAUSES
from tests.factories import NOW

SECOND = timedelta(seconds=1)


def failed(*, times: int = 1) -> Health:
    """One that failed so often in a row."""
    health, now = Health("text"), NOW
    for _ in range(times):
        now = health.fail("unreachable", now)
    return health


def test_one_that_failed_is_left_alone_and_then_tried_again() -> None:
    health = failed()
    assert [health.is_open(NOW + PAUSES[0] - SECOND), health.is_open(NOW + PAUSES[0])] == [False, True]


def test_connections_that_break_together_are_one_failure() -> None:
    health = failed()
    assert {health.fail("unreachable", NOW) for _ in range(5)} == {NOW + PAUSES[0]}


def test_one_that_goes_on_failing_is_left_alone_for_longer_but_never_for_good() -> None:
    health, now, waits = Health("text"), NOW, []
    for _ in range(len(PAUSES) + 2):
        until = health.fail("unreachable", now)
        waits, now = [*waits, until - now], until
    assert waits == [*PAUSES, PAUSES[-1], PAUSES[-1]]


def test_one_that_answers_again_is_well() -> None:
    health = failed(times=3)
    health.succeed()
    assert (health.trouble, health.is_open(NOW)) == (None, True)


def test_a_pause_does_not_outlive_a_clock_that_was_put_back() -> None:
    health = failed()
    assert health.is_open(NOW - timedelta(days=365))
    assert health.fail("unreachable", NOW - timedelta(days=365)) <= NOW - timedelta(days=364)
