"""Administrators write down their district and its schools; a slip is said and nothing is lost."""

from datetime import time

import pytest

from chats.access.actors import Role
from chats.db import db
from chats.schools import actions
from chats.schools.actions import NotTheirs
from chats.schools.facts import SchoolFacts
from chats.schools.models import District, School, UnreviewedWords
from tests.factories import Make
from tests.pages import CheckingClient

NEW = {"name": "Roosevelt High School", "address": "1901 Summit Avenue", "phone": "206 555 0140"}


@pytest.fixture
def office(make: Make, client: CheckingClient) -> CheckingClient:
    client.sign_in(make.session(make.staff_member(Role.ADMINISTRATOR))[1])
    return client


def test_a_school_is_added_with_its_number_as_it_is_dialled(make: Make, office: CheckingClient):
    page = office.follow(office.send(office.get("/desk/schools"), "/desk/schools", **NEW))
    assert "Roosevelt High School" in page.text
    school = db.session.query(School).filter_by(name="Roosevelt High School").one()
    assert (school.phone, school.zone, school.district_id) == ("+12065550140", make.home.zone, make.home.id)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"name": " "}, "Please write its name."),
        ({"address": ""}, "Please write its address."),
        ({"phone": "12"}, "We cannot dial this."),
        ({"zone": "Mars/Olympus"}, "Please choose one of these."),
        ({"name": "N" * 201}, "This is too long."),
        ({"name": "Lin\0coln"}, "There was a hidden character"),
    ],
)
def test_a_slip_is_said_and_what_was_typed_is_kept(office: CheckingClient, typed: dict[str, str], why: str):
    page = office.send(office.get("/desk/schools"), "/desk/schools", **(NEW | typed))
    assert page.status == 422
    assert why in page.text
    kept = {field.get("name"): field.get("value") for field in page.all("input")}
    assert "1901 Summit Avenue" in kept.values() or typed.get("address") == ""


def test_two_schools_never_share_a_name(make: Make, office: CheckingClient):
    name = make.school().name
    page = office.send(office.get("/desk/schools"), "/desk/schools", **(NEW | {"name": name}))
    assert page.status == 422
    assert "is here already" in page.text


def test_a_school_is_corrected(make: Make, office: CheckingClient):
    school_id = make.school(phone="+12065550140").id
    page = office.get(f"/desk/schools/{school_id}")
    assert "(206) 555-0140" in page.body.decode()
    office.send(page, f"/desk/schools/{school_id}", address="2 New Street", zone="America/Denver", phone="")
    school = db.session.get_one(School, school_id)
    assert (school.address, school.zone, school.phone) == ("2 New Street", "America/Denver", None)


def test_a_school_of_another_district_does_not_exist(make: Make, office: CheckingClient):
    school_id = make.school(make.district()).id
    assert office.get(f"/desk/schools/{school_id}").status == 404


@pytest.mark.parametrize("role", [Role.LIAISON, Role.COORDINATOR, Role.HOST])
def test_nobody_but_administrators_sets_a_district_up(make: Make, role: Role):
    facts = SchoolFacts("New", "1 Street", "America/Denver", None)
    with pytest.raises(NotTheirs):
        actions.open_school(facts, by=make.staff(role))
    with pytest.raises(NotTheirs):
        actions.change_school(make.first_school.id, facts, by=make.staff(role))


def test_the_districts_numbers_and_rules_are_written_down(make: Make, office: CheckingClient):
    page = office.get("/desk/district")
    office.send(
        page,
        "/desk/district",
        name="Cedar Valley",
        language_line="+1 800 555 0123",
        language_line_code="4471",
        shipped_by_text="never",
    )
    home = db.session.get_one(District, make.home.id)
    assert (home.name, home.language_line_code) == ("Cedar Valley", "4471")
    assert home.shipped_by_text is UnreviewedWords.NEVER
    assert home.shipped_by_mail is UnreviewedWords.WITH_LINE


def test_a_district_decides_when_families_are_left_in_peace(make: Make, office: CheckingClient):
    page = office.get("/desk/district")
    office.send(page, "/desk/district", quiet_from="19:30", quiet_until="09:00", one_a_day=[])
    home = db.session.get_one(District, make.home.id)
    assert (home.quiet_from, home.quiet_until, home.one_a_day) == (time(19, 30), time(9), False)


def test_a_number_that_nobody_can_dial_changes_nothing(make: Make, office: CheckingClient):
    page = office.send(office.get("/desk/district"), "/desk/district", language_line="no number")
    assert page.status == 422
    assert "We cannot dial this." in page.text
    assert db.session.get_one(District, make.home.id).language_line is None
