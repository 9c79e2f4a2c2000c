"""What the compose form takes: never more families than were meant."""

from chats.db import db
from chats.meetings.models import Meeting
from tests.factories import Make
from tests.pages import CheckingClient

NEW = "/desk/chats/new"
RIGHT = {"topic": "grades", "day": "2026-10-22", "start": "18:00", "minutes": "45", "room": "Library"}


def test_a_language_that_left_the_school_meanwhile_does_not_let_everybody_in(
    make: Make, client: CheckingClient
) -> None:
    client.sign_in(make.session(make.staff_member())[1])
    make.guardian(written_language="en", spoken_language="en")
    page = client.send(client.get(NEW), NEW, press="step=publish", **RIGHT, languages=["vi"])
    assert page.status == 422
    assert "A language you ticked is not at this school any more." in page.text
    assert db.session.query(Meeting).count() == 0
