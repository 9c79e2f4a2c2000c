"""Taking a translation: who, from which source, and what is refused."""

import pytest

from chats.db import db, within
from chats.languages.isolation import UnfitText
from chats.languages.registry import UnknownLanguage
from chats.texts.models import Translation, TranslationSave
from chats.texts.states import State, source_hash
from chats.translating import actions, queries
from tests.factories import NOW, Make
from tests.translating.conftest import Desk

GOOD = "La leemos juntos el 9 de marzo."


def kept(desk: Desk, text_id: int | None) -> list[tuple[str, State]]:
    rows = db.session.query(Translation).filter_by(text_id=text_id)
    return [(row.body, row.state) for row in rows]


def test_a_reviewed_translation_has_its_reviewers_name(desk: Desk) -> None:
    chat = desk.chat()
    desk.take(chat.summary_id, "es", GOOD)
    row = db.session.query(Translation).one()
    assert (row.state, row.reviewer_id) == (State.REVIEWED, desk.by.id)
    assert row.source_hash == source_hash("We read it together on March 9. Bring your questions.")


def test_somebody_outside_may_stand_behind_what_a_liaison_reads_in(desk: Desk) -> None:
    chat = desk.chat()
    desk.reads("es")
    desk.take(chat.summary_id, "es", GOOD, reviewer="Lucía Ortega, Agencia Puente")
    line = queries.units_for(desk.by, "es", NOW)[1]
    assert line.last_save is not None
    assert line.reviewer(line.last_save) == "Lucía Ortega, Agencia Puente"
    assert line.saver(line.last_save) == desk.by.name


def test_a_draft_has_a_writer_and_no_reviewer(desk: Desk) -> None:
    chat = desk.chat()
    desk.take(chat.summary_id, "es", GOOD, State.DRAFT)
    (save,) = db.session.query(TranslationSave)
    assert (save.saver_id, save.reviewer) == (desk.by.id, None)
    assert db.session.query(Translation).one().reviewer_id is None


def test_nothing_that_was_ever_saved_is_lost(desk: Desk) -> None:
    chat = desk.chat()
    desk.take(chat.summary_id, "es", GOOD)
    desk.take(chat.summary_id, "es", "Otra, el 9.", State.DRAFT)
    bodies = [save.body for save in db.session.query(TranslationSave).order_by(TranslationSave.id)]
    assert bodies == [GOOD, "Otra, el 9."]


def test_words_made_from_an_older_source_are_not_taken(desk: Desk) -> None:
    chat = desk.chat()
    desk.rewrite(chat.summary_id, "We meet on March 10.")
    with pytest.raises(actions.SourceChanged):
        desk.take(chat.summary_id, "es", "Nos vemos el 10.", source_hash=source_hash("We meet on March 9."))
    assert kept(desk, chat.summary_id) == []


def test_the_second_of_two_translators_does_not_overwrite_the_first(desk: Desk) -> None:
    chat = desk.chat()
    desk.take(chat.summary_id, "es", GOOD, seen=0)
    with pytest.raises(actions.ChangedMeanwhile):
        desk.take(chat.summary_id, "es", "Otra, el 9.", seen=0)
    assert kept(desk, chat.summary_id) == [(GOOD, State.REVIEWED)]


@pytest.mark.parametrize(
    ("tag", "body", "refusal"),
    [
        ("es", " ", actions.NothingToTranslate),
        ("en", "On March 9.", actions.NothingToTranslate),
        ("xx", GOOD, UnknownLanguage),
        ("es", "El 9\x00", UnfitText),
        ("es", "La leemos juntos.", actions.Unfit),
        ("es", GOOD + "x" * 600, actions.Unfit),
    ],
)
def test_what_cannot_stand_for_the_source_is_refused(
    desk: Desk, tag: str, body: str, refusal: type[Exception]
) -> None:
    chat = desk.chat()
    with pytest.raises(refusal):
        desk.take(chat.summary_id, tag, body)
    assert kept(desk, chat.summary_id) == []


def test_a_liaison_of_another_school_translates_nothing_here(desk: Desk, make: Make) -> None:
    chat, stranger = desk.chat(), make.staff(school=make.school())
    with within(stranger.district_id), pytest.raises(actions.NotTheirs):
        desk.take(chat.summary_id, "es", GOOD, by=stranger)


def test_what_came_back_reviewed_is_no_longer_wanted_from_outside(desk: Desk) -> None:
    chat = desk.chat()
    desk.reads("es")
    actions.ask_outside(chat.summary_id or 0, "es", by=desk.by, now=NOW)
    actions.ask_outside(chat.summary_id or 0, "es", by=desk.by, now=NOW)
    desk.take(chat.summary_id, "es", GOOD)
    assert queries.wished(desk.by, "es", NOW) == []


def test_the_mark_can_be_taken_away(desk: Desk) -> None:
    chat = desk.chat()
    desk.reads("es")
    actions.ask_outside(chat.summary_id or 0, "es", by=desk.by, now=NOW)
    actions.keep_inside(chat.summary_id or 0, "es", by=desk.by)
    assert queries.wished(desk.by, "es", NOW) == []
