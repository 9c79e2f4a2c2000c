"""Help in every language: found without an account, in the reader's language, with the district's numbers."""

import pytest
from sqlalchemy import update

from chats.db import transaction
from chats.help import cards, rights
from chats.languages.registry import listed
from chats.languages.words import speaking
from chats.schools.models import District
from tests.factories import Make
from tests.pages import CheckingClient, Page

TAGS = [row.tag for row in listed()]
TRANSLATED = [tag for tag in TAGS if tag != "en"]
LARGEST = 24_000
"""Bytes of a page before it is pressed together: a second on the slowest network that families have."""


def page(client: CheckingClient, district_id: int, tag: str, **how: object) -> Page:
    return client.get(f"/help/{district_id}/{tag}", **how)


# --- finding it ---


def test_where_there_is_one_district_its_help_opens_at_once(client: CheckingClient, district_id: int):
    assert client.follow(client.get("/help")).path == f"/help/{district_id}"


def test_where_there_are_several_a_family_chooses_its_district(make: Make, client: CheckingClient):
    ids = {make.home.id, make.district().id}
    assert {f"/help/{one}" for one in ids} <= set(client.get("/help").links())


def test_every_language_stands_there_by_its_own_name(client: CheckingClient, district_id: int):
    shown = client.get(f"/help/{district_id}")
    assert {"العربية", "Soomaali", "Qyol Mam", "American Sign Language"} <= {
        link.text for link in shown.all("a")
    }
    assert {f"/help/{district_id}/{tag}" for tag in (*TAGS, "mam", "ase")} <= set(shown.links())


@pytest.mark.parametrize("tag", TAGS)
def test_it_is_in_the_language_of_its_address_whatever_the_device_asks_for(
    client: CheckingClient, district_id: int, tag: str
):
    shown = page(client, district_id, tag, headers={"Accept-Language": "es", "Cookie": "chats_lang=es"})
    assert shown.tree.get("lang") == tag


def test_a_language_without_words_of_ours_is_explained_in_one_that_its_readers_share(
    client: CheckingClient, district_id: int
):
    shown = page(client, district_id, "mam")
    assert (shown.tree.get("lang"), "“Interpreter, please. Mam.”" in shown.body.decode()) == ("es", True)


def test_another_spelling_of_a_language_leads_to_it(client: CheckingClient, district_id: int):
    assert page(client, district_id, "es-MX").location == f"/help/{district_id}/es"


@pytest.mark.parametrize(
    "path", ["/help/{}/nowhere", "/help/9999", "/help/9999/es", "/help/9999/es/card.pdf"]
)
def test_what_is_not_there_is_said_to_be_so(client: CheckingClient, district_id: int, path: str):
    assert client.get(path.format(district_id)).status == 404


def test_the_switch_leads_to_the_same_help_and_is_remembered(client: CheckingClient, district_id: int):
    switch = f"/help/{district_id}/ar?lang=ar"
    assert switch in page(client, district_id, "es").links()
    assert "chats_lang=ar" in client.get(switch).headers["Set-Cookie"]


@pytest.mark.parametrize("tag", TAGS)
def test_it_is_small_and_asks_for_nothing_more(client: CheckingClient, district_id: int, tag: str):
    shown = page(client, district_id, tag)
    assert len(shown.body) < LARGEST
    assert shown.all("script") + shown.all("link")[1:] + shown.all("img") == []


# --- from a family's own page ---


def test_a_family_gets_there_from_its_invitation(make: Make, client: CheckingClient, district_id: int):
    path = make.reply_path(make.invitation())
    assert f"/help/{district_id}/es" in client.get(path).links()


# --- what it says ---


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_right_is_said_in_the_language(client: CheckingClient, district_id: int, tag: str):
    shown = page(client, district_id, tag).text
    with speaking(tag):
        said = [rights.promise(), rights.signing(), cards.need()]
    assert [words for words in said if words not in shown] == []


def test_it_names_the_districts_number_and_the_language_line(client: CheckingClient, district_id: int):
    numbers = {"tel:+12065550142", "tel:+18005550123", f"tel:{rights.CIVIL_RIGHTS}"}
    assert numbers <= set(page(client, district_id, "es").links())


def test_the_code_of_the_line_is_for_staff_alone(client: CheckingClient, district_id: int):
    assert b"4471" not in page(client, district_id, "es").body


def test_a_district_without_a_number_sends_families_to_their_school(client: CheckingClient, district_id: int):
    with transaction() as session:
        session.execute(update(District).values(phone=None, language_line=None))
    shown = page(client, district_id, "en").text
    assert "Ask at your child’s school." in shown
    assert "Or call the school district" not in shown


def test_the_page_itself_is_a_card_to_show_in_english_and_in_the_language(
    client: CheckingClient, district_id: int
):
    card = "".join(page(client, district_id, "ar").all("section")[0].itertext())
    said = ("I need an interpreter.", "My language: Arabic", "أحتاج إلى مترجم فوري.", "لغتي: العربية")
    assert [words for words in said if words not in card] == []


def test_words_that_nobody_checked_say_so(client: CheckingClient, district_id: int):
    assert "Una computadora tradujo esta página" in page(client, district_id, "es").text
    assert "computer" not in page(client, district_id, "en").text


def test_it_hints_at_no_family_and_no_school(make: Make, client: CheckingClient, district_id: int):
    name = make.family().guardians[0].family_name
    assert name not in page(client, district_id, "es").text
