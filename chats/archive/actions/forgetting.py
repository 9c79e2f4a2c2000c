"""Delete recordings whose date has come, and files that no row knows."""

from datetime import datetime, timedelta

from sqlalchemy import select

from chats.archive.actions.admitting import end_of_keeping
from chats.archive.actions.recordings import delete_files
from chats.archive.models import Recording
from chats.archive.uploads import SUFFIX
from chats.db import across_districts, db, transaction
from chats.logs import log
from chats.media.audio import AudioForm
from chats.meetings.models import Meeting
from chats.storage import store

STRAY_AFTER = timedelta(days=2)
"""An upload takes hours at most; a file this old that no recording knows was left by a death in between."""


def forget(now: datetime) -> int:
    """Delete every recording past its date, files and row, and stray files. Returns how many rows."""
    with across_districts():
        with transaction() as session:
            due = [row for row, zone in _dated(now) if (end_of_keeping(row, zone) or now) < now]
            for row in due:
                delete_files(row)
                session.delete(row)
            count = len(due)
        _delete_strays()
    if count:
        log("recording.forgotten", recordings=count)
    return count


def _dated(now: datetime) -> list[tuple[Recording, str]]:
    rows = db.session.execute(
        select(Recording, Meeting.zone)
        .join(Meeting, Meeting.id == Recording.meeting_id)
        .where(Recording.keep_until <= now.date())
        .with_for_update(of=Recording)
    )
    return [(row.Recording, row.zone) for row in rows]


def _delete_strays() -> None:
    # By the files' own clock: the demo's jumps ahead, and an upload still going on would look old.
    marker = store().root / ".looked-for-strays"
    marker.parent.mkdir(parents=True, exist_ok=True)
    marker.touch()
    before = marker.stat().st_mtime - STRAY_AFTER.total_seconds()
    suffixes = (SUFFIX, AudioForm.AAC.suffix)
    old = {
        path
        for suffix in suffixes
        for pattern in (f"*/*{suffix}", f"*/*{suffix}.part")
        for path in store().root.glob(pattern)
        if path.stat().st_mtime < before
    }
    if old:
        rows = db.session.execute(select(Recording.original_key, Recording.audio_key))
        known = {key for row in rows for key in row}
        for path in old:
            if path.name not in known:
                path.unlink(missing_ok=True)
