"""Questions and answers, as staff note, translate and publish them."""

from datetime import timedelta

import pytest

from chats import clock
from chats.archive import actions, queries
from chats.archive.models import QaNote
from chats.archive.queries import NoteWords
from chats.db import db, within
from chats.meetings.kinds import Status
from chats.texts.states import State
from tests.archive.conftest import Archive, Desk
from tests.factories import NOW, Make

SPANISH = actions.TranslatedWords("es", "¿Hay autobús?", "Sí, a las 8.", reviewed=False)


def words_of(note: QaNote) -> NoteWords:
    return queries.note_words([db.session.get_one(QaNote, note.id)])[0]


def test_a_question_is_noted_with_its_minute(archive: Archive, desk: Desk) -> None:
    meeting_id = archive.meeting().id
    page = desk.client.get(f"/desk/chats/{meeting_id}/notes")
    sent = desk.client.send(page, "/notes", question="Is there a bus?", answer="Yes, at 8.", at="12:40")
    assert "12:40" in desk.client.follow(sent).text
    (words,) = queries.notes_of(meeting_id)
    assert (words.note.at_second, words.question.language, words.note.published_at) == (760, "en", None)


def test_during_the_meeting_one_tap_notes_the_minute_it_is(make: Make, desk: Desk) -> None:
    meeting = make.meeting(starts_at=NOW)
    meeting_id = meeting.id
    with clock.stopped(NOW + timedelta(seconds=90)):
        page = desk.client.get(f"/desk/chats/{meeting_id}/notes")
        desk.client.send(page, "/notes", press="stamp=now", question="Is there a bus?")
    assert queries.notes_of(meeting_id)[0].note.at_second == 90


def test_a_minute_that_cannot_be_read_keeps_what_was_typed(archive: Archive, desk: Desk) -> None:
    page = desk.client.get(f"/desk/chats/{archive.meeting().id}/notes")
    again = desk.client.send(page, "/notes", question="Is there a bus?", at="noon")
    assert again.status == 422
    assert "Write the minute like 12:40" in again.text
    assert "Is there a bus?" in again.text


@pytest.mark.parametrize("bad", ["", "x" * 501, "nul\0"])
def test_a_question_that_cannot_be_kept_is_refused_with_a_reason(
    archive: Archive, desk: Desk, bad: str
) -> None:
    page = desk.client.get(f"/desk/chats/{archive.meeting().id}/notes")
    again = desk.client.send(page, "/notes", question=bad, answer="Yes, at 8.")
    assert again.status == 422
    assert "Yes, at 8." in again.text


def test_a_question_without_an_answer_is_not_put_before_families(archive: Archive, desk: Desk) -> None:
    note = archive.note(archive.meeting(), desk.by, answer="", published=False)
    with pytest.raises(actions.NoAnswerYet):
        actions.publish_note(note.id, by=desk.by, now=NOW)
    assert words_of(note).note.published_at is None


def test_an_answer_may_come_later(archive: Archive, desk: Desk) -> None:
    note = archive.note(archive.meeting(), desk.by, answer="", published=False)
    page = desk.client.get(f"/desk/notes/{note.id}")
    desk.client.send(page, "/desk/notes", answer="Yes, at 8.")
    found = words_of(note)
    assert found.answer is not None
    assert found.answer.body == "Yes, at 8."


def test_a_published_note_does_not_lose_its_answer(archive: Archive, desk: Desk) -> None:
    note = archive.note(archive.meeting(), desk.by)
    page = desk.client.send(desk.client.get(f"/desk/notes/{note.id}"), "/desk/notes", answer="")
    assert page.status == 422
    assert "it needs an answer" in page.text


def test_publishing_and_taking_back_are_two_buttons(archive: Archive, desk: Desk) -> None:
    meeting_id = (meeting := archive.meeting()).id
    note = archive.note(meeting, desk.by, published=False)
    page = desk.client.get(f"/desk/chats/{meeting_id}/notes")
    page = desk.client.follow(desk.client.send(page, f"/desk/notes/{note.id}/publish"))
    assert words_of(note).note.published_at == NOW
    desk.client.send(page, f"/desk/notes/{note.id}/take-back")
    assert words_of(note).note.published_at is None


def test_a_translation_is_a_draft_until_somebody_stands_behind_it(archive: Archive, desk: Desk) -> None:
    note = archive.note(archive.meeting(), desk.by)
    page = desk.client.get(f"/desk/notes/{note.id}/words/es")
    desk.client.send(page, "/words/es", question=SPANISH.question, answer=SPANISH.answer)
    assert words_of(note).state_in("es") is State.DRAFT
    page = desk.client.get(f"/desk/notes/{note.id}/words/es")
    desk.client.send(page, "/words/es", reviewed="y")
    found = words_of(note)
    assert found.state_in("es") is State.REVIEWED
    assert found.question.translations[0].reviewer_id == desk.by.id


def test_a_translation_without_its_answer_is_not_taken(archive: Archive, desk: Desk) -> None:
    note = archive.note(archive.meeting(), desk.by)
    page = desk.client.get(f"/desk/notes/{note.id}/words/es")
    again = desk.client.send(page, "/words/es", question=SPANISH.question)
    assert again.status == 422
    assert "Please translate the answer too." in again.text


def test_changing_the_words_makes_their_translations_outdated(archive: Archive, desk: Desk) -> None:
    note = archive.note(archive.meeting(), desk.by)
    actions.translate_note(note.id, SPANISH, by=desk.by, now=NOW)
    draft = actions.NoteDraft("Is there a late bus?", "Yes, at 8.", "en", None)
    actions.edit_note(note.id, draft, by=desk.by, now=NOW)
    assert words_of(note).state_in("es") is State.OUTDATED


def test_a_language_without_words_of_ours_is_not_offered(archive: Archive, desk: Desk) -> None:
    note = archive.note(archive.meeting(), desk.by)
    assert desk.client.get(f"/desk/notes/{note.id}/words/mam").status == 404


def test_staff_of_another_school_find_no_note_here(archive: Archive, make: Make, desk: Desk) -> None:
    note = archive.note(archive.meeting(), desk.by)
    stranger = make.staff(school=make.school())
    with pytest.raises(actions.NotTheirs):
        actions.unpublish_note(note.id, by=stranger, now=NOW)
    with pytest.raises(actions.NotTheirs):
        actions.add_note(note.meeting_id, actions.NoteDraft("?", "", "en", None), by=stranger, now=NOW)


def test_staff_of_another_district_find_no_note_here(archive: Archive, make: Make, desk: Desk) -> None:
    note_id = archive.note(archive.meeting(), desk.by).id
    stranger = make.staff(school=make.school(make.district()))
    with within(stranger.district_id), pytest.raises(actions.NotTheirs):
        actions.publish_note(note_id, by=stranger, now=NOW)


def test_the_desk_knows_which_meetings_nobody_took_notes_of(archive: Archive, desk: Desk) -> None:
    without, noted = archive.meeting(), archive.meeting()
    archive.meeting(status=Status.CANCELLED)
    archive.note(noted, desk.by)
    found = queries.meetings_without_notes(desk.by, NOW - timedelta(days=30))
    assert [one.id for one in found] == [without.id]
