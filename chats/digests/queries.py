"""What happened at a district's chats between two instants, and who wants to hear of it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select

from chats.access.actors import Staff
from chats.accounts.models import StaffMember, StaffSchool
from chats.accounts.permissions import GETS_DIGEST
from chats.calls.queries import waiting_count
from chats.db import db
from chats.delivery.letter import MessageState
from chats.delivery.models import Message
from chats.delivery.queries import FAILURES
from chats.digests.days import Answered, ChatDay, Day
from chats.digests.models import Digest
from chats.invitations.models import Invitation, PartStat
from chats.meetings.models import Meeting

CHATS_MOST = 40
"""Chats in one mail: a coordinator of a large district reads the rest at the desk."""


def last_digest() -> Digest | None:
    """The latest day that was told."""
    return db.session.scalar(select(Digest).order_by(Digest.on.desc()).limit(1))


def digest_of(on: date) -> Digest | None:
    """A day, if it was told."""
    return db.session.scalar(select(Digest).where(Digest.on == on))


def readers() -> list[tuple[StaffMember, Staff]]:
    """Who wants their day by mail, each also as the ``by`` of queries. Two statements."""
    members = db.session.scalars(
        select(StaffMember)
        .where(StaffMember.left_at.is_(None), StaffMember.role.in_(GETS_DIGEST), StaffMember.digest)
        .order_by(StaffMember.id)
    ).all()
    schools: dict[int, set[int]] = {}
    for row in db.session.scalars(select(StaffSchool)):
        schools.setdefault(row.staff_id, set()).add(row.school_id)
    nobodys_session = 0
    return [
        (
            one,
            Staff(
                one.id, one.district_id, one.role, frozenset(schools.get(one.id, ())), one.name,
                one.language, nobodys_session,
            ),
        )
        for one in members
    ]  # fmt: skip


def chat_days(since: datetime, until: datetime) -> dict[int, ChatDay]:
    """By meeting, what happened from ``since`` until before ``until``; none at which nothing did."""
    sent, answered, failed = _sent(since, until), _answered(since, until), _failed(since, until)
    return {
        meeting_id: ChatDay(
            meeting_id, sent.get(meeting_id, {}), answered.get(meeting_id, {}), failed[meeting_id]
        )
        for meeting_id in sorted({*sent, *answered, *failed})
    }


def _sent(since: datetime, until: datetime) -> dict[int, dict[str, int]]:
    rows = db.session.execute(
        select(Message.subject_id, Message.kind, func.count(Message.id))
        .where(
            Message.subject_kind == "meeting", Message.accepted_at >= since, Message.accepted_at < until,
            Message.state.in_((MessageState.ACCEPTED, MessageState.UNCONFIRMED)),
        )
        .group_by(Message.subject_id, Message.kind)
        .order_by(Message.subject_id, func.min(Message.accepted_at))
    )  # fmt: skip
    found: dict[int, dict[str, int]] = {}
    for meeting_id, kind, messages in rows:
        found.setdefault(meeting_id, {})[kind] = messages
    return found


def _failed(since: datetime, until: datetime) -> Counter[int]:
    # What is in doubt has not ended; it counts on the day on which it was written.
    happened = func.coalesce(Message.ended_at, Message.planned_at, type_=Message.planned_at.type)
    rows = db.session.execute(
        select(Message.subject_id, func.count(Message.id))
        .where(Message.subject_kind == "meeting", Message.state.in_(FAILURES))
        .where(happened >= since, happened < until)
        .group_by(Message.subject_id)
    )
    return Counter({meeting_id: messages for meeting_id, messages in rows})


def _answered(since: datetime, until: datetime) -> dict[int, dict[Answered, int]]:
    replied = and_(Invitation.replied_at >= since, Invitation.replied_at < until)
    asked = and_(Invitation.call_wanted_at >= since, Invitation.call_wanted_at < until)
    rows = db.session.execute(
        select(Invitation.meeting_id, Invitation.partstat, asked, func.count(Invitation.id))
        .where(or_(replied, asked), Invitation.withdrawn_at.is_(None))
        .group_by(Invitation.meeting_id, Invitation.partstat, asked)
    )
    found: dict[int, dict[Answered, int]] = {}
    for meeting_id, partstat, wants_a_call, families in rows:
        answer = _ANSWERS.get(partstat)
        if wants_a_call:
            answer = Answered.CALL
        if answer is not None:
            told = found.setdefault(meeting_id, {})
            told[answer] = told.get(answer, 0) + families
    return found


_ANSWERS = {PartStat.ACCEPTED: Answered.YES, PartStat.DECLINED: Answered.NO}


def day_of(by: Staff, happened: dict[int, ChatDay], meetings: Iterable[Meeting], now: datetime) -> Day:
    """What happened at the chats of this person's schools, soonest first, and whom they must call."""
    theirs = [one for one in meetings if by.works_at(one.school_id) and one.id in happened]
    theirs.sort(key=lambda one: (one.starts_at, one.id))
    calls = db.session.scalar(waiting_count(by, now)) or 0
    return Day(tuple(happened[one.id] for one in theirs[:CHATS_MOST]), calls)
