"""The first page: what needs somebody, the week, and what is wrong; empty, it teaches."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from chats.access.actors import Role
from chats.accounts.actions import create_staff
from chats.accounts.models import StaffMember
from chats.db import db
from chats.delivery import actions as delivery
from chats.desk import queries
from chats.inbox.actions import read_text
from chats.inbox.incoming import Received
from chats.inbox.views import DEEDS
from chats.invitations.models import PartStat
from chats.meetings.kinds import Status
from chats.questions import actions as questions
from chats.questions.doors import Door
from tests.calls.waiting import unreached
from tests.factories import CANARY_HOST, NOW, Make
from tests.pages import CheckingClient, Page


@pytest.fixture
def desk(make: Make, client: CheckingClient) -> CheckingClient:
    client.sign_in(make.session(make.staff_member())[1])
    delivery.heartbeat(NOW, [], sending=True)
    return client


def rail(page: Page) -> dict[str, str]:
    """By page, what stands in the rail."""
    (nav,) = page.all("nav")
    return {link.get("href", ""): " ".join("".join(link.itertext()).split()) for link in nav.iter("a")}


def test_the_bare_address_leads_to_the_desk(client: CheckingClient):
    assert client.get("/").location == "/desk"


def test_an_empty_desk_says_what_to_do_first(desk: CheckingClient):
    page = desk.get("/desk")
    assert "Nothing needs you today." in page.text
    assert "/desk/chats/new" in page.links()
    assert "/desk/roster" in page.links()


def test_an_administrator_without_schools_is_led_to_them(make: Make, client: CheckingClient):
    staff_id = create_staff(make.home.id, "Nadia", f"nadia@{CANARY_HOST}", Role.ADMINISTRATOR, password=None)
    client.sign_in(make.session(db.session.get_one(StaffMember, staff_id))[1])
    page = client.get("/desk")
    assert "Begin with your schools" in page.text
    assert "/desk/schools" in page.links()


def test_what_needs_somebody_stands_there_with_its_next_step(make: Make, desk: CheckingClient):
    guardian, invitation = unreached(make, make.meeting(starts_at=NOW + timedelta(hours=20)))
    questions.ask(Door.OPEN, "¿Hay estacionamiento?", "es", by=make.guest(invitation), now=NOW)
    read_text(Received("SM1", guardian.contacts[0].address, "¿A qué hora?"), DEEDS, NOW)
    make.need(make.meeting(), "so", given_up_at=NOW)
    page = desk.get("/desk")
    for words in (
        "1 family to call",
        "1 question waits for an answer",
        "1 answer needs a person",
        "No interpreter yet: Somali",
        "1 family has not answered",
    ):
        assert words in page.text
    assert {"/desk/calls", "/desk/questions", "/desk/texts"} <= set(page.links())


def test_the_rail_counts_what_waits(make: Make, desk: CheckingClient):
    unreached(make)
    unreached(make)
    found = rail(desk.get("/desk"))
    assert found["/desk/calls"] == "Calls 2"
    assert found["/desk/questions"] == "Questions"


def test_the_rail_counts_nothing_of_another_district_or_school(make: Make, desk: CheckingClient):
    abroad, elsewhere = make.school(make.district()), make.school()
    for school in (abroad, elsewhere):
        meeting = make.meeting(school=school)
        _, invitation = unreached(make, meeting)
        questions.ask(Door.OPEN, "¿?", "es", by=make.guest(invitation), now=NOW)
        make.need(meeting, "so", given_up_at=NOW)
    found = rail(desk.get("/desk"))
    assert [found[f"/desk/{page}"] for page in ("calls", "questions", "interpreters", "texts")] == [
        "Calls",
        "Questions",
        "Interpreters",
        "Inbox",
    ]


@pytest.mark.parametrize(
    ("role", "hidden"),
    [
        (Role.HOST, {"/desk/calls", "/desk/families", "/desk/texts", "/desk/schools"}),
        (Role.LIAISON, {"/desk/schools", "/desk/staff"}),
        (Role.ADMINISTRATOR, set()),
    ],
)
def test_the_rail_leads_nobody_to_a_closed_door(
    make: Make, client: CheckingClient, role: Role, hidden: set[str]
):
    client.sign_in(make.session(make.staff_member(role))[1])
    links = set(rail(client.get("/desk")))
    assert hidden & links == set()
    assert [path for path in sorted(links) if client.get(path).status != 200] == []


def test_all_counts_of_the_rail_are_one_statement(make: Make):
    by, asked = make.staff(), []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        queries.rail_counts(by, NOW)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert len([one for one in asked if one.startswith("SELECT")]) == 1


def test_a_worker_that_stopped_is_said_on_every_page(make: Make, desk: CheckingClient):
    delivery.heartbeat(NOW - timedelta(seconds=61), [], sending=True)
    assert "the worker is not running" in desk.get("/desk/calls").text


def test_mail_that_does_not_leave_is_said_in_words(desk: CheckingClient):
    delivery.heartbeat(NOW, ["mail.unreachable"], sending=True)
    assert "the mail server cannot be reached" in desk.get("/desk").text


def test_a_worker_that_runs_is_not_worth_a_word(desk: CheckingClient):
    assert "worker" not in desk.get("/desk").text


def test_the_week_shows_answers_interpreters_and_messages(make: Make, desk: CheckingClient):
    meeting = make.meeting(starts_at=NOW + timedelta(hours=3))
    for partstat in (PartStat.ACCEPTED, PartStat.ACCEPTED, PartStat.DECLINED, PartStat.NEEDS_ACTION):
        make.invitation(meeting, partstat=partstat)
    make.need(meeting, "so", wanted=2)
    page = desk.get("/desk")
    assert "2 yes, 1 no, 1 waiting" in page.text
    assert "0 of 2 interpreters" in page.text
    assert f"/desk/chats/{meeting.id}/sheet" in page.links()


def test_a_cancelled_chat_and_one_of_next_month_are_not_of_this_week(make: Make, desk: CheckingClient):
    make.meeting(status=Status.CANCELLED, starts_at=NOW + timedelta(days=1))
    make.meeting(starts_at=NOW + timedelta(days=30))
    assert "No chat in the next seven days" in desk.get("/desk").text


def test_the_greeting_is_of_the_hour_where_the_district_is(make: Make, desk: CheckingClient):
    assert "Good morning" in desk.get("/desk").text
