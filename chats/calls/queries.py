"""The call list: families that no message reaches, and those who asked to be called."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    String,
    and_,
    cast,
    distinct,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import joinedload

from chats.access.actors import Staff
from chats.calls.models import Call, CallOutcome
from chats.db import db
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.families.models import Guardian
from chats.families.queries import families_of
from chats.invitations.models import Invitation
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting

TRIED_FOR = timedelta(days=14)
"""How far back tries without an answer are counted."""


def waiting_count(by: Staff, now: datetime) -> Select[int]:
    """How many families wait for a call: a statement, or a part of one."""
    waiting = _waiting(by, now).subquery()
    return select(func.count(distinct(waiting.c.family_id)))


def waiting_languages(by: Staff, now: datetime) -> Counter[str]:
    """By language, how many families wait for a call. One of two languages counts once, in the first."""
    families: dict[int, str] = {}
    for family_id, tag in db.session.execute(_waiting(by, now)):
        families.setdefault(family_id, tag)
    return Counter(families.values())


def soonest_meeting(by: Staff, now: datetime) -> datetime | None:
    """When the soonest meeting begins that a family must be called about."""
    told = select(Message.subject_id).join(Guardian, _is_for(Guardian)).where(_must_be_told(now))
    theirs = told.where(Guardian.family_id.in_(families_of(by)))
    asked = (
        select(Invitation.meeting_id)
        .join(Meeting, Meeting.id == Invitation.meeting_id)
        .where(_wants_a_call(now), Invitation.family_id.in_(families_of(by)))
    )
    soonest = select(func.min(Meeting.starts_at, type_=Meeting.starts_at.type)).where(
        Meeting.starts_at > now, or_(Meeting.id.in_(theirs), Meeting.id.in_(asked))
    )
    return db.session.scalar(soonest)


def _waiting(by: Staff, now: datetime) -> CompoundSelect[int, str]:
    told = select(Guardian.family_id, Guardian.spoken_language).join(Message, _is_for(Guardian))
    asked = (
        select(Guardian.family_id, Guardian.spoken_language)
        .join(Invitation, Invitation.family_id == Guardian.family_id)
        .join(Meeting, Meeting.id == Invitation.meeting_id)
    )
    mine = Guardian.family_id.in_(families_of(by))
    return union_all(told.where(mine, _must_be_told(now)), asked.where(mine, _wants_a_call(now)))


def _is_for(_guardian: type[Guardian]) -> ColumnElement[bool]:
    return Message.recipient == literal("guardian:").concat(cast(Guardian.id, String))


def _must_be_told(now: datetime) -> ColumnElement[bool]:
    return and_(
        Message.state == MessageState.WITH_PERSON,
        Message.channel == Channel.CALL,
        Message.subject_kind == "meeting",
        Message.useless_after > now,
    )


def _wants_a_call(now: datetime) -> ColumnElement[bool]:
    return and_(
        Invitation.call_wanted_at.is_not(None),
        Invitation.withdrawn_at.is_(None),
        Meeting.status == Status.PUBLISHED,
        Meeting.starts_at > now,
    )


def messages_to_tell(
    by: Staff, now: datetime, guardian_id: int | None = None, meeting_id: int | None = None
) -> list[tuple[Message, int]]:
    """Messages that only a person can deliver, each with its guardian's id; the most urgent first."""
    wanted = (
        select(Message, Guardian.id)
        .join(Guardian, _is_for(Guardian))
        .where(_must_be_told(now), Guardian.family_id.in_(families_of(by)))
        .options(joinedload(Message.letter))
        .order_by(Message.lane, Message.planned_at.desc(), Message.id.desc())
    )
    if guardian_id is not None:
        wanted = wanted.where(Guardian.id == guardian_id)
    if meeting_id is not None:
        wanted = wanted.where(Message.subject_id == meeting_id)
    return [(message, own_id) for message, own_id in db.session.execute(wanted)]


def invitations_to_call(by: Staff, now: datetime) -> list[Invitation]:
    """Invitations of families who asked to be called, who asked first before the others."""
    wanted = (
        select(Invitation)
        .join(Meeting, Meeting.id == Invitation.meeting_id)
        .where(_wants_a_call(now), Invitation.family_id.in_(families_of(by)))
    )
    return list(db.session.scalars(wanted.order_by(Invitation.call_wanted_at, Invitation.id)))


def invitations_of(pairs: Collection[tuple[int, int]]) -> dict[tuple[int, int], Invitation]:
    """By meeting and family, the invitations."""
    if not pairs:
        return {}
    rows = db.session.scalars(
        select(Invitation).where(
            Invitation.meeting_id.in_({meeting_id for meeting_id, _ in pairs}),
            Invitation.family_id.in_({family_id for _, family_id in pairs}),
            Invitation.withdrawn_at.is_(None),
        )
    )
    return {(one.meeting_id, one.family_id): one for one in rows}


def tries(guardian_ids: Iterable[int], now: datetime) -> dict[int, tuple[int, datetime]]:
    """By guardian, how often nobody answered of late, and when last."""
    rows = db.session.execute(
        select(
            Call.guardian_id, func.count(Call.id), func.max(Call.called_at, type_=Call.called_at.type)
        )
        .where(
            Call.guardian_id.in_(list(guardian_ids)), Call.outcome == CallOutcome.NO_ANSWER,
            Call.called_at > now - TRIED_FOR,
        )
        .group_by(Call.guardian_id)
    )  # fmt: skip
    return {guardian_id: (number, last) for guardian_id, number, last in rows}
