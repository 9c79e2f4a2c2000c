"""Which guardians should have a link to a meeting's recordings, and have none."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute

from chats.archive.models import Recording, RecordingGuest, RecordingState
from chats.db import db
from chats.families.models import Family, Guardian
from chats.invitations.models import Invitation


@dataclass(frozen=True)
class Newcomer:
    """A guardian to let in to a meeting's recordings."""

    meeting_id: int
    district_id: int
    guardian_id: int
    language: str
    """What they read; where they read nothing, what they speak."""


def still_invited(meeting_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """That the guardian's family was asked to the meeting, and nobody took that back."""
    return exists().where(
        Invitation.meeting_id == meeting_id,
        Invitation.family_id == Guardian.family_id,
        Invitation.withdrawn_at.is_(None),
    )


def _heard() -> ColumnElement[bool]:
    return (Recording.published_at.is_not(None)) & (Recording.state == RecordingState.READY)


def published_recordings_held() -> list[Recording]:
    """Every published recording, its row held: two workers who admit guardians do so one after the other."""
    wanted = select(Recording).where(_heard()).order_by(Recording.id)
    return list(db.session.scalars(wanted.with_for_update()))


def guardians_to_admit(limit: int) -> list[Newcomer]:
    """Guardians of invited families who have no link to what is published, each once."""
    admitted = exists().where(
        RecordingGuest.meeting_id == Invitation.meeting_id, RecordingGuest.guardian_id == Guardian.id
    )
    language = func.coalesce(Guardian.written_language, Guardian.spoken_language)
    wanted = (
        select(Invitation.meeting_id, Invitation.district_id, Guardian.id, language)
        .join(Family, Family.id == Invitation.family_id)
        .join(Guardian, Guardian.family_id == Family.id)
        .where(
            Invitation.withdrawn_at.is_(None),
            Family.left_at.is_(None),
            exists().where(Recording.meeting_id == Invitation.meeting_id, _heard()),
            ~admitted,
        )
        .order_by(Invitation.meeting_id, Guardian.id)
        .limit(limit)
    )
    return [Newcomer(*row) for row in db.session.execute(wanted)]
