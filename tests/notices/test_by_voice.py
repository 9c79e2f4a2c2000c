"""Whom a machine rings, and whom a person still calls."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from chats.db import db, transaction
from chats.delivery import calling, suppressions
from chats.delivery.letter import Channel, MessageState
from chats.families.models import Contact, ContactKind
from chats.invitations.models import Invitation
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.schools.models import District, UnreviewedWords
from tests.factories import NOW, Make
from tests.notices.telling import asked, catch_up, kinds, moved, sent, written
from tests.voice.ringing import landline, voice_set_up

EVENING = NOW + timedelta(hours=11)
"""Nine in the evening."""


@pytest.fixture(autouse=True)
def voice() -> Iterator[None]:
    """There is a number to call from."""
    with voice_set_up():
        yield


def channels(**facts: object) -> list[Channel]:
    return [message.channel for message in written(**facts)]


def reading_nothing(make: Make, *, spoken: str = "es", **facts: object) -> Invitation:
    family = make.family(guardians=0)
    make.guardian(family, written_language=None, spoken_language=spoken, **facts)
    return make.invitation(make.meeting(), family)


def cancelled(meeting_id: int) -> None:
    with transaction() as session:
        meeting = session.get_one(Meeting, meeting_id)
        meeting.status, meeting.revision = Status.CANCELLED, meeting.revision + 1


def test_a_landline_is_rung_by_a_machine(make: Make) -> None:
    landline(make)
    catch_up(make)
    assert channels() == [Channel.VOICE]


def test_without_a_number_to_call_from_a_person_calls(make: Make) -> None:
    calling.configure(None)
    landline(make)
    catch_up(make)
    assert channels() == [Channel.CALL]


def test_whoever_reads_nothing_is_rung_on_their_mobile(make: Make) -> None:
    reading_nothing(make)
    catch_up(make)
    assert channels() == [Channel.VOICE]


def test_whoever_reads_texts_gets_texts(make: Make) -> None:
    asked(make, language="es", kinds=(ContactKind.MOBILE, ContactKind.LANDLINE))
    catch_up(make)
    assert channels() == [Channel.TEXT]


@pytest.mark.parametrize("language", ["so", "hmn"])
def test_a_language_without_a_voice_is_a_persons_to_speak(make: Make, language: str) -> None:
    landline(make, language)
    catch_up(make)
    assert channels() == [Channel.CALL]


@pytest.mark.parametrize("spoken", ["mam", "ase", "yue"])
def test_nobody_hears_a_language_that_is_only_near_to_theirs(make: Make, spoken: str) -> None:
    reading_nothing(make, spoken=spoken)
    catch_up(make)
    assert channels() == [Channel.CALL]


def test_mandarin_is_heard_from_the_words_of_its_script(make: Make) -> None:
    reading_nothing(make, spoken="cmn")
    catch_up(make)
    assert [message.language for message in written(channel=Channel.VOICE)] == ["zh-Hans"]


def test_without_consent_no_machine_rings(make: Make) -> None:
    landline(make)
    with transaction() as session:
        session.execute(update(Contact).values(consented=False))
    catch_up(make)
    assert channels() == [Channel.CALL]


@pytest.mark.parametrize("channel", [Channel.VOICE, Channel.TEXT])
def test_after_a_stop_no_machine_rings(make: Make, channel: Channel) -> None:
    landline(make)
    digest = db.session.scalars(select(Contact.digest)).one()
    with transaction():
        suppressions.put(channel, digest, reason="stop", source="voice", now=NOW, district_id=make.home.id)
    catch_up(make)
    assert channels() == [Channel.CALL]


def test_a_call_that_failed_stands_on_the_call_list(make: Make) -> None:
    landline(make)
    catch_up(make)
    with transaction():
        written()[0].state = MessageState.FAILED_PERMANENT
    catch_up(make)
    assert channels(state=MessageState.WITH_PERSON) == [Channel.CALL]


def test_a_move_is_told_by_a_machine_to_whoever_it_rang(make: Make) -> None:
    invitation = landline(make)
    catch_up(make)
    sent()
    moved(db.session.get_one(Meeting, invitation.meeting_id), timedelta(days=1))
    catch_up(make)
    assert kinds(channel=Channel.VOICE) == ["invitation", "changed"]


def test_a_cancellation_in_the_day_is_told_by_a_machine(make: Make) -> None:
    invitation = landline(make)
    catch_up(make)
    sent()
    cancelled(invitation.meeting_id)
    catch_up(make)
    assert kinds(channel=Channel.VOICE) == ["invitation", "cancelled"]


def test_what_cannot_wait_until_a_machine_may_ring_is_a_persons_to_tell(make: Make) -> None:
    invitation = landline(make, starts_at=NOW + timedelta(hours=24))
    catch_up(make)
    sent()
    cancelled(invitation.meeting_id)
    catch_up(make, EVENING)
    assert channels(kind="cancelled") == [Channel.CALL]


def test_words_that_the_district_lets_no_text_say_no_machine_says(make: Make) -> None:
    landline(make)
    with transaction() as session:
        session.get_one(District, make.home.id).shipped_by_text = UnreviewedWords.NEVER
    catch_up(make)
    assert channels() == [Channel.CALL]


def test_unchecked_words_say_so_when_they_are_heard(make: Make) -> None:
    landline(make)
    catch_up(make)
    assert "Esto lo tradujo una computadora." in written()[0].letter.text


def test_no_machine_rings_an_interpreter(make: Make) -> None:
    make.offer()
    catch_up(make)
    assert Channel.VOICE not in channels()
