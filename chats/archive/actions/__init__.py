"""Write notes, keep and publish recordings, make their audio, let guardians in, forget in time."""

from chats.archive.actions.admitting import admit
from chats.archive.actions.forgetting import forget
from chats.archive.actions.notes import (
    NoAnswerYet,
    NoteDraft,
    TranslatedWords,
    add_note,
    edit_note,
    publish_note,
    translate_note,
    unpublish_note,
)
from chats.archive.actions.recordings import (
    KEPT_FOR,
    NotReady,
    NotRecordable,
    NotTheirs,
    Upload,
    delete_recording,
    keep_recording,
    publish_recording,
    retry_recording,
    unpublish_recording,
)
from chats.archive.actions.working import work

__all__ = [
    "KEPT_FOR",
    "NoAnswerYet",
    "NotReady",
    "NotRecordable",
    "NotTheirs",
    "NoteDraft",
    "TranslatedWords",
    "Upload",
    "add_note",
    "admit",
    "delete_recording",
    "edit_note",
    "forget",
    "keep_recording",
    "publish_note",
    "publish_recording",
    "retry_recording",
    "translate_note",
    "unpublish_note",
    "unpublish_recording",
    "work",
]
