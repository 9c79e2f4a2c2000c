"""A school that has a number to call from."""

from collections.abc import Iterator

import pytest

from tests.voice.ringing import voice_set_up


@pytest.fixture(autouse=True)
def voice() -> Iterator[None]:
    """Voice is set up."""
    with voice_set_up():
        yield
