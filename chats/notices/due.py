"""What each person should have been told by now. Pure: facts in, notices out.

Nothing is scheduled. A reminder is due while its time has come and its use has not passed, so it is right
after every change without anybody thinking of it, and planning twice plans the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from chats.calendars.zones import day_before
from chats.delivery.letter import Lane
from chats.invitations.replies import Standing

HOURS_BEFORE = timedelta(hours=2)
DAY_REMINDER_USELESS = timedelta(hours=6)
HOURS_REMINDER_USELESS = timedelta(minutes=15)
RECORDING_TOLD_FOR = timedelta(days=30)
SET_OUT = timedelta(hours=1)
"""How long before a meeting people may be on their way to it."""


class Notice(StrEnum):
    """Something a person must be told."""

    INVITATION = "invitation"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    REMINDER_DAY = "reminder-1d"
    REMINDER_HOURS = "reminder-2h"
    WAITLISTED = "waitlisted"
    SEATED = "seated"
    """A seat came free for a family that waited."""
    RECORDING_READY = "recording-ready"
    OFFER = "offer"
    ASSIGNMENT = "assignment"
    ASSIGNMENT_CHANGED = "assignment-changed"
    ASSIGNMENT_CANCELLED = "assignment-cancelled"


LANES = {
    Notice.CANCELLED: Lane.CODES_AND_CANCELLATIONS,
    Notice.ASSIGNMENT_CANCELLED: Lane.CODES_AND_CANCELLATIONS,
    Notice.CHANGED: Lane.CHANGES,
    Notice.ASSIGNMENT_CHANGED: Lane.CHANGES,
    Notice.SEATED: Lane.REMINDERS,
    Notice.REMINDER_DAY: Lane.REMINDERS,
    Notice.REMINDER_HOURS: Lane.REMINDERS,
    Notice.OFFER: Lane.REMINDERS,
    Notice.ASSIGNMENT: Lane.REMINDERS,
    Notice.WAITLISTED: Lane.INVITATIONS,
    Notice.INVITATION: Lane.INVITATIONS,
    Notice.RECORDING_READY: Lane.DIGESTS,
}


@dataclass(frozen=True)
class Told:
    """What one person knows: the newest revision of which a message left, or may have, and when."""

    revision: int
    at: datetime


@dataclass(frozen=True)
class Times:
    """A meeting as far as it decides who must hear what."""

    revision: int
    published: bool
    """Families are asked, and it is neither cancelled nor closed."""
    cancelled: bool
    starts_at: datetime
    zone: str
    starts_before: Mapping[int, datetime] = field(default_factory=dict)
    """By earlier revision: when it started while it had that."""
    alike: frozenset[int] = frozenset()
    """Earlier revisions in which it was just when and where it is now."""
    ends_at: datetime | None = None
    """Until then people may still be on their way, and must hear that it is off."""
    next_morning: datetime | None = None
    """When what waits for the end of quiet hours would leave."""

    @property
    def over_at(self) -> datetime:
        """When nobody need be told any more that it is off."""
        return self.ends_at or self.starts_at

    def is_news_to(self, told: Told) -> bool:
        """Whether what they know is not so. A meeting moved there and back again is no news."""
        return told.revision < self.revision and told.revision not in self.alike

    def must_not_wait(self, told: Told) -> bool:
        """Whether, by the time a night is over, they may be on their way at the hour they know of."""
        known, morning = self.starts_before.get(told.revision), self.next_morning
        return known is not None and morning is not None and known - SET_OUT <= morning


@dataclass(frozen=True)
class Asked:
    """An invited guardian."""

    standing: Standing
    waiting_since: datetime | None = None
    moved_up_at: datetime | None = None


@dataclass(frozen=True)
class Due:
    """One notice that a person should have. ``occasion`` tells it from earlier ones of its kind."""

    notice: Notice
    occasion: str
    useless_after: datetime
    told_revision: int | None = None
    """The revision this person knows of, so that a letter can say what it was before."""
    urgent: bool = False
    """Whether it goes like a cancellation, also at night."""

    @property
    def lane(self) -> Lane:
        """What goes first."""
        return Lane.CODES_AND_CANCELLATIONS if self.urgent else LANES[self.notice]


def due_to_guardian(meeting: Times, asked: Asked, told: Told | None, now: datetime) -> tuple[Due, ...]:
    """What an invited guardian should have by now, whether or not it is written already."""
    rev, start = f"rev{meeting.revision}", meeting.starts_at
    if meeting.cancelled:
        if told is None or told.revision >= meeting.revision or now >= meeting.over_at:
            return ()  # who never heard of it, or heard that it is off
        return (Due(Notice.CANCELLED, rev, meeting.over_at, told.revision),)
    if not meeting.published or now >= start:
        return ()
    if told is None:
        return (Due(Notice.INVITATION, rev, start),)
    if meeting.is_news_to(told):
        return (Due(Notice.CHANGED, rev, start, told.revision, meeting.must_not_wait(told)),)
    return (*_reminders(meeting, asked, told, now), *_seat_news(asked, start))


def _reminders(meeting: Times, asked: Asked, told: Told, now: datetime) -> tuple[Due, ...]:
    """Those who come get both; those who have not answered get the first, which asks again.

    Whoever was told the time after the reminder's own moment needs no reminding of it.
    """
    rev, start = f"rev{meeting.revision}", meeting.starts_at
    reminders = (
        (Notice.REMINDER_DAY, day_before(start, meeting.zone), DAY_REMINDER_USELESS),
        (Notice.REMINDER_HOURS, start - HOURS_BEFORE, HOURS_REMINDER_USELESS),
    )
    for_unanswered = (Notice.REMINDER_DAY,)
    return tuple(
        Due(notice, rev, start - useless)
        for notice, moment, useless in reminders
        if moment <= now < start - useless
        and told.at < moment
        and (
            asked.standing is Standing.SEATED
            or (asked.standing is Standing.UNANSWERED and notice in for_unanswered)
        )
    )


def _seat_news(asked: Asked, start: datetime) -> tuple[Due, ...]:
    if asked.standing is Standing.WAITING and asked.waiting_since is not None:
        return (Due(Notice.WAITLISTED, _at(asked.waiting_since), start),)
    if asked.standing is Standing.SEATED and asked.moved_up_at is not None:
        return (Due(Notice.SEATED, _at(asked.moved_up_at), start),)
    return ()


def _at(instant: datetime) -> str:
    return f"at{int(instant.timestamp())}"


def due_to_offered(
    meeting: Times, offered_revision: int, deadline_at: datetime, now: datetime
) -> tuple[Due, ...]:
    """What an interpreter with an open offer should have: the offer, while it can still be taken."""
    useful = min(deadline_at, meeting.starts_at)
    if not meeting.published or offered_revision != meeting.revision or now >= useful:
        return ()
    return (Due(Notice.OFFER, f"rev{offered_revision}", useful),)


def due_to_assigned(meeting: Times, ended: bool, told: Told | None, now: datetime) -> tuple[Due, ...]:
    """What an interpreter who took an offer should have: that it is theirs, changed, or off."""
    rev, start = f"rev{meeting.revision}", meeting.starts_at
    useful = meeting.over_at if meeting.cancelled else start
    if now >= useful:
        return ()
    if ended or meeting.cancelled or not meeting.published:
        return (Due(Notice.ASSIGNMENT_CANCELLED, "ended", useful, told.revision),) if told else ()
    if told is None:
        return (Due(Notice.ASSIGNMENT, rev, start),)
    if meeting.is_news_to(told):
        return (Due(Notice.ASSIGNMENT_CHANGED, rev, start, told.revision, meeting.must_not_wait(told)),)
    return ()


def due_to_listener(meeting: Times, published_at: datetime | None, now: datetime) -> tuple[Due, ...]:
    """What somebody who may hear the recording should have, from when it is published."""
    if meeting.cancelled or published_at is None or now < published_at:
        return ()
    useful = published_at + RECORDING_TOLD_FOR
    return (Due(Notice.RECORDING_READY, "first", useful),) if now < useful else ()
