"""The page of a meeting's letters on paper."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chats.access.actors import Staff
from chats.delivery.letter import MessageState
from chats.languages.words import spoken_tag
from chats.meetings.models import Meeting
from chats.meetings.permissions import may_change
from chats.meetings.queries import meeting_for, titles_of
from chats.printing import queries
from chats.printing.heaps import Heap, heap
from chats.printing.pile import pile, printable
from chats.printing.queries import Reader
from chats.printing.sheets import Sheet
from chats.printing.slips import Slip, slips
from chats.printing.typesetting import PAGES
from chats.printing.wanted import Choice, WhyNot

WITHDRAWN = (MessageState.SUPERSEDED, MessageState.CANCELLED)


@dataclass(frozen=True)
class Letters:
    """What a meeting's page of letters shows."""

    meeting: Meeting
    title: str
    to_make: dict[Choice, Heap]
    why_not: dict[WhyNot, int]
    """Guardians who cannot be told on paper."""
    packages: tuple[str, ...]
    """Debian packages that bring missing fonts."""
    waiting: Heap
    """What was made and waits to be handed out."""
    undrawn: int
    """Pages of these that this machine cannot draw."""
    parts: int
    """PDFs that hold the others."""
    handed_out: int
    old_waiting: int
    """Letters made before the meeting changed, and not handed out."""
    old_handed_out: int
    slips: tuple[Slip, ...]
    """Families who may still send a slip back."""


def letters(
    by: Staff, meeting_id: int, *, site: str, families: frozenset[str], now: datetime
) -> Letters | None:
    """The page, for those who may change the meeting; none is a page that is not here."""
    meeting = _theirs(by, meeting_id)
    if meeting is None:
        return None
    readers, pages = queries.readers(meeting, now, families), pile(meeting, site, families, now)
    drawn, old = printable(pages), queries.old_letters(meeting)
    packages = set[str]().union(*(one.packages for one in readers), *(one.packages for one in pages))
    return Letters(
        meeting,
        titles_of([meeting], spoken_tag())[meeting.id],
        {choice: _to_make(readers, choice) for choice in Choice},
        Counter(one.why_not for one in readers if one.why_not),
        tuple(sorted(packages)),
        heap((number, one.sheet.tag, one.sheet.band) for number, one in enumerate(pages)),
        len(pages) - len(drawn),
        -(-len(drawn) // PAGES),
        queries.handed_out(meeting),
        sum(old.get(state, 0) for state in WITHDRAWN),
        old.get(MessageState.ACCEPTED, 0),
        tuple(slips(meeting)) if meeting.starts_at > now else (),
    )


def to_print(
    by: Staff, meeting_id: int, part: int, *, site: str, families: frozenset[str], now: datetime
) -> list[Sheet] | None:
    """The letters of one PDF, counted from 1; None for a meeting that is not theirs."""
    meeting = _theirs(by, meeting_id)
    if meeting is None:
        return None
    pages = printable(pile(meeting, site, families, now))
    return [one.sheet for one in pages[(part - 1) * PAGES : part * PAGES]]


def may_come_back(by: Staff, meeting_id: int, invitation_id: int) -> bool:
    """Whether this family has a slip of a meeting of theirs, and has not answered."""
    meeting = _theirs(by, meeting_id)
    return meeting is not None and any(one.invitation_id == invitation_id for one in slips(meeting))


def _theirs(by: Staff, meeting_id: int) -> Meeting | None:
    meeting = meeting_for(by, meeting_id)
    return meeting if meeting is not None and may_change(by, meeting.school_id) else None


def _to_make(readers: Iterable[Reader], choice: Choice) -> Heap:
    wanted = [one for one in readers if one.why_not is None and (choice is Choice.EVERYONE or one.unreached)]
    return heap((one.page, one.language or "", one.band) for one in wanted)
