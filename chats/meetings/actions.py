"""Compose, publish, move, cancel and close a meeting. A change families must hear of raises its revision."""

import hashlib
import secrets
from datetime import datetime
from functools import partial
from typing import Any

from chats.access.actors import Staff
from chats.db import db, transaction
from chats.delivery import outbox
from chats.meetings import permissions, queries
from chats.meetings.drafts import Change, Draft, OwnWords, Where
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting, MeetingChange, MeetingLiaison
from chats.meetings.slots import Slot, slot
from chats.schools.queries import school
from chats.texts import shelf


class NotTheirs(Exception):
    """The person may not do this at that school; for them the meeting does not exist."""


class NotNow(Exception):
    """The meeting is in no state for this. Carries the state it is in."""

    def __init__(self, status: Status) -> None:
        super().__init__(status.value)
        self.status = status


class EditedMeanwhile(Exception):
    """Somebody else changed the meeting after this editor opened it. Nothing was overwritten."""


def compose(draft: Draft, *, by: Staff, now: datetime) -> int:
    """Keep a draft and return its id. Raises NotTheirs, and what ``slots.slot`` raises.

    A draft sent again by a second click (the same ``once``) is the meeting that the first click made.
    """
    with transaction() as session:
        when, uid = _slot(draft, by, now), _calendar_uid(draft, by)
        made = queries.meeting_with_uid(uid)
        if made is not None:
            return made.id
        meeting = Meeting(district_id=by.district_id, author_id=by.id, status=Status.DRAFT, calendar_uid=uid)
        _fill(meeting, draft, when, by=by, now=now)
        session.add(meeting)
        session.flush()
        _seat_liaisons(meeting, draft.liaison_ids or (by.id,))
        return meeting.id


def redraft(meeting_id: int, draft: Draft, *, lock_version: int, by: Staff, now: datetime) -> None:
    """Compose a draft anew. Raises NotTheirs, NotNow once it is published, EditedMeanwhile, and what
    ``slots.slot`` raises; then nothing is written.
    """
    with transaction():
        meeting = _to_change(meeting_id, by)
        if meeting.status is not Status.DRAFT:
            raise NotNow(meeting.status)
        if meeting.lock_version != lock_version:
            raise EditedMeanwhile
        _fill(meeting, draft, _slot(draft, by, now), by=by, now=now)
        for row in queries.liaison_rows(meeting.id):
            db.session.delete(row)
        db.session.flush()
        _seat_liaisons(meeting, draft.liaison_ids or (by.id,))


def _calendar_uid(draft: Draft, by: Staff) -> str:
    if not draft.once:
        return secrets.token_hex(16)
    return hashlib.sha256(repr((by.id, draft)).encode()).hexdigest()[:32]


def _slot(draft: Draft, by: Staff, now: datetime) -> Slot:
    place = school(draft.school_id)
    if place is None or not permissions.may_compose(by, place.id):
        raise NotTheirs
    return slot(draft.local, draft.minutes, place.zone, now=now, fold=draft.fold)


def _fill(meeting: Meeting, draft: Draft, when: Slot, *, by: Staff, now: datetime) -> None:
    meeting.school_id, meeting.host_id, meeting.kind = draft.school_id, draft.host_id, draft.kind
    _meet(meeting, when, draft.where)
    meeting.seats, meeting.offers, meeting.audience = draft.seats, list(draft.offers), dict(draft.audience)
    meeting.topic = draft.topic if draft.words is None else None
    if draft.words is None:
        meeting.title_id = meeting.summary_id = None
        return
    title = queries.texts_of(meeting).get(meeting.title_id or 0)
    if title is not None and title.language == draft.words.language and meeting.summary_id is not None:
        _correct_words(meeting, draft.words, now)  # what was translated of them meanwhile stays
        return
    written = partial(shelf.write, district_id=by.district_id, author_id=by.id, now=now)
    meeting.title_id = written(draft.words.title, draft.words.language).id
    meeting.summary_id = written(draft.words.summary, draft.words.language).id


def _meet(meeting: Meeting, when: Slot, where: Where) -> None:
    meeting.starts_local, meeting.zone = when.local, when.zone
    meeting.starts_at, meeting.ends_at = when.starts_at, when.ends_at
    meeting.place, meeting.room, meeting.join_url = where.place, where.room, where.join_url


def _seat_liaisons(meeting: Meeting, staff_ids: tuple[int, ...]) -> None:
    there = {"district_id": meeting.district_id, "meeting_id": meeting.id}
    db.session.add_all(MeetingLiaison(**there, staff_id=staff_id) for staff_id in sorted(set(staff_ids)))


def publish(meeting_id: int, *, by: Staff, now: datetime) -> None:
    """Let families be asked. Raises NotTheirs, NotNow. Publishing twice is publishing once."""
    with transaction():
        meeting = _to_change(meeting_id, by)
        if meeting.status is Status.PUBLISHED:
            return
        if meeting.status is not Status.DRAFT or meeting.starts_at <= now:
            raise NotNow(meeting.status)
        meeting.status, meeting.published_at = Status.PUBLISHED, now


def reschedule(meeting_id: int, change: Change, *, by: Staff, now: datetime) -> bool:
    """Move a meeting in time or place, or correct staff's own words. Return whether families must hear of it.

    Raises NotTheirs, NotNow, EditedMeanwhile, and what ``slots.slot`` raises. What was not sent yet is
    withdrawn in the same transaction; those already told are told by the next catch-up, from these facts.
    """
    with transaction():
        meeting = _to_change(meeting_id, by)
        if meeting.lock_version != change.lock_version:
            raise EditedMeanwhile
        if meeting.status not in (Status.DRAFT, Status.PUBLISHED) or meeting.starts_at <= now:
            raise NotNow(meeting.status)
        when = slot(change.local, change.minutes, meeting.zone, now=now, fold=change.fold)
        before = facts_told(meeting)
        _meet(meeting, when, change.where)
        meeting.seats = change.seats
        if change.words is not None:
            _correct_words(meeting, change.words, now)
        if before == facts_told(meeting) or meeting.status is not Status.PUBLISHED:
            return False
        _raise_revision(meeting, before, now, reason="superseded")
        return True


def _correct_words(meeting: Meeting, words: OwnWords, now: datetime) -> None:
    # A typo fix tells nobody; translations made from the old words show as outdated by themselves.
    texts = queries.texts_of(meeting)
    for text_id, body in ((meeting.title_id, words.title), (meeting.summary_id, words.summary)):
        if text_id is not None:
            shelf.rewrite(texts[text_id], body, now=now)


def cancel(meeting_id: int, *, by: Staff, now: datetime) -> None:
    """Call a meeting off. Raises NotTheirs, NotNow. Everyone who was told is told by the next catch-up."""
    with transaction():
        meeting = _to_change(meeting_id, by)
        if meeting.status is Status.CANCELLED:
            return
        if meeting.status not in (Status.DRAFT, Status.PUBLISHED) or meeting.ends_at <= now:
            raise NotNow(meeting.status)
        before, was_published = facts_told(meeting), meeting.status is Status.PUBLISHED
        meeting.status, meeting.cancelled_at = Status.CANCELLED, now
        if was_published:
            _raise_revision(meeting, before, now, reason="cancelled")


def close(meeting_id: int, *, by: Staff, now: datetime) -> None:
    """Say that the meeting was held. Raises NotTheirs, NotNow."""
    with transaction():
        meeting = _to_change(meeting_id, by)
        if meeting.status is Status.HELD:
            return
        if meeting.status is not Status.PUBLISHED or meeting.starts_at > now:
            raise NotNow(meeting.status)
        meeting.status, meeting.closed_at = Status.HELD, now


def facts_told(meeting: Meeting) -> dict[str, Any]:
    """What families were told about when and where, as a change keeps it."""
    return {
        "starts_at": meeting.starts_at.isoformat(),
        "ends_at": meeting.ends_at.isoformat(),
        "zone": meeting.zone,
        "place": meeting.place.value,
        "room": meeting.room,
        "join_url": meeting.join_url,
        "status": meeting.status.value,
    }


def _raise_revision(meeting: Meeting, before: dict[str, Any], now: datetime, *, reason: str) -> None:
    meeting.revision += 1
    revision, about = meeting.revision, {"district_id": meeting.district_id, "meeting_id": meeting.id}
    db.session.add(MeetingChange(**about, revision=revision, changed_at=now, was=before))
    outbox.withdraw(("meeting", meeting.id), below_revision=revision, reason=reason, now=now)


def _to_change(meeting_id: int, by: Staff) -> Meeting:
    meeting = queries.meeting_to_change(meeting_id)
    if meeting is None or not permissions.may_change(by, meeting.school_id):
        raise NotTheirs
    return meeting
