"""From a recording of any usual kind to one small sound file that cheap phones play by themselves."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from chats.media.faults import Broken, Fault
from chats.media.fence import STANDARD, Limits, own_folder, run_ffmpeg

# EBU R 128 levelling in one pass, at the loudness podcasts use: quiet rooms are heard on a phone's speaker.
_LEVELLED = "loudnorm=I=-16:TP=-1.5:LRA=11"
_STRIPPED = ("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact")
_SAID_BYTES = 64 * 1024
# Two spaces begin ffmpeg's own lines; what the file says about itself is set in further.
_CONTAINER = re.compile(r"^Input #0, (\S+), from ", re.MULTILINE)
_LENGTH = re.compile(r"^  Duration: (\d+):(\d\d):(\d\d\.\d+),", re.MULTILINE)
_STREAM = re.compile(r"^  Stream #0:\d+\S*: (Video|Audio): (.*)$", re.MULTILINE)
# Lost at the end without harm: a last frame, or a length the header rounded.
_MAY_LACK_SECONDS, _MAY_LACK_SHARE = 3, 0.02
# How the formats we read begin (ISO 14496-12, RFC 9559, RIFF, RFC 3533, ID3v2, RFC 9639, IFF).
_BEGINNINGS = (b"\x1aE\xdf\xa3", b"RIFF", b"OggS", b"ID3", b"fLaC", b"FORM", b"\xff\xfb", b"\x30\x26\xb2\x75")


class AudioForm(Enum):
    """A codec in a container: ``suffix`` of its files, ``media_type`` for players, ``options`` for ffmpeg.

    AAC-LC in MP4 is played by every Android and every iPhone since 2008, so it is made first:
    32 kb/s, about 15 MB an hour. Opus sounds as good in 24 kb/s, about 11 MB an hour, but an
    iPhone plays it only from iOS 17 and only in WebM, never in Ogg: a second source, not the only one.
    PHONE is what a telephone line carries, 8000 samples a second, as providers of calls play it.
    """

    AAC = (".m4a", "audio/mp4", ("-c:a", "aac", "-b:a", "32k", "-movflags", "+faststart", "-f", "ipod"))
    OPUS = (
        ".webm",
        "audio/webm",
        ("-c:a", "libopus", "-b:a", "24k", "-application", "voip", "-cues_to_front", "1", "-f", "webm"),
    )

    PHONE = (".mp3", "audio/mpeg", ("-c:a", "libmp3lame", "-b:a", "16k", "-ar", "8000", "-f", "mp3"))

    def __init__(self, suffix: str, media_type: str, options: tuple[str, ...]) -> None:
        self.suffix, self.media_type, self.options = suffix, media_type, options


@dataclass(frozen=True, slots=True)
class Probe:
    """What is in a file, by its content. ``container`` is ffmpeg's name, such as "mov" or "matroska"."""

    seconds: float
    has_video: bool
    has_audio: bool
    container: str


def probe(path: Path, limits: Limits = STANDARD) -> Probe:
    """Look what ``path`` holds; its name is not asked. A cover picture is no video.

    Reads the head alone, or the whole file where the head does not say how long it is.
    Raises Broken(EMPTY, NOT_A_RECORDING, DAMAGED, TOO_SLOW); FileNotFoundError.
    """
    if path.stat().st_size == 0:
        raise Broken(Fault.EMPTY)
    with own_folder(path.parent, path) as folder:
        code = run_ffmpeg(folder, ["-f", "ffmetadata", "file:head"], limits)
        said = _said(folder)
        container = _CONTAINER.search(said)
        streams = [(kind, rest) for kind, rest in _STREAM.findall(said) if "(attached pic)" not in rest]
        if code != 0 or container is None or not streams:
            raise Broken(_why_unread(path))
        seconds = _length(said)
        has_audio = any(kind == "Audio" for kind, _ in streams)
        if seconds is None:
            seconds = _measured(folder, "0:a:0" if has_audio else "0:V:0", limits)
    has_video = any(kind == "Video" for kind, _ in streams)
    return Probe(seconds, has_video, has_audio, container.group(1).partition(",")[0])


def audio_only(
    source: Path,
    target: Path,
    progress: Callable[[float], None],
    form: AudioForm = AudioForm.AAC,
    limits: Limits = STANDARD,
) -> float:
    """Make ``target``, the sound of ``source`` in one channel, levelled, and return its seconds.

    ``progress`` hears shares from 0 to 1 about once a second; an exception it raises stops the
    work. ``target`` appears whole or not at all; nothing the file said about itself (place,
    device, names) is kept. Raises Broken with any Fault; FileNotFoundError.
    """
    found = probe(source, limits)
    if not found.has_audio:
        raise Broken(Fault.NO_SOUND)
    if found.seconds > limits.longest_seconds:
        raise Broken(Fault.TOO_LONG)
    with own_folder(target.parent, source) as folder:
        heard = _Heard(found.seconds, progress)
        code = run_ffmpeg(folder, _outcome(form, limits), limits, heard.line)
        if code != 0:
            raise Broken(_why_stopped(folder))
        if heard.seconds > limits.longest_seconds:
            raise Broken(Fault.TOO_LONG)
        if not heard.seconds or _breaks_off(found, heard.seconds, _said(folder)):
            raise Broken(Fault.DAMAGED)
        (folder / "sound").replace(target)
    progress(1.0)
    return heard.seconds


def _outcome(form: AudioForm, limits: Limits) -> list[str]:
    sound = ["-map", "0:a:0", "-vn", "-sn", "-dn", "-af", _LEVELLED, "-ac", "1", "-ar", "24000"]
    # One second over, so that a longer file than its head claims is seen to be longer.
    length = ["-t", str(limits.longest_seconds + 1)]
    watched = ["-loglevel", "error", "-stats_period", "1", "-progress", "pipe:1"]
    return [*sound, *length, *watched, *_STRIPPED, *form.options, "file:sound"]


class _Heard:
    """How far ffmpeg says it is."""

    def __init__(self, whole: float, progress: Callable[[float], None]) -> None:
        self.whole, self.progress, self.seconds = whole, progress, 0.0

    def line(self, line: str) -> None:
        name, _, value = line.partition("=")
        if name == "out_time_us" and value.lstrip("-").isdigit():
            self.seconds = max(self.seconds, int(value) / 1_000_000)
            self.progress(min(self.seconds / self.whole, 1.0) if self.whole else 0.0)


def _measured(folder: Path, stream: str, limits: Limits) -> float:
    heard = _Heard(0.0, lambda share: None)
    watched = ["-map", stream, "-c", "copy", "-progress", "pipe:1", "-f", "null", "-"]
    if run_ffmpeg(folder, watched, limits, heard.line) != 0:
        raise Broken(Fault.DAMAGED)
    return heard.seconds


def _said(folder: Path) -> str:
    with (folder / "said").open("rb") as said:
        return said.read(_SAID_BYTES).decode("utf-8", "replace")


def _length(said: str) -> float | None:
    """Seconds, if the head tells. A length guessed from the bit rate can be wrong by half."""
    found = _LENGTH.search(said)
    if found is None or "Estimating duration from bitrate" in said:
        return None
    hours, minutes, seconds = found.groups()
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _breaks_off(found: Probe, seconds: float, said: str) -> bool:
    if found.seconds - seconds <= max(_MAY_LACK_SECONDS, found.seconds * _MAY_LACK_SHARE):
        return False
    # In a film the sound may rightly end before the picture: then it takes a complaint as well.
    ours = ("not on whitelist", "Last message repeated")
    complaints = [line for line in said.splitlines() if line and not any(words in line for words in ours)]
    return not found.has_video or bool(complaints)


def _why_unread(path: Path) -> Fault:
    with path.open("rb") as file:
        head = file.read(16)
    known = head.startswith(_BEGINNINGS) or head[4:8] in (b"ftyp", b"moov", b"mdat")
    return Fault.DAMAGED if known else Fault.NOT_A_RECORDING


def _why_stopped(folder: Path) -> Fault:
    said = _said(folder)
    return Fault.NO_ROOM if "No space left on device" in said else Fault.DAMAGED
