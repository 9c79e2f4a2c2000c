"""What of the archive needs a person: for the desk."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, select

from chats.access.actors import Staff
from chats.archive.models import QaNote, Recording, RecordingState
from chats.db import db
from chats.meetings.kinds import Kind, Status
from chats.meetings.models import Meeting


def _of(by: Staff, wanted: Select[Any]) -> Select[Any]:
    return wanted if by.sees_every_school else wanted.where(Meeting.school_id.in_(by.school_ids))


def _recordings(by: Staff, *states: RecordingState) -> Select[Any]:
    rows = select(Recording).join(Meeting, Meeting.id == Recording.meeting_id)
    return _of(by, rows).where(Recording.state.in_(states)).order_by(Recording.uploaded_at, Recording.id)


def broken_recordings(by: Staff) -> list[Recording]:
    """Recordings that could not be made into audio: somebody must look."""
    return list(db.session.scalars(_recordings(by, RecordingState.BROKEN)))


def working_recordings(by: Staff) -> list[Recording]:
    """Recordings that wait for the worker, or that it is at."""
    return list(db.session.scalars(_recordings(by, RecordingState.UPLOADED, RecordingState.WORKING)))


def unpublished_recordings(by: Staff) -> list[Recording]:
    """Recordings that families could hear, if somebody published them."""
    rows = _recordings(by, RecordingState.READY).where(Recording.published_at.is_(None))
    return list(db.session.scalars(rows))


def meetings_without_notes(by: Staff, since: datetime) -> list[Meeting]:
    """Meetings held since then of which nobody noted a question: the newest first. One-to-ones need none."""
    rows = select(Meeting).where(
        Meeting.status.in_((Status.HELD, Status.ARCHIVED)),
        Meeting.kind != Kind.ONE_TO_ONE,
        Meeting.ends_at >= since,
        ~exists().where(QaNote.meeting_id == Meeting.id),
    )
    return list(db.session.scalars(_of(by, rows).order_by(Meeting.starts_at.desc(), Meeting.id)))
