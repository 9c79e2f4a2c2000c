"""The worker makes the sound, and may die at any moment."""

from datetime import timedelta

import pytest

from chats.archive import actions
from chats.archive.actions.working import LEASE, Claim, LeaseLost, claimed
from chats.archive.models import Recording, RecordingState
from chats.db import db
from chats.media.audio import probe
from chats.storage import store
from tests.archive.conftest import Archive, Desk
from tests.factories import NOW

SECOND = timedelta(seconds=1)


def row(recording_id: int) -> Recording:
    db.session.expire_all()
    return db.session.get_one(Recording, recording_id)


def held(now: object = NOW) -> Claim:
    claim = claimed(now)  # type: ignore[arg-type]
    assert claim is not None
    return claim


def test_the_worker_makes_sound_from_a_video(archive: Archive, desk: Desk) -> None:
    recording_id = archive.uploaded(archive.meeting(), desk.by)
    assert actions.work(NOW)
    made = row(recording_id)
    assert (made.state, made.progress, made.seconds, made.leased_until) == (
        RecordingState.READY,
        100,
        6,
        None,
    )
    found = probe(store().path(made.audio_key or ""))
    assert (found.has_audio, found.has_video) == (True, False)
    assert store().size(made.audio_key or "") == made.audio_bytes


def test_without_recordings_the_worker_has_nothing_to_do(archive: Archive) -> None:
    assert not actions.work(NOW)


def test_a_broken_recording_says_why_and_is_not_tried_for_ever(archive: Archive, desk: Desk) -> None:
    recording_id = archive.uploaded(archive.meeting(), desk.by, "half.mp4")
    actions.retry_recording(recording_id, by=desk.by, now=NOW)
    assert actions.work(NOW)
    assert (row(recording_id).state, row(recording_id).broken_why) == (RecordingState.BROKEN, "damaged")
    assert not actions.work(NOW)


def test_a_recording_whose_file_is_lost_is_broken_not_stuck(archive: Archive, desk: Desk) -> None:
    recording_id = archive.uploaded(archive.meeting(), desk.by)
    store().forget(row(recording_id).original_key or "")
    assert actions.work(NOW)
    assert row(recording_id).state is RecordingState.BROKEN


def test_one_recording_is_worked_on_by_one_worker(archive: Archive, desk: Desk) -> None:
    archive.uploaded(archive.meeting(), desk.by)
    held()
    assert claimed(NOW + LEASE - SECOND) is None


def test_the_recording_of_a_killed_worker_is_taken_again(archive: Archive, desk: Desk) -> None:
    recording_id = archive.uploaded(archive.meeting(), desk.by)
    held()  # and this worker is never heard of again
    assert not actions.work(NOW + LEASE - SECOND)
    assert actions.work(NOW + LEASE)
    assert row(recording_id).state is RecordingState.READY


def test_a_worker_that_is_heard_of_keeps_its_recording(archive: Archive, desk: Desk) -> None:
    recording_id = archive.uploaded(archive.meeting(), desk.by)
    held().renew(42, NOW + LEASE - SECOND)
    assert row(recording_id).progress == 42
    assert claimed(NOW + LEASE + SECOND) is None


def test_a_worker_that_comes_back_from_the_dead_changes_nothing(archive: Archive, desk: Desk) -> None:
    recording_id = archive.uploaded(archive.meeting(), desk.by)
    first = held()
    held(NOW + LEASE)
    with pytest.raises(LeaseLost):
        first.renew(99, NOW + LEASE + SECOND)
    assert row(recording_id).progress == 0


def test_a_recording_deleted_at_work_stays_deleted(archive: Archive, desk: Desk) -> None:
    recording_id = archive.uploaded(archive.meeting(), desk.by)
    claim = held()
    actions.delete_recording(recording_id, by=desk.by, now=NOW)
    with pytest.raises(LeaseLost):
        claim.save(NOW, state=RecordingState.READY)
    assert db.session.query(Recording).count() == 0


def test_the_progress_is_shown_and_the_page_may_be_left(archive: Archive, desk: Desk) -> None:
    meeting_id = (meeting := archive.meeting()).id
    archive.uploaded(meeting, desk.by)
    held().renew(42, NOW)
    page = desk.client.get(f"/desk/chats/{meeting_id}/recordings")
    assert "42 % done. You may leave this page." in page.text
    assert page.all("progress")[0].get("value") == "42"
