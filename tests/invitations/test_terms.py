"""School words on a family's page can be tapped, and are explained in the family's language."""

from functools import partial

import pytest

from chats.db import transaction
from chats.meetings.models import Meeting
from chats.texts import shelf
from tests.factories import NOW, Make
from tests.pages import CheckingClient, Page


def opened(make: Make, client: CheckingClient, meeting: Meeting, language: str = "es") -> Page:
    family = make.family(guardians=0)
    make.guardian(family, written_language=language)
    return client.get(make.reply_path(make.invitation(meeting, family)))


def written(make: Make, title: str, summary: str, language: str = "en") -> Meeting:
    district_id = make.home.id
    with transaction():
        write = partial(shelf.write, language=language, district_id=district_id, author_id=None, now=NOW)
        ids = write(title).id, write(summary).id
    return make.meeting(topic=None, title_id=ids[0], summary_id=ids[1])


def explained(page: Page) -> list[str]:
    return ["".join(one.itertext()) for one in page.all("strong") if one in terms_on(page)]


def terms_on(page: Page) -> list[object]:
    return [inner for one in page.all("dt") for inner in one.iter("strong")]


def test_a_library_topics_school_words_are_explained(make: Make, client: CheckingClient) -> None:
    page = opened(make, client, make.meeting(topic="grades"))
    assert "Qué significan estas palabras: " in page.text
    assert "boleta de calificaciones" in explained(page)


@pytest.mark.parametrize(
    ("title", "language"), [("Your child's report card", "en"), ("La boleta de calificaciones", "es")]
)
def test_so_are_those_of_what_staff_wrote(
    make: Make, client: CheckingClient, title: str, language: str
) -> None:
    meeting = written(make, title, ".", language)
    assert explained(opened(make, client, meeting)) == ["boleta de calificaciones"]


def test_a_page_without_school_words_explains_none(make: Make, client: CheckingClient) -> None:
    assert "Qué significan" not in opened(make, client, written(make, "Snow", "We talk.")).text


def test_the_explanation_opens_without_javascript(make: Make, client: CheckingClient) -> None:
    page = opened(make, client, make.meeting(topic="grades"))
    (folded,) = [one for one in page.all("details") if list(one.iter("dl"))]
    assert "Qué significan" in "".join(folded.find("summary").itertext())  # type: ignore[union-attr]
    assert page.all("script") == []


def test_a_page_explains_no_more_than_somebody_reads(make: Make, client: CheckingClient) -> None:
    many = "IEP, boleta de calificaciones, enfermera escolar, asistencia, inscripción, simulacro, matrícula"
    much = "Plan de estudios, créditos, terapia del habla."
    assert len(explained(opened(make, client, written(make, many, much, "es")))) == 6
