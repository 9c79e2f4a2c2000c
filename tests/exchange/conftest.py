"""A liaison at work, with a chat in her own words that families read in Spanish."""

from collections.abc import Iterator

import pytest
from flask import Flask

from chats.access.actors import Role
from chats.languages.words import speaking
from chats.meetings.models import Meeting
from chats.storage import store
from tests.factories import Make
from tests.pages import CheckingClient
from tests.translating.conftest import Desk, seated


@pytest.fixture
def desk(client: CheckingClient, make: Make) -> Desk:
    """A liaison."""
    return seated(client, make, Role.LIAISON)


@pytest.fixture
def chat(desk: Desk) -> Meeting:
    """A chat with a title and a summary, both to translate into Spanish."""
    desk.reads("es")
    return desk.chat()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """What is wrong is said in English here."""
    with speaking("en"):
        yield


@pytest.fixture
def no_upload_outlives_its_test(app: Flask) -> Iterator[None]:
    """Files that wait for a confirmation are cast away."""
    yield
    for suffix in ("trans", "undo"):
        for path in store().root.glob(f"*/*.{suffix}"):
            path.unlink()
