"""A meeting's pages, as liaisons and hosts see them."""

from datetime import timedelta

import pytest

from chats import clock
from chats.access.actors import Role
from chats.db import db
from chats.invitations.models import Invitation, PartStat
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from tests.factories import NOW, Make
from tests.pages import CheckingClient

AFTER = NOW + timedelta(days=7, minutes=30)
PAGES = ("", "/edit", "/cancel", "/sheet", "/attendance")


@pytest.fixture
def desk(make: Make, client: CheckingClient) -> CheckingClient:
    """A liaison of the first school at the desk."""
    client.sign_in(make.session(make.staff_member(name="Amina Yusuf"), at=NOW)[1])
    return client


@pytest.fixture
def meeting(make: Make) -> Meeting:
    """A published chat to which Ruth's family was asked and said yes, with three people."""
    made = make.meeting(room="Library")
    guardian = make.guardian(
        given_name="Ruth", family_name="Olson", written_language="en", spoken_language="en"
    )
    make.invitation(made, guardian.family, partstat=PartStat.ACCEPTED, party=3, seats_held=3, replied_at=NOW)
    return made


def again(meeting: Meeting) -> Meeting:
    db.session.expire_all()
    return db.session.get_one(Meeting, meeting.id)


def at(meeting: Meeting, page: str = "") -> str:
    return f"/desk/chats/{meeting.id}{page}"


def test_the_list_holds_what_is_to_come(desk: CheckingClient, meeting: Meeting) -> None:
    assert "October 2026" in desk.get("/desk/chats").text
    assert at(meeting) in desk.get("/desk/chats").links()


def test_the_page_counts_answers_by_language(desk: CheckingClient, meeting: Meeting) -> None:
    assert "English 1 3 – – – –" in desk.get(at(meeting)).text


@pytest.mark.parametrize("page", PAGES)
def test_another_schools_meeting_is_not_here(make: Make, desk: CheckingClient, page: str) -> None:
    assert desk.get(at(make.meeting(school=make.school()), page)).status == 404


@pytest.mark.parametrize(("page", "status"), [("", 200), ("/sheet", 200), ("/edit", 403), ("/cancel", 403)])
def test_a_host_sees_a_meeting_and_changes_nothing(
    make: Make, client: CheckingClient, meeting: Meeting, page: str, status: int
) -> None:
    client.sign_in(make.session(make.staff_member(Role.HOST))[1])
    assert client.get(at(meeting, page)).status == status


def test_a_moved_meeting_is_at_its_new_time(desk: CheckingClient, meeting: Meeting) -> None:
    desk.send(desk.get(at(meeting, "/edit")), "/edit", day="2026-10-23", start="18:00")
    assert (again(meeting).starts_local.day, again(meeting).revision) == (23, 1)


def test_a_wrong_time_moves_nothing_and_is_kept_on_the_page(desk: CheckingClient, meeting: Meeting) -> None:
    page = desk.send(desk.get(at(meeting, "/edit")), "/edit", minutes="0")
    assert (page.status, again(meeting).revision) == (422, 0)
    assert "Write a whole number from 10 to 600." in page.text


def test_the_second_of_two_editors_sees_what_changed_and_keeps_what_they_typed(
    desk: CheckingClient, meeting: Meeting
) -> None:
    page = desk.get(at(meeting, "/edit"))
    desk.send(page, "/edit", room="Gym")
    second = desk.send(page, "/edit", room="Cafeteria")
    values = {field.get("name"): field.get("value") for field in second.all("input")}
    assert (second.status, values["room"], again(meeting).room) == (409, "Cafeteria", "Gym")
    assert "Room and address Gym" in second.text


def test_the_second_editor_is_shown_only_what_is_unlike_theirs(
    desk: CheckingClient, meeting: Meeting
) -> None:
    first, second = desk.get(at(meeting, "/edit")), desk.get(at(meeting, "/edit"))
    desk.send(first, "/edit", room="Gym")
    page = desk.send(second, "/edit", room="Cafeteria")
    shown = ["".join(one.itertext()) for one in page.all("dt")]
    assert shown == ["Room and address"]


def test_the_second_editor_may_then_save_on_purpose(desk: CheckingClient, meeting: Meeting) -> None:
    page = desk.get(at(meeting, "/edit"))
    desk.send(page, "/edit", room="Gym")
    second = desk.send(page, "/edit", room="Cafeteria")
    desk.send(second, "/edit")
    assert again(meeting).room == "Cafeteria"


def test_before_it_is_cancelled_the_page_says_how_many_hear_of_it(
    desk: CheckingClient, meeting: Meeting
) -> None:
    page = desk.get(at(meeting, "/cancel"))
    assert "1 family will be told, in its language, within a minute." in page.text
    assert again(meeting).status is Status.PUBLISHED


def test_a_cancelled_meeting_is_cancelled(desk: CheckingClient, meeting: Meeting) -> None:
    desk.send(desk.get(at(meeting, "/cancel")), "/cancel")
    assert again(meeting).status is Status.CANCELLED


def test_the_day_sheet_names_who_comes_and_asks_the_closing_question(
    desk: CheckingClient, meeting: Meeting
) -> None:
    text = desk.get(at(meeting, "/sheet")).text
    assert "Ruth Olson (3)" in text
    assert "Is there anything you would like to talk about that we have not talked about?" in text


def test_attendance_is_people_per_family(desk: CheckingClient, meeting: Meeting) -> None:
    invitation = db.session.query(Invitation).one()
    desk.send(desk.get(at(meeting, "/attendance")), "/attendance", **{f"came-{invitation.id}": "4"})
    db.session.expire_all()
    assert db.session.query(Invitation).one().attended == 4


def test_a_family_that_came_unasked_is_added(make: Make, desk: CheckingClient, meeting: Meeting) -> None:
    family_id = make.family().id
    with clock.stopped(AFTER):
        desk.sign_in(make.session(make.staff_member(), at=AFTER)[1])
        desk.send(desk.get(at(meeting, "/attendance")), "/attendance", **{f"guest-{family_id}": "2"})
    db.session.expire_all()
    assert [one.attended for one in db.session.query(Invitation).filter_by(family_id=family_id)] == [2]


def test_a_number_of_people_that_no_family_has_is_refused_and_kept(
    desk: CheckingClient, meeting: Meeting
) -> None:
    name = f"came-{db.session.query(Invitation).one().id}"
    page = desk.send(desk.get(at(meeting, "/attendance")), "/attendance", **{name: "400"})
    assert page.status == 422
    assert [field.get("value") for field in page.all("input") if field.get("name") == name] == ["400"]


def test_a_meeting_is_closed_once_it_began(make: Make, desk: CheckingClient, meeting: Meeting) -> None:
    with clock.stopped(AFTER):
        desk.sign_in(make.session(make.staff_member(), at=AFTER)[1])
        desk.send(desk.get(at(meeting)), "/close")
    assert again(meeting).status is Status.HELD


def test_a_draft_is_changed_where_it_was_composed(make: Make, desk: CheckingClient) -> None:
    made = make.meeting(status=Status.DRAFT, published_at=None)
    assert desk.get(at(made, "/edit")).location == f"/desk/chats/new?draft={made.id}"
