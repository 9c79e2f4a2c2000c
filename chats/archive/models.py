"""What a meeting leaves behind: recordings, and notes of questions and answers."""

from datetime import date, datetime
from enum import Enum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from chats.db import Base, Big, Districted, Name, within_district


class RecordingState(Enum):
    """How far a recording is."""

    UPLOADED = "uploaded"
    WORKING = "working"
    READY = "ready"
    BROKEN = "broken"


class Recording(Districted, Base):
    """One uploaded file of a meeting, in one language, and the audio made from it."""

    __tablename__ = "recording"
    __table_args__ = within_district("recording", meeting_id="meeting", uploader_id="staff_member")

    meeting_id: Mapped[int] = mapped_column(index=True)
    uploader_id: Mapped[int]
    language: Mapped[Name]
    """The language heard in it."""
    file_name: Mapped[Name]
    """What the liaison's computer called it: shown, never used as a path."""
    original_key: Mapped[Name | None]
    original_bytes: Mapped[Big]
    has_video: Mapped[bool] = mapped_column(default=False)
    audio_key: Mapped[Name | None]
    audio_bytes: Mapped[Big | None]
    seconds: Mapped[int | None]
    state: Mapped[RecordingState] = mapped_column(default=RecordingState.UPLOADED, index=True)
    progress: Mapped[int] = mapped_column(default=0)
    """Percent of the audio made so far."""
    broken_why: Mapped[Name | None]
    """A code from chats.media; words are made where it is shown."""
    leased_until: Mapped[datetime | None]
    uploaded_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    """When families may hear it; from then on they are told."""
    keep_until: Mapped[date | None]


class QaNote(Districted, Base):
    """A question and its answer from the meeting, edited by a person for everyone invited to read."""

    __tablename__ = "qa_note"
    __table_args__ = within_district(
        "qa_note",
        CheckConstraint("at_second IS NULL OR at_second >= 0", name="after_the_start"),
        meeting_id="meeting",
        question_id="text",
        answer_id="text",
        author_id="staff_member",
    )

    meeting_id: Mapped[int] = mapped_column(index=True)
    author_id: Mapped[int]
    at_second: Mapped[int | None]
    """Where in the recording it is heard."""
    question_id: Mapped[int]
    answer_id: Mapped[int | None]
    noted_at: Mapped[datetime]
    published_at: Mapped[datetime | None]


class RecordingGuest(Districted, Base):
    """A guardian who may hear a meeting's recordings, by a link of their own."""

    __tablename__ = "recording_guest"
    __table_args__ = within_district(
        "recording_guest",
        UniqueConstraint("district_id", "meeting_id", "guardian_id"),
        Index("ix_recording_guest_link", "district_id", "link_id"),  # asked of each message that leaves
        meeting_id="meeting",
        guardian_id="guardian",
        link_id="link",
    )

    meeting_id: Mapped[int]
    guardian_id: Mapped[int]
    link_id: Mapped[int | None]
