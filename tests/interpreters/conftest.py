"""Every test here stands in one district, as a view and the worker do."""

from collections.abc import Iterator

import pytest

from chats.db import within
from tests.factories import Make


@pytest.fixture
def inside(make: Make) -> Iterator[None]:
    """Within the district in which everything is made."""
    with within(make.home.id):
        yield
