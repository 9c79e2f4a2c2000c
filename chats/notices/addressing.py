"""Who gets which letter on which channel: from what is due to messages with an address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from chats.delivery.letter import Channel, Lane
from chats.delivery.outbox import Addressed
from chats.delivery.quiet import rings_from
from chats.families.households import Reach
from chats.families.queries import Recipient, recipients
from chats.interpreters.models import Interpreter
from chats.keyring import CannotOpen
from chats.languages.registry import listed
from chats.logs import warn
from chats.notices.due import SET_OUT, Due
from chats.notices.letters.voice import BY_VOICE
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
    people = recipients(one.person.guardian_id for one in held if isinstance(one.person, Guardian))
    made: list[Addressed | None] = []
    for one in held:
        if isinstance(one.person, Guardian):
            made.append(_to_guardian(one, one.person, people[one.person.guardian_id], press, about))
        else:
            made += _to_interpreter(one, one.person, press, about)
    return [message for message in made if message is not None]


def _to_guardian(
    missing: Missing, person: Guardian, who: Recipient, press: Press, about: About
) -> Addressed | None:
    """By the channel that reaches them; by a call where that failed, or where no letter may go out."""
    due, reach = missing.due, _reach(missing, who, press, about)
    channel = Channel.CALL if reach.channel.value in missing.failed else reach.channel
    address = None if channel is Channel.CALL else _address(who, reach, person.guardian_id)
    channel = channel if address else Channel.CALL
    language = reach.language or press.source_language
    take = press.take(due.notice, language) if channel is Channel.VOICE else None
    told = None if take or channel is Channel.WHATSAPP else due.told_revision
    letter = press.letter(Wish(due.notice, channel, language, told, recorded=take is not None))
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
        recipient=f"guardian:{person.guardian_id}",
        address=address,
        link_id=person.link_id,
        slots={
            "name": who.given_name, "attendee_name": who.full_name, "sender_name": press.school,
            "uid": person.calendar_uid,
        } | ({"take": str(take)} if channel is Channel.VOICE and take else {}),
        **_shared(due, about, about.zone),
    )  # fmt: skip


def _reach(missing: Missing, who: Recipient, press: Press, about: About) -> Reach:
    """A machine rings where only a call reaches them, by day, if that is in time. Else a person calls."""
    due, rings_at = missing.due, rings_from(about.zone, about.now)
    reach = _written(missing, who.reach, press)
    latest = min(due.useless_after, press.starts_at - SET_OUT)
    in_time = rings_at == about.now or (rings_at < latest and not due.urgent)
    if due.notice not in BY_VOICE or Channel.VOICE.value in missing.failed or not in_time:
        return reach
    return reach.rung(press.voices(due.notice))


def _written(missing: Missing, reach: Reach, press: Press) -> Reach:
    """By WhatsApp where it has approved words for just this, and let them through; else their next way."""
    if reach.otherwise is None:
        return reach
    wish = Wish(missing.due.notice, reach.channel, reach.language or press.source_language)
    refused = reach.channel.value in missing.failed or press.letter(wish) is None
    return reach.otherwise if refused else reach


def _address(who: Recipient, reach: Reach, guardian_id: int) -> str | None:
    """Where they are written to; None where it cannot be read, and somebody must ask for it by a call."""
    try:
        return who.address_at(reach.contact_id)
    except CannotOpen:
        warn("contact.unreadable", guardian_id=guardian_id)
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
