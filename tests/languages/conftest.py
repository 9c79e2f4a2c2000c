"""Here a missing word is an error, whatever another test's app asked for."""

from collections.abc import Iterator

import pytest

from chats.languages.catalogues import forgive_missing


@pytest.fixture(autouse=True)
def strict() -> Iterator[None]:
    """Raise on missing words, and put back what was."""
    before = forgive_missing(None)
    yield
    forgive_missing(before)
