"""Make letters on paper, and write down that they were handed out. Both do nothing the second time."""

from datetime import datetime

from chats.access.actors import Staff
from chats.db import transaction
from chats.delivery import outbox
from chats.delivery.letter import Channel, Composed
from chats.delivery.outbox import Addressed
from chats.meetings import queries as meetings
from chats.meetings.models import Meeting
from chats.meetings.permissions import may_change
from chats.printing import queries
from chats.printing.pile import pile, printable
from chats.printing.queries import Reader
from chats.printing.wanted import Choice


class NotTheirs(Exception):
    """There is no such meeting for this person; for them it does not exist."""


class OthersMade(Exception):
    """More or fewer letters wait than this person saw: somebody made some, or the meeting moved."""


def make(
    meeting_id: int, choice: Choice, *, families: frozenset[str], by: Staff, now: datetime
) -> int:  # fmt: skip
    """Put the letters into the outbox, for a person to deliver; return how many messages that was.

    ``families``: the fonts of this machine; what they cannot draw is not made. Raises NotTheirs.
    """
    with transaction():
        meeting = _held(meeting_id, by)
        wanted = [
            one
            for one in queries.readers(meeting, now, families)
            if one.why_not is None and (choice is Choice.EVERYONE or one.unreached)
        ]
        made = [_addressed(one, one.letter, meeting, now) for one in wanted if one.letter is not None]
        return outbox.put_all(made, district_id=by.district_id, now=now)


def _addressed(one: Reader, letter: Composed, meeting: Meeting, now: datetime) -> Addressed:
    due = one.due
    return Addressed(
        composed=letter, key=one.whom.key(due, Channel.PRINTED), recipient=f"guardian:{one.guardian_id}",
        address=None, lane=due.lane, zone=meeting.zone, subject=("meeting", meeting.id, meeting.revision),
        not_before=now, useless_after=due.useless_after, link_id=one.link_id, slots={"family": one.name},
    )  # fmt: skip


def hand_out(
    meeting_id: int, pages: int, *, site: str, families: frozenset[str], by: Staff, now: datetime
) -> None:  # fmt: skip
    """Write down that the ``pages`` letters that wait went home. Nobody need call these families with that.

    ``families``: the fonts of this machine; what they cannot draw stays. None waiting is done already. Raises
    NotTheirs; OthersMade where not just so many wait.
    """
    with transaction():
        meeting = _held(meeting_id, by)
        waiting = printable(pile(meeting, site, families, now))
        if not waiting:
            return
        if len(waiting) != pages:
            raise OthersMade
        ids = [message_id for page in waiting for message_id in page.message_ids]
        calls = queries.calls_spared(meeting, ids)
        outbox.told_by_person(ids, now)
        outbox.withdraw(("meeting", meeting_id), ids=calls, reason="superseded", now=now)


def _held(meeting_id: int, by: Staff) -> Meeting:
    """The meeting, its row held: it cannot move while letters are made that say when it is."""
    meeting = meetings.meeting_to_change(meeting_id)
    if meeting is None or not may_change(by, meeting.school_id):
        raise NotTheirs
    return meeting
