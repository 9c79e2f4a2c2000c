"""Everything a guardian's recording page says."""

from dataclasses import dataclass

from sqlalchemy import select

from chats.access.actors import Guest
from chats.archive.models import Recording, RecordingGuest, RecordingState
from chats.archive.queries.admission import still_invited
from chats.archive.queries.notes import NoteWords, notes_of
from chats.db import db
from chats.families.models import Guardian
from chats.meetings.models import Meeting
from chats.schools.models import District, School


@dataclass(frozen=True)
class WatchPage:
    """One meeting, to hear and to read. No family's name is among it."""

    meeting: Meeting
    school: School
    district: District
    recordings: tuple[Recording, ...]
    """Published ones, the oldest first."""
    notes: tuple[NoteWords, ...]
    """Published ones, as they were said."""
    language: str | None
    """The guardian's own."""


def watch_page(by: Guest) -> WatchPage | None:
    """What this link opens; none once the family's invitation was taken back."""
    row = db.session.execute(
        select(Meeting, School, District, Guardian.written_language)
        .join(RecordingGuest, RecordingGuest.meeting_id == Meeting.id)
        .join(Guardian, Guardian.id == RecordingGuest.guardian_id)
        .join(School, School.id == Meeting.school_id)
        .join(District, District.id == Meeting.district_id)
        .where(RecordingGuest.id == by.subject_id, still_invited(RecordingGuest.meeting_id))
    ).one_or_none()
    if row is None:
        return None
    meeting, school, district, language = row
    notes = tuple(notes_of(meeting.id, published=True))
    return WatchPage(meeting, school, district, _published(meeting.id), notes, language)


def _published(meeting_id: int) -> tuple[Recording, ...]:
    wanted = select(Recording).where(
        Recording.meeting_id == meeting_id,
        Recording.published_at.is_not(None),
        Recording.state == RecordingState.READY,
    )
    return tuple(db.session.scalars(wanted.order_by(Recording.published_at, Recording.id)))
