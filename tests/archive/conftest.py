"""Small real recordings, and meetings that are over and have something to hear."""

import subprocess
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from imageio_ffmpeg import get_ffmpeg_exe

from chats.access import links
from chats.access.actors import Guest, Purpose, Role, Staff
from chats.access.models import Link
from chats.accounts.queries import acting
from chats.archive import actions
from chats.archive.models import QaNote, Recording, RecordingGuest, RecordingState
from chats.db import db, transaction
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.schools.models import School
from chats.storage import store
from tests.factories import NOW, Make
from tests.pages import CheckingClient

DAY = timedelta(days=1)
VOICE = ("-f", "lavfi", "-i", "sine=220:d=6,volume=0.1")
PICTURE = ("-f", "lavfi", "-i", "testsrc=s=64x64:r=5:d=6")


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a video, a sound, a video without sound, and half a video."""
    folder = tmp_path_factory.mktemp("films")
    command = [get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", "-y"]
    subprocess.run([*command, *PICTURE, *VOICE, "-shortest", folder / "chat.mp4"], check=True)
    subprocess.run([*command, *VOICE, folder / "chat.mp3"], check=True)
    subprocess.run([*command, *VOICE, "-c:a", "aac", "-b:a", "32k", folder / "chat.m4a"], check=True)
    subprocess.run([*command, *PICTURE, folder / "silent.mp4"], check=True)
    whole = (folder / "chat.mp4").read_bytes()
    (folder / "half.mp4").write_bytes(whole[: len(whole) // 2])
    (folder / "words.mp4").write_text("These are only words.")
    (folder / "nothing.mp4").write_bytes(b"")
    return folder


class Archive:
    """Makes recordings and notes of a meeting that was three days ago."""

    def __init__(self, make: Make, films: Path) -> None:
        self.make, self.films = make, films

    def meeting(self, **facts: Any) -> Meeting:
        """A meeting that was held."""
        return self.make.meeting(**{"starts_at": NOW - 3 * DAY, "status": Status.HELD} | facts)

    def uploaded(self, meeting: Meeting, by: Staff, film: str = "chat.mp4", **facts: Any) -> int:
        """A recording as an upload leaves it: its id."""
        with (self.films / film).open("rb") as stream:
            key = store().put(stream, ".rec")
        size, until = store().size(key), (NOW + actions.KEPT_FOR).date()
        given = {"file_name": film, "language": "es", "keep_until": until} | facts
        return actions.keep_recording(meeting.id, actions.Upload(key, size, **given), by=by, now=NOW)

    def ready(
        self, meeting: Meeting, *, published: bool = True, film: str = "chat.m4a", **facts: Any
    ) -> Recording:
        """A recording that can be heard, in Spanish, without the work of making it."""
        facts = {"language": "es"} | facts
        with (self.films / film).open("rb") as stream:
            key = store().put(stream, ".m4a")
        row = Recording(meeting_id=meeting.id, uploader_id=meeting.author_id, **facts)
        row.district_id, row.file_name, row.original_bytes = meeting.district_id, "chat.mp4", 1000
        row.state, row.audio_key, row.audio_bytes, row.seconds = (
            RecordingState.READY,
            key,
            store().size(key),
            6,
        )
        row.uploaded_at, row.published_at = NOW, NOW if published else None
        row.keep_until = row.keep_until or (NOW + actions.KEPT_FOR).date()
        with transaction() as session:
            session.add(row)
        return row

    def note(self, meeting: Meeting, by: Staff, *, published: bool = True, **facts: Any) -> QaNote:
        """A question with its answer, in English."""
        given = {
            "question": "Is there a bus?",
            "answer": "Yes, at 8.",
            "language": "en",
            "at_second": 760,
        } | facts
        note_id = actions.add_note(meeting.id, actions.NoteDraft(**given), by=by, now=NOW)
        if published:
            actions.publish_note(note_id, by=by, now=NOW)
        return db.session.get_one(QaNote, note_id)

    def path(self, meeting: Meeting) -> str:
        """The page of the first guardian who was let in."""
        return links.path_of(db.session.get_one(Link, self.guest_row(meeting).link_id))

    def guest_row(self, meeting: Meeting) -> RecordingGuest:
        """The first guardian who was let in."""
        return db.session.query(RecordingGuest).filter_by(meeting_id=meeting.id).order_by("id").first()

    def guest(self, meeting: Meeting) -> Guest:
        """The same, as the ``by`` of a query."""
        return links.open_link(self.path(meeting).rsplit("/", 1)[1], Purpose.RECORDING, NOW)

    def invited(self, meeting: Meeting, language: str | None = "en") -> str:
        """Invite a family whose guardian reads this language, let them in, and return their page's path."""
        family = self.make.family(school=db.session.get_one(School, meeting.school_id), guardians=0)
        guardian = self.make.guardian(family, written_language=language)
        self.make.invitation(meeting, family)
        actions.admit(NOW)
        guest = (
            db.session.query(RecordingGuest).filter_by(guardian_id=guardian.id, meeting_id=meeting.id).one()
        )
        return links.path_of(db.session.get_one(Link, guest.link_id))


@pytest.fixture
def archive(make: Make, films: Path) -> Archive:
    """What meetings leave behind."""
    return Archive(make, films)


@dataclass(frozen=True)
class Desk:
    """A browser, signed in, and who sits at it."""

    client: CheckingClient
    by: Staff


@pytest.fixture
def desk(client: CheckingClient, make: Make) -> Desk:
    """A liaison at work."""
    return seated(client, make)


def seated(client: CheckingClient, make: Make, role: Role = Role.LIAISON, **where: Any) -> Desk:
    """Somebody signed in."""
    member = make.staff_member(role, **where)
    session, token = make.session(member)
    client.sign_in(token)
    return Desk(client, acting(member, session.id))
