"""A school word is found in any language, however it bends."""

import pytest

from chats.glossary import term
from chats.glossary.said import says, terms_said


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("es", "Traiga las boletas de calificaciones."),
        ("ru", "Мы прочитаем табели успеваемости."),
        ("zh-Hans", "我们一起看成绩单。"),
        ("km", "យើងមើលព្រឹត្តិបត្រពិន្ទុជាមួយគ្នា"),
    ],
)
def test_a_term_is_heard_however_it_bends(tag: str, text: str) -> None:
    assert says(text, term("report-card"), tag)


def test_a_term_that_is_not_said_is_not_heard() -> None:
    assert not says("Traiga sus preguntas.", term("report-card"), "es")


def test_what_stands_in_brackets_is_another_way_to_say_it() -> None:
    assert says("Hablamos del plan de educación individual.", term("iep"), "es")
    assert says("Hablamos del IEP.", term("iep"), "es")


@pytest.mark.parametrize(
    ("text", "tag", "slugs"),
    [
        ("Your IEP and the school nurse", "en", ["iep", "school-nurse"]),
        ("La boleta de calificaciones", "es", ["report-card"]),
        ("成绩单", "zh-Hans", ["report-card"]),
        ("Traiga sus preguntas.", "es", []),
    ],
)
def test_a_text_is_searched_in_the_language_it_was_written_in(text: str, tag: str, slugs: list[str]) -> None:
    assert [one.slug for one in terms_said(text, tag)] == slugs
