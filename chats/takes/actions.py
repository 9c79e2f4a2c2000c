"""Keep what a liaison read aloud, take it away, forget it after the meeting."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from chats.access.actors import Staff
from chats.db import across_districts, db, transaction
from chats.delivery import outbox
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.logs import log
from chats.media.audio import AudioForm, audio_only
from chats.media.fence import Limits
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.meetings.permissions import may_change
from chats.meetings.queries import meeting_for
from chats.storage import store
from chats.takes.models import Take
from chats.takes.plays import PLAYED_FOR, readable

LONGEST_SECONDS = 180
"""Twice through it, a call must still end by itself."""
KEPT_FOR = timedelta(days=1)
"""How long after a meeting: nobody is rung about it any more."""
# Somebody waits for the answer, and a minute of speech takes a second.
_AT_THE_DOOR = Limits(wall_seconds=20, cpu_seconds=20, longest_seconds=LONGEST_SECONDS)


class NotTheirs(Exception):
    """The person may not do this; for them the meeting or take does not exist."""


class NotNow(Exception):
    """The meeting changed since, is over, or has no such notice: nothing was kept."""


@dataclass(frozen=True)
class Read:
    """What was read, of the meeting at which revision, and the file it arrived in."""

    kind: str
    language: str
    revision: int
    key: str


def keep(meeting_id: int, read: Read, *, by: Staff, now: datetime) -> int:
    """Keep a take, in place of an earlier one of the same, and return its id.

    Calls on the call list that say the same in this language are planned anew, so that a machine makes
    them. Raises NotTheirs, NotNow, Broken; then nothing is kept. The file that came is the caller's.
    """
    audio_key, seconds = _made(read.key)
    try:
        return _kept(meeting_id, read, audio_key, seconds, by, now)
    except BaseException:
        store().forget(audio_key)
        raise


def _made(key: str) -> tuple[str, float]:
    with tempfile.TemporaryDirectory(prefix="chats-") as folder:
        target = Path(folder) / f"sound{AudioForm.PHONE.suffix}"
        seconds = audio_only(store().path(key), target, lambda share: None, AudioForm.PHONE, _AT_THE_DOOR)
        with target.open("rb") as stream:
            return store().put(stream, AudioForm.PHONE.suffix), seconds


def _kept(meeting_id: int, read: Read, audio_key: str, seconds: float, by: Staff, now: datetime) -> int:
    with transaction() as session:
        meeting = meeting_for(by, meeting_id)
        if meeting is None or not may_change(by, meeting.school_id):
            raise NotTheirs
        off = meeting.status is Status.CANCELLED
        known = readable(meeting.revision, cancelled=off)
        if meeting.revision != read.revision or read.kind not in known or meeting.starts_at <= now:
            raise NotNow
        row = _same(meeting_id, read) or Take(
            district_id=by.district_id, meeting_id=meeting_id, revision=read.revision, kind=read.kind,
            language=read.language,
        )  # fmt: skip
        before = row.audio_key
        row.audio_key, row.audio_bytes, row.seconds = audio_key, store().size(audio_key), round(seconds)
        row.reader_id, row.read_at = by.id, now
        session.add(row)
        session.flush()
        _plan_anew(meeting_id, PLAYED_FOR[read.kind], read.language, now)
        take_id = row.id
    if before:
        store().forget(before)
    log("take.kept", take_id=take_id, seconds=round(seconds))
    return take_id


def _same(meeting_id: int, read: Read) -> Take | None:
    return db.session.scalar(
        select(Take).where(
            Take.meeting_id == meeting_id, Take.revision == read.revision, Take.kind == read.kind,
            Take.language == read.language,
        )
    )  # fmt: skip


def _plan_anew(meeting_id: int, kinds: Sequence[str], language: str, now: datetime) -> None:
    calls = db.session.scalars(
        select(Message.id).where(
            Message.subject_kind == "meeting", Message.subject_id == meeting_id, Message.kind.in_(kinds),
            Message.language == language, Message.channel == Channel.CALL,
            Message.state == MessageState.WITH_PERSON,
        )
    ).all()  # fmt: skip
    if calls:
        outbox.withdraw(("meeting", meeting_id), reason="superseded", now=now, ids=calls)


def delete(take_id: int, *, by: Staff) -> int:
    """Delete a take and its file; return its meeting. A call that was to play it goes to a person."""
    with transaction() as session:
        row = session.scalar(select(Take).where(Take.id == take_id))
        meeting = None if row is None else meeting_for(by, row.meeting_id)
        if row is None or meeting is None or not may_change(by, meeting.school_id):
            raise NotTheirs
        meeting_id, audio_key = row.meeting_id, row.audio_key
        session.delete(row)
    store().forget(audio_key)
    return meeting_id


def forget(now: datetime) -> int:
    """Delete the takes of meetings that are over, files and all. Returns how many."""
    with across_districts(), transaction() as session:
        over = select(Take).join(Meeting, Meeting.id == Take.meeting_id)
        rows = session.scalars(over.where(Meeting.ends_at < now - KEPT_FOR)).all()
        keys = [row.audio_key for row in rows]
        for row in rows:
            session.delete(row)
    for key in keys:
        store().forget(key)
    return len(keys)
