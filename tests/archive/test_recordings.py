"""Recordings on their way from a liaison's computer to families."""

import os
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest

from chats.access.actors import Role, Staff
from chats.archive import actions, queries
from chats.archive.models import Recording, RecordingState
from chats.db import db, within
from chats.media.faults import Broken, Fault
from chats.meetings.kinds import Kind, Status
from chats.meetings.models import Meeting
from chats.storage import FileGone, store
from tests.archive.conftest import DAY, Archive, Desk, seated
from tests.factories import NOW, Make
from tests.pages import CheckingClient, Page


def send(desk: Desk, meeting_id: int, archive: Archive, film: str, **fields: Any) -> Page:
    page = desk.client.get(f"/desk/chats/{meeting_id}/recordings")
    chosen = BytesIO((archive.films / film).read_bytes())
    given = {"told": "y", "language": "so"} | fields
    return desk.client.send(page, "/recordings", file=(chosen, film), **given)


def kept() -> list[Recording]:
    return list(db.session.query(Recording).order_by(Recording.id))


def files() -> set[str]:
    return {path.name for path in store().root.rglob("*") if path.is_file()}


def test_an_upload_waits_for_the_worker_with_what_is_known_of_it(archive: Archive, desk: Desk) -> None:
    meeting_id = archive.meeting().id
    answer = send(desk, meeting_id, archive, "chat.mp4")
    assert "Waits for the worker" in desk.client.follow(answer).text
    (row,) = kept()
    assert (row.state, row.language, row.file_name) == (RecordingState.UPLOADED, "so", "chat.mp4")
    assert (row.has_video, row.seconds, row.keep_until) == (True, 6, date(2027, 4, 12))
    assert store().size(row.original_key or "") == row.original_bytes


@pytest.mark.parametrize(
    ("film", "words"),
    [("nothing.mp4", "There is nothing in this file"), ("words.mp4", "is not a sound or video recording")],
)
def test_what_is_no_recording_is_refused_and_what_was_typed_stays(
    archive: Archive, desk: Desk, film: str, words: str
) -> None:
    before = files()
    again = send(desk, archive.meeting().id, archive, film, keep_until="2026-12-24")
    assert again.status == 422
    assert words in again.text
    assert [one.get("value") for one in again.all("input") if one.get("name") == "keep_until"] == [
        "2026-12-24"
    ]
    assert [one.get("value") for one in again.all("option") if one.get("selected") is not None] == ["so"]
    assert kept() == []
    assert files() == before


@pytest.mark.parametrize(("film", "why"), [("half.mp4", Fault.DAMAGED), ("silent.mp4", Fault.NO_SOUND)])
def test_a_broken_recording_is_kept_with_the_reason(
    archive: Archive, desk: Desk, film: str, why: Fault
) -> None:
    page = desk.client.follow(send(desk, archive.meeting().id, archive, film))
    (row,) = kept()
    assert (row.state, row.broken_why) == (RecordingState.BROKEN, why.value)
    assert "Try again" in page.text
    assert row.original_key in files()
    assert [one.id for one in queries.broken_recordings(desk.by)] == [row.id]


def test_a_broken_recording_can_be_tried_again(archive: Archive, desk: Desk) -> None:
    recording_id = archive.uploaded(archive.meeting(), desk.by, "half.mp4")
    actions.retry_recording(recording_id, by=desk.by, now=NOW)
    assert db.session.get_one(Recording, recording_id).state is RecordingState.UPLOADED


def test_nothing_is_kept_until_everyone_was_told(archive: Archive, desk: Desk) -> None:
    before = files()
    again = send(desk, archive.meeting().id, archive, "chat.mp4", told=[])
    assert again.status == 422
    assert "may not be kept" in again.text
    assert (kept(), files()) == ([], before)


def test_a_form_without_a_file_asks_for_one(archive: Archive, desk: Desk) -> None:
    page = desk.client.get(f"/desk/chats/{archive.meeting().id}/recordings")
    nothing = (BytesIO(b""), "")
    again = desk.client.send(page, "/recordings", told="y", file=nothing)
    assert again.status == 422
    assert "Please choose a file." in again.text


@pytest.mark.parametrize("day", ["2026-10-14", "2040-01-01", "soon"])
def test_a_recording_is_kept_for_a_while_and_not_for_ever(archive: Archive, desk: Desk, day: str) -> None:
    assert send(desk, archive.meeting().id, archive, "chat.mp3", keep_until=day).status == 422
    assert kept() == []


def test_a_talk_with_one_family_is_never_recorded(archive: Archive, desk: Desk) -> None:
    meeting = archive.meeting(kind=Kind.ONE_TO_ONE)
    meeting_id = meeting.id
    page = desk.client.get(f"/desk/chats/{meeting_id}/recordings")
    assert "never recorded" in page.text
    with pytest.raises(actions.NotRecordable):
        archive.uploaded(meeting, desk.by)
    assert kept() == []


def test_a_cancelled_meeting_has_nothing_to_record(archive: Archive, desk: Desk) -> None:
    with pytest.raises(actions.NotRecordable):
        archive.uploaded(archive.meeting(status=Status.CANCELLED), desk.by)


def test_a_host_hears_recordings_but_does_not_publish_them(
    archive: Archive, client: CheckingClient, make: Make
) -> None:
    host = seated(client, make, Role.HOST)
    recording = archive.ready(meeting := archive.meeting(), published=False)
    page = client.get(f"/desk/chats/{meeting.id}/recordings")
    assert "The liaison adds recordings." in page.text
    assert client.get(f"/desk/recordings/{recording.id}/audio").status == 200
    with pytest.raises(actions.NotTheirs):
        actions.publish_recording(recording.id, by=host.by, now=NOW)


def test_only_finished_audio_is_published(archive: Archive, desk: Desk) -> None:
    recording_id = archive.uploaded(archive.meeting(), desk.by)
    with pytest.raises(actions.NotReady):
        actions.publish_recording(recording_id, by=desk.by, now=NOW)


def test_publishing_taking_back_and_deleting_are_buttons(archive: Archive, desk: Desk) -> None:
    meeting_id = (meeting := archive.meeting()).id
    recording_id = archive.ready(meeting, published=False).id
    page = desk.client.get(f"/desk/chats/{meeting_id}/recordings")
    page = desk.client.follow(desk.client.send(page, "/publish"))
    assert db.session.get_one(Recording, recording_id).published_at == NOW
    page = desk.client.follow(desk.client.send(page, "/take-back"))
    assert db.session.get_one(Recording, recording_id).published_at is None
    key = db.session.get_one(Recording, recording_id).audio_key or ""
    desk.client.send(page, "/delete")
    assert kept() == []
    with pytest.raises(FileGone):
        store().size(key)


def test_a_recording_and_its_files_are_forgotten_after_their_day(archive: Archive, desk: Desk) -> None:
    day = NOW.date()
    recording = archive.ready(archive.meeting(), keep_until=day)
    key = recording.audio_key or ""
    assert actions.forget(NOW) == 0
    # The day ends at midnight in Seattle, seven hours after midnight in London.
    assert actions.forget(NOW + timedelta(hours=13)) == 0
    assert actions.forget(NOW + DAY) == 1
    assert kept() == []
    assert key not in files()


def old_file(suffix: str) -> str:
    key = store().put(BytesIO(b"half an upload"), suffix)
    os.utime(store().path(key), (0, 0))
    return key


def test_old_files_that_no_recording_knows_are_deleted_and_others_stay(archive: Archive, desk: Desk) -> None:
    stray, foreign, young = old_file(".rec"), old_file(".rostr"), store().put(BytesIO(b"now"), ".rec")
    known = archive.ready(archive.meeting()).audio_key or ""
    os.utime(store().path(known), (0, 0))
    actions.forget(NOW)
    assert stray not in files()
    assert {foreign, young, known} <= files()


def other_school(make: Make) -> Staff:
    return make.staff(school=make.school())


def other_district(make: Make) -> Staff:
    return make.staff(Role.ADMINISTRATOR, school=make.school(make.district()))


@pytest.mark.parametrize("stranger", [other_school, other_district])
def test_strangers_to_the_school_can_do_nothing_with_its_recordings(
    archive: Archive, make: Make, stranger: Any
) -> None:
    meeting: Meeting = archive.meeting()
    recording_id, by = archive.ready(meeting).id, stranger(make)
    with within(by.district_id):
        assert queries.recording_for(by, recording_id) is None
        with pytest.raises(actions.NotTheirs):
            actions.delete_recording(recording_id, by=by, now=NOW)
        with pytest.raises(actions.NotTheirs):
            archive.uploaded(meeting, by)
    assert len(kept()) == 1


def test_a_broken_file_is_named_before_anything_is_written(archive: Archive, desk: Desk) -> None:
    with pytest.raises(Broken):
        archive.uploaded(archive.meeting(), desk.by, "words.mp4")
    assert kept() == []


def test_the_desk_knows_what_waits_for_the_worker_and_what_for_a_person(archive: Archive, desk: Desk) -> None:
    waiting = archive.uploaded(archive.meeting(), desk.by)
    unheard = archive.ready(archive.meeting(), published=False)
    archive.ready(archive.meeting())
    assert [one.id for one in queries.working_recordings(desk.by)] == [waiting]
    assert [one.id for one in queries.unpublished_recordings(desk.by)] == [unheard.id]
    assert queries.broken_recordings(desk.by) == []
