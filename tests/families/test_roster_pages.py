"""Sending a roster, seeing what it would change, and taking it over."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask

from chats import clock
from chats.access.actors import Role
from chats.accounts.models import StaffMember
from chats.db import db, transaction
from chats.families.models import Guardian
from chats.families.uploads import KEPT_FOR
from chats.schools.models import School
from chats.storage import store
from tests.factories import NOW, Make
from tests.families.rosters import line, roster
from tests.pages import CheckingClient, Page


@pytest.fixture
def lincoln(make: Make) -> School:
    return make.school(name="Lincoln")


@pytest.fixture(autouse=True)
def _no_upload_outlives_its_test(app: Flask) -> Iterator[None]:
    yield
    for path in store().root.glob("*/*.rostr"):
        path.unlink()


def enter(make: Make, client: CheckingClient, school: School, role: Role = Role.LIAISON) -> StaffMember:
    member = make.staff_member(role, school=school)
    client.sign_in(make.session(member)[1])
    return member


def send(client: CheckingClient, content: bytes) -> Page:
    page = client.get("/desk/roster")
    return client.send(page, "/desk/roster", file=(BytesIO(content), "roster.csv"))


def guardians() -> list[Guardian]:
    return list(db.session.query(Guardian).order_by(Guardian.id))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_liaison_sees_what_a_roster_would_change_and_takes_it_over(
    make: Make, client: CheckingClient, lincoln: School, language: str
) -> None:
    member = make.staff_member(school=lincoln, language=language)
    client.sign_in(make.session(member)[1])
    shown = client.follow(send(client, roster(line("G1"), line("G2", grades="99"))))
    assert "Ñúñez" in shown.text
    assert guardians() == []
    done = client.follow(confirm(client, shown))
    assert done.status == 200
    assert [one.source_id for one in guardians()] == ["G1"]
    assert list(store().root.glob("*/*.rostr")) == []


def confirm(client: CheckingClient, shown: Page) -> Page:
    (form,) = [one for one in shown.all("form") if one.get("action") == shown.path]
    fields = {one.get("name", ""): one.get("value", "") for one in form.iter("input")}
    return client.post(shown.path, fields)


def test_the_same_roster_again_offers_nothing_to_take_over(
    make: Make, client: CheckingClient, lincoln: School
) -> None:
    enter(make, client, lincoln)
    confirm(client, client.follow(send(client, roster(line()))))
    again = client.follow(send(client, roster(line())))
    assert [form.get("action") for form in again.all("form") if form.get("action") == again.path] == []


def test_what_changed_meanwhile_is_shown_before_anything_is_written(
    make: Make, client: CheckingClient, lincoln: School
) -> None:
    enter(make, client, lincoln)
    confirm(client, client.follow(send(client, roster(line("G1")))))
    shown = client.follow(send(client, roster(line("G1", given_name="Ana"))))
    with transaction() as session:
        session.get_one(Guardian, guardians()[0].id).given_name = "Eva"
    answer = confirm(client, shown)
    assert (answer.status, guardians()[0].given_name) == (409, "Eva")
    assert confirm(client, answer).status == 303
    assert guardians()[0].given_name == "Ana"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a,b,c\n1,2,3\n", b"\x81\x8d\x8f"])
def test_a_file_that_cannot_be_read_says_why_and_changes_nothing(
    make: Make, client: CheckingClient, lincoln: School, content: bytes
) -> None:
    enter(make, client, lincoln)
    answer = send(client, content)
    assert (answer.status, "Nothing was changed" in answer.text) == (422, True)


def test_bad_rows_can_be_taken_along(make: Make, client: CheckingClient, lincoln: School) -> None:
    enter(make, client, lincoln)
    shown = client.follow(send(client, roster(line("G1", mobile="+1"), line("G2", schools="=cmd|x"))))
    sheet = client.get(f"{shown.path}/bad-rows.csv")
    assert sheet.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "mobile" in sheet.body.decode("utf-8-sig")


def test_the_template_names_their_own_schools(make: Make, client: CheckingClient, lincoln: School) -> None:
    enter(make, client, lincoln)
    assert "Lincoln" in client.get("/desk/roster/template.csv").body.decode("utf-8-sig")


def test_an_upload_opens_for_the_session_that_sent_it_only(
    make: Make, client: CheckingClient, lincoln: School
) -> None:
    enter(make, client, lincoln)
    path = send(client, roster(line())).location
    enter(make, client, lincoln, Role.ADMINISTRATOR)
    assert "choose it again" in client.follow(client.get(path)).text
    assert "choose it again" in client.follow(client.get("/desk/roster/no-such-file")).text


def test_an_upload_is_cast_away_on_request(make: Make, client: CheckingClient, lincoln: School) -> None:
    enter(make, client, lincoln)
    shown = client.follow(send(client, roster(line())))
    assert client.send(shown, "cast-away").status == 303
    assert "choose it again" in client.follow(client.get(shown.path)).text


def test_an_upload_is_sealed_where_it_lies(make: Make, client: CheckingClient, lincoln: School) -> None:
    enter(make, client, lincoln)
    send(client, roster(line()))
    (path,) = store().root.glob("*/*.rostr")
    assert b"canary.example" not in path.read_bytes()


def test_an_upload_is_forgotten_after_an_hour(make: Make, client: CheckingClient, lincoln: School) -> None:
    token = make.session(make.staff_member(school=lincoln), NOW + KEPT_FOR)[1]
    client.sign_in(token)
    path = send(client, roster(line())).location
    with clock.stopped(NOW + KEPT_FOR + timedelta(seconds=1)):
        assert client.get(path).status == 303
        send(client, roster(line()))
    assert len(list(store().root.glob("*/*.rostr"))) == 1


def test_hosts_have_no_way_to_families(make: Make, client: CheckingClient, lincoln: School) -> None:
    enter(make, client, lincoln, Role.HOST)
    assert [client.get(path).status for path in ("/desk/families", "/desk/roster")] == [403, 403]
