"""Where the district has a machine that drafts, a button asks it; a person has the last word."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from chats.app import create_app
from chats.config import Settings
from chats.db import db
from chats.texts.models import Translation
from chats.texts.states import State
from tests.factories import Make
from tests.pages import CheckingClient, Page
from tests.servers.translator import Translator, translator
from tests.translating.conftest import Desk, seated

pytestmark = pytest.mark.commits  # a house of its own sees what is committed alone


@pytest.fixture
def machine() -> Iterator[Translator]:
    """A provider that does as it should: it turns every word into Cyrillic."""
    with translator() as running:
        yield running


@pytest.fixture
def desk(app: Flask, settings: Settings, machine: Translator, make: Make) -> Iterator[Desk]:
    """A liaison in a house that has it set up."""
    house = create_app(replace(settings, drafts_url=machine.url), strict=True)
    yield seated(CheckingClient(house, settings.public_url), make)
    with house.app_context():
        db.engine.dispose()


def drafted(desk: Desk, text_id: int | None, tag: str) -> Page:
    page = desk.client.get(f"/desk/translations/{tag}/{text_id}")
    return desk.client.send(page, "/machine")


def test_what_it_makes_is_a_machine_draft_and_says_so(desk: Desk) -> None:
    chat = desk.chat()
    page = desk.client.follow(drafted(desk, chat.summary_id, "ru"))
    assert "machine draft" in page.text
    (row,) = db.session.query(Translation)
    assert (row.state, row.reviewer_id, "9" in row.body) == (State.MACHINE_DRAFT, None, True)


def test_a_draft_that_cannot_stand_for_the_source_is_not_kept(desk: Desk) -> None:
    page = drafted(desk, desk.chat().summary_id, "am")
    assert page.status == 422
    assert "The machine made no draft that may be used" in page.text
    assert db.session.query(Translation).count() == 0


def test_what_a_person_reviewed_is_not_drafted_anew(desk: Desk) -> None:
    chat = desk.chat()
    desk.take(chat.title_id, "es", "La boleta de calificaciones de su hijo")
    assert "Draft it by machine" not in desk.client.get(f"/desk/translations/es/{chat.title_id}").text
