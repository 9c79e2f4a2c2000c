"""Who hears that a recording is ready, and who must not any more."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from chats.archive.actions import admit
from chats.archive.models import Recording, RecordingState
from chats.config import Settings
from chats.db import db, transaction, within
from chats.delivery.letter import MessageState
from chats.families.models import ContactKind
from chats.invitations.models import Invitation
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from tests.factories import NOW, Make
from tests.notices.telling import asked, catch_up, written
from tests.notices.test_guard import send


def published(make: Make, *contacts: ContactKind) -> None:
    """Yesterday's meeting of one family; its recording is out, and they have a link to it."""
    kinds = contacts or (ContactKind.MAIL,)
    invitation = asked(make, starts_at=NOW - timedelta(days=1), status=Status.HELD, kinds=kinds)
    meeting = db.session.get_one(Meeting, invitation.meeting_id)
    recording = Recording(
        meeting_id=meeting.id, uploader_id=meeting.author_id, language="en", file_name="talk.mp3",
        original_bytes=1, state=RecordingState.READY, uploaded_at=NOW, published_at=NOW,
    )  # fmt: skip
    recording.district_id = meeting.district_id
    with transaction() as session:
        session.add(recording)
    with within(make.home.id):
        admit(NOW)
    catch_up(make)


def out(at: object) -> None:
    with transaction() as session:
        session.execute(update(Recording).values(published_at=at))


def test_a_recording_that_is_out_is_announced(make: Make, settings: Settings) -> None:
    published(make)
    assert send(settings) == [MessageState.ACCEPTED]


def test_a_recording_taken_back_at_the_last_instant_is_not_announced(make: Make, settings: Settings) -> None:
    published(make)
    out(None)
    assert send(settings) == [MessageState.SUPERSEDED]


@pytest.mark.parametrize("contact", [ContactKind.MAIL, ContactKind.LANDLINE])
def test_nobody_is_called_or_written_to_about_a_recording_that_was_taken_back(
    make: Make, contact: ContactKind
) -> None:
    published(make, contact)
    out(None)
    catch_up(make)
    assert [message.state for message in written()] == [MessageState.SUPERSEDED]


def test_a_recording_published_again_before_anybody_heard_of_it_is_announced_once(make: Make) -> None:
    published(make)
    out(None)
    catch_up(make)
    out(NOW)
    catch_up(make)
    catch_up(make)
    assert [message.state for message in written()] == [MessageState.READY]


def test_a_family_that_is_not_asked_any_more_hears_of_no_recording(make: Make, settings: Settings) -> None:
    published(make)
    with transaction() as session:
        session.execute(update(Invitation).values(withdrawn_at=NOW))
    assert send(settings) == [MessageState.SUPERSEDED]
    assert catch_up(make) == 0
