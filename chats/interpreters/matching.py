"""Who could interpret, best first, and why. Pure.

Fit is who is qualified for the language and free, getting there included. Of those: who can be in the room
before who works by phone or video only (where there is a room); then who has had the fewest meetings in that
month; then the district's own staff before agencies.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

from chats.interpreters.busy import is_remote, quarters
from chats.meetings.kinds import Place


class Reason(Enum):
    """Why somebody stands where they stand. Words are made where it is shown."""

    QUALIFIED = "qualified"
    NOT_QUALIFIED = "not-qualified"
    FREE = "free"
    BUSY = "busy"
    IN_ROOM = "in-room"
    REMOTE = "remote"
    STAFF = "staff"
    AGENCY = "agency"


@dataclass(frozen=True)
class Candidate:
    """An interpreter, as far as choosing goes."""

    interpreter_id: int
    languages: dict[str, bool]
    """Speech, and whether they are qualified for it."""
    staff: bool
    """The district's own, not an agency's."""
    remote_only: bool
    busy: frozenset[int] = frozenset()
    """Quarters of an hour taken."""
    starts: tuple[datetime, ...] = ()
    """When the meetings begin that they took lately or will be at."""


@dataclass(frozen=True)
class Wish:
    """What is looked for: a language, at one meeting."""

    language: str
    """A speech."""
    starts_at: datetime
    ends_at: datetime
    zone: str
    place: Place


@dataclass(frozen=True)
class Match:
    """One interpreter beside one wish."""

    interpreter_id: int
    fit: bool
    """Qualified and free."""
    remote: bool
    """They would be there by phone or video."""
    load: int
    """Meetings of theirs in the month of this one."""
    reasons: tuple[Reason, ...]


def matched(candidate: Candidate, wish: Wish) -> Match:
    """An interpreter beside a wish, with the reasons."""
    remote = is_remote(wish.place, remote_only=candidate.remote_only)
    qualified = candidate.languages.get(wish.language, False)
    free = candidate.busy.isdisjoint(quarters(wish.starts_at, wish.ends_at, remote=remote))
    reasons = (
        Reason.QUALIFIED if qualified else Reason.NOT_QUALIFIED,
        Reason.FREE if free else Reason.BUSY,
        Reason.REMOTE if remote else Reason.IN_ROOM,
        Reason.STAFF if candidate.staff else Reason.AGENCY,
    )
    return Match(candidate.interpreter_id, qualified and free, remote, _load(candidate, wish), reasons)


def looked_over(candidates: Iterable[Candidate], wish: Wish) -> list[Match]:
    """Everybody who has the language, best first: those who do not fit stand last, with the reason."""
    having = [matched(one, wish) for one in candidates if wish.language in one.languages]
    return sorted(having, key=_place_in_line)


def ranked(candidates: Iterable[Candidate], wish: Wish) -> list[Match]:
    """Those who fit, best first."""
    return [match for match in looked_over(candidates, wish) if match.fit]


def _place_in_line(match: Match) -> tuple[bool, bool, int, bool, int]:
    agency = Reason.AGENCY in match.reasons
    return (not match.fit, match.remote, match.load, agency, match.interpreter_id)


def _load(candidate: Candidate, wish: Wish) -> int:
    month = _month(wish.starts_at, wish.zone)
    return sum(_month(start, wish.zone) == month for start in candidate.starts)


def _month(instant: datetime, zone: str) -> tuple[int, int]:
    local = instant.astimezone(ZoneInfo(zone))
    return local.year, local.month
