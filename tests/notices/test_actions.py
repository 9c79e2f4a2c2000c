"""What families are told, from publishing to cancelling, through real servers."""

import email
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import default

import pytest
from icalendar import Calendar
from sqlalchemy import event, select, update

from chats.config import Settings
from chats.db import db, transaction, within
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.families.models import ContactKind
from chats.invitations.models import Invitation, PartStat
from chats.meetings.actions import facts_told
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting, MeetingChange
from chats.notices import actions
from chats.schools.models import District, UnreviewedWords
from tests.delivery.sending import sender
from tests.factories import NOW, Make
from tests.servers.smtp import scripted_mail_server

MAIL = (ContactKind.MAIL,)


def written(**facts: object) -> list[Message]:
    return list(db.session.scalars(select(Message).filter_by(**facts).order_by(Message.id)))


def kinds(**facts: object) -> list[str]:
    return [message.kind for message in written(**facts)]


def asked(
    make: Make, *, language: str = "en", kinds: tuple[ContactKind, ...] = MAIL, **facts: object
) -> Invitation:
    """A family of one guardian, asked to a meeting a week from NOW."""
    family = make.family(guardians=0)
    make.guardian(family, written_language=language, spoken_language=language, kinds=kinds)
    return make.invitation(make.meeting(**facts), family)


def sent(at: datetime = NOW) -> None:
    """Whatever waits is handed over."""
    with transaction() as session:
        session.execute(
            update(Message)
            .where(Message.state == MessageState.READY)
            .values(state=MessageState.ACCEPTED, accepted_at=at, attempts=1)
        )


def moved(meeting: Meeting, by: timedelta, at: datetime = NOW) -> None:
    """The meeting is another time, as meetings.actions leaves it."""
    was = facts_told(meeting)
    meeting_id, district_id, starts_at = meeting.id, meeting.district_id, meeting.starts_at + by
    with transaction() as session:
        row = session.get_one(Meeting, meeting_id)
        row.starts_at, row.ends_at, row.revision = starts_at, starts_at + timedelta(hours=1), row.revision + 1
        change = MeetingChange(meeting_id=meeting_id, revision=row.revision, changed_at=at, was=was)
        change.district_id = district_id
        session.add(change)


def catch_up(make: Make, at: datetime = NOW) -> int:
    with within(make.home.id):
        return actions.catch_up(at)


def test_each_guardian_is_invited_on_the_channel_that_reaches_them(make: Make) -> None:
    meeting = make.meeting()
    family = make.family(guardians=0)
    make.guardian(family, written_language="en", kinds=(ContactKind.MAIL,))
    make.guardian(family, written_language="en", kinds=(ContactKind.MOBILE,))
    make.guardian(family, written_language="en", kinds=(ContactKind.LANDLINE,))
    make.invitation(meeting, family)
    assert catch_up(make) == 3
    assert [message.channel for message in written()] == [Channel.MAIL, Channel.TEXT, Channel.CALL]


def test_a_family_that_reads_nothing_is_on_the_call_list_with_a_script(make: Make) -> None:
    family = make.family(guardians=0)
    make.guardian(family, written_language=None, spoken_language="mam")
    make.invitation(make.meeting(), family)
    catch_up(make)
    [message] = written()
    assert message.state is MessageState.WITH_PERSON
    assert "invited" in message.letter.text


def test_catching_up_twice_writes_nothing_new(make: Make) -> None:
    asked(make)
    catch_up(make)
    assert catch_up(make) == 0


def test_ten_families_are_one_letter(make: Make) -> None:
    meeting = make.meeting()
    for _ in range(10):
        family = make.family(guardians=0)
        make.guardian(family, written_language="en", kinds=MAIL)
        make.invitation(meeting, family)
    catch_up(make)
    assert len({message.letter_id for message in written()}) == 1


def test_a_family_not_told_yet_gets_the_invitation_with_the_new_time(make: Make) -> None:
    invitation = asked(make)
    catch_up(make)
    moved(db.session.get_one(Meeting, invitation.meeting_id), timedelta(days=1))
    catch_up(make)
    assert [(message.kind, message.state.value) for message in written()] == [
        ("invitation", "superseded"),
        ("invitation", "ready"),
    ]


def test_a_family_that_was_told_hears_the_new_time_and_the_old(make: Make) -> None:
    invitation = asked(make)
    catch_up(make)
    sent()
    moved(db.session.get_one(Meeting, invitation.meeting_id), timedelta(days=1))
    catch_up(make)
    changed = written(kind="changed")[0].letter.text
    assert "Thursday, October 22, 2026, 10:00–11:00 AM" in changed
    assert "Wednesday, October 21, 2026, 10:00–11:00 AM" in changed


def test_a_cancellation_goes_to_those_who_were_told_and_to_nobody_else(make: Make) -> None:
    invitation = asked(make)
    meeting = db.session.get_one(Meeting, invitation.meeting_id)
    catch_up(make)
    sent()
    late = make.family(guardians=0)
    make.guardian(late, written_language="en", kinds=MAIL)
    make.invitation(meeting, late)
    moved(meeting, timedelta())
    with transaction() as session:
        session.get_one(Meeting, invitation.meeting_id).status = Status.CANCELLED
    catch_up(make)
    assert kinds() == ["invitation", "cancelled"]


def test_the_day_before_those_who_come_are_reminded(make: Make) -> None:
    invitation = asked(make)
    catch_up(make)
    sent()
    with transaction() as session:
        session.execute(update(Invitation).values(partstat=PartStat.ACCEPTED, party=2, seats_held=2))
    assert catch_up(make, NOW + timedelta(days=6, minutes=-1)) == 0
    catch_up(make, NOW + timedelta(days=6))
    assert kinds() == ["invitation", "reminder-1d"]
    assert invitation.id


def test_a_reminder_not_sent_yet_is_withdrawn_when_the_family_declines(make: Make) -> None:
    asked(make)
    catch_up(make)
    sent()
    catch_up(make, NOW + timedelta(days=6))
    with transaction() as session:
        session.execute(update(Invitation).values(partstat=PartStat.DECLINED))
    catch_up(make, NOW + timedelta(days=6))
    assert written(kind="reminder-1d")[0].state is MessageState.SUPERSEDED


def test_a_family_that_changes_its_mind_back_is_reminded_after_all(make: Make) -> None:
    asked(make)
    catch_up(make)
    sent()
    for answer in (PartStat.NEEDS_ACTION, PartStat.DECLINED, PartStat.ACCEPTED):
        with transaction() as session:
            session.execute(update(Invitation).values(partstat=answer))
        catch_up(make, NOW + timedelta(days=6))
    assert [message.state for message in written(kind="reminder-1d")] == [MessageState.READY]


def test_a_family_whose_number_failed_is_called(make: Make) -> None:
    asked(make, kinds=(ContactKind.MOBILE,))
    catch_up(make)
    with transaction() as session:
        session.execute(update(Message).values(state=MessageState.FAILED_EXHAUSTED))
    catch_up(make)
    assert [(m.channel, m.state.value) for m in written()][-1] == (Channel.CALL, "with-person")


def test_unchecked_words_stay_at_home_where_the_district_says_so(make: Make) -> None:
    asked(make, language="es")
    with transaction() as session:
        session.get_one(District, make.home.id).shipped_by_mail = UnreviewedWords.NEVER
    catch_up(make)
    assert [message.channel for message in written()] == [Channel.CALL]


def test_no_query_is_asked_for_each_family(make: Make) -> None:
    meeting = make.meeting()
    for _ in range(30):
        family = make.family(guardians=0)
        make.guardian(family, written_language="en", kinds=MAIL)
        make.invitation(meeting, family)
    asked_of_it: list[str] = []

    def count(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked_of_it.append(statement)

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        catch_up(make)
    finally:
        event.remove(db.engine, "before_cursor_execute", count)
    assert len(written()) == 30
    assert len(asked_of_it) < 40


def _calendar_of(mail: bytes) -> tuple[EmailMessage, Calendar]:
    parsed = email.message_from_bytes(mail, policy=default)
    part = next(one for one in parsed.walk() if one.get_content_type() == "text/calendar")
    return parsed, Calendar.from_ical(part.get_content())


@pytest.mark.commits
def test_moving_a_meeting_changes_the_calendar_entry_in_place(make: Make, settings: Settings) -> None:
    invitation = asked(make, language="en")
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        catch_up(make)
        send(NOW)
        moved(db.session.get_one(Meeting, invitation.meeting_id), timedelta(days=1))
        catch_up(make, NOW + timedelta(minutes=1))
        send(NOW + timedelta(minutes=1))
    (_, first), (_, second) = (_calendar_of(mail) for mail in server.mails)
    before, after = first.walk("VEVENT")[0], second.walk("VEVENT")[0]
    assert (before["UID"], before["SEQUENCE"]) == (after["UID"], 0)
    assert after["SEQUENCE"] == 1
    assert after["DTSTART"].dt.astimezone(UTC) == NOW + timedelta(days=8)
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt


@pytest.mark.commits
def test_an_invitation_in_arabic_carries_its_calendar_part_and_no_english(
    make: Make, settings: Settings
) -> None:
    asked(make, language="ar")
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        catch_up(make)
        send(NOW)
    mail, entry = _calendar_of(server.mails[0])
    assert mail["Content-Language"] == "ar"
    assert entry["METHOD"] == "REQUEST"
    assert 'dir="rtl"' in mail.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert "invited" not in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
