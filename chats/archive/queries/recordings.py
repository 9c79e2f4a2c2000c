"""Recordings, as staff see them and as a guardian's link may open them."""

from datetime import datetime

from sqlalchemy import select

from chats.access.actors import Guest, Staff
from chats.archive.models import Recording, RecordingGuest, RecordingState
from chats.archive.queries.admission import still_invited
from chats.db import db
from chats.families.models import Guardian
from chats.meetings.models import Meeting


def recordings_of(meeting_id: int) -> list[Recording]:
    """The meeting's recordings, newest first."""
    wanted = select(Recording).where(Recording.meeting_id == meeting_id)
    return list(db.session.scalars(wanted.order_by(Recording.uploaded_at.desc(), Recording.id.desc())))


def recording_for(by: Staff, recording_id: int) -> Recording | None:
    """The recording, if this person's schools hold its meeting."""
    wanted = select(Recording).join(Meeting, Meeting.id == Recording.meeting_id)
    if not by.sees_every_school:
        wanted = wanted.where(Meeting.school_id.in_(by.school_ids))
    return db.session.scalar(wanted.where(Recording.id == recording_id))


def recording_to_change(recording_id: int) -> Recording | None:
    """The recording, its row held, so that changes to it queue up."""
    return db.session.scalar(select(Recording).where(Recording.id == recording_id).with_for_update())


def audio_for(by: Guest, recording_id: int, now: datetime) -> Recording | None:
    """What this link may hear right now: published, of its own meeting, and the family is still invited."""
    found = db.session.scalar(
        select(Recording)
        .join(RecordingGuest, RecordingGuest.meeting_id == Recording.meeting_id)
        .join(Guardian, Guardian.id == RecordingGuest.guardian_id)
        .where(
            RecordingGuest.id == by.subject_id,
            Recording.id == recording_id,
            Recording.state == RecordingState.READY,
            Recording.published_at <= now,
            still_invited(RecordingGuest.meeting_id),
        )
    )
    return found if found is not None and found.audio_key is not None else None
