"""A district with its numbers, and a liaison at the desk."""

import pytest
from sqlalchemy import update

from chats.db import transaction
from chats.schools.models import District
from tests.factories import Make
from tests.pages import CheckingClient

PHONE, LINE = "+12065550142", "+18005550123"


@pytest.fixture
def district_id(make: Make) -> int:
    """A district whose families and staff know whom to call."""
    numbers = {"phone": PHONE, "language_line": LINE, "language_line_code": "4471"}
    district_id = make.home.id
    with transaction() as session:
        session.execute(update(District).where(District.id == district_id).values(numbers))
    return district_id


@pytest.fixture
def desk(make: Make, client: CheckingClient, district_id: int) -> CheckingClient:
    """A liaison at the desk."""
    client.sign_in(make.session(make.staff_member())[1])
    return client
