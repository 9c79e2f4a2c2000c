"""Small recordings, made by the same ffmpeg from sounds and pictures it invents."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from imageio_ffmpeg import get_ffmpeg_exe

from chats.media.audio import audio_only
from chats.media.faults import Broken, Fault

Film = Callable[..., Path]
QUIET_VOICE = ("-f", "lavfi", "-i", "sine=220:d=6,volume=0.02")
SHORT_VOICE = ("-f", "lavfi", "-i", "sine=220:d=2")
PICTURE = ("-f", "lavfi", "-i", "testsrc=s=64x64:r=5:d=6")


@pytest.fixture
def film(tmp_path: Path) -> Film:
    """Make a file of this name from ffmpeg's options, and return where it is."""

    def make(name: str, *options: str) -> Path:
        path = tmp_path / name
        command = [get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", "-y", *options, str(path)]
        subprocess.run(command, check=True)
        return path

    return make


def text_file(folder: Path, name: str, text: str) -> Path:
    """A file of plain words, whatever its name claims."""
    path = folder / name
    path.write_text(text)
    return path


def unheard(share: float) -> None:
    """Nobody watches the progress."""


def why(path: Path) -> Fault:
    """What a liaison is told about this file."""
    with pytest.raises(Broken) as broken:
        audio_only(path, path.with_name("sound.m4a"), unheard)
    return broken.value.why
