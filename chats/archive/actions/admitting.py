"""Let guardians in: a link of their own for each, once there is something to hear."""

from datetime import datetime, time, timedelta
from itertools import groupby
from operator import attrgetter
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from chats import bulk
from chats.access import links
from chats.access.actors import Purpose
from chats.access.models import Link
from chats.archive import queries
from chats.archive.models import Recording, RecordingGuest
from chats.archive.queries.admission import Newcomer
from chats.db import db, transaction
from chats.meetings.models import Meeting

_BATCH = 2500


def admit(now: datetime) -> int:
    """Give every guardian of an invited family who lacks one a link to the published recordings.

    Returns how many were let in. Call it before notices catch up; calling it twice is calling it once.
    """
    admitted = 0
    while queries.guardians_to_admit(1) and (some := _admit_some(now)):
        admitted += some
    return admitted


def _admit_some(now: datetime) -> int:
    with transaction():
        ends = _ends(queries.published_recordings_held())
        wanted = [row for row in queries.guardians_to_admit(_BATCH) if row.meeting_id in ends]
        for meeting_id, rows in groupby(wanted, attrgetter("meeting_id")):
            _let_in(list(rows), ends[meeting_id], now)
        bulk.count_anew(len(wanted), RecordingGuest, Link)
        return len(wanted)


def _let_in(rows: list[Newcomer], until: datetime | None, now: datetime) -> None:
    """Guests of one meeting's recordings, each with a link of their own."""
    ids, district_id = bulk.numbers(RecordingGuest, len(rows)), rows[0].district_id
    languages = dict(zip(ids, (row.language for row in rows), strict=True))
    minted = links.mint_all(Purpose.RECORDING, languages, district_id=district_id, now=now, expires_at=until)
    guests = [
        {
            "id": guest_id, "district_id": district_id, "meeting_id": row.meeting_id,
            "guardian_id": row.guardian_id, "link_id": link_id,
        }
        for guest_id, link_id, row in zip(ids, minted, rows, strict=True)
    ]  # fmt: skip
    bulk.put(RecordingGuest, guests)


def admit_until(published: Recording) -> None:
    """Let links that are out there last as long as what was just published. In the caller's transaction."""
    db.session.flush()
    until = _ends([published]).get(published.meeting_id)
    guests = select(RecordingGuest.link_id).where(RecordingGuest.meeting_id == published.meeting_id)
    if until is not None:
        shorter = (Link.id.in_(guests), Link.purpose == Purpose.RECORDING, Link.expires_at < until)
        db.session.execute(update(Link).where(*shorter).values(expires_at=until))


def _ends(recordings: list[Recording]) -> dict[int, datetime | None]:
    """By meeting: the end of the last day on which one of its recordings is kept; none for no end."""
    zones = {row.id: row.zone for row in db.session.execute(
        select(Meeting.id, Meeting.zone).where(Meeting.id.in_({one.meeting_id for one in recordings}))
    )}  # fmt: skip
    found: dict[int, datetime | None] = {}
    for one in recordings:
        last = end_of_keeping(one, zones[one.meeting_id])
        before = found.setdefault(one.meeting_id, last)
        found[one.meeting_id] = None if last is None or before is None else max(last, before)
    return found


def end_of_keeping(recording: Recording, zone: str) -> datetime | None:
    """The midnight after the last day on which it is kept, where the meeting was."""
    if recording.keep_until is None:
        return None
    return datetime.combine(recording.keep_until + timedelta(days=1), time(), ZoneInfo(zone))
