"""Runs ffmpeg where it can do no harm: few formats, files only, limits, no network, an own folder.

A file a stranger made is a program for ffmpeg's parsers. Defence is in layers, because what
each machine offers differs: formats and protocols are refused by ffmpeg itself, limits are
set by the shell that becomes ffmpeg, and the network is taken away where the kernel lets us.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Event, Timer
from typing import IO, cast

from imageio_ffmpeg import get_ffmpeg_exe

from chats.media.faults import Broken, Fault

# Recordings from phones, cameras, meeting programs and dictation machines. None of these formats
# opens a second file: playlists (hls, dash, concat), pictures and subtitles are not among them.
_FORMATS = "mov,matroska,mp3,ogg,wav,w64,flac,aac,amr,asf,avi,mpegts,mpeg,caf,aiff"
# Sound only. Video is never decoded here, so a hostile picture meets no decoder.
_DECODERS = (
    "aac,aac_latm,mp3,mp3float,mp2,mp2float,opus,libopus,vorbis,flac,alac,ac3,eac3,amrnb,amrwb,wmav1,wmav2,"
    "gsm,gsm_ms,adpcm_ima_wav,adpcm_ms,adpcm_ima_qt,pcm_u8,pcm_alaw,pcm_mulaw,"
    "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be"
)
_READING = ("-protocol_whitelist", "file", "-format_whitelist", _FORMATS, "-codec_whitelist", _DECODERS)
# The shell sets the limits and becomes ffmpeg: Python's own hook between fork and exec is unsafe in a
# process with threads. A system that cannot limit memory goes without; the other two are in POSIX.
_LIMITED = 'ulimit -t "$1" && ulimit -f "$2" && { ulimit -v "$3" 2>/dev/null || :; } && shift 3 && exec "$@"'
_BLOCK = 512


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run of ffmpeg may take. An hour of speech takes about a minute of one processor."""

    wall_seconds: float = 3600
    cpu_seconds: int = 3600
    memory_bytes: int = 1536 * 1024 * 1024
    written_bytes: int = 256 * 1024 * 1024
    longest_seconds: float = 6 * 3600


STANDARD = Limits()


@contextmanager
def own_folder(beside: Path, source: Path) -> Iterator[Path]:
    """A folder for one run, with ``source`` in it under a name that says nothing about its format."""
    folder = beside / f".media-{os.urandom(8).hex()}"
    folder.mkdir(mode=0o700)
    try:
        (folder / "source").symlink_to(source.resolve())
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_ffmpeg(
    folder: Path, outcome: list[str], limits: Limits, heard: Callable[[str], None] = lambda line: None
) -> int:
    """Read ``folder``/source with ffmpeg, to do what ``outcome`` says, and return its exit code.

    Each line of its standard output goes to ``heard``; an exception raised there ends the run.
    What it says on standard error is in ``folder``/said. Raises Broken(TOO_SLOW).
    """
    options = ["-hide_banner", "-nostdin", "-nostats", "-threads", "1", "-filter_threads", "1"]
    command = [get_ffmpeg_exe(), *options, *_READING, "-i", "file:source", *outcome]
    late = Event()
    with (folder / "said").open("wb") as said:
        running = subprocess.Popen(
            [*_fence(limits), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            cwd=folder,
            env={"LC_ALL": "C", "TMPDIR": str(folder)},
            text=True,
            start_new_session=True,
        )
        limit = Timer(limits.wall_seconds, _end_late, (running, late))
        limit.daemon = True
        limit.start()
        try:
            for line in cast(IO[str], running.stdout):
                heard(line.rstrip("\n"))
            code = running.wait()
        finally:
            limit.cancel()
            _end(running)
    if late.is_set() or code in (-signal.SIGXCPU, 128 + signal.SIGXCPU, -signal.SIGKILL):
        raise Broken(Fault.TOO_SLOW)
    return code


def _end_late(running: "subprocess.Popen[str]", late: Event) -> None:
    if running.poll() is None:
        late.set()
        os.killpg(running.pid, signal.SIGKILL)


def _end(running: "subprocess.Popen[str]") -> None:
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    if running.stdout is not None:
        running.stdout.close()


def _fence(limits: Limits) -> list[str]:
    blocks, kibibytes = limits.written_bytes // _BLOCK, limits.memory_bytes // 1024
    shell = ["/bin/sh", "-c", _LIMITED, "sh", str(limits.cpu_seconds), str(blocks), str(kibibytes)]
    return [*shell, *_without_network(), *_politely()]


@cache
def _without_network() -> tuple[str, ...]:
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    fence = (unshare, "--map-root-user", "--net")
    # Containers often forbid it: then the protocols ffmpeg may use are the fence.
    allowed = subprocess.run([*fence, "true"], capture_output=True, check=False).returncode == 0
    return fence if allowed else ()


@cache
def _politely() -> tuple[str, ...]:
    nice = shutil.which("nice")
    return (nice, "-n", "10") if nice else ()
