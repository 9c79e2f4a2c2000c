"""What a provider took, read again: the words, the time they state, and the calendar file."""

import email
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from chats.db import db
from chats.delivery.letter import Channel
from chats.delivery.models import Message
from tests.simulation.providers import Accepted
from tests.simulation.reading import Stated, stated_times

_PROPERTY = re.compile(r"^(?P<name>[A-Z-]+)(?:;(?P<parameters>[^:]*))?:(?P<value>.*)$")


@dataclass(frozen=True)
class CalendarFile:
    """What a calendar program reads."""

    method: str
    uid: str
    sequence: int
    starts_at: datetime


@dataclass(frozen=True)
class Seen:
    """One message as its reader sees it, with the row it came from."""

    accepted: Accepted
    row: Message
    times: tuple[Stated, ...]
    calendar: CalendarFile | None

    @property
    def name(self) -> str:
        """What to call it where a promise is broken."""
        one = self.accepted
        return f"{self.row.key} to {one.to} (attempt at commit {one.seq}, taken {one.at:%m-%d %H:%M:%S})"


def rows() -> list[Message]:
    """Every message of the schedule."""
    return list(db.session.scalars(select(Message).options(joinedload(Message.letter)).order_by(Message.id)))


def seen(accepted: list[Accepted], by_uid: dict[str, Message]) -> list[Seen]:
    """What was taken of known messages, in the order in which their attempts were committed."""
    found = [_read(one, by_uid[one.uid]) for one in accepted if one.uid in by_uid]
    return sorted(found, key=lambda one: one.accepted.seq)


def _read(one: Accepted, row: Message) -> Seen:
    words, calendar = (one.body.decode(), None) if one.channel is Channel.TEXT else _mail(one.body)
    return Seen(one, row, tuple(stated_times(words, row.language, one.at.date())), calendar)


def _mail(written: bytes) -> tuple[str, CalendarFile | None]:
    text, calendar = "", None
    for part in email.message_from_bytes(written).walk():
        kind = part.get_content_type()
        if kind in ("text/plain", "text/calendar"):
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            if kind == "text/plain":
                text = payload.decode()
            else:
                calendar = calendar_file(payload.decode())
    return text, calendar


def calendar_file(written: str) -> CalendarFile:
    """Read a calendar file with one VEVENT, as RFC 5545 has it unfolded."""
    lines = re.sub(r"\r?\n[ \t]", "", written).splitlines()
    entry = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    method = next(line for line in lines if line.startswith("METHOD:")).partition(":")[2]
    known = {found["name"]: found for line in entry if (found := _PROPERTY.match(line))}
    zone = re.search("TZID=([^;:]+)", known["DTSTART"]["parameters"] or "")
    assert zone is not None
    local = datetime.strptime(known["DTSTART"]["value"], "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(zone[1]))
    # As an instant: Python holds a doubled hour of one zone equal to nothing in another.
    starts_at = local.astimezone(UTC)
    return CalendarFile(method, known["UID"]["value"], int(known["SEQUENCE"]["value"]), starts_at)
