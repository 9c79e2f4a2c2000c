"""The reflection page."""

import pytest

from chats.reflections import queries
from tests.factories import Make
from tests.pages import CheckingClient


@pytest.fixture
def path(client: CheckingClient, make: Make) -> str:
    """The page of a chat, for a liaison who is signed in."""
    client.sign_in(make.session(make.staff_member())[1])
    return f"/desk/chats/{make.meeting().id}/reflection"


def test_what_was_written_is_there_again_and_for_everyone_at_school(
    client: CheckingClient, make: Make, path: str
) -> None:
    page = client.send(client.get(path), "/reflection", worked="The tea", promise_due_on="2026-10-20")
    again = client.follow(page)
    assert "The tea" in [one.text for one in again.all("textarea")]
    assert "What worked? The tea" in again.text


def test_a_promise_is_ticked_and_the_tick_taken_away(client: CheckingClient, path: str) -> None:
    page = client.follow(
        client.send(client.get(path), "/reflection", promise="A bus", promise_due_on="2026-10-20")
    )
    assert "by Tuesday, October 20, 2026" in page.text
    page = client.follow(client.send(page, "/kept", press="kept=yes"))
    assert "done on Wednesday, October 14, 2026" in page.text
    page = client.follow(client.send(page, "/kept", press="kept=no"))
    assert "done on" not in page.text


def test_a_day_that_cannot_be_read_keeps_what_was_typed(client: CheckingClient, path: str) -> None:
    page = client.send(client.get(path), "/reflection", promise="A bus", promise_due_on="soon")
    assert page.status == 422
    assert "This is not a day we can read." in page.text
    assert "A bus" in [one.text for one in page.all("textarea")]
    assert queries.reflections_of(int(path.split("/")[3])) == []


def test_staff_of_another_school_find_no_page(client: CheckingClient, make: Make, path: str) -> None:
    client.sign_in(make.session(make.staff_member(school=make.school()))[1])
    assert client.get(path).status == 404
