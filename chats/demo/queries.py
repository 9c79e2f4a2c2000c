"""Who is behind a phone or a mail address of the demo, and which meeting its clock can jump to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from chats import keyring
from chats.calendars.zones import day_before
from chats.db import across_districts, db
from chats.families.models import Contact, Guardian
from chats.interpreters.models import Interpreter
from chats.languages.words import _s
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting

_A_MOMENT = timedelta(minutes=1)


@dataclass(frozen=True)
class Holder:
    """Who holds a phone, and the language their screen speaks."""

    name: str
    language: str | None
    interprets: bool = False


def holders(addresses: list[str]) -> dict[str, Holder]:
    """By address: the guardian or interpreter behind it."""
    with across_districts():
        return _holders(addresses)


def _holders(addresses: list[str]) -> dict[str, Holder]:
    digests = {keyring.ring().digest("contact", address.lower().encode()): address for address in addresses}
    rows = db.session.execute(
        select(Contact.digest, Guardian)
        .join(Guardian, Guardian.id == Contact.guardian_id)
        .where(Contact.digest.in_(digests))
    )
    found = {digests[digest]: Holder(one.full_name, one.written_language) for digest, one in rows}
    for one in db.session.scalars(select(Interpreter).where(Interpreter.mobile_digest.in_(digests))):
        if one.mobile_digest is not None:
            found[digests[one.mobile_digest]] = Holder(one.name, one.language, interprets=True)
    return found


def interpreters() -> list[Interpreter]:
    """Everyone who interprets in the demo, by name."""
    everyone = select(Interpreter).options(selectinload(Interpreter.languages)).order_by(Interpreter.name)
    with across_districts():
        return list(db.session.scalars(everyone))


@dataclass(frozen=True)
class Jump:
    """One place the clock can jump to."""

    name: str
    label: str
    instant: datetime


def next_meeting(now: datetime) -> Meeting | None:
    """The published meeting that comes next, or that is going on."""
    coming = select(Meeting).where(Meeting.status == Status.PUBLISHED, Meeting.ends_at > now)
    with across_districts():
        return db.session.scalar(coming.order_by(Meeting.starts_at).limit(1))


def jumps(meeting: Meeting, now: datetime) -> list[Jump]:
    """Where the clock can go from here: it only runs forward."""
    possible = [
        Jump("day-before", _s("the day before"), day_before(meeting.starts_at, meeting.zone) + _A_MOMENT),
        Jump("two-hours-before", _s("two hours before"), meeting.starts_at - timedelta(hours=2) + _A_MOMENT),
        Jump("after", _s("after the meeting"), meeting.ends_at + timedelta(minutes=5)),
    ]
    return [one for one in possible if one.instant > now]
