"""Administrators add colleagues, who choose their own password by a link that works once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from chats import clock
from chats.access.actors import Role
from chats.accounts import actions
from chats.accounts.actions import NotTheirs, OwnAccount
from chats.accounts.models import StaffMember, StaffSchool
from chats.db import db, within
from tests.factories import CANARY_HOST, NOW, Make
from tests.pages import CheckingClient, Page, offered

MAIL, PASSWORD = f"paj@{CANARY_HOST}", "green tea on the porch"


@pytest.fixture
def office(make: Make, client: CheckingClient) -> CheckingClient:
    client.sign_in(make.session(make.staff_member(Role.ADMINISTRATOR))[1])
    return client


def add(office: CheckingClient, make: Make, **typed: object) -> Page:
    (form,) = [one for one in office.get("/desk/staff").all("form") if one.get("action") == "/desk/staff"]
    school_id = str(make.first_school.id)
    filled = {"name": "Paj Kub", "mail": MAIL, "schools": [school_id], "speaks": ["hmn"]}
    return office.post("/desk/staff", dict(offered(form)) | filled | typed)


def link_on(page: Page) -> str:
    """The path of the link that an administrator is shown."""
    (shown,) = [one for one in page.all("bdi") if "/welcome/" in (one.text or "")]
    return "/welcome/" + (shown.text or "").partition("/welcome/")[2]


def colleague() -> StaffMember:
    return db.session.scalars(select(StaffMember).where(StaffMember.mail == MAIL)).one()


def test_a_colleague_is_added_and_chooses_a_password(make: Make, office: CheckingClient):
    link = link_on(add(office, make))
    assert colleague().password_hash is None
    page = office.send(office.get(link), "/welcome/", password=PASSWORD)
    assert page.location == "/sign-in"
    assert actions.sign_in(MAIL, PASSWORD, source="10.0.0.9", now=NOW)
    assert colleague().speaks == ["hmn"]
    assert db.session.scalars(
        select(StaffSchool.school_id).where(StaffSchool.staff_id == colleague().id)
    ).all() == [make.first_school.id]


def test_the_link_works_once_and_for_three_days(make: Make, office: CheckingClient):
    link = link_on(add(office, make))
    with clock.stopped(NOW + timedelta(days=3)):
        assert office.get(link).status == 410
    office.send(office.get(link), "/welcome/", password=PASSWORD)
    assert office.get(link).status == 410


def test_a_short_password_is_said_and_the_link_stays_good(make: Make, office: CheckingClient):
    link = link_on(add(office, make))
    page = office.send(office.get(link), "/welcome/", password="short")
    assert page.status == 422
    assert "12 to 128 characters" in page.text
    assert office.get(link).status == 200


def test_a_new_link_ends_the_old_one_and_leaves_the_password_until_it_is_used(
    make: Make, office: CheckingClient
):
    first = link_on(add(office, make))
    office.send(office.get(first), "/welcome/", password=PASSWORD)
    staff_id = colleague().id
    page = office.send(office.get("/desk/staff"), f"/desk/staff/{staff_id}/link")
    assert actions.sign_in(MAIL, PASSWORD, source="10.0.0.9", now=NOW)
    office.send(office.get(link_on(page)), "/welcome/", password="another good password")
    with pytest.raises(actions.WrongSignIn):
        actions.sign_in(MAIL, PASSWORD, source="10.0.0.9", now=NOW)


def test_a_new_password_signs_every_browser_out(make: Make, office: CheckingClient, client: CheckingClient):
    link = link_on(add(office, make))
    other = CheckingClient(client.raw.application, client.public_url)
    other.sign_in(make.session(colleague())[1])
    assert other.get("/desk").status == 200
    office.send(office.get(link), "/welcome/", password=PASSWORD)
    assert other.get("/desk").status == 303


def test_who_has_left_is_signed_out_at_once_and_cannot_come_back(make: Make, office: CheckingClient):
    member = make.staff_member(mail=MAIL)
    staff_id = member.id
    other = CheckingClient(office.raw.application, office.public_url)
    other.sign_in(make.session(member)[1])
    office.send(office.get("/desk/staff"), f"/desk/staff/{staff_id}/left")
    assert other.get("/desk").location.startswith("/sign-in")
    assert MAIL not in office.get("/desk/staff").text


def test_a_link_dies_when_its_holder_leaves(make: Make, office: CheckingClient):
    link = link_on(add(office, make))
    office.send(office.get("/desk/staff"), f"/desk/staff/{colleague().id}/left")
    assert office.get(link).status == 410


def test_nobody_ends_their_own_account(make: Make):
    by = make.staff(Role.ADMINISTRATOR)
    with pytest.raises(OwnAccount):
        actions.part_with(by.id, by=by, now=NOW)


@pytest.mark.parametrize("role", [Role.LIAISON, Role.COORDINATOR, Role.HOST])
def test_only_administrators_give_out_links(make: Make, role: Role):
    with pytest.raises(NotTheirs):
        actions.welcome(make.staff_member().id, by=make.staff(role), now=NOW)


def test_a_colleague_of_another_district_does_not_exist(make: Make):
    abroad = make.staff_member(school=make.school(make.district()))
    staff_id, by = abroad.id, make.staff(Role.ADMINISTRATOR)
    with within(by.district_id), pytest.raises(NotTheirs):
        actions.part_with(staff_id, by=by, now=NOW)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"mail": "paj at school"}, "This is not a mail address."),
        ({"schools": []}, "Please tick at least one school."),
        ({"name": ""}, "Please write their name."),
        ({"role": "king"}, "Please choose one of these."),
    ],
)
def test_a_slip_is_said_and_nobody_is_added(
    make: Make, office: CheckingClient, typed: dict[str, object], why: str
):
    page = add(office, make, **typed)
    assert page.status == 422
    assert why in page.text
    assert db.session.scalars(select(StaffMember).where(StaffMember.mail == MAIL)).all() == []


def test_an_address_that_has_an_account_gets_no_second_one(make: Make, office: CheckingClient):
    add(office, make)
    page = add(office, make)
    assert page.status == 422
    assert "already" in page.text
