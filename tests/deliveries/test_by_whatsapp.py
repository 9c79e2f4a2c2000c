"""What an administrator sees of WhatsApp: what is approved, what it costs, and its own switch."""

import pytest
from sqlalchemy import select

from chats.access.actors import Role
from chats.db import db
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Switch
from chats.delivery.standings import Standing
from chats.notices.due import Notice
from tests.deliveries.sent import about
from tests.factories import NOW, Make
from tests.notices.approving import approve
from tests.pages import CheckingClient

PAGE = "/desk/delivery"


@pytest.fixture
def office(make: Make, client: CheckingClient) -> CheckingClient:
    """An administrator at the desk."""
    client.sign_in(make.session(make.staff_member(Role.ADMINISTRATOR))[1])
    return client


def test_without_whatsapp_nothing_is_said_of_templates(office: CheckingClient) -> None:
    assert "approved words" not in office.get(PAGE).text


def test_it_says_in_how_many_words_a_language_may_be_written_to(office: CheckingClient) -> None:
    approve("es")
    assert "Spanish Approved: 8 of 8" in office.get(PAGE).text


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing.PAUSED, "paused by WhatsApp: readers complained"),
        (Standing.NO_LANGUAGE, "WhatsApp takes no templates in this language"),
        (Standing.OTHER_WORDS, "it says something else than we do now"),
    ],
)
def test_it_says_why_the_others_are_not_used(office: CheckingClient, standing: Standing, words: str) -> None:
    approve("es", notices=[Notice.CANCELLED], standing=standing)
    text = office.get(PAGE).text
    assert ("0 of 1" in text, words in text) == (True, True)


def test_what_it_costs_is_counted_by_message(make: Make, office: CheckingClient) -> None:
    for _ in range(2):
        about(
            make, make.meeting(), make.guardian(), MessageState.ACCEPTED, channel=Channel.WHATSAPP,
            accepted_at=NOW, segments=1,
        )  # fmt: skip
    assert "WhatsApp Messages: 2 Segments: 2 $0.02 estimated" in office.get(PAGE).text


def test_it_is_stopped_by_a_switch_of_its_own(office: CheckingClient) -> None:
    page = office.get(PAGE)
    office.send(page, "/desk/delivery/switches", what="whatsapp", why="The words are wrong.")
    assert [one.channel for one in db.session.scalars(select(Switch))] == [Channel.WHATSAPP]


def test_how_a_send_goes_names_it(make: Make, office: CheckingClient) -> None:
    meeting = make.meeting()
    about(make, meeting, make.guardian(), MessageState.ACCEPTED, channel=Channel.WHATSAPP, receipt="read")
    text = office.get(f"/desk/chats/{meeting.id}/messages").text
    assert ("WhatsApp" in text, "1 delivered" in text) == (True, True)
