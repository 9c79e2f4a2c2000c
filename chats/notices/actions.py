"""Catch up: what should have been said by now, minus what has been written."""

from collections.abc import Iterable
from datetime import datetime

from chats import bulk
from chats.db import read_anew, transaction
from chats.delivery import outbox
from chats.delivery.models import Message
from chats.delivery.quiet import Quiet, next_morning
from chats.logs import log, warn
from chats.meetings.models import Meeting
from chats.notices import queries
from chats.notices.addressing import About, Missing, messages
from chats.notices.due import (
    Due,
    due_to_assigned,
    due_to_guardian,
    due_to_listener,
    due_to_offered,
)
from chats.notices.press import press_for
from chats.notices.written import Line, Whom, missing, pointless, told, unsent
from chats.schools.queries import district

AT_ONCE = 2500
"""Messages put in one transaction: others write in between."""
Person = queries.Guardian | queries.Offered | queries.Assigned


def catch_up(now: datetime) -> int:
    """Write every notice of the district that is due and not written, and withdraw those not sent yet whose
    reason is gone; return how many messages that was.

    What was withdrawn may give reason to write something, the next time it is called. A fault at one
    meeting keeps nobody from being told of the others; it is raised when they are done.
    """
    written, faults = 0, []
    for meeting_id, district_id in [(one.id, one.district_id) for one in queries.meetings_in_play(now)]:
        try:
            meeting = queries.meeting(meeting_id)
            if meeting is not None:
                written += _catch_up_on(meeting, district_id, now)
        except Exception as fault:  # whatever it is, other families wait for other meetings
            read_anew()
            warn("notices.fault", meeting_id=meeting_id, error=type(fault).__name__.lower())
            faults.append(fault)
    if faults:
        raise faults[0]
    return written


def _catch_up_on(meeting: Meeting, district_id: int, now: datetime) -> int:
    lines = queries.lines_of(meeting.id)
    wanted, idle = _planned(meeting, lines, now)
    meeting_id, withdrawn, written = meeting.id, 0, 0
    if idle:
        with transaction():
            withdrawn = outbox.withdraw(("meeting", meeting_id), ids=idle, reason="not-wanted", now=now)
    if not wanted:
        return withdrawn
    about = About(meeting_id, meeting.revision, meeting.zone, now)
    press = press_for(meeting)
    for start in range(0, len(wanted), AT_ONCE):
        made = messages(wanted[start : start + AT_ONCE], press, about)
        with transaction():
            new = outbox.put_all(made, district_id=district_id, now=now)
            bulk.count_anew(new, Message)
        written += new
    if written:
        log("notices.written", meeting_id=meeting_id, messages=written)
    return written + withdrawn


def _planned(
    meeting: Meeting, lines: dict[Whom, list[Line]], now: datetime
) -> tuple[list[Missing], list[int]]:
    """What is missing, and the ids of unsent messages whose reason is gone."""
    wanted: list[Missing] = []
    idle: list[int] = []
    unseen = dict(lines)
    for person, due in _due(meeting, lines, now):
        theirs = unseen.pop(person.whom, [])
        wanted += [Missing(person, one, failed) for one, failed in missing(due, theirs)]
        idle += pointless(due, theirs)
    # Nobody asks these people any more: the invitation was withdrawn, the offer is closed.
    idle += [one for theirs in unseen.values() for one in unsent(theirs)]
    return wanted, idle


def _due(
    meeting: Meeting, lines: dict[Whom, list[Line]], now: datetime
) -> Iterable[tuple[Person, tuple[Due, ...]]]:
    home = district()
    morning = next_morning(Quiet(home.quiet_from, home.quiet_until), meeting.zone, now)
    times = queries.times_of(meeting, morning)
    off = times.revision if times.cancelled else None
    for guardian in queries.invited(meeting.id):
        if guardian.asked is not None:
            known = told(lines.get(guardian.whom, ()), perhaps_below=off)
            yield guardian, due_to_guardian(times, guardian.asked, known, now)
    published_at = queries.recording_published(meeting.id)
    for listener in queries.listeners(meeting.id):
        yield listener, due_to_listener(times, published_at, now)
    for offer in queries.offered(meeting.id):
        yield offer, due_to_offered(times, offer.revision, offer.deadline_at, now)
    for one in queries.assigned(meeting.id):
        off = times.revision + 1 if one.ended else None
        known = told(lines.get(one.whom, ()), perhaps_below=off)
        yield one, due_to_assigned(times, one.ended, known, now)
