"""A “1” is never guessed to be about one meeting where it may be about another."""

import pytest

from chats.inbox.meant import the_one_meant


@pytest.mark.parametrize(
    ("asked", "unanswered", "meant"),
    [
        (["a"], ["a"], "a"),
        (["a"], [], "a"),
        (["a", "b"], ["b"], "b"),
        (["a", "b"], ["a", "b"], None),
        (["a", "b"], [], None),
        ([], [], None),
    ],
)
def test_only_the_one_that_can_be_meant_is_meant(asked: list[str], unanswered: list[str], meant: str | None):
    assert the_one_meant(asked, unanswered) == meant
