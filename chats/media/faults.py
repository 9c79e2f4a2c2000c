"""Why a recording could not be worked on, as codes a liaison's page puts into words."""

from enum import StrEnum


class Fault(StrEnum):
    """What is wrong, each with another thing to do about it. Stored, so a code never changes."""

    EMPTY = "empty"
    """Nothing in the file: choose it again."""
    NOT_A_RECORDING = "not_a_recording"
    """No sound or video of a kind we know: choose another file, or save it as MP4, MP3 or WAV."""
    DAMAGED = "damaged"
    """A recording with a part missing or broken: upload it again, or take it from the camera again."""
    NO_SOUND = "no_sound"
    """A video without a sound track: look for the file that has the sound."""
    TOO_LONG = "too_long"
    """Longer than the limit: cut it into parts."""
    TOO_SLOW = "too_slow"
    """The work passed its time limit: try again, or upload a smaller file."""
    NO_ROOM = "no_room"
    """The disk is full: whoever runs the server must make room, then try again."""


class Broken(Exception):
    """The recording cannot be used. ``why`` is the code; ffmpeg's own words are not kept.

    They name paths and quote the file's contents, which belong in no log and on no page.
    """

    def __init__(self, why: Fault) -> None:
        super().__init__(why.value)
        self.why = why
