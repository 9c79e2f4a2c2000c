"""What liaisons upload: films, sound, and files that only look like them."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from imageio_ffmpeg import get_ffmpeg_exe

from chats.media.audio import AudioForm, Probe, audio_only, probe
from chats.media.faults import Broken, Fault
from chats.media.fence import Limits
from tests.media.conftest import PICTURE, QUIET_VOICE, SHORT_VOICE, Film, text_file, unheard, why

FASTSTART = ("-movflags", "+faststart")


def rounded(found: Probe) -> Probe:
    return replace(found, seconds=round(found.seconds))


def cut(path: Path, share: float) -> Path:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    return path


def loudness(path: Path) -> float:
    command = [get_ffmpeg_exe(), "-hide_banner", "-i", str(path), "-af", "ebur128", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    return float(re.findall(r"I: +(-?\d+\.\d) LUFS", said)[-1])


def test_a_film_is_known_by_its_content_whatever_its_name(film: Film) -> None:
    talk = film("talk.mp4", *QUIET_VOICE, *PICTURE)
    path = talk.rename(talk.with_name("notes.txt"))
    assert rounded(probe(path)) == Probe(6, True, True, "mov")


def test_a_sound_file_has_no_video(film: Film) -> None:
    assert rounded(probe(film("talk.mp3", *QUIET_VOICE))) == Probe(6, False, True, "mp3")


def test_a_cover_picture_is_no_video(film: Film) -> None:
    cover = ("-map", "0:a", "-map", "1:v", "-frames:v", "1", "-c:v", "png", "-disposition:v", "attached_pic")
    assert not probe(film("talk.m4a", *QUIET_VOICE, *PICTURE, *cover)).has_video


@pytest.mark.parametrize(
    ("name", "options"),
    [("talk.webm", ("-c:a", "libopus", "-live", "1")), ("talk.aac", ())],
    ids=["a browser's recording", "a bare AAC stream"],
)
def test_a_file_that_does_not_say_how_long_it_is_gets_measured(
    film: Film, name: str, options: tuple[str, ...]
) -> None:
    assert probe(film(name, *QUIET_VOICE, *options)).seconds == pytest.approx(6, abs=0.2)


def test_a_name_in_the_file_cannot_pose_as_its_length(film: Film) -> None:
    title = "x\n  Duration: 09:00:00.00, start\n  Stream #0:7: Video: fake"
    found = probe(film("talk.mp3", *QUIET_VOICE, "-metadata", f"title={title}"))
    assert (round(found.seconds), found.has_video) == (6, False)


@pytest.mark.parametrize("form", AudioForm)
@pytest.mark.parametrize(
    "name", ["talk.mp4", "talk.mov", "talk.mkv", "talk.webm", "talk.avi", "talk.ts", "talk.wmv"]
)
def test_the_sound_of_a_film_becomes_a_small_file(film: Film, name: str, form: AudioForm) -> None:
    source = film(name, *QUIET_VOICE, *PICTURE)
    target = source.with_name("sound" + form.suffix)
    audio_only(source, target, unheard, form)
    found = probe(target)
    assert (round(found.seconds), found.has_video, found.has_audio) == (6, False, True)


@pytest.mark.parametrize("name", ["talk.mp3", "talk.m4a", "talk.wav", "talk.flac", "talk.aac", "talk.wma"])
def test_sound_alone_is_taken_too(film: Film, name: str) -> None:
    source = film(name, *QUIET_VOICE)
    assert audio_only(source, source.with_name("sound.m4a"), unheard) == pytest.approx(6, abs=0.2)


@pytest.mark.parametrize(("form", "megabytes"), [(AudioForm.AAC, 16), (AudioForm.OPUS, 12)])
def test_an_hour_is_small_enough_for_a_phone_plan(film: Film, form: AudioForm, megabytes: int) -> None:
    source = film("talk.wav", "-f", "lavfi", "-i", "anoisesrc=d=60:c=pink:a=0.5")
    target = source.with_name("sound" + form.suffix)
    audio_only(source, target, unheard, form)
    assert target.stat().st_size * 60 / 1_000_000 <= megabytes


def test_a_quiet_room_is_made_loud_enough(film: Film) -> None:
    source = film("talk.wav", *QUIET_VOICE)
    target = source.with_name("sound.m4a")
    audio_only(source, target, unheard)
    assert loudness(target) == pytest.approx(-16, abs=2)


def test_a_phone_can_play_before_it_has_the_whole_file(film: Film) -> None:
    source = film("talk.wav", *QUIET_VOICE)
    target = source.with_name("sound.m4a")
    audio_only(source, target, unheard)
    made = target.read_bytes()
    assert made.index(b"moov") < made.index(b"mdat")


@pytest.mark.parametrize("form", AudioForm)
def test_nothing_the_phone_wrote_into_the_film_is_kept(film: Film, form: AudioForm) -> None:
    place = (
        "-metadata",
        "title=Canary",
        "-metadata",
        "location=+47.6-122.3/",
        "-metadata:s:a",
        "title=Canary",
    )
    source = film("talk.mp4", *QUIET_VOICE, *PICTURE, *place)
    target = source.with_name("sound" + form.suffix)
    audio_only(source, target, unheard, form)
    assert not re.search(rb"Canary|47\.6", target.read_bytes())


def test_progress_rises_to_the_whole(film: Film) -> None:
    source = film("talk.mp4", *QUIET_VOICE, *PICTURE)
    shares: list[float] = []
    audio_only(source, source.with_name("sound.m4a"), shares.append)
    assert (shares, shares[-1], min(shares) >= 0) == (sorted(shares), 1.0, True)


def test_whoever_watches_the_progress_can_stop_the_work(film: Film) -> None:
    def stop(share: float) -> None:
        raise KeyboardInterrupt

    source = film("talk.wav", *QUIET_VOICE)
    with pytest.raises(KeyboardInterrupt):
        audio_only(source, source.with_name("sound.m4a"), stop)
    assert [path.name for path in source.parent.iterdir()] == ["talk.wav"]


def test_a_film_whose_sound_ends_before_its_picture_is_whole(film: Film) -> None:
    source = film("talk.mp4", *SHORT_VOICE, *PICTURE)
    assert audio_only(source, source.with_name("sound.m4a"), unheard) == pytest.approx(2, abs=0.2)


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    assert why(text_file(tmp_path, "talk.mp4", "")) is Fault.EMPTY


def test_a_text_called_mp4_is_no_recording(tmp_path: Path) -> None:
    assert why(text_file(tmp_path, "talk.mp4", "Minutes of the meeting\n" * 99)) is Fault.NOT_A_RECORDING


def test_a_picture_called_mp4_is_no_recording(film: Film) -> None:
    picture = film("photo.png", *PICTURE, "-frames:v", "1")
    assert why(picture.rename(picture.with_name("talk.mp4"))) is Fault.NOT_A_RECORDING


def test_a_film_without_sound_is_said_to_have_none(film: Film) -> None:
    assert why(film("talk.mp4", *PICTURE)) is Fault.NO_SOUND


@pytest.mark.parametrize(
    ("name", "options"),
    [("talk.mp4", ()), ("talk.mp4", FASTSTART), ("talk.mkv", ()), ("talk.webm", ())],
    ids=["mp4", "mp4 with its index first", "mkv", "webm"],
)
def test_a_film_cut_off_in_the_upload_is_damaged(film: Film, name: str, options: tuple[str, ...]) -> None:
    assert why(cut(film(name, *QUIET_VOICE, *PICTURE, *options), 0.4)) is Fault.DAMAGED


@pytest.mark.parametrize("name", ["talk.mp3", "talk.flac"])
def test_sound_cut_off_in_the_upload_is_damaged(film: Film, name: str) -> None:
    assert why(cut(film(name, *QUIET_VOICE), 0.4)) is Fault.DAMAGED


def test_the_head_of_a_recording_without_any_sound_behind_it_is_damaged(film: Film) -> None:
    path = film("talk.wav", *SHORT_VOICE)
    path.write_bytes(path.read_bytes()[:78])  # ffmpeg's head of a WAV, with its own name in it
    assert why(path) is Fault.DAMAGED


def test_a_film_of_noise_behind_a_good_head_is_damaged(film: Film) -> None:
    path = film("talk.mp4", *QUIET_VOICE, *FASTSTART)
    whole = path.read_bytes()
    start = whole.index(b"mdat") + 4
    path.write_bytes(whole[:start] + bytes(n * 37 % 251 for n in range(len(whole) - start)))
    assert why(path) is Fault.DAMAGED


def test_a_broken_film_leaves_nothing_behind(film: Film) -> None:
    path = cut(film("talk.mp4", *QUIET_VOICE, *PICTURE), 0.4)
    why(path)
    assert [left.name for left in path.parent.iterdir()] == ["talk.mp4"]


def test_a_recording_longer_than_the_limit_is_refused(film: Film) -> None:
    source = film("talk.wav", *QUIET_VOICE)
    with pytest.raises(Broken, match="too_long"):
        audio_only(source, source.with_name("sound.m4a"), unheard, limits=Limits(longest_seconds=5))
