"""What the compose page shows of families that a machine will ring."""

from collections.abc import Iterator

import pytest

from chats.families.models import ContactKind
from tests.factories import Make
from tests.pages import CheckingClient, Page
from tests.voice.ringing import voice_set_up

NEW = "/desk/chats/new"
RIGHT = {"topic": "grades", "day": "2026-10-22", "start": "18:00", "minutes": "45", "room": "Library"}


@pytest.fixture(autouse=True)
def voice() -> Iterator[None]:
    """There is a number to call from."""
    with voice_set_up():
        yield


@pytest.fixture
def desk(make: Make, client: CheckingClient) -> CheckingClient:
    """A liaison at the desk; one family of the school has a landline and speaks Spanish."""
    client.sign_in(make.session(make.staff_member(speaks=["so"]))[1])
    make.guardian(kinds=(ContactKind.LANDLINE,))
    return client


def looked_at(desk: CheckingClient, **typed: object) -> Page:
    return desk.send(desk.get(NEW), NEW, press="step=check", **(RIGHT | typed))


def test_what_a_machine_will_say_is_shown_with_how_many_hear_it(desk: CheckingClient) -> None:
    seen = looked_at(desk).body.decode()
    assert "Automatic call, to 1 person" in seen
    assert "Marque 1 si vendrá, 2 si no vendrá, 3 si quiere que le llamemos." in seen


def test_the_table_counts_who_is_rung(desk: CheckingClient) -> None:
    seen = looked_at(desk).text
    assert "1 by automatic call" in seen
    assert "0 people by text, 0 by mail, 1 by an automatic call." in seen


def test_whoever_is_rung_stands_on_no_call_list(desk: CheckingClient) -> None:
    assert "goes on your call list" not in looked_at(desk).text


def test_words_that_nobody_translated_are_a_persons_to_say(desk: CheckingClient) -> None:
    own = {"topic": "own", "language": "en", "title": "Books", "summary": "We read together."}
    assert "1 person goes on your call list." in looked_at(desk, **own).text


def test_a_familys_page_says_that_a_machine_rings(make: Make, desk: CheckingClient) -> None:
    family = make.family(guardians=0)
    make.guardian(family, kinds=(ContactKind.LANDLINE,))
    seen = desk.get(f"/desk/families/{family.id}").text
    assert "by an automatic call; by a person where nobody picks up" in seen
