"""A meeting that moves, comes back, or is called off late: who hears of it, and when."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from chats.db import db, transaction
from chats.delivery.letter import Channel, Lane
from chats.families.models import Contact
from chats.keyring import CannotOpen
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.notices import queries
from tests.factories import NOW, Make
from tests.notices.telling import asked, catch_up, kinds, moved, sent, written

HOUR = timedelta(hours=1)
NIGHT = datetime.fromisoformat("2026-10-21T05:30-07:00")
AT_EIGHT = datetime.fromisoformat("2026-10-21T08:00-07:00")


def told_of(make: Make, starts_at: datetime) -> Meeting:
    """A meeting of which one family, reached by mail, was told."""
    meeting_id = asked(make, starts_at=starts_at).meeting_id
    catch_up(make)
    sent()
    return db.session.get_one(Meeting, meeting_id)


def called_off(meeting: Meeting) -> None:
    meeting_id = meeting.id
    with transaction() as session:
        row = session.get_one(Meeting, meeting_id)
        row.status, row.revision = Status.CANCELLED, row.revision + 1


def test_a_meeting_moved_there_and_back_again_is_no_news(make: Make) -> None:
    meeting = told_of(make, NOW + timedelta(days=7))
    meeting_id = meeting.id
    moved(meeting, HOUR)
    moved(db.session.get_one(Meeting, meeting_id), -HOUR)
    assert catch_up(make) == 0
    assert catch_up(make, NOW + timedelta(days=6, minutes=1)) == 1
    assert kinds() == ["invitation", "reminder-1d"]


def test_who_heard_of_the_detour_hears_of_the_way_back(make: Make) -> None:
    meeting = told_of(make, NOW + timedelta(days=7))
    meeting_id = meeting.id
    moved(meeting, HOUR)
    catch_up(make)
    sent()
    moved(db.session.get_one(Meeting, meeting_id), -HOUR)
    catch_up(make)
    assert kinds() == ["invitation", "changed", "changed"]


def test_a_family_about_to_set_out_hears_at_night_that_the_meeting_moved(make: Make) -> None:
    moved(told_of(make, AT_EIGHT), timedelta(days=1), NIGHT)
    catch_up(make, NIGHT)
    assert [message.lane for message in written(kind="changed")] == [Lane.CODES_AND_CANCELLATIONS]


def test_no_family_is_woken_for_an_afternoon_that_moved(make: Make) -> None:
    moved(told_of(make, AT_EIGHT + 6 * HOUR), timedelta(days=1), NIGHT)
    catch_up(make, NIGHT)
    assert [message.lane for message in written(kind="changed")] == [Lane.CHANGES]


def test_families_on_their_way_hear_that_a_meeting_under_way_is_off(make: Make) -> None:
    meeting = told_of(make, NOW + HOUR)
    called_off(meeting)
    catch_up(make, NOW + HOUR + timedelta(minutes=5))
    assert kinds() == ["invitation", "cancelled"]


def test_once_a_meeting_would_be_over_nobody_is_told_that_it_is_off(make: Make) -> None:
    called_off(told_of(make, NOW + HOUR))
    assert catch_up(make, NOW + 2 * HOUR) == 0


def test_an_interpreter_is_left_in_peace_where_they_live(make: Make) -> None:
    far = make.interpreter(zone="Pacific/Honolulu")
    make.offer(make.need(make.meeting()), far)
    catch_up(make)
    assert {message.zone for message in written(kind="offer")} == {"Pacific/Honolulu"}


def test_a_guardian_whose_address_cannot_be_read_is_called_and_all_others_are_told(make: Make) -> None:
    meeting = make.meeting()
    lost, found = make.family(), make.family()
    make.invitation(meeting, lost)
    make.invitation(meeting, found)
    contact_id = lost.guardians[0].contacts[0].id
    with transaction() as session:
        session.execute(update(Contact).where(Contact.id == contact_id).values(sealed=b"of a lost key" * 4))
    catch_up(make)
    assert [message.channel for message in written()] == [Channel.CALL, Channel.TEXT]


def test_a_fault_at_one_meeting_keeps_nobody_from_being_told_of_another(make: Make) -> None:
    broken, whole = make.meeting(starts_at=NOW + HOUR), make.meeting()
    offer = make.offer(make.need(broken))
    make.invitation(whole, make.family())
    with transaction() as session:
        [row] = [one.interpreter for one in queries.offered(broken.id) if one.whom.id == offer.id]
        session.merge(row).mobile_sealed = b"of a lost key" * 4
    with pytest.raises(CannotOpen):
        catch_up(make)
    assert kinds() == ["invitation"]
