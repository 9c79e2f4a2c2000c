"""Takes that may be played, and those a member of staff may hear."""

from sqlalchemy import select

from chats.access.actors import Staff
from chats.db import db
from chats.meetings.models import Meeting
from chats.meetings.queries import meeting_for
from chats.takes.models import Take


def takes_of(meeting_id: int) -> list[Take]:
    """What was read of a meeting as it is now; what is old is not among it."""
    current = (
        select(Take)
        .join(Meeting, Meeting.id == Take.meeting_id)
        .where(Take.meeting_id == meeting_id, Take.revision == Meeting.revision)
    )
    return list(db.session.scalars(current.order_by(Take.kind, Take.language)))


def take_for(by: Staff, take_id: int) -> Take | None:
    """One take, if its meeting is theirs to see."""
    found = db.session.scalar(select(Take).where(Take.id == take_id))
    return found if found is not None and meeting_for(by, found.meeting_id) is not None else None


def audio_of(take_id: int) -> str | None:
    """The file of a take whose meeting still is as it says; None for an old one. Call across districts."""
    return db.session.scalar(
        select(Take.audio_key)
        .join(Meeting, Meeting.id == Take.meeting_id)
        .where(Take.id == take_id, Take.revision == Meeting.revision)
    )
