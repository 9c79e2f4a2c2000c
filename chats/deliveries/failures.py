"""What did not arrive, or may not have: whose it was, and whether they were told after all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select

from chats.access.actors import Staff
from chats.accounts.queries import staff_by_id
from chats.db import db
from chats.deliveries.queries import ONE_MEETING, seen_by
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.delivery.queries import FAILURES
from chats.families.models import Guardian
from chats.families.naming import full_name
from chats.families.queries import chunks, families_of
from chats.interpreters.models import Interpreter
from chats.languages.words import spoken_tag
from chats.meetings.models import Meeting
from chats.meetings.queries import meetings_by_id, titles_of

SHOWN = 100
"""Failures on one page: the latest."""


@dataclass(frozen=True)
class Whom:
    """Whom a message was for, as far as the reader may know."""

    name: str
    family_id: int | None = None
    """Their page, where the reader may open it."""


@dataclass(frozen=True)
class Failure:
    """A message that did not arrive, or may not have."""

    message: Message
    whom: Whom | None
    """None for somebody who is not here any more."""
    meeting: Meeting | None
    title: str | None
    call_key: str | None
    """Their card on the call list, if they stand on it because of this."""
    told_by: Channel | None
    """On which channel they were told the same after all."""
    still_useful: bool
    """Whether it would still be of use to them."""


def failures(
    by: Staff,
    now: datetime,
    meeting_id: int | None = None,
    states: Collection[MessageState] = FAILURES,
) -> list[Failure]:
    """What did not arrive, what is still of use first, then the latest first. A few statements."""
    useful = Message.useless_after > now
    wanted = select(Message).where(Message.state.in_(states), seen_by(by))
    if meeting_id is not None:
        wanted = wanted.where(Message.subject_kind == ONE_MEETING, Message.subject_id == meeting_id)
    messages = list(db.session.scalars(wanted.order_by(useful.desc(), Message.id.desc()).limit(SHOWN)))
    people, meetings = _people(by, messages), meetings_by_id(_meetings(messages))
    titles, others = titles_of(meetings.values(), spoken_tag()), _others(messages)
    return [_failure(one, people, meetings, titles, others, now) for one in messages]


Same = tuple[str, str, str, int, int]
Others = dict[Same, dict[Channel, MessageState]]
"""By notice, person and meeting at its revision: what became of the other messages that say the same."""


def _failure(
    message: Message,
    people: dict[str, Whom],
    meetings: dict[int, Meeting],
    titles: dict[int, str],
    others: Others,
    now: datetime,
) -> Failure:
    meeting = meetings.get(message.subject_id) if message.subject_kind == ONE_MEETING else None
    said = others.get(_same(message), {})
    on_list = said.get(Channel.CALL) is MessageState.WITH_PERSON
    guardian_id = message.recipient.partition(":")[2]
    return Failure(
        message,
        people.get(message.recipient),
        meeting,
        titles.get(meeting.id) if meeting else None,
        f"{guardian_id}-{message.subject_id}" if on_list else None,
        next((channel for channel, state in said.items() if state is MessageState.ACCEPTED), None),
        message.useless_after > now,
    )


def _same(message: Message) -> Same:
    about = message.subject_kind, message.subject_id, message.subject_revision
    return message.kind, message.recipient, *about


def _others(messages: Iterable[Message]) -> Others:
    held = list(messages)
    found: Others = {}
    subjects = {(one.subject_kind, one.subject_id) for one in held}
    if not subjects:
        return found
    same = or_(
        *(and_(Message.subject_kind == kind, Message.subject_id == number) for kind, number in subjects)
    )
    recipients = Message.recipient.in_({one.recipient for one in held})
    settled = Message.state.in_((MessageState.WITH_PERSON, MessageState.ACCEPTED))
    for row in db.session.scalars(select(Message).where(same, recipients, settled)):
        found.setdefault(_same(row), {})[row.channel] = row.state
    return found


def _meetings(messages: Iterable[Message]) -> set[int]:
    return {one.subject_id for one in messages if one.subject_kind == ONE_MEETING}


def _ids(messages: Iterable[Message], kind: str) -> set[int]:
    parts = (one.recipient.partition(":") for one in messages)
    return {int(number) for who, _, number in parts if who == kind and number.isdecimal()}


def _people(by: Staff, messages: list[Message]) -> dict[str, Whom]:
    """By recipient, whom a message was for. A host reads names, and opens no family's page."""
    found: dict[str, Whom] = {}
    for some in chunks(_ids(messages, "guardian")):
        rows = db.session.execute(
            select(
                Guardian.id, Guardian.given_name, Guardian.family_name, Guardian.family_id,
                Guardian.family_id.in_(families_of(by)),
            ).where(Guardian.id.in_(some))
        )  # fmt: skip
        for guardian_id, given, family, family_id, theirs in rows:
            whom = Whom(full_name(given, family), family_id if theirs else None)
            found[f"guardian:{guardian_id}"] = whom
    for some in chunks(_ids(messages, "interpreter")):
        names = db.session.execute(select(Interpreter.id, Interpreter.name).where(Interpreter.id.in_(some)))
        found |= {f"interpreter:{interpreter_id}": Whom(name) for interpreter_id, name in names}
    colleagues = staff_by_id(_ids(messages, "staff"))
    found |= {f"staff:{staff_id}": Whom(one.name) for staff_id, one in colleagues.items()}
    return found
