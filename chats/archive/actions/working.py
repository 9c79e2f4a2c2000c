"""The worker's part: make the audio of one recording at a time, under a lease."""

import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from sqlalchemy import or_, select, update

from chats.archive.models import Recording, RecordingState
from chats.db import across_districts, transaction, within
from chats.logs import log, warn
from chats.media.audio import AudioForm, audio_only
from chats.media.faults import Broken, Fault
from chats.storage import FileGone, store

LEASE = timedelta(minutes=5)
"""A worker that is not heard of for so long is dead, and another takes its recording."""
_SAVE_EVERY = 2.0
"""Seconds between two writes of the progress, which renew the lease as well."""


class LeaseLost(Exception):
    """The recording was deleted, or another worker has it: what was made of it here is thrown away."""


@dataclass
class Claim:
    """One recording that is ours while its lease runs. ``leased_until`` is our mark in the row."""

    recording_id: int
    district_id: int
    original_key: str
    leased_until: datetime

    def save(self, now: datetime, **values: object) -> None:
        """Write to the row, if it is still ours. Raises LeaseLost."""
        ours = (Recording.id == self.recording_id, Recording.leased_until == self.leased_until)
        with transaction() as session:
            written = session.execute(
                update(Recording).where(*ours, Recording.state == RecordingState.WORKING).values(**values)
            )
        if not getattr(written, "rowcount", 0):
            raise LeaseLost

    def renew(self, percent: int, now: datetime) -> None:
        """Say how far the work is, and keep it for another while. Raises LeaseLost."""
        until = max(now + LEASE, self.leased_until)
        self.save(now, progress=percent, leased_until=until)
        self.leased_until = until


def work(now: datetime) -> bool:
    """Make the audio of one recording that waits, in whatever district. Returns whether there was one.

    Long: about a minute for an hour of speech. A worker killed at it leaves a lease that runs out.
    """
    claim = claimed(now)
    if claim is None:
        return False
    with within(claim.district_id):
        try:
            _make(claim, now)
        except LeaseLost:
            warn("recording.lease_lost", recording_id=claim.recording_id)
    return True


def claimed(now: datetime) -> Claim | None:
    """Take the recording that waits longest, or one whose worker died."""
    waiting = Recording.state == RecordingState.UPLOADED
    left = (Recording.state == RecordingState.WORKING) & (
        or_(Recording.leased_until.is_(None), Recording.leased_until <= now)
    )
    due = (
        select(Recording.id)
        .where(or_(waiting, left))
        .order_by(Recording.uploaded_at, Recording.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    take = (
        update(Recording)
        .where(Recording.id.in_(select(due.c.id)))
        .values(state=RecordingState.WORKING, leased_until=now + LEASE, progress=0)
        .returning(Recording.id, Recording.district_id, Recording.original_key)
    )
    with across_districts(), transaction() as session:
        row = session.execute(take, execution_options={"synchronize_session": False}).one_or_none()
    return Claim(row.id, row.district_id, row.original_key or "", now + LEASE) if row is not None else None


def _make(claim: Claim, now: datetime) -> None:
    try:
        key, seconds = _audio(claim, now)
    except (Broken, FileGone, FileNotFoundError) as broken:
        why = broken.why if isinstance(broken, Broken) else Fault.DAMAGED
        claim.save(now, state=RecordingState.BROKEN, broken_why=why.value, leased_until=None)
        log("recording.broken", recording_id=claim.recording_id, why=why.value)
        return
    try:
        claim.save(
            now, state=RecordingState.READY, progress=100, leased_until=None, broken_why=None,
            audio_key=key, audio_bytes=store().size(key), seconds=round(seconds),
        )  # fmt: skip
    except BaseException:
        store().forget(key)
        raise
    log("recording.ready", recording_id=claim.recording_id, seconds=round(seconds))


def _audio(claim: Claim, now: datetime) -> tuple[str, float]:
    """Key and length of the audio, in storage."""
    source, begun, saved_at = store().path(claim.original_key), monotonic(), -_SAVE_EVERY

    def progress(share: float) -> None:
        nonlocal saved_at
        gone = monotonic() - begun
        if gone - saved_at >= _SAVE_EVERY:
            saved_at = gone
            claim.renew(min(99, int(share * 100)), now + timedelta(seconds=gone))

    with tempfile.TemporaryDirectory(prefix="chats-") as folder:
        target = Path(folder) / f"sound{AudioForm.AAC.suffix}"
        seconds = audio_only(source, target, progress)
        with target.open("rb") as stream:
            return store().put(stream, AudioForm.AAC.suffix), seconds
