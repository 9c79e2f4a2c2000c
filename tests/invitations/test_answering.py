"""A family has one answer; any of its guardians may change it until the meeting begins."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from chats.access.actors import Guest, Purpose, Role, System
from chats.access.links import open_link, path_of
from chats.access.models import Link
from chats.db import db
from chats.invitations import actions
from chats.invitations.actions import NotComing, NotInvited, reply
from chats.invitations.models import Invitation, PartStat, Source
from chats.invitations.replies import CALL, MeetingBegun, MeetingCancelled, NoSeatLeft, Standing, UnfitParty
from chats.meetings.kinds import Status
from tests.factories import NOW, Make

YES, NO = PartStat.ACCEPTED, PartStat.DECLINED
LATER = NOW + timedelta(minutes=5)


def say(by: Guest, party: int, now: datetime = NOW, **more: Any) -> Standing:
    facts = {"interpreter": False, "childcare": False, "needs": None} | more
    return actions.details(party, by=by, now=now, **facts)


def second_guest(invitation: Invitation) -> Guest:
    link = db.session.get_one(Link, invitation.letters[1].link_id)
    return open_link(path_of(link).rsplit("/", 1)[1], Purpose.REPLY, NOW)


def test_one_tap_is_one_person_with_a_seat(make: Make) -> None:
    invitation = make.invitation(make.meeting(seats=5))
    assert reply(YES, by=make.guest(invitation), now=NOW) is Standing.SEATED
    assert (invitation.partstat, invitation.party, invitation.seats_held) == (YES, 1, 1)
    assert (invitation.source, invitation.replied_at) == (Source.LINK, NOW)


def test_the_second_guardian_changes_the_familys_one_answer(make: Make) -> None:
    invitation = make.invitation(family=make.family(guardians=2))
    reply(YES, by=make.guest(invitation), now=NOW)
    assert reply(NO, by=second_guest(invitation), now=LATER) is Standing.NOT_COMING
    assert (invitation.partstat, invitation.seats_held) == (NO, 0)


def test_saying_yes_again_keeps_the_number_of_people(make: Make) -> None:
    invitation = make.invitation(make.meeting(seats=5))
    guest = make.guest(invitation)
    reply(YES, 4, by=guest, now=NOW)
    reply(YES, by=guest, now=LATER)
    assert invitation.seats_held == 4


def test_a_full_room_puts_a_family_on_the_waitlist(make: Make) -> None:
    meeting = make.meeting(seats=3)
    first, second = make.invitations(meeting, 2)
    reply(YES, 2, by=make.guest(first), now=NOW)
    assert reply(YES, 2, by=make.guest(second), now=LATER) is Standing.WAITING
    assert (second.party, second.seats_held, second.waitlisted_at) == (2, 0, LATER)


def test_saying_yes_again_keeps_the_place_on_the_waitlist(make: Make) -> None:
    meeting = make.meeting(seats=1)
    first, second = make.invitations(meeting, 2)
    reply(YES, by=make.guest(first), now=NOW)
    reply(YES, by=make.guest(second), now=NOW)
    reply(YES, by=make.guest(second), now=LATER)
    assert second.waitlisted_at == NOW


def test_who_declines_makes_room_for_who_waited_longest(make: Make) -> None:
    meeting = make.meeting(seats=2)
    first, second, third = make.invitations(meeting, 3)
    reply(YES, 2, by=make.guest(first), now=NOW)
    reply(YES, 2, by=make.guest(second), now=NOW + timedelta(minutes=1))
    reply(YES, 2, by=make.guest(third), now=NOW + timedelta(minutes=2))
    reply(NO, by=make.guest(first), now=LATER)
    assert (second.seats_held, second.waitlisted_at, second.seated_from_waitlist_at) == (2, None, LATER)
    assert (third.seats_held, third.waitlisted_at) == (0, NOW + timedelta(minutes=2))


def test_a_smaller_party_makes_room_too(make: Make) -> None:
    meeting = make.meeting(seats=3)
    first, second = make.invitations(meeting, 2)
    reply(YES, 3, by=make.guest(first), now=NOW)
    reply(YES, by=make.guest(second), now=NOW)
    say(make.guest(first), 2)
    assert second.seats_held == 1


def test_a_family_that_wants_more_seats_than_fit_keeps_those_it_has(make: Make) -> None:
    meeting = make.meeting(seats=4)
    first, second = make.invitations(meeting, 2)
    reply(YES, 2, by=make.guest(first), now=NOW)
    reply(YES, by=make.guest(second), now=NOW)
    with pytest.raises(NoSeatLeft) as refusal:
        say(make.guest(first), 4, interpreter=True)
    assert refusal.value.free == 3
    assert (first.seats_held, first.interpreter_wanted) == (2, None)


def test_a_waiting_family_that_comes_with_fewer_is_seated_if_they_fit(make: Make) -> None:
    meeting = make.meeting(seats=3)
    first, second = make.invitations(meeting, 2)
    reply(YES, 2, by=make.guest(first), now=NOW)
    reply(YES, 2, by=make.guest(second), now=NOW)
    assert say(make.guest(second), 1) is Standing.SEATED
    assert (second.seats_held, second.waitlisted_at) == (1, None)


def test_please_call_me_is_remembered_until_the_family_answers_or_is_called(make: Make) -> None:
    invitation = make.invitation()
    assert reply(CALL, by=make.guest(invitation), now=NOW) is Standing.CALL_WANTED
    assert (invitation.call_wanted_at, invitation.partstat) == (NOW, PartStat.NEEDS_ACTION)
    reply(NO, by=make.guest(invitation), now=LATER)
    assert invitation.call_wanted_at is None


def test_who_asks_to_be_called_keeps_the_seats_they_have(make: Make) -> None:
    invitation = make.invitation(make.meeting(seats=2))
    reply(YES, 2, by=make.guest(invitation), now=NOW)
    reply(CALL, by=make.guest(invitation), now=LATER)
    assert (invitation.seats_held, invitation.call_wanted_at) == (2, LATER)


def test_needs_are_kept_sealed_and_readable_by_staff(make: Make) -> None:
    invitation = make.invitation()
    guest = make.guest(invitation)
    reply(YES, by=guest, now=NOW)
    say(guest, 1, needs="مدخل للكرسي المتحرك")
    assert invitation.needs == "مدخل للكرسي المتحرك"
    assert "مدخل".encode() not in (invitation.needs_sealed or b"")


@pytest.mark.parametrize(("needs", "kept"), [(None, "halal"), ("", None), ("a ramp", "a ramp")])
def test_needs_stay_unless_they_are_written_anew_or_removed(
    make: Make, needs: str | None, kept: str | None
) -> None:
    invitation = make.invitation()
    guest = make.guest(invitation)
    reply(YES, by=guest, now=NOW)
    say(guest, 1, needs="halal")
    say(guest, 1, needs=needs)
    assert invitation.needs == kept


def test_details_are_for_those_who_said_yes(make: Make) -> None:
    invitation = make.invitation()
    with pytest.raises(NotComing):
        say(make.guest(invitation), 2)


def test_a_begun_meeting_takes_no_answer(make: Make) -> None:
    meeting = make.meeting()
    invitation = make.invitation(meeting)
    with pytest.raises(MeetingBegun):
        reply(CALL, by=make.guest(invitation), now=meeting.starts_at)
    assert invitation.call_wanted_at is None


def test_a_cancelled_meeting_takes_no_answer(make: Make) -> None:
    invitation = make.invitation(make.meeting(status=Status.CANCELLED))
    with pytest.raises(MeetingCancelled):
        reply(YES, by=make.guest(invitation), now=NOW)
    assert invitation.partstat is PartStat.NEEDS_ACTION


def test_a_withdrawn_invitation_takes_no_answer(make: Make) -> None:
    invitation = make.invitation(withdrawn_at=NOW)
    with pytest.raises(NotInvited):
        reply(YES, by=make.guest(invitation), now=NOW)


def test_a_liaison_records_what_a_family_said_by_phone(make: Make) -> None:
    invitation = make.invitation()
    reply(YES, 3, by=make.staff(), now=NOW, invitation_id=invitation.id)
    assert (invitation.party, invitation.source) == (3, Source.PHONE)


def test_an_answer_by_text_is_recorded_as_one(make: Make) -> None:
    invitation = make.invitation()
    reply(YES, by=System(invitation.district_id), now=NOW, invitation_id=invitation.id)
    assert invitation.source is Source.TEXT


def test_a_liaison_of_another_school_answers_for_nobody_here(make: Make) -> None:
    invitation = make.invitation()
    with pytest.raises(NotInvited):
        reply(YES, by=make.staff(school=make.school()), now=NOW, invitation_id=invitation.id)


def test_a_guest_answers_the_invitation_of_the_link_and_no_other(make: Make) -> None:
    own, other = make.invitations(make.meeting(), 2)
    reply(NO, by=make.guest(own), now=NOW, invitation_id=other.id)
    assert (own.partstat, other.partstat) == (NO, PartStat.NEEDS_ACTION)


def test_the_call_that_was_made_is_no_longer_wanted(make: Make) -> None:
    invitation = make.invitation(call_wanted_at=NOW)
    actions.note_called(invitation.id, by=make.staff())
    assert invitation.call_wanted_at is None


def test_attendance_is_counted_in_people_and_can_be_taken_back(make: Make) -> None:
    meeting = make.meeting()
    first, second = make.invitations(meeting, 2)
    actions.set_attendance(meeting.id, {first.id: 4, second.id: 0}, by=make.staff(Role.HOST))
    actions.set_attendance(meeting.id, {second.id: None}, by=make.staff(Role.HOST))
    assert (first.attended, second.attended) == (4, None)


def test_attendance_is_written_whole_or_not_at_all(make: Make) -> None:
    meeting = make.meeting()
    first, foreign = make.invitation(meeting), make.invitation()
    staff = make.staff()
    with pytest.raises(NotInvited):
        actions.set_attendance(meeting.id, {first.id: 4, foreign.id: 1}, by=staff)
    with pytest.raises(UnfitParty):
        actions.set_attendance(meeting.id, {first.id: 4000}, by=staff)
    assert first.attended is None


def test_attendance_of_another_school_is_not_theirs_to_take(make: Make) -> None:
    invitation = make.invitation()
    with pytest.raises(NotInvited):
        actions.set_attendance(invitation.meeting_id, {invitation.id: 1}, by=make.staff(school=make.school()))
