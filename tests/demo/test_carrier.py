"""How long a text is, as the demo's provider counts."""

import pytest

from chats.demo.carrier import segments


@pytest.mark.parametrize(
    ("body", "count"),
    [("", 1), ("a" * 160, 1), ("a" * 161, 2), ("a" * 307, 3), ("é" * 70, 1), ("é" * 71, 2), ("👍" * 36, 2)],
)
def test_a_text_travels_in_as_many_parts_as_it_needs(body: str, count: int) -> None:
    assert segments(body) == count
