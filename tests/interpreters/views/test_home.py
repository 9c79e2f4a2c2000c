"""An interpreter's own page."""

from datetime import timedelta

import pytest

from chats import clock
from chats.access.actors import Role
from chats.db import db, transaction
from chats.interpreters import actions
from chats.interpreters.models import Interpreter
from chats.invitations.models import PartStat
from tests.factories import NOW, Make
from tests.interpreters.booked import (
    assignment_of,
    assignments,
    met,
    offer_path,
    paths,
    take,
)
from tests.pages import CheckingClient

pytestmark = pytest.mark.usefixtures("inside")


def test_they_see_first_names_and_needs_of_families_who_come_in_their_language(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    meeting = make.meeting()
    yes = {"partstat": PartStat.ACCEPTED, "party": 2, "seats_held": 2}
    met(make, meeting, "es", "Marisol", needs="A ramp for the wheelchair", **yes)
    met(make, meeting, "es", "Undecided")
    met(make, meeting, "es", "Bilingual", interpreter_wanted=False, **yes)
    met(make, meeting, "so", "Otherlanguage", **yes)
    take(make.offer(make.need(meeting), somebody))
    page = client.get(paths(somebody).home)
    assert "Marisol" in page.text
    assert "A ramp for the wheelchair" in page.text
    hidden = ("Hidden-Surname", "Undecided", "Bilingual", "Otherlanguage")
    assert [name for name in hidden if name in page.text] == []


def test_another_interpreter_sees_none_of_it(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    meeting = make.meeting()
    met(make, meeting, "es", "Marisol", partstat=PartStat.ACCEPTED, party=1, seats_held=1)
    need = make.need(meeting)
    beaten = make.offer(need, make.interpreter(name="Somebody Else"))
    take(make.offer(need, somebody))
    other = db.session.get_one(Interpreter, beaten.interpreter_id)
    actions.catch_up(NOW)
    pages = [client.get(path) for path in (offer_path(beaten), paths(other).home, paths(other).feed)]
    assert [
        page.path for page in pages if b"Marisol" in page.body or somebody.name.encode() in page.body
    ] == []


def test_a_past_meetings_families_are_gone_from_the_page(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    meeting = make.meeting()
    met(make, meeting, "es", "Marisol", partstat=PartStat.ACCEPTED, party=1, seats_held=1)
    take(make.offer(make.need(meeting), somebody))
    with clock.stopped(NOW + timedelta(days=8)):
        page = client.get(paths(somebody).home)
    assert "Marisol" not in page.text
    assert "Past assignments" in page.text


def test_what_waits_for_an_answer_is_on_their_page(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    offer = make.offer(interpreter=somebody)
    assert offer_path(offer) in client.get(paths(somebody).home).links()


def test_giving_back_takes_a_second_tap(make: Make, client: CheckingClient, somebody: Interpreter) -> None:
    take(make.offer(interpreter=somebody))
    home = paths(somebody).home
    given = {"assignment": str(assignment_of(somebody).id)}
    client.post(home, given | {"act": "keep"})
    assert assignments() == [somebody.id]
    page = client.follow(client.post(home, given | {"act": "withdraw"}))
    assert assignments() == []
    assert "Nothing yet" in page.text


def test_nobody_gives_back_what_another_took(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    other = make.interpreter()
    take(make.offer(interpreter=other))
    given = {"assignment": str(assignment_of(other).id), "act": "withdraw"}
    assert client.post(paths(somebody).home, given).status == 404
    assert assignments() == [other.id]


def test_a_meeting_that_has_begun_is_not_given_back(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    take(make.offer(interpreter=somebody))
    one = assignment_of(somebody)
    with clock.stopped(one.starts_at):
        page = client.post(paths(somebody).home, {"assignment": str(one.id), "act": "withdraw"})
    assert page.status == 422
    assert "Please call the school right away" in page.text


def test_an_unknown_button_does_nothing(client: CheckingClient, somebody: Interpreter) -> None:
    assert client.post(paths(somebody).home, {"act": "everything"}).status == 422


def test_the_page_of_somebody_who_left_is_switched_off(
    make: Make, client: CheckingClient, somebody: Interpreter
) -> None:
    home = paths(somebody).home
    actions.part_with(somebody.id, by=make.staff(Role.COORDINATOR), now=NOW)
    assert client.get(home).status == 410


def test_a_link_to_somebody_who_left_opens_nothing(client: CheckingClient, somebody: Interpreter) -> None:
    own = paths(somebody)
    with transaction() as session:
        session.get_one(Interpreter, somebody.id).left_at = NOW
    assert [client.get(path).status for path in (own.home, own.feed)] == [404, 404]
    assert client.post(own.home, {"act": "feed-new"}).status == 404
