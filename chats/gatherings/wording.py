"""How a meeting's pages say where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from flask import current_app

from chats.access.actors import Staff
from chats.delivery import calling
from chats.gatherings.queries import Gathering, Listed
from chats.gatherings.tallies import LanguageAnswers
from chats.interpreters.queries import NeedRow
from chats.invitations.queries import AnswerRow
from chats.invitations.replies import Standing
from chats.languages.formats import duration, month
from chats.languages.naming import called
from chats.languages.words import _s, _sn, spoken_tag
from chats.meetings.kinds import Place, Status
from chats.meetings.models import Meeting


class Act(Protocol):
    """An action on a meeting that needs nothing more than the meeting."""

    def __call__(self, meeting_id: int, *, by: Staff, now: datetime) -> None: ...


@dataclass(frozen=True)
class Month:
    """The meetings of one month."""

    name: str
    meetings: tuple[Listed, ...]


def in_months(listed: Iterable[Listed], now: datetime) -> tuple[list[Month], list[Month]]:
    """What is to come, soonest first; and what was, latest first."""
    held = list(listed)
    coming = [one for one in held if one.meeting.ends_at > now]
    past = [one for one in reversed(held) if one.meeting.ends_at <= now]
    return _months(coming), _months(past)


def _months(listed: Iterable[Listed]) -> list[Month]:
    found: dict[tuple[int, int], list[Listed]] = {}
    for one in listed:
        local = one.meeting.starts_local
        found.setdefault((local.year, local.month), []).append(one)
    return [
        Month(month(date(year, number, 1), spoken_tag()), tuple(held))
        for (year, number), held in found.items()
    ]


def status(meeting: Meeting, now: datetime) -> str:
    """How far a meeting is, as people say it."""
    if meeting.status is Status.PUBLISHED and meeting.ends_at <= now:
        return _s("over, not closed yet")
    return {
        Status.DRAFT: _s("draft"),
        Status.PUBLISHED: _s("published"),
        Status.HELD: _s("held"),
        Status.ARCHIVED: _s("in the archive"),
        Status.CANCELLED: _s("cancelled"),
    }[meeting.status]


def place(meeting: Meeting) -> str:
    """Where people meet."""
    if meeting.place is Place.ONLINE:
        return _s("Online")
    room = meeting.room or ""
    return room if meeting.place is Place.IN_PERSON else _s("%(room)s, and online", room=room)


def lasts(meeting: Meeting) -> str:
    """How long it lasts."""
    return duration(meeting.minutes, spoken_tag())


def offers(meeting: Meeting) -> list[str]:
    """What is there for families."""
    words = {
        "interpreter": _s("Interpreters"),
        "childcare": _s("Childcare"),
        "snacks": _s("Snacks"),
        "transport": _s("Help with getting there"),
    }
    return [words[one] for one in meeting.offers if one in words]


def seats(one: Gathering) -> str:
    """How many seats there are and are taken."""
    taken = one.people_coming
    if one.meeting.seats is None:
        return _sn("%(n)s person", "%(n)s people", taken) if taken else _s("nobody has said yes so far")
    return _s("%(taken)s of %(seats)s seats taken", taken=taken, seats=one.meeting.seats)


def standing(row: AnswerRow) -> str:
    """What a family answered."""
    return {
        Standing.SEATED: _s("comes"),
        Standing.WAITING: _s("waits for a seat"),
        Standing.CALL_WANTED: _s("wants a call"),
        Standing.UNANSWERED: _s("no answer yet"),
        Standing.NOT_COMING: _s("does not come"),
    }[row.standing]


def number_of(line: LanguageAnswers, where: str) -> str:
    """How many families of a language stand there; a dash for none, so that numbers are seen."""
    return str(line.count(Standing(where)) or "–")


def need(row: NeedRow) -> str:
    """How far the search for an interpreter is."""
    if not row.missing:
        return _s("found")
    if row.given_up_at is not None:
        return _s("nobody could be found: use the language line, or ask an agency")
    return _sn("%(n)s still to be found", "%(n)s still to be found", row.missing)


def is_held(one: Gathering) -> bool:
    """Whether a colleague holds the messages of this chat alone."""
    return any(hold.meeting_id is not None for hold in one.holds)


def afterwards(meeting: Meeting, now: datetime) -> list[tuple[str, str]]:
    """What is done once a meeting began: endpoint and label."""
    if meeting.starts_at > now or meeting.status not in (Status.PUBLISHED, Status.HELD, Status.ARCHIVED):
        return []
    pages = [
        ("archive.notes", _s("Questions and answers noted")),
        ("archive.recordings", _s("Recordings")),
        ("reflections.edit", _s("What we learned")),
    ]
    return [(endpoint, label) for endpoint, label in pages if endpoint in current_app.view_functions]


def language_name(tag: str) -> str:
    """A language as the member of staff calls it."""
    return called(tag, spoken_tag())


def rings() -> bool:
    """Whether a machine may ring families."""
    return bool(calling.voices())
