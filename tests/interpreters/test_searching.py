"""Needs follow the answers; offers follow the needs."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from chats.access.actors import Role
from chats.db import db, transaction
from chats.interpreters import actions, queries
from chats.interpreters.models import Assignment, Ending, Need, Offer, OfferState
from chats.invitations.models import Invitation, PartStat
from chats.meetings.kinds import Place, Status
from chats.meetings.models import Meeting, MeetingLiaison
from tests.factories import NOW, Make
from tests.house.walking import writes
from tests.interpreters.booked import (
    asked_meeting,
    assignments,
    families,
    last_offer,
    needs,
    offers,
    paths,
    quarters,
    take,
)

pytestmark = pytest.mark.usefixtures("inside")
LATER = NOW + timedelta(hours=5)


def set_facts(row: Meeting | Invitation, **facts: object) -> None:
    with transaction() as session:
        kept = session.get_one(type(row), row.id)
        for name, value in facts.items():
            setattr(kept, name, value)


def move(meeting: Meeting, days: int = 1) -> None:
    by = timedelta(days=days)
    set_facts(
        meeting,
        starts_at=meeting.starts_at + by,
        ends_at=meeting.ends_at + by,
        starts_local=meeting.starts_local + by,
        revision=meeting.revision + 1,
    )


def test_a_published_meeting_needs_the_languages_its_staff_lacks(make: Make) -> None:
    meeting = asked_meeting(make, "so", "so", "es", "en", "zh-Hans", "cmn")
    liaison = make.staff_member(speaks=["en", "es"])
    with transaction() as session:
        row = MeetingLiaison(meeting_id=meeting.id, staff_id=liaison.id)
        row.district_id = meeting.district_id
        session.add(row)
    actions.catch_up(NOW)
    assert needs(meeting) == {"cmn": (1, 2), "so": (1, 2)}


def test_a_host_who_speaks_the_language_is_enough(make: Make) -> None:
    host = make.staff_member(Role.HOST, speaks=["so"])
    meeting = asked_meeting(make, "so", host_id=host.id)
    actions.catch_up(NOW)
    assert needs(meeting) == {}


def test_who_left_the_school_speaks_for_nobody(make: Make) -> None:
    host = make.staff_member(Role.HOST, speaks=["so"], left_at=NOW)
    meeting = asked_meeting(make, "so", host_id=host.id)
    actions.catch_up(NOW)
    assert needs(meeting) == {"so": (1, 1)}


@pytest.mark.parametrize("status", [Status.DRAFT, Status.CANCELLED, Status.HELD])
def test_only_a_published_meeting_needs_anybody(make: Make, status: Status) -> None:
    meeting = asked_meeting(make, "so", status=status)
    actions.catch_up(NOW)
    assert needs(meeting) == {}


def test_an_answer_revises_the_need(make: Make) -> None:
    meeting = make.meeting()
    (family,) = families(make, "so")
    invitation = make.invitation(meeting, family)
    actions.catch_up(NOW)
    assert needs(meeting) == {"so": (1, 1)}
    set_facts(invitation, partstat=PartStat.DECLINED, replied_at=NOW)
    actions.catch_up(LATER)
    assert needs(meeting) == {"so": (0, 0)}


def test_the_three_who_had_least_to_do_are_asked_each_with_a_link(make: Make) -> None:
    meeting = asked_meeting(make, "so")
    people = [make.interpreter("so") for _ in range(4)]
    make.interpreter("es")
    actions.catch_up(NOW)
    assert offers() == [one.id for one in people[:3]]
    made = last_offer(people[0])
    assert (made.wave, made.deadline_at, made.revision) == (1, NOW + timedelta(hours=4), meeting.revision)
    assert made.link_id is not None


def test_catching_up_twice_writes_nothing_the_second_time(make: Make) -> None:
    asked_meeting(make, "so", "ase")
    make.interpreter("so")
    actions.catch_up(NOW)
    with writes() as written:
        actions.catch_up(NOW + timedelta(minutes=1))
    assert written == []


def test_silence_passes_the_offer_to_the_next_and_at_last_to_the_coordinator(make: Make) -> None:
    asked_meeting(make, "so")
    people = [make.interpreter("so") for _ in range(4)]
    actions.catch_up(NOW)
    actions.catch_up(LATER)
    assert offers() == [people[3].id]
    assert offers(OfferState.LAPSED) == [one.id for one in people[:3]]
    actions.catch_up(LATER + timedelta(days=1))
    assert db.session.scalars(select(Need)).one().given_up_at == LATER + timedelta(days=1)


def test_a_language_that_nobody_here_has_goes_to_the_coordinator_at_once(make: Make) -> None:
    asked_meeting(make, "mam")
    actions.catch_up(NOW)
    assert db.session.scalars(select(Need)).one().given_up_at == NOW
    assert db.session.scalar(queries.unmet_count(make.staff(), NOW)) == 1
    assert db.session.scalar(queries.unmet_count(make.staff(school=make.school()), NOW)) == 0


def test_a_need_that_does_not_exist_asks_for_nothing(make: Make) -> None:
    assert make.home
    with transaction():
        assert not actions.searching.settle(999, NOW)


def test_an_interpreter_who_comes_later_is_asked(make: Make) -> None:
    asked_meeting(make, "mam")
    actions.catch_up(NOW)
    late = make.interpreter("mam")
    actions.catch_up(LATER)
    assert offers() == [late.id]
    assert db.session.scalars(select(Need)).one().given_up_at is None


def test_nobody_is_asked_for_two_meetings_after_they_took_one_of_them(make: Make) -> None:
    asked_meeting(make, "so")
    asked_meeting(make, "so")
    both = make.interpreter("so")
    actions.catch_up(NOW)
    assert offers() == [both.id, both.id]
    take(last_offer(both))
    actions.catch_up(NOW)
    assert offers() == []
    assert [one.given_up_at for one in db.session.scalars(select(Need).order_by(Need.id))] == [NOW, None]


def test_when_the_meeting_moves_who_had_it_is_asked_again_and_free_until_then(make: Make) -> None:
    meeting = asked_meeting(make, "so")
    had, other = make.interpreter("so"), make.interpreter("so")
    actions.catch_up(NOW)
    take(last_offer(had))
    move(meeting)
    actions.catch_up(NOW)
    (ended,) = db.session.scalars(select(Assignment))
    assert (ended.ended_at, ended.ended_because, quarters()) == (NOW, Ending.MOVED, 0)
    assert offers() == [had.id]
    assert last_offer(had).revision == 1
    take(last_offer(had))
    assert assignments() == [had.id]
    assert other.id not in offers()


def test_another_room_leaves_the_assignment_as_it_is(make: Make) -> None:
    meeting = asked_meeting(make, "so")
    had = make.interpreter("so")
    actions.catch_up(NOW)
    take(last_offer(had))
    set_facts(meeting, room="Gym", revision=1)
    actions.catch_up(NOW)
    assert (assignments(), quarters()) == ([had.id], 6)


def test_a_meeting_that_goes_online_is_offered_anew(make: Make) -> None:
    meeting = asked_meeting(make, "so")
    had = make.interpreter("so")
    actions.catch_up(NOW)
    take(last_offer(had))
    set_facts(meeting, place=Place.ONLINE, revision=1)
    actions.catch_up(NOW)
    assert (assignments(), offers()) == ([], [had.id])


def test_a_meeting_called_off_frees_everybody(make: Make) -> None:
    meeting = asked_meeting(make, "so", ends_at=NOW + timedelta(days=7, hours=2))
    had, other = make.interpreter("so"), make.interpreter("so")
    actions.catch_up(NOW)
    take(last_offer(had))
    set_facts(meeting, status=Status.CANCELLED, cancelled_at=NOW, revision=1)
    actions.catch_up(LATER)
    (ended,) = db.session.scalars(select(Assignment))
    assert (ended.ended_because, quarters(), offers()) == (Ending.CANCELLED, 0, [])
    assert offers(OfferState.LAPSED) == [other.id]


def test_every_interpreter_gets_a_page_and_a_calendar_once(make: Make) -> None:
    somebody = make.interpreter("so")
    actions.catch_up(NOW)
    before = paths(somebody)
    actions.catch_up(LATER)
    assert paths(somebody) == before


def test_offers_of_one_district_never_go_to_interpreters_of_another(make: Make) -> None:
    make.interpreter("so", district=make.district())
    asked_meeting(make, "so")
    actions.catch_up(NOW)
    assert db.session.scalars(select(Offer)).all() == []


def test_two_beats_at_once_ask_nobody_twice(make: Make) -> None:
    asked_meeting(make, "so")
    make.interpreter("so")
    actions.catch_up(NOW)
    with transaction():
        actions.searching.settle(db.session.scalars(select(Need.id)).one(), NOW)
    assert len(offers(None)) == 1
