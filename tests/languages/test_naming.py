"""Staff read the names of languages in their own."""

import pytest

from chats.languages.naming import named


@pytest.mark.parametrize(
    ("tag", "reader", "name"),
    [
        ("vi", "es", "vietnamita"),
        ("zh-Hans", "es", "chino simplificado"),
        ("ht", "es", "criollo haitiano"),
        ("vi", "en", "Vietnamese"),
        ("ase", "es", "American Sign Language"),
    ],
)
def test_a_language_is_named_in_the_readers_own(tag: str, reader: str, name: str):
    assert named(tag, reader) == name
