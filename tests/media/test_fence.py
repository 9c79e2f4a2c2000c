"""Files made to harm: they cost a bounded time, reach nobody and open nothing."""

from pathlib import Path

import pytest

from chats.media.audio import audio_only
from chats.media.faults import Broken, Fault
from chats.media.fence import Limits
from tests.media.conftest import QUIET_VOICE, Film, text_file, unheard, why
from tests.servers.http import Answer, scripted_web_server


def test_work_that_passes_its_time_is_ended(film: Film) -> None:
    source = film("talk.wav", *QUIET_VOICE)
    with pytest.raises(Broken, match="too_slow"):
        audio_only(source, source.with_name("sound.m4a"), unheard, limits=Limits(wall_seconds=0.01))


def test_work_that_eats_the_processor_is_ended(film: Film) -> None:
    source = film("talk.wav", "-f", "lavfi", "-i", "anoisesrc=d=400")
    with pytest.raises(Broken, match="too_slow"):
        audio_only(source, source.with_name("sound.m4a"), unheard, limits=Limits(cpu_seconds=1))


def test_work_that_eats_memory_makes_nothing(film: Film) -> None:
    source = film("talk.wav", *QUIET_VOICE)
    with pytest.raises(Broken):
        audio_only(
            source, source.with_name("sound.m4a"), unheard, limits=Limits(memory_bytes=64 * 1024 * 1024)
        )


HLS = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{url}\n#EXT-X-ENDLIST\n"
CONCAT = "ffconcat version 1.0\nfile '{url}'\n"
DASH = '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>{url}</BaseURL></MPD>\n'


@pytest.mark.parametrize("list_of_files", [HLS, CONCAT, DASH], ids=["hls", "concat", "dash"])
def test_a_playlist_called_mp4_reaches_nobody(tmp_path: Path, list_of_files: str) -> None:
    with scripted_web_server(Answer(body="canary")) as canary:
        url = f"http://127.0.0.1:{canary.port}/canary.ts"
        assert why(text_file(tmp_path, "talk.mp4", list_of_files.format(url=url))) is Fault.NOT_A_RECORDING
    assert canary.requests == []


def test_a_playlist_called_mp4_opens_no_file_beside_it(film: Film, tmp_path: Path) -> None:
    private = film("private.wav", *QUIET_VOICE)
    assert why(text_file(tmp_path, "talk.mp4", CONCAT.format(url=private))) is Fault.NOT_A_RECORDING
