"""Interpreters take offers, leave them, and give assignments back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from chats import keyring
from chats.access.actors import Guest, Purpose, System
from chats.db import db
from chats.interpreters import actions, queries
from chats.interpreters.actions import CannotTake, HasBegun, NotTheirs
from chats.interpreters.answers import OfferStanding
from chats.interpreters.models import Assignment, Ending, Need, OfferState
from tests.factories import NOW, Make
from tests.interpreters.booked import (
    assignment_of,
    assignments,
    holder,
    last_offer,
    offers,
    owner,
    quarters,
    take,
)

pytestmark = pytest.mark.usefixtures("inside")


def test_a_yes_makes_the_assignment_theirs(make: Make) -> None:
    offer = make.offer()
    take(offer)
    assert (assignments(), quarters()) == ([offer.interpreter_id], 6)
    assert offers(OfferState.ACCEPTED) == [offer.interpreter_id]


def test_saying_yes_twice_is_saying_it_once(make: Make) -> None:
    offer = make.offer()
    take(offer)
    take(offer)
    assert len(assignments()) == 1


def test_the_first_yes_wins_and_the_second_hears_so(make: Make) -> None:
    need = make.need()
    first, second = make.offer(need), make.offer(need)
    take(first)
    with pytest.raises(CannotTake) as refusal:
        take(second)
    assert refusal.value.standing is OfferStanding.TAKEN
    assert assignments() == [first.interpreter_id]
    assert offers(OfferState.TAKEN) == [second.interpreter_id]


def test_a_long_meeting_takes_two(make: Make) -> None:
    need = make.need(wanted=2)
    for _ in range(2):
        take(make.offer(need))
    with pytest.raises(CannotTake):
        take(make.offer(need))
    assert len(assignments()) == 2


def test_nobody_takes_two_meetings_at_once(make: Make) -> None:
    somebody = make.interpreter()
    take(make.offer(make.need(), somebody))
    with pytest.raises(CannotTake) as refusal:
        take(make.offer(make.need(), somebody))
    assert refusal.value.standing is OfferStanding.BUSY


def test_nobody_takes_a_meeting_that_they_cannot_reach_in_time(make: Make) -> None:
    somebody = make.interpreter()
    take(make.offer(make.need(), somebody))
    soon = make.meeting(starts_at=NOW + timedelta(days=7, minutes=75))
    with pytest.raises(CannotTake):
        take(make.offer(make.need(soon), somebody))


def test_the_next_meeting_after_half_an_hour_is_theirs_too(make: Make) -> None:
    somebody = make.interpreter()
    take(make.offer(make.need(), somebody))
    take(make.offer(make.need(make.meeting(starts_at=NOW + timedelta(days=7, minutes=90))), somebody))
    assert assignments() == [somebody.id, somebody.id]


def test_a_late_yes_counts_while_nobody_else_took_it(make: Make) -> None:
    offer = make.offer(state=OfferState.LAPSED, answered_at=NOW)
    take(offer)
    assert assignments() == [offer.interpreter_id]


def test_an_offer_of_the_old_time_is_no_longer_to_be_had(make: Make) -> None:
    with pytest.raises(CannotTake) as refusal:
        take(make.offer(make.need(make.meeting(revision=1))))
    assert refusal.value.standing is OfferStanding.MOVED


def test_somebody_elses_link_takes_nothing(make: Make) -> None:
    need = make.need()
    mine, theirs = make.offer(need), make.offer(need)
    with pytest.raises(NotTheirs):
        actions.accept(theirs.id, by=holder(mine), now=NOW)
    page = Guest(mine.district_id, 0, Purpose.INTERPRETER, theirs.id, "en")
    with pytest.raises(NotTheirs):
        actions.accept(theirs.id, by=page, now=NOW)
    assert assignments() == []


def test_a_text_from_their_number_takes_the_offer(make: Make) -> None:
    somebody = make.interpreter()
    offer = make.offer(interpreter=somebody)
    digests = keyring.ring().digests("contact", (somebody.mobile or "").encode())
    (asked,) = queries.open_offers_of(digests, NOW)
    actions.accept(asked.offer.id, by=System(somebody.district_id), now=NOW)
    assert assignments() == [offer.interpreter_id]
    assert queries.open_offers_of(digests, NOW) == []


def test_a_text_finds_the_offers_to_that_number_only(make: Make) -> None:
    make.offer()
    other = make.interpreter()
    assert queries.open_offers_of(keyring.ring().digests("contact", (other.mobile or "").encode()), NOW) == []


def test_an_unknown_offer_is_nobodys(make: Make) -> None:
    with pytest.raises(NotTheirs):
        actions.accept(12345, by=System(make.home.id), now=NOW)


def test_a_no_asks_the_next_at_once(make: Make) -> None:
    first, second = make.interpreter(), make.interpreter()
    offer = make.offer(interpreter=first)
    actions.decline(offer.id, by=holder(offer), now=NOW)
    assert offers(OfferState.DECLINED) == [first.id]
    assert offers() == [second.id]


def test_a_no_may_become_a_yes(make: Make) -> None:
    offer = make.offer()
    actions.decline(offer.id, by=holder(offer), now=NOW)
    take(offer)
    assert assignments() == [offer.interpreter_id]


def test_what_was_taken_is_given_back_not_declined(make: Make) -> None:
    offer = make.offer()
    take(offer)
    with pytest.raises(CannotTake):
        actions.decline(offer.id, by=holder(offer), now=NOW)
    assert assignments() == [offer.interpreter_id]


def test_giving_back_asks_others_at_once_and_frees_the_evening(make: Make) -> None:
    first, second = make.interpreter(), make.interpreter()
    offer = make.offer(interpreter=first)
    take(offer)
    actions.withdraw(assignment_of(first).id, by=owner(first), now=NOW)
    assert (assignments(), quarters(), offers()) == ([], 0, [second.id])
    assert assignment_of(first).ended_because is Ending.WITHDREW


def test_who_was_second_is_asked_again_when_the_first_gives_it_back(make: Make) -> None:
    first, second = make.interpreter(), make.interpreter()
    need = make.need()
    make.offer(need, second)
    take(make.offer(need, first))
    actions.withdraw(assignment_of(first).id, by=owner(first), now=NOW)
    assert last_offer(second).wave == 2
    take(last_offer(second))
    assert assignments() == [second.id]


def test_who_gave_it_back_is_not_asked_again(make: Make) -> None:
    only = make.interpreter()
    take(make.offer(interpreter=only))
    actions.withdraw(assignment_of(only).id, by=owner(only), now=NOW)
    assert offers() == []
    assert db.session.scalars(select(Need)).one().given_up_at == NOW
    with pytest.raises(CannotTake) as refusal:
        take(last_offer(only))
    assert refusal.value.standing is OfferStanding.GIVEN_BACK


def test_giving_back_twice_is_giving_back_once(make: Make) -> None:
    only = make.interpreter()
    take(make.offer(interpreter=only))
    for now in (NOW, NOW + timedelta(hours=1)):
        actions.withdraw(assignment_of(only).id, by=owner(only), now=now)
    assert assignment_of(only).ended_at == NOW


def test_nobody_gives_back_what_is_somebody_elses(make: Make) -> None:
    mine, other = make.interpreter(), make.interpreter()
    offer = make.offer(interpreter=mine)
    take(offer)
    with pytest.raises(NotTheirs):
        actions.withdraw(assignment_of(mine).id, by=owner(other), now=NOW)
    with pytest.raises(NotTheirs):
        actions.withdraw(assignment_of(mine).id, by=holder(offer), now=NOW)
    with pytest.raises(NotTheirs):
        actions.withdraw(999, by=owner(mine), now=NOW)
    assert assignments() == [mine.id]


def test_once_the_meeting_has_begun_only_a_call_helps(make: Make) -> None:
    somebody = make.interpreter()
    take(make.offer(interpreter=somebody))
    begun = assignment_of(somebody).starts_at
    with pytest.raises(HasBegun):
        actions.withdraw(assignment_of(somebody).id, by=owner(somebody), now=begun)
    assert db.session.scalars(select(Assignment)).one().ended_at is None


def test_the_link_of_an_offer_switches_no_calendar(make: Make) -> None:
    with pytest.raises(NotTheirs):
        actions.switch_feed(on=True, by=holder(make.offer()), now=NOW)


def test_a_number_finds_its_interpreter_and_nobody_who_left(make: Make) -> None:
    here, gone = make.interpreter(), make.interpreter(left_at=NOW)
    digests = [keyring.ring().digest("contact", (one.mobile or "").encode()) for one in (here, gone)]
    assert [one.id for one in queries.interpreters_by_mobile(digests)] == [here.id]
