"""How long a call list takes is said before anybody begins."""

import pytest

from chats.calls.effort import minutes


@pytest.mark.parametrize(("families", "about"), [(0, 0), (1, 5), (7, 25), (60, 210)])
def test_so_many_calls_take_so_long(families: int, about: int):
    assert minutes(families) == about
