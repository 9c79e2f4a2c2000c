"""Who gets which letter on which channel: from what is due to messages with an address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from chats.delivery.letter import Channel, Lane
from chats.delivery.outbox import Addressed
from chats.families.households import Reach
from chats.families.models import Guardian as GuardianRow
from chats.families.queries import guardians_by_id, reaches
from chats.interpreters.models import Interpreter
from chats.keyring import CannotOpen
from chats.languages.registry import listed
from chats.logs import warn
from chats.notices.due import Due
from chats.notices.press import Press, Wish
from chats.notices.queries import Assigned, Guardian, Offered


@dataclass(frozen=True)
class Missing:
    """One due notice that nothing written will tell ``person``. ``failed``: channels that did not tell it."""

    person: Guardian | Offered | Assigned
    due: Due
    failed: frozenset[str]


@dataclass(frozen=True)
class About:
    """What the messages are about: a meeting at a revision, on its clock."""

    meeting_id: int
    revision: int
    zone: str
    now: datetime


def messages(missing: Iterable[Missing], press: Press, about: About) -> list[Addressed]:
    """The messages that tell what is missing. A few statements, however many people."""
    held = list(missing)
    rows = guardians_by_id({one.person.guardian_id for one in held if isinstance(one.person, Guardian)})
    reached = reaches(rows.values())
    made: list[Addressed | None] = []
    for one in held:
        if isinstance(one.person, Guardian):
            row = rows[one.person.guardian_id]
            made.append(_to_guardian(one, one.person, row, reached[row.id], press, about))
        else:
            made += _to_interpreter(one, one.person, press, about)
    return [message for message in made if message is not None]


def _to_guardian(
    missing: Missing, person: Guardian, row: GuardianRow, reach: Reach, press: Press, about: About
) -> Addressed | None:
    """By the channel that reaches them; by a call where that failed, or where no letter may go out."""
    due = missing.due
    channel = Channel.CALL if reach.channel.value in missing.failed else reach.channel
    address = None if channel is Channel.CALL else _address(row, reach)
    channel = channel if address else Channel.CALL
    language = reach.language or press.source_language
    letter = press.letter(Wish(due.notice, channel, language, due.told_revision))
    for script in (language, press.source_language):
        if letter is None:
            channel = Channel.CALL
            letter = press.letter(Wish(due.notice, channel, script, due.told_revision))
    if letter is None:
        warn("notice.without-words", meeting_id=about.meeting_id)
        return None
    if channel.value in missing.failed:
        return None  # calling failed too: it stands among the failures until somebody finds a way
    return Addressed(
        composed=letter,
        key=person.whom.key(due, channel),
        recipient=f"guardian:{row.id}",
        address=address,
        link_id=person.link_id,
        slots={
            "name": row.given_name, "attendee_name": row.full_name, "sender_name": press.school,
            "uid": person.calendar_uid,
        },
        **_shared(due, about, about.zone),
    )  # fmt: skip


def _address(row: GuardianRow, reach: Reach) -> str | None:
    """Where they are written to; None where it cannot be read, and somebody must ask for it by a call."""
    for one in row.contacts:
        if one.id == reach.contact_id:
            try:
                return one.address
            except CannotOpen:
                warn("contact.unreadable", contact_id=one.id)
    return None


def _to_interpreter(
    missing: Missing, person: Offered | Assigned, press: Press, about: About
) -> list[Addressed]:
    """On every channel they gave us: offers are a race, and an assignment belongs into a calendar."""
    due, who = missing.due, person.interpreter
    language = who.language if who.language in {row.tag for row in listed()} else press.source_language
    deadline = person.deadline_at if isinstance(person, Offered) else None
    made = []
    for channel, address in _addresses(who):
        wish = Wish(due.notice, channel, language, due.told_revision, person.language, deadline)
        letter = press.letter(wish)
        if letter is None or channel.value in missing.failed:
            continue
        uid = person.calendar_uid if isinstance(person, Assigned) else ""
        slots = {"name": who.name, "attendee_name": who.name, "sender_name": press.school, "uid": uid}
        made.append(
            Addressed(
                composed=letter, key=person.whom.key(due, channel), recipient=f"interpreter:{who.id}",
                address=address, link_id=person.link_id, slots=slots,
                **_shared(due, about, who.zone),
            )
        )  # fmt: skip
    return made


def _addresses(who: Interpreter) -> list[tuple[Channel, str]]:
    found = ((Channel.TEXT, who.mobile), (Channel.MAIL, who.mail))
    return [(channel, address) for channel, address in found if address]


class _Shared(TypedDict):
    lane: Lane
    zone: str
    subject: tuple[str, int, int]
    not_before: datetime
    useless_after: datetime


def _shared(due: Due, about: About, zone: str) -> _Shared:
    return {
        "lane": due.lane,
        "zone": zone,
        "subject": ("meeting", about.meeting_id, about.revision),
        "not_before": about.now,
        "useless_after": due.useless_after,
    }
