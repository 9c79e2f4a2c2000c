"""One's own page: the language of the screens, and whether one's day comes by mail."""

import pytest

from chats.access.actors import Role
from chats.accounts.models import StaffMember
from chats.db import db
from tests.factories import Make
from tests.pages import CheckingClient

PAGE = "/desk/account"


@pytest.fixture
def member(make: Make) -> StaffMember:
    return make.staff_member()


@pytest.fixture
def desk(make: Make, client: CheckingClient, member: StaffMember) -> CheckingClient:
    client.sign_in(make.session(member)[1])
    return client


def again(member: StaffMember) -> StaffMember:
    db.session.expire_all()
    return db.session.get_one(StaffMember, member.id)


def test_every_page_leads_to_it(desk: CheckingClient) -> None:
    assert PAGE in desk.get("/desk/chats").links()


def test_the_day_by_mail_is_turned_off(desk: CheckingClient, member: StaffMember) -> None:
    page = desk.send(desk.get(PAGE), PAGE, digest=[])
    assert (page.location, again(member).digest) == (f"{PAGE}?done=1", False)
    assert "Kept." in desk.follow(page).text


def test_it_is_turned_on_again(desk: CheckingClient, member: StaffMember) -> None:
    desk.send(desk.get(PAGE), PAGE, digest=[])
    desk.send(desk.get(PAGE), PAGE, digest="y")
    assert again(member).digest


def test_a_language_that_staff_pages_do_not_speak_is_refused(
    desk: CheckingClient, member: StaffMember
) -> None:
    page = desk.send(desk.get(PAGE), PAGE, language="so")
    assert (page.status, again(member).language) == (422, "en")


def test_a_host_is_not_asked_about_mail_that_hosts_never_get(make: Make, client: CheckingClient) -> None:
    host = make.staff_member(Role.HOST)
    client.sign_in(make.session(host)[1])
    page = client.get(PAGE)
    assert "by mail" not in page.text
    client.send(page, PAGE)
    assert again(host).digest
