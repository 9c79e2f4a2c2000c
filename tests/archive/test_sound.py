"""Audio as a phone asks for it: whole, in parts, again."""

from pathlib import Path

import pytest

from chats.access.actors import Role
from chats.archive import actions
from chats.archive.models import Recording
from chats.db import db
from chats.storage import store
from tests.archive.conftest import Archive, Desk, seated
from tests.factories import NOW, Make
from tests.pages import CheckingClient


def audio(archive: Archive) -> tuple[str, bytes]:
    recording = archive.ready(meeting := archive.meeting())
    whole = Path(store().path(recording.audio_key or "")).read_bytes()
    return f"{archive.invited(meeting)}/audio/{recording.id}", whole


def test_the_audio_comes_whole_with_headers_that_keep_it_harmless(
    archive: Archive, client: CheckingClient
) -> None:
    path, whole = audio(archive)
    answer = client.get(path)
    assert (answer.status, answer.body) == (200, whole)
    assert answer.headers["Content-Type"] == "audio/mp4"
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("wanted", "start", "end"),
    [
        ("bytes=0-1", 0, 2),
        ("bytes=100-", 100, None),
        ("bytes=-50", -50, None),
        ("bytes=10-9999999", 10, None),
        ("bytes=-9999999", 0, None),
    ],
)
def test_a_player_gets_the_part_it_asks_for(
    archive: Archive, client: CheckingClient, wanted: str, start: int, end: int | None
) -> None:
    path, whole = audio(archive)
    answer = client.get(path, headers={"Range": wanted})
    assert (answer.status, answer.body) == (206, whole[start:end])
    assert answer.headers["Content-Range"].endswith(f"/{len(whole)}")


@pytest.mark.parametrize("wanted", ["bytes=9999999-", "bytes=0-1,5-6", "bytes=" + ",".join(["0-0"] * 1000)])
def test_a_part_that_cannot_be_given_is_refused_with_the_size(
    archive: Archive, client: CheckingClient, wanted: str
) -> None:
    path, whole = audio(archive)
    answer = client.get(path, headers={"Range": wanted})
    assert answer.status == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(whole)}"


def test_a_part_in_a_unit_that_nobody_knows_is_not_looked_for(
    archive: Archive, client: CheckingClient
) -> None:
    path, whole = audio(archive)
    answer = client.get(path, headers={"Range": "minutes=1-2"})
    assert (answer.status, answer.body) == (200, whole)


def test_a_download_goes_on_only_where_the_file_is_still_the_same(
    archive: Archive, client: CheckingClient
) -> None:
    path, whole = audio(archive)
    tag = client.get(path).headers["ETag"]
    assert client.get(path, headers={"Range": "bytes=5-", "If-Range": tag}).status == 206
    assert client.get(path, headers={"Range": "bytes=5-", "If-Range": '"another"'}).body == whole
    assert client.get(path, headers={"If-None-Match": tag}).status == 304


def test_a_player_may_ask_for_the_head_alone(archive: Archive, client: CheckingClient) -> None:
    path, whole = audio(archive)
    answer = client.open("HEAD", path)
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(whole))


def test_an_audio_file_that_is_lost_is_not_there(archive: Archive, client: CheckingClient) -> None:
    path, _ = audio(archive)
    store().forget(db.session.query(Recording).one().audio_key or "")
    assert client.get(path).status == 404


def test_a_link_opens_the_recordings_of_its_own_meeting_only(
    archive: Archive, client: CheckingClient
) -> None:
    archive.ready(meeting := archive.meeting())
    other = archive.ready(archive.meeting())
    path = archive.invited(meeting)
    assert client.get(f"{path}/audio/{other.id}").status == 404


def test_what_was_taken_back_is_gone_at_the_next_tap(
    archive: Archive, desk: Desk, client: CheckingClient
) -> None:
    recording_id = archive.ready(meeting := archive.meeting()).id
    path = archive.invited(meeting)
    assert client.get(f"{path}/audio/{recording_id}").status == 200
    actions.unpublish_recording(recording_id, by=desk.by, now=NOW)
    assert client.get(f"{path}/audio/{recording_id}").status == 404


def test_a_link_of_another_district_opens_nothing_here(
    archive: Archive, make: Make, client: CheckingClient
) -> None:
    here = archive.ready(archive.meeting())
    there = archive.meeting(school=make.school(make.district()))
    archive.ready(there)
    path = archive.invited(there)
    assert client.get(path).status == 200
    assert client.get(f"{path}/audio/{here.id}").status == 404


def test_staff_hear_a_recording_before_families_do(archive: Archive, desk: Desk) -> None:
    recording = archive.ready(archive.meeting(), published=False)
    assert desk.client.get(f"/desk/recordings/{recording.id}/audio").status == 200


@pytest.mark.parametrize("role", list(Role))
def test_staff_of_another_district_hear_nothing(
    archive: Archive, make: Make, client: CheckingClient, role: Role
) -> None:
    recording = archive.ready(archive.meeting())
    seated(client, make, role, school=make.school(make.district()))
    assert client.get(f"/desk/recordings/{recording.id}/audio").status == 404
