"""A liaison at the desk, and a coming chat."""

import pytest

from tests.factories import Make
from tests.pages import CheckingClient


@pytest.fixture
def desk(make: Make, client: CheckingClient) -> CheckingClient:
    client.sign_in(make.session(make.staff_member())[1])
    return client


@pytest.fixture
def meeting_id(make: Make) -> int:
    """A coming chat."""
    return make.meeting().id
