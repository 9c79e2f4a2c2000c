"""Messages that a member of staff may see, and how many stand where."""

from datetime import datetime

from sqlalchemy import ColumnElement, String, and_, cast, func, literal, or_, select, true

from chats.access.actors import Staff
from chats.db import db
from chats.deliveries.progress import Counted, Progress, progress
from chats.delivery import queries as delivery
from chats.delivery.letter import Channel
from chats.delivery.models import Message
from chats.delivery.queries import Count
from chats.families.models import Guardian
from chats.families.permissions import SEES_FAMILIES
from chats.families.queries import families_of
from chats.meetings.models import Meeting

ONE_MEETING = "meeting"


def seen_by(by: Staff) -> ColumnElement[bool]:
    """True of a message that is theirs to see: about a chat of their schools, or to a family of theirs."""
    if by.sees_every_school:
        return true()
    here = select(Meeting.id).where(Meeting.school_id.in_(by.school_ids))
    theirs = select(literal("guardian:").concat(cast(Guardian.id, String))).where(
        Guardian.family_id.in_(families_of(by))
    )
    return or_(
        and_(Message.subject_kind == ONE_MEETING, Message.subject_id.in_(here)),
        and_(Message.subject_kind != ONE_MEETING, Message.recipient.in_(theirs)),
    )


def message_for(by: Staff, message_id: int) -> Message | None:
    """The message, if it is theirs to see and act on. None is one that is not here."""
    wanted = select(Message).where(Message.id == message_id, seen_by(by))
    return db.session.scalar(wanted) if by.role in SEES_FAMILIES else None


def progress_of(meeting_id: int, now: datetime, held: frozenset[Channel] = frozenset()) -> Progress:
    """How every send about a meeting goes, in one statement. ``held``: channels that are stopped."""
    alike = (
        Message.kind,
        Message.language,
        Message.channel,
        Message.state,
        Message.receipt,
        Message.reason,
        Message.not_before > now,
    )
    rows = db.session.execute(
        select(
            *alike[:-1],
            func.count(Message.id),
            func.min(Message.planned_at, type_=Message.planned_at.type),
            func.min(Message.not_before, type_=Message.not_before.type),
        )
        .where(Message.subject_kind == ONE_MEETING, Message.subject_id == meeting_id)
        .group_by(*alike)
    )
    return progress((Counted(*row) for row in rows), now, held)


def counts(by: Staff) -> list[Count]:
    """How many messages are in each state, by channel and language, of those they may see."""
    return delivery.counts(seen_by(by))
