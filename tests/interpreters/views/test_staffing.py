"""The staff's pages of needs and interpreters."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from chats.access.actors import Role
from chats.db import db, transaction
from chats.interpreters.models import Assignment, Ending, Interpreter, Need
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from tests.factories import NOW, Make
from tests.interpreters.booked import (
    assignment_of,
    assignments,
    needs,
    take,
)
from tests.pages import CheckingClient

pytestmark = pytest.mark.usefixtures("inside")


def test_needs_without_an_interpreter_stand_first(
    make: Make, signed_in: Callable[..., CheckingClient]
) -> None:
    filled = make.need(make.meeting(starts_at=NOW + timedelta(days=2)), "es")
    take(make.offer(filled))
    make.need(make.meeting(), "so", given_up_at=NOW)
    page = signed_in().get("/desk/interpreters")
    assert page.text.index("Somali") < page.text.index("Spanish")
    assert "nobody is left to ask" in page.text


def test_a_liaison_sees_the_needs_of_their_schools_only(
    make: Make, signed_in: Callable[..., CheckingClient]
) -> None:
    elsewhere = make.need(make.meeting(school=make.school(name="Faraway School")), "so")
    client = signed_in(Role.LIAISON)
    assert "Faraway School" not in client.get("/desk/interpreters").text
    assert client.get(f"/desk/interpreters/needs/{elsewhere.id}").status == 404


def test_the_line_is_explained(make: Make, signed_in: Callable[..., CheckingClient]) -> None:
    make.interpreter("so")
    make.interpreter("so", agency="Lingua", remote_only=True)
    page = signed_in().get(f"/desk/interpreters/needs/{make.need(language='so').id}")
    said = ("our own staff", "from an agency", "by phone or video", "0 meetings this month", "not asked yet")
    assert [words for words in said if words not in page.text] == []


def test_what_was_agreed_by_phone_is_written_down(
    make: Make, signed_in: Callable[..., CheckingClient]
) -> None:
    one, need = make.interpreter(), make.need()
    client = signed_in()
    page = client.get(f"/desk/interpreters/needs/{need.id}")
    client.follow(client.send(page, "/needs/", interpreter=str(one.id)))
    assert assignments() == [one.id]
    assert db.session.scalars(select(Assignment)).one().told_by_id is not None


def test_without_a_choice_nothing_is_written_down(
    make: Make, signed_in: Callable[..., CheckingClient]
) -> None:
    make.interpreter()
    client = signed_in()
    page = client.get(f"/desk/interpreters/needs/{make.need().id}")
    refused = client.send(page, "/needs/")
    assert (refused.status, "Please choose who will interpret." in refused.text) == (422, True)


def test_staff_hear_why_somebody_cannot_be_put_down(
    make: Make, signed_in: Callable[..., CheckingClient]
) -> None:
    one, other = make.interpreter(), make.interpreter("so")
    need = make.need()
    client = signed_in()
    page = client.get(f"/desk/interpreters/needs/{need.id}")
    assert "They do not have this language" in client.send(page, "/needs/", interpreter=str(other.id)).text
    assert client.send(page, "/needs/", interpreter="999999").status == 404
    take(make.offer(make.need(), one))
    assert "another meeting at that time" in client.send(page, "/needs/", interpreter=str(one.id)).text
    take(make.offer(need))
    assert "all the interpreters it needs" in client.send(page, "/needs/", interpreter=str(one.id)).text


def test_who_is_not_needed_is_sent_home_from_the_desk(
    make: Make, signed_in: Callable[..., CheckingClient], somebody: Interpreter
) -> None:
    take(make.offer(interpreter=somebody))
    client = signed_in()
    client.follow(client.send(client.get("/desk/interpreters"), "/release"))
    assert assignment_of(somebody).ended_because is Ending.RELEASED


def test_an_interpreter_is_added_with_languages_as_people_write_them(
    make: Make, signed_in: Callable[..., CheckingClient]
) -> None:
    assert make.first_school is not None
    client = signed_in()
    typed = {
        "name": "Mai Yaj Vaaj",
        "languages": "Hmoob, ASL, simplified chinese",
        "mobile": "(206) 555-0166",
        "mail": "Mai@canary.example",
    }
    client.follow(client.send(client.get("/desk/interpreters/new"), "/new", **typed))
    one = db.session.scalars(select(Interpreter)).one()
    assert {row.language for row in one.languages} == {"hmn", "ase", "cmn"}
    assert (one.mobile, one.agency, one.zone) == ("+12065550166", None, make.first_school.zone)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "Please write their name."),
        ("languages", "", "Please write at least one language."),
        ("languages", "Klingon", "We do not know the language “Klingon”"),
        ("languages", "Chinese", "it may be several"),
        ("mobile", "12", "Write the whole number"),
        ("mail", "nobody", "nobody"),
        ("name", "a" * 5000, "This is too long"),
        ("name", "Mai\x00", "hidden character"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    make: Make, signed_in: Callable[..., CheckingClient], field: str, typed: str, said: str
) -> None:
    assert make.first_school is not None
    client = signed_in()
    given = {"name": "Mai Yaj Vaaj", "languages": "Hmong"} | {field: typed}
    page = client.send(client.get("/desk/interpreters/new"), "/new", **given)
    assert page.status == 422
    assert said in page.text
    assert "Hmong" in page.body.decode() or field == "languages"
    assert db.session.scalars(select(Interpreter)).all() == []


def test_a_number_that_another_interpreter_has_is_refused(
    make: Make, signed_in: Callable[..., CheckingClient], somebody: Interpreter
) -> None:
    client = signed_in()
    given = {"name": "Mai", "languages": "Hmong", "mobile": somebody.mobile}
    page = client.send(client.get("/desk/interpreters/new"), "/new", **given)
    assert (page.status, "Another interpreter has this number" in page.text) == (422, True)


def test_who_leaves_is_taken_off_the_list(
    signed_in: Callable[..., CheckingClient], somebody: Interpreter
) -> None:
    client = signed_in()
    page = client.follow(client.send(client.get("/desk/interpreters"), "/left"))
    assert somebody.name not in page.text


def test_a_form_that_lay_open_too_long_changes_nothing(
    make: Make, signed_in: Callable[..., CheckingClient], somebody: Interpreter
) -> None:
    take(make.offer(interpreter=somebody))
    given = {"token": "stale", "assignment": str(assignment_of(somebody).id)}
    client = signed_in()
    pages = [
        client.post("/desk/interpreters/release", given),
        client.post(f"/desk/interpreters/{somebody.id}/left", given),
    ]
    assert [(page.status, "open too long" in page.text) for page in pages] == [(422, True), (422, True)]
    assert assignments() == [somebody.id]


def test_hosts_have_no_business_here(signed_in: Callable[..., CheckingClient]) -> None:
    assert signed_in(Role.HOST).get("/desk/interpreters").status == 403


def test_a_need_that_has_gone_is_still_told_to_who_looks(
    make: Make, signed_in: Callable[..., CheckingClient], somebody: Interpreter
) -> None:
    need = make.need()
    take(make.offer(need, somebody))
    with transaction() as session:
        session.get_one(Need, need.id).wanted = 0
    assert "more than needed now" in signed_in().get("/desk/interpreters").text
    assert needs(db.session.get_one(Meeting, need.meeting_id)) == {"es": (0, 1)}


def test_what_has_begun_is_not_changed_from_the_desk(
    make: Make, signed_in: Callable[..., CheckingClient], somebody: Interpreter
) -> None:
    take(make.offer(interpreter=somebody))
    one, client = assignment_of(somebody), signed_in()
    page = client.get("/desk/interpreters")
    with transaction() as session:
        session.get_one(Assignment, one.id).starts_at = NOW
    refused = client.send(page, "/release")
    assert (refused.status, "The meeting has begun" in refused.text) == (422, True)
    assert client.send(page, "/release", assignment="999").status == 404


def test_nobody_is_taken_off_the_list_twice(
    signed_in: Callable[..., CheckingClient], somebody: Interpreter
) -> None:
    client = signed_in()
    page = client.get("/desk/interpreters")
    client.send(page, "/left")
    assert client.send(page, "/left").status == 404


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"wanted": 0}, "No family needs this language any more"),
        ({"cancelled": True}, "This meeting was cancelled or has begun"),
    ],
)
def test_staff_hear_that_nobody_is_missing_any_more(
    make: Make, signed_in: Callable[..., CheckingClient], facts: dict[str, object], said: str
) -> None:
    one, need, client = make.interpreter(), make.need(), signed_in()
    page = client.get(f"/desk/interpreters/needs/{need.id}")
    with transaction() as session:
        kept = session.get_one(Need, need.id)
        kept.wanted = int(str(facts.get("wanted", 1)))
        if "cancelled" in facts:
            session.get_one(Meeting, need.meeting_id).status = Status.CANCELLED
    assert said in client.send(page, "/needs/", interpreter=str(one.id)).text
