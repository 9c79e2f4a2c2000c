"""How tests read a notice aloud: a short sound in storage, as an upload leaves it."""

import subprocess
from pathlib import Path

from imageio_ffmpeg import get_ffmpeg_exe

from chats.access.actors import Staff
from chats.meetings.models import Meeting
from chats.storage import store
from chats.takes import actions
from tests.factories import NOW


def sound(folder: Path, seconds: float = 1) -> Path:
    """A file as a phone records one."""
    path = folder / f"voice-{seconds}.m4a"
    made = ["-f", "lavfi", "-i", f"sine=220:d={seconds}", str(path)]
    subprocess.run([get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", "-y", *made], check=True)
    return path


def uploaded(path: Path) -> str:
    """The key of a file that arrived."""
    with path.open("rb") as stream:
        return store().put(stream, ".rec")


def read_aloud(meeting: Meeting, folder: Path, *, by: Staff, language: str = "so", **facts: object) -> int:
    """A take of the meeting as it stands."""
    given = {"kind": "invitation", "language": language, "revision": meeting.revision}
    given |= {"key": uploaded(sound(folder))} | facts
    return actions.keep(meeting.id, actions.Read(**given), by=by, now=NOW)  # type: ignore[arg-type]
