"""What staff are told about recordings and notes."""

from chats.archive.uploads import Refusal
from chats.languages.words import _s, mark_s
from chats.media.faults import Fault
from chats.texts.states import State

FAULTS = {
    Fault.EMPTY: mark_s("There is nothing in this file. Please choose it again."),
    Fault.NOT_A_RECORDING: mark_s(
        "This file is not a sound or video recording we can read. Nothing was kept. "
        "Please choose another file, or save it as MP4, MP3 or WAV first."
    ),
    Fault.DAMAGED: mark_s(
        "A part of this recording is missing or broken. Please take it from the phone or camera again and "
        "upload it anew, or try again."
    ),
    Fault.NO_SOUND: mark_s(
        "There is no sound in this video. Please look for the file that has the sound, and upload that one."
    ),
    Fault.TOO_LONG: mark_s(
        "This recording is longer than 6 hours. Please cut it into parts and upload them one by one."
    ),
    Fault.TOO_SLOW: mark_s(
        "Making the audio took too long. Please try again; if that does not help, upload a smaller file."
    ),
    Fault.NO_ROOM: mark_s(
        "The server’s disk is full. Please tell whoever runs it. The recording is kept: try again later."
    ),
}
REFUSALS = {
    Refusal.NONE: mark_s("Please choose a file."),
    Refusal.EMPTY: FAULTS[Fault.EMPTY],
    Refusal.TOO_LARGE: mark_s(
        "This file is larger than 1 GB, so it was not kept. Please record smaller video, or upload the sound "
        "alone."
    ),
    Refusal.NO_ROOM: mark_s(
        "The server’s disk is full, so the file was not kept. Please tell whoever runs it, then try again."
    ),
}
STATES = {
    State.MISSING: mark_s("not translated"),
    State.MACHINE_DRAFT: mark_s("machine draft"),
    State.DRAFT: mark_s("draft"),
    State.REVIEWED: mark_s("reviewed"),
    State.OUTDATED: mark_s("outdated: the original was changed"),
}


def why_broken(code: str | None) -> str:
    """What is wrong with a recording, and what to do."""
    return _s(FAULTS[Fault(code)]) if code else ""


def why_refused(refusal: Refusal) -> str:
    """Why an upload was not kept, and what to do."""
    return _s(REFUSALS[refusal])


def state_of(state: State) -> str:
    """How far a translation is."""
    return _s(STATES[state])
