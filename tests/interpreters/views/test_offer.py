"""An offer, as the device of the interpreter who got it shows it."""

import pytest

from chats.interpreters.models import Interpreter, OfferState
from chats.meetings.kinds import Place, Status
from tests.factories import NOW, Make
from tests.house.walking import writes
from tests.interpreters.booked import (
    assignments,
    offer_path,
    offers,
    paths,
    take,
)
from tests.pages import CheckingClient

pytestmark = pytest.mark.usefixtures("inside")


def test_an_offer_says_what_when_where_and_how_long(make: Make, client: CheckingClient) -> None:
    school = make.school(name="Lincoln School", address="450 Oak Street")
    page = client.get(offer_path(make.offer(make.need(make.meeting(school=school), "so"))))
    said = ("Somali", "Wednesday, October 21, 2026", "10:00–11:00", "1 hour", "Lincoln School", "In person")
    assert [words for words in said if words not in page.text] == []


def test_opening_an_offer_answers_nothing(make: Make, client: CheckingClient) -> None:
    path = offer_path(make.offer())
    with writes() as written:
        client.get(path)
        client.open("HEAD", path)
    assert (written, assignments()) == ([], [])


def test_one_tap_takes_it_and_shows_the_way_on(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    path = offer_path(make.offer(interpreter=somebody))
    page = client.follow(client.send(client.get(path), "/o/", press="answer=yes"))
    assert assignments() == [somebody.id]
    assert "This is yours" in page.text
    assert paths(somebody).home in page.links()
    assert f"{path}/calendar.ics" in page.links()


def test_before_it_is_theirs_an_offer_leads_to_no_page_of_theirs(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    path = offer_path(make.offer(interpreter=somebody))
    assert paths(somebody).home not in client.get(path).links()
    assert client.get(f"{path}/calendar.ics").location == path


def test_the_other_button_leaves_it_to_others(make: Make, client: CheckingClient) -> None:
    offer = make.offer()
    page = client.follow(client.send(client.get(offer_path(offer)), "/o/", press="answer=no"))
    assert offers(OfferState.DECLINED) == [offer.interpreter_id]
    assert "You said no" in page.text


def test_without_a_button_nothing_is_answered(make: Make, client: CheckingClient) -> None:
    path = offer_path(make.offer())
    assert client.post(path, {}).status == 422
    assert offers() != []


def test_who_comes_second_is_told_kindly(make: Make, client: CheckingClient) -> None:
    need = make.need()
    first, second = make.offer(need), make.offer(need)
    page = client.get(offer_path(second))
    take(first)
    refused = client.send(page, "/o/", press="answer=yes")
    assert refused.status == 422
    assert "Another interpreter was faster" in refused.text
    assert [form for form in refused.all("form") if "/o/" in form.get("action", "")] == []


def test_who_is_booked_at_that_time_is_told_so(make: Make, client: CheckingClient) -> None:
    one = make.interpreter()
    page = client.get(offer_path(offer := make.offer(make.need(), one)))
    take(make.offer(make.need(), one))
    assert (
        "You already have another meeting at that time" in client.send(page, "/o/", press="answer=yes").text
    )
    assert "You already have another meeting at that time" in client.get(offer_path(offer)).text


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"revision": 1}, "The meeting was moved"),
        ({"status": Status.CANCELLED}, "This meeting was cancelled"),
        ({"status": Status.HELD}, "has begun or is over"),
    ],
)
def test_what_can_no_longer_be_had_says_why(
    make: Make, client: CheckingClient, facts: dict[str, object], words: str
) -> None:
    page = client.get(offer_path(make.offer(make.need(make.meeting(**facts)))))
    assert words in page.text


def test_online_the_way_in_is_shown_to_who_took_it_only(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    online = make.meeting(place=Place.ONLINE, room=None, join_url="https://meet.example/42")
    path = offer_path(offer := make.offer(make.need(online), somebody))
    assert "https://meet.example/42" not in client.get(path).links()
    take(offer)
    assert "https://meet.example/42" in client.get(path).links()


def test_who_can_only_ring_is_told_that_the_school_will_call(make: Make, client: CheckingClient) -> None:
    offer = make.offer(interpreter=make.interpreter(remote_only=True))
    assert "By phone or video" in client.get(offer_path(offer)).text
    take(offer)
    assert "The school will call you." in client.get(offer_path(offer)).text


def test_an_offer_of_somebody_who_left_opens_nothing(make: Make, client: CheckingClient) -> None:
    one = make.interpreter(left_at=NOW)
    assert client.get(offer_path(make.offer(interpreter=one))).status == 404
