"""Hold the messages of a chat, or of the district: what waits is kept, and people see who did it and why."""

import pytest
from sqlalchemy import select

from chats.access.actors import Role
from chats.db import db
from chats.delivery import actions as delivery
from chats.delivery.models import Switch
from chats.families.models import Guardian
from chats.meetings.models import Meeting
from tests.deliveries.sent import about
from tests.factories import NOW, Make
from tests.pages import CheckingClient

WHY = "The room is wrong in the Somali letter."


@pytest.fixture
def desk(make: Make, client: CheckingClient) -> CheckingClient:
    """A liaison of the first school at the desk; the worker lives."""
    client.sign_in(make.session(make.staff_member(name="Amina Yusuf"))[1])
    delivery.heartbeat(NOW, [], sending=True)
    return client


@pytest.fixture
def office(make: Make, client: CheckingClient) -> CheckingClient:
    """An administrator at the desk; the worker lives."""
    client.sign_in(make.session(make.staff_member(Role.ADMINISTRATOR, name="Pat Lee"))[1])
    delivery.heartbeat(NOW, [], sending=True)
    return client


@pytest.fixture
def meeting(make: Make) -> Meeting:
    return make.meeting()


@pytest.fixture
def guardian(make: Make) -> Guardian:
    return make.guardian()


def at(meeting: Meeting, page: str = "") -> str:
    return f"/desk/chats/{meeting.id}{page}"


def standing() -> list[Switch]:
    db.session.expire_all()
    return list(db.session.scalars(select(Switch).where(Switch.lifted_at.is_(None))))


def test_a_liaison_holds_the_messages_of_a_chat_and_says_why(desk: CheckingClient, meeting: Meeting) -> None:
    page = desk.follow(desk.send(desk.get(at(meeting, "/hold")), "/hold", why=WHY))
    assert "The messages of this chat are held." in page.text
    assert WHY in page.text
    assert "Amina Yusuf" in page.text


def test_without_a_reason_nothing_is_held(desk: CheckingClient, meeting: Meeting) -> None:
    page = desk.send(desk.get(at(meeting, "/hold")), "/hold", why=" ")
    assert (page.status, standing()) == (422, [])
    assert "Please write why." in page.text


def test_what_is_held_does_not_move(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian)
    desk.send(desk.get(at(meeting, "/hold")), "/hold", why=WHY)
    page = desk.get(at(meeting, "/messages"))
    assert "leaving now" not in page.text
    assert "1 waiting" in page.text


def test_the_liaison_lets_them_leave_again(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    about(make, meeting, guardian)
    desk.send(desk.get(at(meeting, "/hold")), "/hold", why=WHY)
    page = desk.follow(desk.send(desk.get(at(meeting)), "/release"))
    assert standing() == []
    assert "1 message is leaving now." in page.text


def test_another_schools_chat_cannot_be_held(make: Make, desk: CheckingClient) -> None:
    elsewhere = make.meeting(school=make.school())
    assert desk.get(at(elsewhere, "/hold")).status == 404
    assert desk.post(at(elsewhere, "/hold"), {"why": WHY}).status == 404


def test_one_held_chat_holds_no_other(
    make: Make, desk: CheckingClient, meeting: Meeting, guardian: Guardian
) -> None:
    other = make.meeting()
    about(make, other, guardian)
    desk.send(desk.get(at(meeting, "/hold")), "/hold", why=WHY)
    page = desk.get(at(other, "/messages"))
    assert "are held" not in page.text
    assert "1 message is leaving now." in page.text


def test_an_administrator_stops_the_district_and_every_page_says_so(
    make: Make, office: CheckingClient, meeting: Meeting
) -> None:
    office.send(office.get("/desk/delivery"), "/switches", what="all", why=WHY)
    office.sign_in(make.session(make.staff_member())[1])
    page = office.get("/desk")
    assert "All messages of the district are stopped." in page.text
    assert "Everything else is on its way." not in page.text
    assert "Pat Lee" in office.get(at(meeting, "/messages")).text


def test_one_channel_is_stopped_and_goes_on(office: CheckingClient) -> None:
    page = office.follow(office.send(office.get("/desk/delivery"), "/switches", what="text", why=WHY))
    assert "One channel is stopped: Text message." in page.text
    (switch,) = standing()
    page = office.follow(office.send(page, f"/switches/{switch.id}"))
    assert standing() == []
    assert "Messages leave again." in page.text


def test_a_stop_without_a_reason_stops_nothing(office: CheckingClient) -> None:
    page = office.send(office.get("/desk/delivery"), "/switches", what="all", why="")
    assert (page.status, standing()) == (422, [])


def test_a_liaison_stops_no_district(desk: CheckingClient) -> None:
    assert desk.get("/desk/delivery").status == 403
    assert desk.post("/desk/delivery/switches", {"what": "all", "why": WHY}).status == 403


def test_another_districts_switch_is_not_here(make: Make, office: CheckingClient) -> None:
    office.send(office.get("/desk/delivery"), "/switches", what="all", why=WHY)
    (switch,) = standing()
    abroad = make.school(make.district())
    office.sign_in(make.session(make.staff_member(Role.ADMINISTRATOR, school=abroad))[1])
    assert "are stopped" not in office.get("/desk/delivery").text
    assert office.post(f"/desk/delivery/switches/{switch.id}").status == 404
