"""What staff find: how to call the line and work with an interpreter, and paper for one chat."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import update

from chats.access.actors import Role
from chats.db import db, transaction
from chats.meetings.kinds import Place, Status
from chats.meetings.models import Meeting
from chats.schools.models import District, UnreviewedWords
from chats.texts.models import Text
from tests.factories import NOW, Make
from tests.pages import CheckingClient, Page


def flyers(desk: CheckingClient, meeting_id: int, language: str | None = None) -> Page:
    asked = "" if language is None else f"?language={language}"
    return desk.get(f"/desk/chats/{meeting_id}/flyers.pdf{asked}")


def words_of(made: Page) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made.body)).pages]


@pytest.fixture
def meeting_id(make: Make, desk: CheckingClient) -> int:
    """A coming chat to which a family that reads Spanish and one that speaks Mam are asked."""
    meeting_id = make.meeting(offers=["interpreter", "snacks"]).id
    family = make.family(guardians=0)
    make.guardian(family, written_language="es", spoken_language="mam")
    make.invitation(db.session.get_one(Meeting, meeting_id), family)
    return meeting_id


# --- the page for staff ---


def test_staff_read_the_number_the_code_and_the_districts_own_steps(desk: CheckingClient):
    with transaction() as session:
        session.execute(update(District).values(language_line_steps="Press 2.\nSay the code."))
    shown = desk.get("/desk/help").text
    assert all(said in shown for said in ("(800) 555-0123", "4471", "Press 2.", "Say the code."))


def test_without_a_line_staff_are_told_who_can_enter_it(desk: CheckingClient):
    with transaction() as session:
        session.execute(update(District).values(language_line=None))
    assert "Ask an administrator to enter it" in desk.get("/desk/help").text


def test_the_desk_leads_to_it(desk: CheckingClient):
    assert "/desk/help" in desk.get("/desk").links()


def test_staff_who_read_spanish_read_it_in_spanish(make: Make, client: CheckingClient, district_id: int):
    client.sign_in(make.session(make.staff_member(language="es"))[1])
    assert "Nunca un niño, un pariente ni un vecino." in client.get("/desk/help").text


def test_cards_are_there_for_languages_that_are_only_spoken_or_signed(desk: CheckingClient, district_id: int):
    links = desk.get("/desk/help").links()
    assert {f"/help/{district_id}/{tag}/cards.pdf" for tag in ("so", "mam", "ase")} <= set(links)


def test_an_administrator_writes_the_steps_down_a_line_each(make: Make, client: CheckingClient):
    client.sign_in(make.session(make.staff_member(Role.ADMINISTRATOR))[1])
    client.send(client.get("/desk/district"), "/desk/district", language_line_steps=" Press 2. \r\nSay it.")
    assert db.session.get_one(District, make.home.id).language_line_steps == "Press 2. \nSay it."


# --- for one chat ---


def test_a_chats_page_leads_to_its_flyers_and_cards(desk: CheckingClient, meeting_id: int):
    assert f"/desk/chats/{meeting_id}/flyers" in desk.get(f"/desk/chats/{meeting_id}").links()


def test_cards_are_offered_in_what_families_speak(desk: CheckingClient, district_id: int, meeting_id: int):
    assert f"/help/{district_id}/mam/cards.pdf" in desk.get(f"/desk/chats/{meeting_id}/flyers").links()


def test_a_flyer_says_what_when_and_where_and_that_an_interpreter_comes(
    desk: CheckingClient, meeting_id: int
):
    (page,) = words_of(flyers(desk, meeting_id, "es"))
    said = (
        "miércoles, 21 de octubre de 2026", "10:00–11:00", "Library", "Oak Street",
        "Habrá un intérprete de su idioma.", "refrigerio", "computadora",
    )  # fmt: skip
    assert [words for words in said if words not in page] == []


def test_one_pdf_holds_every_language_of_those_who_were_asked(desk: CheckingClient, meeting_id: int):
    (page,) = words_of(flyers(desk, meeting_id))
    assert "miércoles" in page


def test_a_flyer_never_says_where_an_online_chat_can_be_joined(desk: CheckingClient, meeting_id: int):
    with transaction() as session:
        session.execute(update(Meeting).values(place=Place.ONLINE, join_url="https://zoom.example/j/1"))
    (page,) = words_of(flyers(desk, meeting_id, "en"))
    assert ("zoom" in page, "Call us, and we send you the link." in page) == (False, True)


def test_where_no_interpreter_is_promised_a_family_is_told_to_ask(desk: CheckingClient, meeting_id: int):
    with transaction() as session:
        session.execute(update(Meeting).values(offers=[]))
    (page,) = words_of(flyers(desk, meeting_id, "en"))
    assert "Would you like an interpreter? Please tell us a few days before." in page


def test_no_family_is_named_on_a_flyer(make: Make, desk: CheckingClient, meeting_id: int):
    name = make.family().guardians[0].family_name
    assert name not in " ".join(words_of(flyers(desk, meeting_id)))


def test_a_district_that_wants_words_checked_first_prints_no_others(desk: CheckingClient, meeting_id: int):
    with transaction() as session:
        session.execute(update(District).values(shipped_by_mail=UnreviewedWords.NEVER))
    assert flyers(desk, meeting_id, "es").location == f"/desk/chats/{meeting_id}/flyers?failed=none"
    assert words_of(flyers(desk, meeting_id, "en")) != []


def test_what_staff_wrote_is_printed_only_in_languages_it_is_in(make: Make, desk: CheckingClient):
    with transaction() as session:
        text = Text(language="en", body="Math night", written_at=NOW)
        text.district_id = make.home.id
        session.add(text)
        session.flush()
        title_id = text.id
    meeting_id = make.meeting(topic=None, title_id=title_id).id
    assert "Math night" in words_of(flyers(desk, meeting_id, "en"))[0]
    assert flyers(desk, meeting_id, "es").status == 303


@pytest.mark.parametrize(
    "facts", [{"status": Status.CANCELLED}, {"status": Status.DRAFT}, {"ends_at": NOW - timedelta(days=1)}]
)
def test_a_chat_that_will_not_be_has_no_flyer(
    desk: CheckingClient, meeting_id: int, facts: dict[str, object]
):
    with transaction() as session:
        session.execute(update(Meeting).values({"starts_at": NOW - timedelta(days=2)} | facts))
    assert desk.get(f"/desk/chats/{meeting_id}/flyers").status == 404


def test_a_chat_of_another_school_has_none_here(make: Make, desk: CheckingClient):
    other = make.meeting(school=make.school()).id
    assert (flyers(desk, other).status, desk.get(f"/desk/chats/{other}/flyers").status) == (404, 404)
