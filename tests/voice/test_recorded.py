"""A call that plays what a liaison read aloud."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask

from chats import clock
from chats.access.actors import Staff
from chats.config import Settings
from chats.db import db, transaction, within
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.invitations.models import Invitation, PartStat
from chats.meetings.models import Meeting
from chats.takes import actions
from chats.voice import sounds
from tests.factories import NOW, Make
from tests.notices.telling import catch_up, moved, written
from tests.pages import CheckingClient, offered
from tests.takes.reading import read_aloud, sound
from tests.voice.ringing import SID, Caller, caller, landline


@pytest.fixture
def by(make: Make) -> Staff:
    """The liaison."""
    return make.staff()


@pytest.fixture
def invitation(make: Make, by: Staff, tmp_path: Path) -> Invitation:
    """A Somali family whose phone rings, and plays what was read."""
    found = landline(make, "so")
    with within(make.home.id):
        read_aloud(db.session.get_one(Meeting, found.meeting_id), tmp_path, by=by)
    catch_up(make)
    with transaction():
        (message,) = written(channel=Channel.VOICE)
        message.state, message.accepted_at, message.provider_ref = MessageState.ACCEPTED, NOW, SID
    return found


@pytest.fixture
def message(invitation: Invitation) -> Message:
    """The call to them."""
    return written(channel=Channel.VOICE)[0]


@pytest.fixture
def call(app: Flask, client: CheckingClient, settings: Settings, message: Message) -> Iterator[Caller]:
    """Their phone rings."""
    with caller(app, client, settings, message) as ringing:
        yield ringing


def played(call: Caller) -> str:
    """The address of what is played."""
    return next(call.says(AnsweredBy="human").iter("Play")).text or ""


def test_a_person_hears_what_was_read_twice(call: Caller) -> None:
    page = call.says(AnsweredBy="human")
    assert ([one.tag for one in page], list(page.iter("Say"))) == (["Gather", "Gather", "Hangup"], [])


def test_the_provider_gets_the_sound(call: Caller, settings: Settings, client: CheckingClient) -> None:
    page = client.get(played(call).removeprefix(settings.public_url))
    assert (page.status, page.headers["Content-Type"]) == (200, "audio/mpeg")


def test_the_address_of_the_sound_dies_soon(call: Caller, settings: Settings, client: CheckingClient) -> None:
    path = played(call).removeprefix(settings.public_url)
    with clock.stopped(NOW + timedelta(minutes=16)):
        assert client.get(path).status == 404


@pytest.mark.parametrize("made_up", ["a" * 40, "a", "é" * 40])
def test_nobody_makes_up_the_address_of_a_sound(client: CheckingClient, made_up: str) -> None:
    assert client.get(f"{sounds.PATH}{made_up}").status == 404


def test_an_answering_machine_plays_nothing_of_it(call: Caller, message: Message) -> None:
    assert [one.tag for one in call.says(AnsweredBy="machine_end_beep")] == ["Hangup"]
    call.ends("completed")
    assert message.state is MessageState.FAILED_PERMANENT


def test_a_key_is_noted_without_a_word_where_no_voice_speaks_their_language(
    call: Caller, invitation: Invitation
) -> None:
    assert call.presses("1") == []
    assert invitation.partstat is PartStat.ACCEPTED


def test_what_was_deleted_meanwhile_is_not_played(
    call: Caller, make: Make, by: Staff, message: Message
) -> None:
    with within(make.home.id):
        actions.delete(int(message.slots["take"]), by=by)
    assert [one.tag for one in call.says(AnsweredBy="human")] == ["Hangup"]


def test_what_was_moved_meanwhile_is_not_played(
    call: Caller, invitation: Invitation, settings: Settings, client: CheckingClient
) -> None:
    path = played(call).removeprefix(settings.public_url)
    moved(db.session.get_one(Meeting, invitation.meeting_id), timedelta(hours=1))
    assert [one.tag for one in call.says(AnsweredBy="human")] == ["Hangup"]
    assert client.get(path).status == 404


# --- the liaison's page ---


@pytest.fixture
def meeting(make: Make) -> Meeting:
    """A meeting to come."""
    return db.session.get_one(Meeting, landline(make, "so").meeting_id)


@pytest.fixture
def desk(make: Make, client: CheckingClient) -> CheckingClient:
    """A liaison at the desk."""
    client.sign_in(make.session(make.staff_member())[1])
    return client


def sent(desk: CheckingClient, meeting: Meeting, path: Path, **typed: str) -> int:
    at = f"/desk/chats/{meeting.id}/voice"
    fields = dict(offered(desk.get(at).form(at))) | {"kind": "invitation", "language": "so"} | typed
    file = (BytesIO(path.read_bytes()), path.name)
    answer = desk.open("POST", at, data=fields | {"file": file}, content_type="multipart/form-data")
    return answer.status


def test_the_page_shows_what_to_read_in_the_languages_without_a_voice_first(
    desk: CheckingClient, meeting: Meeting
) -> None:
    said = desk.get(f"/desk/chats/{meeting.id}/voice").body.decode()
    assert 0 < said.index("Nias 1 yog koj yuav tuaj") < said.index("Marque 1 si vendrá")


def test_what_a_liaison_records_is_kept(desk: CheckingClient, meeting: Meeting, tmp_path: Path) -> None:
    assert sent(desk, meeting, sound(tmp_path)) == 303
    assert "take-" in desk.get(f"/desk/chats/{meeting.id}/voice").body.decode()


def test_what_cannot_be_heard_is_refused_in_words(
    desk: CheckingClient, meeting: Meeting, tmp_path: Path
) -> None:
    nothing = tmp_path / "nothing.m4a"
    nothing.write_text("words")
    assert sent(desk, meeting, nothing) == 422


def test_what_was_read_of_an_older_page_is_refused(
    desk: CheckingClient, meeting: Meeting, tmp_path: Path
) -> None:
    assert sent(desk, meeting, sound(tmp_path), revision="6") == 422


def test_the_meetings_page_leads_there_where_a_machine_may_ring(
    desk: CheckingClient, meeting: Meeting
) -> None:
    assert f"/desk/chats/{meeting.id}/voice" in desk.get(f"/desk/chats/{meeting.id}").body.decode()
