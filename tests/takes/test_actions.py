"""What a liaison reads aloud is kept for one meeting as it stands, and for no other."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from chats.access.actors import Role, Staff
from chats.db import db, within
from chats.delivery.letter import Channel, MessageState
from chats.invitations.models import Invitation
from chats.media.audio import probe
from chats.media.faults import Broken, Fault
from chats.meetings.models import Meeting
from chats.storage import FileGone, store
from chats.takes import actions
from chats.takes.models import Take
from chats.takes.queries import takes_of
from tests.factories import NOW, Make
from tests.notices.telling import catch_up, moved, written
from tests.takes.reading import read_aloud, sound, uploaded
from tests.voice.ringing import landline, voice_set_up


@pytest.fixture(autouse=True)
def voice(make: Make) -> Iterator[None]:
    """There is a number to call from."""
    with voice_set_up(), within(make.home.id):
        yield


@pytest.fixture
def by(make: Make) -> Staff:
    """The liaison."""
    return make.staff()


@pytest.fixture
def invitation(make: Make) -> Invitation:
    """A Somali family with a landline, on the call list."""
    found = landline(make, "so")
    catch_up(make)
    return found


@pytest.fixture
def meeting(invitation: Invitation) -> Meeting:
    """Their meeting."""
    return db.session.get_one(Meeting, invitation.meeting_id)


def takes() -> list[Take]:
    return list(db.session.query(Take))


def test_what_was_read_becomes_a_small_file_that_a_telephone_plays(
    meeting: Meeting, by: Staff, tmp_path: Path
) -> None:
    read_aloud(meeting, tmp_path, by=by)
    (take,) = takes()
    found = probe(store().path(take.audio_key))
    assert (found.container, found.has_video, take.seconds) == ("mp3", False, 1)
    assert take.audio_bytes < 5000


def test_families_who_waited_for_a_call_are_rung_by_a_machine_instead(
    make: Make, meeting: Meeting, by: Staff, tmp_path: Path
) -> None:
    take_id = read_aloud(meeting, tmp_path, by=by)
    catch_up(make)
    waiting = [one for one in written() if one.state is MessageState.READY]
    assert [(one.channel, one.slots["take"]) for one in waiting] == [(Channel.VOICE, str(take_id))]
    assert written(state=MessageState.WITH_PERSON) == []


def test_the_letter_says_what_was_read(make: Make, meeting: Meeting, by: Staff, tmp_path: Path) -> None:
    read_aloud(meeting, tmp_path, by=by)
    catch_up(make)
    (message,) = written(channel=Channel.VOICE)
    assert message.letter.text.endswith("Marka aad riixdo lambar, telefoonka waad dhigi kartaa.")
    assert (message.letter.subject, "kombiyuutar" in message.letter.text) == (None, False)


def test_a_reading_in_another_language_changes_nothing_for_them(
    make: Make, meeting: Meeting, by: Staff, tmp_path: Path
) -> None:
    read_aloud(meeting, tmp_path, by=by, language="hmn")
    catch_up(make)
    assert [one.channel for one in written()] == [Channel.CALL]


def test_a_persons_voice_goes_before_a_machines(make: Make, by: Staff, tmp_path: Path) -> None:
    invitation = landline(make, "es")
    read_aloud(db.session.get_one(Meeting, invitation.meeting_id), tmp_path, by=by, language="es")
    catch_up(make)
    assert "take" in written(channel=Channel.VOICE)[0].slots


def test_when_the_meeting_moves_what_was_read_is_old(
    make: Make, meeting: Meeting, by: Staff, tmp_path: Path
) -> None:
    read_aloud(meeting, tmp_path, by=by)
    moved(meeting, timedelta(days=1))
    catch_up(make)
    assert takes_of(meeting.id) == []
    assert [one.channel for one in written(state=MessageState.WITH_PERSON)] == [Channel.CALL]


def test_a_change_is_not_told_by_reading_the_invitation(
    make: Make, meeting: Meeting, by: Staff, tmp_path: Path
) -> None:
    moved(meeting, timedelta(days=1))
    db.session.refresh(meeting)
    read_aloud(meeting, tmp_path, by=by)
    assert [take.kind for take in takes_of(meeting.id)] == ["invitation"]


def test_reading_it_again_takes_the_place_of_the_first(meeting: Meeting, by: Staff, tmp_path: Path) -> None:
    read_aloud(meeting, tmp_path, by=by)
    before = takes()[0].audio_key
    read_aloud(meeting, tmp_path, by=by)
    db.session.expire_all()
    assert len(takes()) == 1
    assert not store().path(before).exists()


@pytest.mark.parametrize("facts", [{"revision": 7}, {"kind": "cancelled"}, {"kind": "offer"}])
def test_what_the_meeting_does_not_say_any_more_is_not_kept(
    meeting: Meeting, by: Staff, tmp_path: Path, facts: dict[str, object]
) -> None:
    with pytest.raises(actions.NotNow):
        read_aloud(meeting, tmp_path, by=by, **facts)
    assert takes() == []


def test_a_file_without_sound_is_refused(meeting: Meeting, by: Staff, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    nothing.write_text("words")
    with pytest.raises(Broken) as refusal:
        read_aloud(meeting, tmp_path, by=by, key=uploaded(nothing))
    assert refusal.value.why is Fault.NOT_A_RECORDING


def test_nobody_is_kept_on_the_phone_for_longer_than_three_minutes(
    meeting: Meeting, by: Staff, tmp_path: Path
) -> None:
    with pytest.raises(Broken) as refusal:
        read_aloud(meeting, tmp_path, by=by, key=uploaded(sound(tmp_path, 190)))
    assert refusal.value.why is Fault.TOO_LONG


def test_a_liaison_of_another_school_reads_nothing_here(make: Make, meeting: Meeting, tmp_path: Path) -> None:
    other = make.staff(school=make.school())
    with pytest.raises(actions.NotTheirs):
        read_aloud(meeting, tmp_path, by=other)


def test_a_host_reads_nothing(make: Make, meeting: Meeting, tmp_path: Path) -> None:
    with pytest.raises(actions.NotTheirs):
        read_aloud(meeting, tmp_path, by=make.staff(Role.HOST))


def test_what_is_deleted_is_gone_with_its_file(meeting: Meeting, by: Staff, tmp_path: Path) -> None:
    take_id = read_aloud(meeting, tmp_path, by=by)
    key = takes()[0].audio_key
    actions.delete(take_id, by=by)
    assert takes() == []
    with pytest.raises(FileGone):
        store().open(key)


@pytest.mark.parametrize(("days", "left"), [(7, 1), (9, 0)])
def test_after_the_meeting_it_is_forgotten(
    meeting: Meeting, by: Staff, tmp_path: Path, days: int, left: int
) -> None:
    read_aloud(meeting, tmp_path, by=by)
    actions.forget(NOW + timedelta(days=days))
    assert len(takes()) == left
