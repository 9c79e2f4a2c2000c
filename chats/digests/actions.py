"""Write the digests of a day that has ended, once."""

from datetime import datetime, timedelta

from flask import current_app

from chats.access.actors import Staff
from chats.accounts.models import StaffMember
from chats.calendars.zones import local
from chats.config import Settings
from chats.db import transaction
from chats.delivery import outbox
from chats.delivery.letter import Lane
from chats.delivery.outbox import Addressed, insert_missing
from chats.digests import queries
from chats.digests.days import Day, begins_at, end_of, ended_on
from chats.digests.letters import KIND, Named, digest
from chats.digests.models import Digest
from chats.languages import formats
from chats.meetings.models import Meeting
from chats.meetings.queries import meetings_by_id, titles_of
from chats.schools.models import District
from chats.schools.queries import district, schools_by_id

USEFUL_FOR = timedelta(hours=20)
"""Quiet hours pass; the next evening has a digest of its own."""


def catch_up(now: datetime) -> int:
    """Tell the district's staff of the last day that has ended; return how many mails that was.

    Doing it again does nothing, and two workers at once write it once. A day that ended more than USEFUL_FOR
    ago is not told alone: the next one tells of it too.
    """
    home = district()
    on = ended_on(now, home.zone, home.digest_at)
    until = end_of(on, home.zone, home.digest_at)
    last = queries.last_digest()
    if (last is not None and last.on >= on) or until + USEFUL_FOR <= now:
        return 0
    before = None if last is None else end_of(last.on, home.zone, home.digest_at)
    mails = _mails(home, begins_at(until, before), until, now)
    district_id = home.id
    row = {"district_id": district_id, "on": on, "written_at": now, "messages": len(mails)}
    with transaction() as session:
        once = insert_missing(Digest, ["district_id", "on"]).values(row).returning(Digest.id)
        if session.execute(once).scalar() is None:
            return 0
        return outbox.put_all(mails, district_id=district_id, now=now)


def _mails(home: District, since: datetime, until: datetime, now: datetime) -> list[Addressed]:
    happened = queries.chat_days(since, until)
    meetings = meetings_by_id(happened)
    if not meetings:
        return []
    made = []
    for member, by in queries.readers():
        day = queries.day_of(by, happened, meetings.values(), now)
        if not day.is_quiet:
            made.append(_mail(member, by, day, meetings, home, until, now))
    return made


def _mail(
    member: StaffMember,
    by: Staff,
    day: Day,
    meetings: dict[int, Meeting],
    home: District,
    until: datetime,
    now: datetime,
) -> Addressed:
    settings: Settings = current_app.config["SETTINGS"]
    on = local(until, home.zone).date()
    named = _named([meetings[one.meeting_id] for one in day.chats], by.language)
    return Addressed(
        composed=digest(on, day, named, f"{settings.public_url}/desk", by.language),
        key=f"{KIND}:staff:{member.id}:{on.isoformat()}:mail",
        recipient=f"staff:{member.id}",
        address=member.mail,
        lane=Lane.DIGESTS,
        zone=home.zone,
        subject=("staff", member.id, 0),
        not_before=now,
        useless_after=until + USEFUL_FOR,
        slots={"name": member.name, "sender_name": home.name},
    )


def _named(meetings: list[Meeting], tag: str) -> dict[int, Named]:
    titles, schools = titles_of(meetings, tag), schools_by_id(one.school_id for one in meetings)
    return {
        one.id: Named(
            titles[one.id],
            schools[one.school_id].name,
            formats.when(local(one.starts_at, one.zone), local(one.ends_at, one.zone), tag),
        )
        for one in meetings
    }
