"""What there is to hear and to read, for staff, for the desk, and for a guardian's link."""

from chats.archive.queries.admission import guardians_to_admit, published_recordings_held
from chats.archive.queries.attention import (
    broken_recordings,
    meetings_without_notes,
    unpublished_recordings,
    working_recordings,
)
from chats.archive.queries.notes import NoteWords, note_for, note_words, notes_of
from chats.archive.queries.recordings import audio_for, recording_for, recording_to_change, recordings_of
from chats.archive.queries.watching import WatchPage, watch_page

__all__ = [
    "NoteWords",
    "WatchPage",
    "audio_for",
    "broken_recordings",
    "guardians_to_admit",
    "meetings_without_notes",
    "note_for",
    "note_words",
    "notes_of",
    "published_recordings_held",
    "recording_for",
    "recording_to_change",
    "recordings_of",
    "unpublished_recordings",
    "watch_page",
    "working_recordings",
]
