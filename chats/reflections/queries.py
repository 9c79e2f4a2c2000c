"""Reflections of a meeting, and promises that are due."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Select, select

from chats.access.actors import Staff
from chats.accounts.models import StaffMember
from chats.db import db
from chats.meetings.models import Meeting
from chats.reflections.models import Reflection


@dataclass(frozen=True)
class Thought:
    """A reflection and whose it is."""

    reflection: Reflection
    author: str


@dataclass(frozen=True)
class OpenPromise:
    """What somebody promised families at a meeting, and nobody said is done."""

    reflection: Reflection
    meeting: Meeting
    author: str


def reflections_of(meeting_id: int) -> list[Thought]:
    """What everybody thought of a meeting, the first who wrote first."""
    rows = db.session.execute(
        select(Reflection, StaffMember.name)
        .join(StaffMember, StaffMember.id == Reflection.author_id)
        .where(Reflection.meeting_id == meeting_id)
        .order_by(Reflection.id)
    )
    return [Thought(row.Reflection, row.name) for row in rows]


def own_reflection(meeting_id: int, by: Staff) -> Reflection | None:
    """What this person wrote of a meeting."""
    mine = (Reflection.meeting_id == meeting_id, Reflection.author_id == by.id)
    return db.session.scalar(select(Reflection).where(*mine))


def reflection_for(by: Staff, reflection_id: int) -> Reflection | None:
    """The reflection, if this person's schools held its meeting."""
    rows = select(Reflection).join(Meeting, Meeting.id == Reflection.meeting_id)
    return cast("Reflection | None", db.session.scalar(_of(by, rows).where(Reflection.id == reflection_id)))


def open_promises(by: Staff, until: date) -> list[OpenPromise]:
    """Promises of this person's schools that are due by ``until`` and not kept, the oldest first.

    One without a date is due at once: a promise nobody put a date to is the easiest to forget.
    """
    rows = (
        select(Reflection, Meeting, StaffMember.name)
        .join(Meeting, Meeting.id == Reflection.meeting_id)
        .join(StaffMember, StaffMember.id == Reflection.author_id)
        .where(
            Reflection.promise != "",
            Reflection.promise_kept_at.is_(None),
            (Reflection.promise_due_on <= until) | Reflection.promise_due_on.is_(None),
        )
        .order_by(Reflection.promise_due_on.is_(None), Reflection.promise_due_on, Reflection.id)
    )
    found = db.session.execute(_of(by, rows))
    return [OpenPromise(row.Reflection, row.Meeting, row.name) for row in found]


def _of(by: Staff, wanted: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return wanted if by.sees_every_school else wanted.where(Meeting.school_id.in_(by.school_ids))
