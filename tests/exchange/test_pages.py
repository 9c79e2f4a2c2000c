"""A file leaves for a translator, comes back, is looked at, and is taken over."""

from datetime import timedelta

import pytest

from chats import clock
from chats.access.actors import Role
from chats.db import db
from chats.exchange import formats
from chats.exchange.formats import Format
from chats.exchange.views import KEPT_FOR
from chats.meetings.models import Meeting
from chats.storage import store
from chats.texts.models import TranslationSave
from chats.texts.states import State
from tests.exchange.returning import ANA, FILES, SUMMARY, TITLE, confirm, kept, returned, send, shown, units
from tests.factories import NOW, Make
from tests.pages import CheckingClient
from tests.translating.conftest import Desk, seated

pytestmark = pytest.mark.usefixtures("no_upload_outlives_its_test")


@pytest.mark.parametrize("chosen", list(Format))
def test_a_translators_words_come_back_with_her_name(desk: Desk, chat: Meeting, chosen: Format) -> None:
    page = shown(desk, returned(desk, TITLE, SUMMARY, chosen=chosen))
    assert kept() == []
    done = desk.client.follow(confirm(desk, page, "every", ANA))
    assert "Reviewed now 2" in done.text
    assert kept() == [(TITLE, State.REVIEWED), (SUMMARY, State.REVIEWED)]
    saves = db.session.query(TranslationSave)
    assert {(one.reviewer, one.saver_id) for one in saves} == {(ANA, desk.by.id)}


@pytest.mark.parametrize("chosen", [one.value for one in Format])
def test_a_download_says_what_it_is(desk: Desk, chat: Meeting, chosen: str) -> None:
    page = desk.client.get(f"{FILES}/download?which=all&format={chosen}")
    rows = formats.read(page.body).rows
    assert [one.source for one in rows] == ["Your child's report card", units(desk)[1].source]
    assert f"filename=coffee-chats-es.{Format(chosen).suffix}" in page.headers["Content-Disposition"]


def test_the_page_of_files_stands_under_translations(desk: Desk, chat: Meeting) -> None:
    here = [one for one in desk.client.get(FILES).all("a") if one.get("aria-current") == "page"]
    assert [one.get("href") for one in here] == ["/desk/translations"]


def test_only_what_is_marked_leaves_for_a_translator_outside(desk: Desk, chat: Meeting) -> None:
    text = desk.client.get(f"/desk/translations/es/{chat.title_id}")
    desk.client.send(text, "outside")
    page = desk.client.get(f"{FILES}/download?which=outside&format=po")
    assert [one.key for one in formats.read(page.body).rows] == [f"text-{chat.title_id}"]


def test_the_mark_goes_when_the_words_come_back_reviewed(desk: Desk, chat: Meeting) -> None:
    desk.client.send(desk.client.get(f"/desk/translations/es/{chat.title_id}"), "outside")
    confirm(desk, shown(desk, returned(desk, TITLE)), "every", ANA)
    page = desk.client.get(f"{FILES}/download?which=outside&format=po")
    assert formats.read(page.body).rows == []


def test_the_same_file_again_changes_nothing(desk: Desk, chat: Meeting) -> None:
    content = returned(desk, TITLE, SUMMARY)
    confirm(desk, shown(desk, content), "every", ANA)
    done = desk.client.follow(confirm(desk, shown(desk, content), "every", "Somebody else"))
    assert "Written 0" in done.text
    assert {one.reviewer for one in db.session.query(TranslationSave)} == {ANA}


def test_without_a_name_nobody_stands_behind_the_words(desk: Desk, chat: Meeting) -> None:
    page = shown(desk, returned(desk, TITLE))
    refused = confirm(desk, page, "every", "  ")
    assert (refused.status, "Please write the name" in refused.text, kept()) == (422, True, [])
    confirm(desk, page)
    assert kept() == [(TITLE, State.DRAFT)]


def test_what_there_is_not_to_choose_is_not_chosen(desk: Desk, chat: Meeting) -> None:
    refused = confirm(desk, shown(desk, returned(desk, TITLE)), "marked", ANA)
    assert (refused.status, kept()) == (422, [])


def test_only_what_the_file_marks_may_count_as_reviewed(desk: Desk, chat: Meeting) -> None:
    content = returned(desk, TITLE, SUMMARY).replace(b'approved="no"', b'approved="yes"', 1)
    page = shown(desk, content)
    assert "the 1 text that the file marks" in page.text
    confirm(desk, page, "marked", ANA)
    assert kept() == [(TITLE, State.REVIEWED), (SUMMARY, State.DRAFT)]


def test_good_rows_are_taken_when_others_are_refused(desk: Desk, chat: Meeting) -> None:
    page = shown(desk, returned(desk, TITLE, "La leemos juntos el 8 de marzo. Traiga sus preguntas."))
    assert "“8” is not in the original" in page.text
    sheet = desk.client.get(f"{page.path}/refused.csv")
    assert "“8” is not in the original" in sheet.body.decode("utf-8-sig")
    confirm(desk, page)
    assert kept() == [(TITLE, State.DRAFT)]


def test_staff_read_what_is_wrong_in_their_own_language(
    client: CheckingClient, make: Make, desk: Desk, chat: Meeting
) -> None:
    content = returned(desk, TITLE, "x" * 5000)
    ella = seated(client, make, Role.LIAISON, language="es")
    assert "Es demasiado largo" in shown(ella, content).text


def test_what_changed_here_since_the_file_left_stays_unless_it_is_ticked(desk: Desk, chat: Meeting) -> None:
    content = returned(desk, TITLE)
    desk.take(chat.title_id, "es", "Las notas de su hijo")
    page = shown(desk, content)
    assert "Somebody here wrote another translation" in page.text
    assert {"Las notas de su hijo", TITLE} <= {"".join(cell.itertext()) for cell in page.all("td")}
    confirm(desk, page, "every", ANA)
    assert kept() == [("Las notas de su hijo", State.REVIEWED)]
    confirm(desk, shown(desk, content), "every", ANA, also=f"text-{chat.title_id}")
    assert kept() == [(TITLE, State.REVIEWED)]


def test_a_translation_of_an_old_original_is_a_draft_at_most(desk: Desk, chat: Meeting) -> None:
    content = returned(desk, TITLE)
    desk.rewrite(chat.title_id, "Your child's school report")
    page = shown(desk, content)
    assert "The translator had: Your child's report card" in page.text
    confirm(desk, page, "every", ANA, also=f"text-{chat.title_id}")
    assert kept() == [(TITLE, State.DRAFT)]


def test_what_changed_while_somebody_looked_is_shown_before_anything_is_written(
    desk: Desk, chat: Meeting
) -> None:
    page = shown(desk, returned(desk, TITLE))
    desk.take(chat.title_id, "es", "Las notas")
    again = confirm(desk, page)
    assert (again.status, kept()) == (409, [("Las notas", State.REVIEWED)])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04", "This is a workbook"),
        (b"<xliff", "not well-formed XML"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "asks for what no file of translations needs"),
        (b'"a,b\n', "These columns are missing: id, translation"),
        (b"a,b\n1,2\n", "These columns are missing: id, translation"),
        (b'msgid "a"\nmsgstr b', "not a PO file"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_changes_nothing(
    desk: Desk, chat: Meeting, content: bytes, why: str
) -> None:
    page = send(desk, content)
    assert (page.status, why in page.text, "Nothing was changed" in page.text) == (422, True, True)


def test_a_file_of_another_language_is_not_taken(desk: Desk, chat: Meeting) -> None:
    desk.reads("so")
    page = send(desk, returned(desk, TITLE), "/desk/translations/so/files")
    assert "The file is in another language (es)" in page.text


def test_a_liaison_of_another_school_cannot_bring_words_for_it(
    client: CheckingClient, make: Make, desk: Desk, chat: Meeting
) -> None:
    content = returned(desk, TITLE)
    other = seated(client, make, Role.LIAISON, school=make.school())
    page = shown(other, content)
    assert "not yours to translate" in page.text
    confirm(other, page)
    assert kept() == []


def test_an_upload_opens_on_the_page_of_its_language_only(desk: Desk, chat: Meeting) -> None:
    path = send(desk, returned(desk, TITLE)).location.replace("/es/", "/so/")
    assert "choose it again" in desk.client.follow(desk.client.get(path)).text


@pytest.mark.parametrize("button", ["", "/cast-away", "/undo"])
def test_a_button_pressed_on_another_site_does_nothing(desk: Desk, chat: Meeting, button: str) -> None:
    path = send(desk, returned(desk, TITLE)).location
    assert (desk.client.post(path + button, {"token": ""}).status, kept()) == (403, [])


def test_an_upload_is_its_senders_alone(
    client: CheckingClient, make: Make, desk: Desk, chat: Meeting
) -> None:
    path = send(desk, returned(desk, TITLE)).location
    other = seated(client, make, Role.ADMINISTRATOR)
    assert "choose it again" in other.client.follow(other.client.get(path)).text


def test_an_upload_is_forgotten_after_an_hour(make: Make, desk: Desk, chat: Meeting) -> None:
    member = make.staff_member(school=make.first_school)
    desk.client.sign_in(make.session(member, NOW + KEPT_FOR)[1])
    path = send(desk, returned(desk, TITLE)).location
    with clock.stopped(NOW + KEPT_FOR + timedelta(seconds=1)):
        assert "choose it again" in desk.client.follow(desk.client.get(path)).text


def test_nothing_is_changed_on_request(desk: Desk, chat: Meeting) -> None:
    page = shown(desk, returned(desk, TITLE))
    desk.client.send(page, "cast-away")
    assert (kept(), list(store().root.glob("*/*.trans"))) == ([], [])


def test_a_host_brings_no_files(client: CheckingClient, make: Make) -> None:
    assert seated(client, make, Role.HOST).client.get(FILES).status == 403


@pytest.mark.parametrize("wrong", ["mam/files", "es/files/download?format=docx", "es/files/download?which=x"])
def test_what_there_is_not_is_not_found(desk: Desk, wrong: str) -> None:
    assert desk.client.get(f"/desk/translations/{wrong}").status == 404
