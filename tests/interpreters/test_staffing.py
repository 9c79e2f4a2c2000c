"""Staff agree with an interpreter by hand, send one home, add one, take one off the list."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from chats.access.actors import Role
from chats.db import db, transaction
from chats.interpreters import actions, queries
from chats.interpreters.actions import CannotTake, HasBegun, LacksLanguage, MobileTaken, NotTheirs
from chats.interpreters.answers import OfferStanding
from chats.interpreters.drafts import NewInterpreter
from chats.interpreters.models import Ending, Interpreter, Need, OfferState
from chats.meetings.kinds import Status
from tests.factories import NOW, Make
from tests.interpreters.booked import assignment_of, assignments, offers, quarters, take

pytestmark = pytest.mark.usefixtures("inside")
NEW = NewInterpreter(
    "Mai Yaj Vaaj", ("hmn", "hnj"), None, "hmn", "America/Chicago", "mai@canary.example", "+12065550177"
)


def test_a_coordinator_writes_down_who_agreed_with_whom(make: Make) -> None:
    need, somebody, by = make.need(), make.interpreter(), make.staff(Role.COORDINATOR)
    actions.assign(need.id, somebody.id, told_by_id=by.id, by=by, now=NOW)
    assert (assignments(), quarters()) == ([somebody.id], 6)
    (row,) = queries.assignments_of(need.meeting_id)
    assert (row.name, row.told_by, row.qualified) == (somebody.name, by.name, True)


def test_those_who_were_asked_hear_that_it_is_taken(make: Make) -> None:
    need, somebody, by = make.need(), make.interpreter(), make.staff()
    other = make.offer(need)
    make.offer(need, somebody)
    actions.assign(need.id, somebody.id, told_by_id=by.id, by=by, now=NOW)
    assert offers(OfferState.TAKEN) == [other.interpreter_id, somebody.id]


def test_by_hand_too_nobody_is_booked_twice(make: Make) -> None:
    somebody, by = make.interpreter(), make.staff()
    actions.assign(make.need().id, somebody.id, told_by_id=by.id, by=by, now=NOW)
    with pytest.raises(CannotTake) as refusal:
        actions.assign(make.need().id, somebody.id, told_by_id=by.id, by=by, now=NOW)
    assert refusal.value.standing is OfferStanding.BUSY
    assert assignments() == [somebody.id]


def test_only_somebody_who_has_the_language_is_put_down(make: Make) -> None:
    by = make.staff()
    with pytest.raises(LacksLanguage):
        actions.assign(
            make.need(language="so").id, make.interpreter("es").id, told_by_id=by.id, by=by, now=NOW
        )


@pytest.mark.parametrize(
    ("wanted", "status", "standing"),
    [
        (0, Status.PUBLISHED, OfferStanding.NOT_NEEDED),
        (1, Status.CANCELLED, OfferStanding.CALLED_OFF),
        (1, Status.DRAFT, OfferStanding.OVER),
    ],
)
def test_where_nobody_is_missing_nobody_is_put_down(
    make: Make, wanted: int, status: Status, standing: OfferStanding
) -> None:
    need, by = make.need(make.meeting(status=status), wanted=wanted), make.staff()
    with pytest.raises(CannotTake) as refusal:
        actions.assign(need.id, make.interpreter().id, told_by_id=by.id, by=by, now=NOW)
    assert refusal.value.standing is standing


def test_a_need_that_is_filled_takes_no_second(make: Make) -> None:
    need, by = make.need(), make.staff()
    take(make.offer(need))
    with pytest.raises(CannotTake):
        actions.assign(need.id, make.interpreter().id, told_by_id=by.id, by=by, now=NOW)


def test_staff_of_another_school_and_hosts_agree_with_nobody(make: Make) -> None:
    need, somebody = make.need(), make.interpreter()
    for by in (make.staff(school=make.school()), make.staff(Role.HOST)):
        with pytest.raises(NotTheirs):
            actions.assign(need.id, somebody.id, told_by_id=by.id, by=by, now=NOW)
    assert assignments() == []


def test_who_told_them_must_be_one_of_us(make: Make) -> None:
    need, by = make.need(), make.staff()
    with pytest.raises(NotTheirs):
        actions.assign(need.id, make.interpreter().id, told_by_id=9999, by=by, now=NOW)
    with pytest.raises(NotTheirs):
        actions.assign(need.id, 9999, told_by_id=by.id, by=by, now=NOW)
    with pytest.raises(NotTheirs):
        actions.assign(9999, make.interpreter().id, told_by_id=by.id, by=by, now=NOW)


def test_who_is_no_longer_needed_is_sent_home_by_a_person(make: Make) -> None:
    somebody, by = make.interpreter(), make.staff()
    need = make.need()
    take(make.offer(need, somebody))
    with transaction() as session:
        session.get_one(Need, need.id).wanted = 0
    (row,) = queries.needs_of(need.meeting_id)
    assert row.surplus
    actions.release(assignment_of(somebody).id, by=by, now=NOW)
    actions.release(assignment_of(somebody).id, by=by, now=NOW + timedelta(hours=1))
    ended = assignment_of(somebody)
    assert (ended.ended_at, ended.ended_because, quarters()) == (NOW, Ending.RELEASED, 0)


def test_others_send_nobody_home_and_nobody_once_it_began(make: Make) -> None:
    somebody = make.interpreter()
    take(make.offer(interpreter=somebody))
    one = assignment_of(somebody)
    with pytest.raises(NotTheirs):
        actions.release(one.id, by=make.staff(school=make.school()), now=NOW)
    with pytest.raises(NotTheirs):
        actions.release(999, by=make.staff(), now=NOW)
    with pytest.raises(HasBegun):
        actions.release(one.id, by=make.staff(), now=one.starts_at)
    assert assignments() == [somebody.id]


def test_a_new_interpreter_has_languages_addresses_and_links(make: Make) -> None:
    added = actions.add(NEW, by=make.staff(Role.COORDINATOR), now=NOW)
    somebody = db.session.get_one(Interpreter, added)
    assert (somebody.name, somebody.mail, somebody.mobile) == (NEW.name, NEW.mail, NEW.mobile)
    assert [one.language for one in somebody.languages] == ["hmn", "hnj"]
    assert len(queries.links_of(actions.searching.OWN_LINKS[0], [added])) == 1


def test_a_number_answers_for_one_interpreter_only(make: Make) -> None:
    by = make.staff(Role.COORDINATOR)
    actions.add(NEW, by=by, now=NOW)
    with pytest.raises(MobileTaken):
        actions.add(NEW, by=by, now=NOW)


def test_liaisons_and_hosts_keep_no_list(make: Make) -> None:
    for role in (Role.LIAISON, Role.HOST):
        with pytest.raises(NotTheirs):
            actions.add(NEW, by=make.staff(role), now=NOW)
        with pytest.raises(NotTheirs):
            actions.part_with(make.interpreter().id, by=make.staff(role), now=NOW)


def test_who_leaves_is_replaced_at_once_and_asked_no_more(make: Make) -> None:
    leaving, other, by = make.interpreter(), make.interpreter(), make.staff(Role.COORDINATOR)
    actions.catch_up(NOW)
    take(make.offer(interpreter=leaving))
    actions.part_with(leaving.id, by=by, now=NOW)
    assert (assignments(), offers()) == ([], [other.id])
    assert queries.links_of(actions.searching.OWN_LINKS[0], [leaving.id]) == {}
    assert [one.id for one in queries.interpreters_of_district()] == [other.id]
    with pytest.raises(NotTheirs):
        actions.part_with(leaving.id, by=by, now=NOW)
    assert db.session.scalars(select(Interpreter)).all() != []
