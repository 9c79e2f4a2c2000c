"""For an hour, a file that was taken over can be taken back."""

import pytest

from chats.db import db
from chats.meetings.models import Meeting
from chats.texts.models import TranslationSave
from chats.texts.states import State
from tests.exchange.returning import ANA, SUMMARY, TITLE, confirm, kept, returned, shown
from tests.pages import Page
from tests.translating.conftest import Desk

pytestmark = pytest.mark.usefixtures("no_upload_outlives_its_test")


def undo(desk: Desk, content: bytes, trust: str = "every") -> Page:
    done = desk.client.follow(confirm(desk, shown(desk, content), trust, ANA))
    return desk.client.follow(desk.client.send(done, "undo"))


def test_a_file_can_be_taken_back(desk: Desk, chat: Meeting) -> None:
    desk.take(chat.title_id, "es", "Las notas")
    page = undo(desk, returned(desk, TITLE, SUMMARY))
    assert "2 translations stand as they stood before" in page.text
    assert kept() == [("Las notas", State.REVIEWED)]
    latest = db.session.query(TranslationSave).filter_by(text_id=chat.title_id).order_by(TranslationSave.id)
    assert [(one.body, one.reviewer) for one in latest][-1] == ("Las notas", desk.by.name)


def test_what_was_outdated_before_is_outdated_again(desk: Desk, chat: Meeting) -> None:
    desk.take(chat.title_id, "es", "Las notas")
    desk.rewrite(chat.title_id, "Your child's school report")
    undo(desk, returned(desk, "El informe escolar"))
    assert desk.queue("es")[0] == ("title", "outdated")


def test_what_somebody_wrote_since_is_not_taken_back(desk: Desk, chat: Meeting) -> None:
    done = desk.client.follow(confirm(desk, shown(desk, returned(desk, TITLE, SUMMARY))))
    desk.take(chat.title_id, "es", "Las notas")
    desk.client.send(done, "undo")
    assert kept() == [("Las notas", State.REVIEWED)]


def test_a_file_can_be_taken_back_once(desk: Desk, chat: Meeting) -> None:
    done = desk.client.follow(confirm(desk, shown(desk, returned(desk, TITLE))))
    desk.client.send(done, "undo")
    assert "not here any more" in desk.client.follow(desk.client.send(done, "undo")).text
    assert desk.client.get(done.path).status == 303
