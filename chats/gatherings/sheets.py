"""The day sheet, and a meeting as the form to move it starts from."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from chats.gatherings.queries import Gathering
from chats.invitations.queries import AnswerRow
from chats.languages import registry
from chats.languages.language import Language
from chats.languages.words import _, speaking
from chats.meetings.models import Meeting
from chats.meetings.queries import own_words, slot_typed
from chats.schools.queries import district


@dataclass(frozen=True)
class Closing:
    """The closing question in one language of the room."""

    language: Language
    question: str


@dataclass(frozen=True)
class Sheet:
    """What only the day sheet needs."""

    line: str | None
    """Telephone interpreting, E.164."""
    code: str | None
    qa_at: datetime
    """When questions begin."""
    closings: tuple[Closing, ...]
    needs: tuple[AnswerRow, ...]
    """Families that told us of a need."""


def sheet(one: Gathering) -> Sheet:
    """The sheet of a meeting."""
    here, meeting = district(), one.meeting
    lasts = meeting.ends_at - meeting.starts_at
    qa = min(timedelta(minutes=meeting.qa_minutes), lasts)
    return Sheet(
        here.language_line,
        here.language_line_code,
        meeting.ends_at - qa,
        tuple(_closing(tag) for tag in _present(one)),
        tuple(row for row in one.coming if row.needs or row.childcare_wanted),
    )


def _present(one: Gathering) -> list[str]:
    """The written languages of those who come; of everybody asked, as long as nobody has said yes."""
    rows = one.coming or one.answers
    read = {guardian.written_language for row in rows for guardian in row.guardians} | {"en"}
    return [row.tag for row in registry.listed() if row.tag in read]


def _closing(tag: str) -> Closing:
    with speaking(tag):
        question = _("Is there anything you would like to talk about that we have not talked about?")
    return Closing(registry.language(tag), question)


def saved(meeting: Meeting) -> dict[str, Any]:
    """A meeting as the form to move it shows it."""
    words = own_words(meeting)
    return {
        "day": meeting.starts_local.date(),
        **slot_typed(meeting),
        "lock_version": meeting.lock_version,
        "title": words.title if words else None,
        "summary": words.summary if words else None,
    }
