"""Every test here stands in one district, as a view and the worker do."""

from collections.abc import Callable, Iterator

import pytest

from chats.access.actors import Role
from chats.db import within
from chats.interpreters import actions
from chats.interpreters.models import Interpreter
from tests.factories import NOW, Make
from tests.pages import CheckingClient


@pytest.fixture
def inside(make: Make) -> Iterator[None]:
    """Within the district in which everything is made."""
    with within(make.home.id):
        yield


@pytest.fixture
def somebody(make: Make, inside: None) -> Interpreter:
    """An interpreter for Spanish with a page and a calendar."""
    one = make.interpreter()
    actions.catch_up(NOW)
    return one


@pytest.fixture
def signed_in(make: Make, client: CheckingClient) -> Callable[..., CheckingClient]:
    """Signs a member of staff in on the device."""

    def enter(role: Role = Role.COORDINATOR, **facts: object) -> CheckingClient:
        member = make.staff_member(role, **facts)
        client.sign_in(make.session(member)[1])
        return client

    return enter
