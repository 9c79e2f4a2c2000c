"""Keep an upload, publish it to families, take it back, delete it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chats.access.actors import Staff
from chats.archive import permissions, queries
from chats.archive.actions.admitting import admit_until
from chats.archive.models import Recording, RecordingState
from chats.db import transaction
from chats.logs import log
from chats.media.audio import Probe, probe
from chats.media.faults import Broken, Fault
from chats.media.fence import STANDARD, Limits
from chats.meetings.queries import meeting_for
from chats.storage import store

KEPT_FOR = timedelta(days=180)
"""How long a recording is kept, unless another date was chosen."""
USELESS = (Fault.EMPTY, Fault.NOT_A_RECORDING)
"""Nothing to try again with: refused at the door. Everything else is kept, with its reason."""
# Somebody waits for the answer. A file whose length only a full reading tells is left to the worker.
_AT_THE_DOOR = Limits(wall_seconds=20, cpu_seconds=20)


class NotTheirs(Exception):
    """The person may not do this; for them the meeting, note or recording does not exist."""


class NotRecordable(Exception):
    """A talk with one family is never recorded; a draft or a cancelled meeting has nothing to record."""


class NotReady(Exception):
    """The audio is not made yet, so there is nothing to publish. Carries the state it is in."""

    def __init__(self, state: RecordingState) -> None:
        super().__init__(state.value)
        self.state = state


@dataclass(frozen=True)
class Upload:
    """A file that arrived in storage. Whoever sent it said that everyone was told they are recorded."""

    key: str
    size: int
    file_name: str
    language: str
    keep_until: date


def keep_recording(meeting_id: int, upload: Upload, *, by: Staff, now: datetime) -> int:
    """Keep an upload for the worker and return its id; one that is broken is kept too, with the reason.

    Raises NotTheirs, NotRecordable, Broken(EMPTY, NOT_A_RECORDING); then nothing is written, and the file
    is the caller's to delete.
    """
    found = _looked_into(upload.key)
    with transaction() as session:
        meeting = meeting_for(by, meeting_id)
        if meeting is None or not permissions.may_record(by, meeting.school_id):
            raise NotTheirs
        if not permissions.recordable(meeting.kind, meeting.status):
            raise NotRecordable
        row = Recording(district_id=by.district_id, meeting_id=meeting.id, uploader_id=by.id)
        row.language, row.keep_until, row.uploaded_at = upload.language, upload.keep_until, now
        row.file_name, row.original_key, row.original_bytes = upload.file_name, upload.key, upload.size
        if isinstance(found, Probe):
            row.has_video, row.seconds = found.has_video, round(found.seconds)
        elif found is not None:
            row.state, row.broken_why = RecordingState.BROKEN, found.value
        session.add(row)
        session.flush()
        log("recording.kept", recording_id=row.id, state=row.state.value)
        return row.id


def _looked_into(key: str) -> Probe | Fault | None:
    """What is in the file, or what is wrong with it; none where only the worker has the time to say."""
    try:
        found = probe(store().path(key), _AT_THE_DOOR)
    except Broken as broken:
        if broken.why in USELESS:
            raise
        return None if broken.why is Fault.TOO_SLOW else broken.why
    if not found.has_audio:
        return Fault.NO_SOUND
    return Fault.TOO_LONG if found.seconds > STANDARD.longest_seconds else found


def retry_recording(recording_id: int, *, by: Staff, now: datetime) -> None:
    """Let the worker try a broken one again. Raises NotTheirs. Nothing else is disturbed."""

    def again(row: Recording) -> None:
        if row.state is RecordingState.BROKEN:
            row.state, row.broken_why, row.progress = RecordingState.UPLOADED, None, 0

    _change(recording_id, by, again)


def publish_recording(recording_id: int, *, by: Staff, now: datetime) -> None:
    """Let invited families hear it; they are told by the next catch-up. Raises NotTheirs, NotReady."""

    def publish(row: Recording) -> None:
        if row.state is not RecordingState.READY:
            raise NotReady(row.state)
        row.published_at = row.published_at or now
        admit_until(row)

    _change(recording_id, by, publish)


def unpublish_recording(recording_id: int, *, by: Staff, now: datetime) -> None:
    """Take it back: the next tap on a link finds it gone. Raises NotTheirs."""

    def take_back(row: Recording) -> None:
        row.published_at = None

    _change(recording_id, by, take_back)


def delete_recording(recording_id: int, *, by: Staff, now: datetime) -> None:
    """Delete a recording, its files and its row. Raises NotTheirs."""
    with transaction() as session:
        row = _to_change(recording_id, by)
        delete_files(row)
        session.delete(row)
    log("recording.deleted", recording_id=recording_id)


def delete_files(row: Recording) -> None:
    """Delete its bytes. They go before the row: a death in between leaves a row to delete, never a file."""
    for key in (row.original_key, row.audio_key):
        if key is not None:
            store().forget(key)


def _change(recording_id: int, by: Staff, change: Callable[[Recording], None]) -> None:
    with transaction():
        change(_to_change(recording_id, by))


def _to_change(recording_id: int, by: Staff) -> Recording:
    row = queries.recording_to_change(recording_id)
    meeting = meeting_for(by, row.meeting_id) if row is not None else None
    if row is None or meeting is None or not permissions.may_record(by, meeting.school_id):
        raise NotTheirs
    return row
