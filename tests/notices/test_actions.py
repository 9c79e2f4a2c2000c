"""What families and interpreters are told, from publishing to cancelling and to the recording."""

from datetime import timedelta

from sqlalchemy import event, update

from chats.archive.models import Recording, RecordingGuest, RecordingState
from chats.db import db, transaction
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.families.models import ContactKind
from chats.interpreters.models import Assignment, Need, Offer, OfferState
from chats.invitations.models import Invitation, PartStat
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.schools.models import District, UnreviewedWords
from tests.factories import NOW, Make
from tests.notices.telling import MAIL, asked, catch_up, kinds, moved, sent, written


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


def test_a_recording_is_announced_once_to_those_who_may_hear_it(make: Make) -> None:
    invitation = asked(make, starts_at=NOW - timedelta(days=1), status=Status.HELD)
    guardian_id, meeting = (
        invitation.letters[0].guardian_id,
        db.session.get_one(Meeting, invitation.meeting_id),
    )
    facts = {"district_id": meeting.district_id, "meeting_id": meeting.id}
    recording = Recording(
        uploader_id=meeting.author_id, language="en", file_name="talk.mp3", original_bytes=1,
        state=RecordingState.READY, uploaded_at=NOW, published_at=NOW, **facts,
    )  # fmt: skip
    with transaction() as session:
        session.add_all([recording, RecordingGuest(guardian_id=guardian_id, **facts)])
    assert [catch_up(make), catch_up(make)] == [1, 0]
    assert kinds() == ["recording-ready"]


def test_an_interpreter_who_was_told_hears_that_the_assignment_is_off(make: Make) -> None:
    offer = make.offer()
    meeting = db.session.get_one(Meeting, db.session.get_one(Need, offer.need_id).meeting_id)
    assignment = Assignment(
        district_id=offer.district_id, offer_id=offer.id, interpreter_id=offer.interpreter_id,
        meeting_id=meeting.id, language="es", starts_at=meeting.starts_at, ends_at=meeting.ends_at,
        taken_at=NOW, calendar_uid="assignment@canary.example",
    )  # fmt: skip
    with transaction() as session:
        session.add(assignment)
        session.execute(update(Offer).values(state=OfferState.ACCEPTED))
    catch_up(make)
    sent()
    with transaction() as session:
        session.execute(update(Assignment).values(ended_at=NOW))
    catch_up(make)
    assert kinds(channel=Channel.MAIL) == ["assignment", "assignment-cancelled"]
    assert written(kind="assignment-cancelled", channel=Channel.MAIL)[0].letter.calendar_method == "CANCEL"
