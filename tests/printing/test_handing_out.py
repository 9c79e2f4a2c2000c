"""Letters go home once, spare a call, and are old when the meeting moves."""

from datetime import timedelta

from chats.access.actors import Role
from chats.db import db
from chats.delivery.letter import Channel, MessageState
from chats.invitations.models import Invitation, PartStat
from chats.meetings import actions as meetings
from chats.meetings.drafts import Change, Where
from tests.factories import NOW, Make
from tests.notices.telling import catch_up, kinds, sent
from tests.pages import CheckingClient, Page
from tests.printing.piles import MAIL, asked, letters, made, meeting_of, on_channel, pdf, states

SOON = NOW + timedelta(minutes=1)


def handed_out(desk: CheckingClient, meeting_id: int) -> str:
    page = desk.get(letters(meeting_id))
    return desk.follow(desk.send(page, f"{letters(meeting_id)}/handed-out")).text


# --- handed out ---


def test_handed_out_letters_are_told_and_need_no_call(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id))
    catch_up(make)
    made(desk, meeting_id)
    handed_out(desk, meeting_id)
    catch_up(make, SOON)
    assert states(Channel.PRINTED) == [MessageState.ACCEPTED]
    assert states(Channel.CALL) == [MessageState.SUPERSEDED]
    assert "Nobody waits for a call." in desk.get("/desk/calls").text


def test_a_letter_that_waits_is_no_call_and_takes_none_away(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id))
    catch_up(make)
    made(desk, meeting_id)
    catch_up(make, SOON)
    assert "1 family." in desk.get("/desk/calls").text


def test_handing_out_twice_is_handing_out_once(make: Make, desk: CheckingClient, meeting_id: int) -> None:
    asked(make, meeting_of(meeting_id))
    catch_up(make)
    made(desk, meeting_id)
    page = desk.get(letters(meeting_id))
    desk.send(page, f"{letters(meeting_id)}/handed-out")
    assert desk.send(page, f"{letters(meeting_id)}/handed-out").status == 303
    assert states(Channel.PRINTED) == [MessageState.ACCEPTED]


def test_letters_that_a_colleague_made_meanwhile_are_not_taken_for_handed_out(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id))
    catch_up(make)
    page = made(desk, meeting_id)
    asked(make, meeting_of(meeting_id))
    catch_up(make, SOON)
    made(desk, meeting_id)
    answer = desk.send(page, f"{letters(meeting_id)}/handed-out")
    assert (answer.status, states(Channel.PRINTED)) == (409, [MessageState.WITH_PERSON] * 2)


def test_making_letters_twice_makes_them_once(make: Make, desk: CheckingClient, meeting_id: int) -> None:
    asked(make, meeting_of(meeting_id))
    catch_up(make)
    page = desk.get(letters(meeting_id))
    desk.send(page, f"{letters(meeting_id)}/make")
    desk.send(page, f"{letters(meeting_id)}/make")
    assert len(on_channel(Channel.PRINTED)) == 1


def test_letters_made_before_the_mail_was_written_do_not_keep_it_back(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id), kinds=MAIL)
    made(desk, meeting_id, "everyone")
    catch_up(make)
    assert states(Channel.MAIL) == [MessageState.READY]


# --- slips ---


def slip_back(desk: CheckingClient, meeting_id: int, box: str, **typed: str) -> Page:
    return desk.send(desk.get(letters(meeting_id)), "/letters/slips", press=f"box={box}", **typed)


def test_a_slip_that_comes_back_is_the_familys_answer(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    invitation_id = asked(make, meeting_of(meeting_id)).id
    made(desk, meeting_id, "everyone")
    after = desk.follow(slip_back(desk, meeting_id, "yes", party="3"))
    answered = db.session.get_one(Invitation, invitation_id)
    assert (answered.partstat, answered.party) == (PartStat.ACCEPTED, 3)
    assert "Slips that come back" not in after.text


def test_who_ticks_that_they_want_a_call_is_to_be_called(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id))
    made(desk, meeting_id, "everyone")
    slip_back(desk, meeting_id, "call")
    assert "asked to be called" in desk.get("/desk/calls").text


def test_a_family_whose_slip_comes_when_all_seats_are_taken_waits_and_the_page_says_so(
    make: Make, desk: CheckingClient
) -> None:
    meeting_id = make.meeting(seats=2).id
    asked(make, meeting_of(meeting_id))
    made(desk, meeting_id, "everyone")
    assert "on the waiting list" in desk.follow(slip_back(desk, meeting_id, "yes", party="5")).text


def test_a_slip_of_no_box_changes_nothing(make: Make, desk: CheckingClient, meeting_id: int) -> None:
    invitation_id = asked(make, meeting_of(meeting_id)).id
    made(desk, meeting_id, "everyone")
    assert slip_back(desk, meeting_id, "perhaps").status == 422
    assert db.session.get_one(Invitation, invitation_id).partstat is PartStat.NEEDS_ACTION


def test_a_slip_of_a_family_that_has_no_letter_is_not_here(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id))
    made(desk, meeting_id, "everyone")
    other = make.invitation().id
    assert slip_back(desk, meeting_id, "yes", family=str(other)).status == 404


# --- the meeting changes ---


def reschedule(make: Make, meeting_id: int) -> None:
    """As a liaison moves it, a day later."""
    row = meeting_of(meeting_id)
    where = Where(row.place, row.room, None)
    later = Change(row.starts_local + timedelta(days=1), 60, where, row.lock_version)
    meetings.reschedule(meeting_id, later, by=make.staff(), now=NOW)


def test_letters_are_old_once_the_meeting_moved_and_the_page_says_so(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id))
    catch_up(make)
    made(desk, meeting_id)
    reschedule(make, meeting_id)
    assert "1 letter that was made before is old" in desk.get(letters(meeting_id)).text


def test_who_was_told_on_paper_is_told_on_paper_that_it_moved(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id))
    catch_up(make)
    made(desk, meeting_id)
    handed_out(desk, meeting_id)
    reschedule(make, meeting_id)
    catch_up(make, SOON)
    page = made(desk, meeting_id)
    assert kinds(channel=Channel.PRINTED) == ["invitation", "changed"]
    assert "1 letter went home before the chat changed" in page.text


def test_a_cancellation_is_printed_for_those_who_were_told_and_asks_nothing(
    make: Make, desk: CheckingClient, meeting_id: int
) -> None:
    asked(make, meeting_of(meeting_id), kinds=MAIL)
    catch_up(make)
    sent()
    meetings.cancel(meeting_id, by=make.staff(Role.ADMINISTRATOR), now=NOW)
    catch_up(make, SOON)
    made(desk, meeting_id, "everyone")
    (page,) = pdf(desk, meeting_id)
    assert kinds(channel=Channel.PRINTED) == ["cancelled"]
    assert "/r/" not in page
