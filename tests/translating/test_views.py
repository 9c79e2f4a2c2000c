"""The translators' pages: the queue, and one text with its source beside it."""

import pytest

from chats.access.actors import Role
from chats.db import db
from chats.texts.models import Translation
from chats.texts.states import State
from tests.factories import Make
from tests.pages import CheckingClient, Page, offered
from tests.translating.conftest import Desk, seated

GOOD = "La leemos juntos el 9 de marzo. Traigan sus preguntas."


def opened(desk: Desk, text_id: int | None, tag: str = "es") -> Page:
    return desk.client.get(f"/desk/translations/{tag}/{text_id}")


def saved(desk: Desk, page: Page, body: str, step: str = "draft") -> Page:
    form = next(form for form in page.all("form") if list(form.iter("textarea")))
    return desk.client.post(page.path, dict(offered(form)) | {"body": body, "step": step})


def seen(page: Page) -> str:
    """All that stands on the page, in whatever language."""
    return " ".join("".join(page.tree.itertext()).split())


def words(text_id: int | None) -> list[tuple[str, State]]:
    return [(row.body, row.state) for row in db.session.query(Translation).filter_by(text_id=text_id)]


def test_the_first_page_says_by_language_what_is_to_do(desk: Desk) -> None:
    desk.chat()
    desk.reads("so", "ar")
    page = desk.client.get("/desk/translations")
    assert "Soomaali" in seen(page)
    assert "2 not translated" in page.text
    assert "/desk/translations/ar" in page.links()


def test_without_work_the_page_says_why(desk: Desk) -> None:
    assert "Nothing waits for a translator" in desk.client.get("/desk/translations").text


def test_a_language_shows_its_texts_under_their_chat(desk: Desk) -> None:
    chat = desk.chat()
    desk.reads("so")
    page = desk.client.get("/desk/translations/so")
    assert "Your child's report card" in page.text
    assert "1 family there reads it" in page.text
    assert f"/desk/translations/so/{chat.title_id}" in page.links()


def test_a_language_that_we_do_not_write_in_has_no_page(desk: Desk) -> None:
    assert desk.client.get("/desk/translations/mam").status == 404


def test_a_host_translates_their_notes_elsewhere(client: CheckingClient, make: Make) -> None:
    assert seated(client, make, Role.HOST).client.get("/desk/translations").status == 403


def test_the_source_stands_beside_it_in_its_own_language_and_direction(desk: Desk) -> None:
    page = opened(desk, desk.chat().summary_id, "ar")
    (field,) = page.all("textarea")
    assert (field.get("lang"), field.get("dir"), field.get("maxlength")) == ("ar", "rtl", "600")
    assert [one.get("lang") for one in page.all("p") if one.get("class") == "letter"] == ["en"]


def test_what_must_stay_and_the_school_words_are_at_hand(desk: Desk) -> None:
    page = opened(desk, desk.chat(title="Your report card of March 9").title_id)
    assert "9 number is missing" in page.text
    assert "report card: boleta de calificaciones" in seen(page)


def test_a_draft_is_saved_with_who_and_when(desk: Desk) -> None:
    chat = desk.chat()
    page = desk.client.follow(saved(desk, opened(desk, chat.summary_id), GOOD))
    assert f"draft saved by {desk.by.name} · Wednesday, October 14, 2026" in page.text
    assert words(chat.summary_id) == [(GOOD, State.DRAFT)]


def test_whoever_saves_it_as_reviewed_stands_behind_it(desk: Desk) -> None:
    chat = desk.chat()
    page = desk.client.follow(saved(desk, opened(desk, chat.summary_id), GOOD, "reviewed"))
    assert f"reviewed reviewed by {desk.by.name}" in page.text
    assert words(chat.summary_id) == [(GOOD, State.REVIEWED)]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("La leemos juntos. Traigan sus preguntas.", "“9” of the original is missing."),
        ("El 9 de marzo, a las 6.", "“6” is not in the original."),
        ("", "Please write the translation."),
        ("x" * 601, "600 characters fit"),
        ("Мы прочитаем вместе 9 марта", "Only 0% of the letters are of this language’s script."),
        ("El 9\x00", "There was a hidden character in this text."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(desk: Desk, typed: str, told: str) -> None:
    chat = desk.chat()
    page = saved(desk, opened(desk, chat.summary_id), typed)
    assert page.status == 422
    assert told in page.text
    assert typed.rstrip("\x00") in "".join(page.all("textarea")[0].itertext())
    assert words(chat.summary_id) == []


def test_a_school_word_that_is_not_found_is_a_warning_and_no_refusal(desk: Desk) -> None:
    chat = desk.chat()
    page = desk.client.follow(saved(desk, opened(desk, chat.title_id), "Las notas de su hijo", "reviewed"))
    assert "These school words were not found in the translation." in page.text
    assert words(chat.title_id) == [("Las notas de su hijo", State.REVIEWED)]


def test_a_source_that_changed_meanwhile_is_shown_and_nothing_typed_is_lost(desk: Desk) -> None:
    chat = desk.chat()
    page = opened(desk, chat.summary_id)
    desk.rewrite(chat.summary_id, "We read it together on March 10.")
    again = saved(desk, page, GOOD, "reviewed")
    assert again.status == 409
    assert "The original was changed while you were translating" in again.text
    assert "March 10" in again.text
    assert GOOD in seen(again)
    assert words(chat.summary_id) == []


def test_after_that_it_is_saved_on_purpose(desk: Desk) -> None:
    chat = desk.chat()
    page = opened(desk, chat.summary_id)
    desk.rewrite(chat.summary_id, "We read it together on March 10.")
    again = saved(desk, page, GOOD)
    saved(desk, again, "La leemos juntos el 10 de marzo.", "reviewed")
    assert words(chat.summary_id) == [("La leemos juntos el 10 de marzo.", State.REVIEWED)]


def test_the_second_of_two_translators_sees_what_the_first_saved(desk: Desk) -> None:
    chat = desk.chat()
    page = opened(desk, chat.summary_id)
    desk.take(chat.summary_id, "es", "La de otra persona, el 9.")
    again = saved(desk, page, GOOD)
    assert again.status == 409
    assert "La de otra persona, el 9." in seen(again)
    assert GOOD in seen(again)


def test_an_outdated_translation_shows_what_it_was_made_from(desk: Desk) -> None:
    chat = desk.chat()
    desk.take(chat.summary_id, "es", GOOD)
    desk.rewrite(chat.summary_id, "We read it together on March 10.")
    page = opened(desk, chat.summary_id)
    assert "outdated: the original was changed" in page.text
    assert "What the last translation was made from" in page.text
    assert "March 9" in page.text


def test_what_was_saved_before_is_there_to_be_read(desk: Desk) -> None:
    chat = desk.chat()
    desk.take(chat.summary_id, "es", "Primera, el 9.", State.DRAFT)
    desk.take(chat.summary_id, "es", GOOD)
    assert "Primera, el 9." in seen(opened(desk, chat.summary_id))


def test_a_button_marks_it_for_somebody_outside_and_another_takes_it_back(desk: Desk) -> None:
    chat = desk.chat()
    desk.reads("es")
    page = opened(desk, chat.summary_id)
    page = desk.client.follow(desk.client.send(page, "/outside"))
    assert "Marked for a translator outside" in page.text
    assert "for a translator outside" in desk.client.get("/desk/translations/es").text
    page = desk.client.follow(desk.client.send(page, "/outside"))
    assert "Needs a translator outside" in page.text


def test_another_schools_text_is_not_there(desk: Desk, make: Make) -> None:
    assert opened(desk, desk.chat(school=make.school()).title_id).status == 404


def test_without_a_machine_nobody_is_offered_its_draft(desk: Desk) -> None:
    assert "Draft it by machine" not in opened(desk, desk.chat().title_id).text
