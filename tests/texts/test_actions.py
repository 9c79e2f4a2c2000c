"""Translations of what people wrote."""

import pytest
from sqlalchemy import select

from chats.access.actors import Staff
from chats.db import db, transaction, within
from chats.languages.isolation import UnfitText
from chats.languages.registry import UnknownLanguage
from chats.texts import actions, queries, shelf
from chats.texts.models import Translation
from chats.texts.states import State
from tests.factories import NOW, Make


@pytest.fixture
def by(make: Make) -> Staff:
    return make.staff()


def written(by: Staff, body: str = "Bring your questions.") -> int:
    with transaction():
        return shelf.write(body, "en", district_id=by.district_id, author_id=by.id, now=NOW).id


def words(text_id: int, language: str) -> tuple[str, State] | None:
    text = queries.text(text_id)
    assert text is not None
    return queries.words_in(text, language)


def test_words_in_their_own_language_need_no_review(by: Staff) -> None:
    assert words(written(by), "en") == ("Bring your questions.", State.REVIEWED)


def test_a_language_nobody_wrote_in_has_no_words(by: Staff) -> None:
    assert words(written(by), "es") is None


def test_a_translation_is_as_far_as_its_writer_says(by: Staff) -> None:
    text_id = written(by)
    actions.translate(text_id, "es", " Traiga sus preguntas. ", State.DRAFT, by=by, now=NOW)
    assert words(text_id, "es") == ("Traiga sus preguntas.", State.DRAFT)
    actions.translate(text_id, "es", "Traiga sus preguntas.", State.REVIEWED, by=by, now=NOW)
    assert db.session.scalars(select(Translation.reviewer_id)).one() == by.id


def test_a_changed_source_makes_its_translations_outdated(by: Staff) -> None:
    text_id = written(by)
    actions.translate(text_id, "es", "Traiga sus preguntas.", State.REVIEWED, by=by, now=NOW)
    with transaction():
        text = queries.text(text_id)
        assert text is not None
        shelf.rewrite(text, "Bring your ideas.", now=NOW)
    assert words(text_id, "es") == ("Traiga sus preguntas.", State.OUTDATED)


@pytest.mark.parametrize(
    ("language", "body", "refusal"),
    [
        ("es", "  ", actions.NothingToTranslate),
        ("en", "Bring it.", actions.NothingToTranslate),
        ("xx", "Bring it.", UnknownLanguage),
        ("es", "Tra\x00iga", UnfitText),
    ],
)
def test_what_is_no_translation_is_refused(
    by: Staff, language: str, body: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        actions.translate(written(by), language, body, State.DRAFT, by=by, now=NOW)


def test_another_district_s_text_cannot_be_translated(make: Make, by: Staff) -> None:
    text_id = written(by)
    stranger = make.staff(school=make.school(make.district()))
    with within(stranger.district_id), pytest.raises(actions.NoSuchText):
        actions.translate(text_id, "es", "Hola", State.DRAFT, by=stranger, now=NOW)
