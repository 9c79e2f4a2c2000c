"""The district whose help it is, and who was asked to a meeting, by language."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, func, select

from chats.access.actors import Staff
from chats.db import db
from chats.families.models import Guardian
from chats.invitations.models import Invitation, InvitedGuardian
from chats.languages.catalogues import MACHINE_DRAFTED, status
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.meetings.queries import MeetingWords, meeting_for, words_of
from chats.schools.models import District as District
from chats.schools.models import School, UnreviewedWords
from chats.schools.queries import district, schools_by_id
from chats.texts.states import State


@dataclass(frozen=True)
class Gathering:
    """A meeting as flyers and cards are made for it."""

    meeting: Meeting
    school: School
    district: District
    readers: Counter[str]
    """How many guardians who were asked read each language."""
    speakers: Counter[str]
    """How many of those who want an interpreter speak or sign each."""


def district_by_id(district_id: int) -> District | None:
    """A district of this instance: its name and numbers are public."""
    return db.session.get(District, district_id)


def gathering(by: Staff, meeting_id: int, now: datetime) -> Gathering | None:
    """A coming meeting of this person's schools; nobody hangs up a flyer of another one."""
    meeting = meeting_for(by, meeting_id)
    if meeting is None or meeting.status is not Status.PUBLISHED or meeting.ends_at <= now:
        return None
    return Gathering(
        meeting, schools_by_id([meeting.school_id])[meeting.school_id], district(),
        _counted(meeting, Guardian.written_language, Guardian.written_language.is_not(None)),
        _counted(meeting, Guardian.spoken_language, Guardian.needs_interpreter.is_(True)),
    )  # fmt: skip


def _counted(
    meeting: Meeting, language: SQLColumnExpression[Any], wanted: ColumnElement[bool]
) -> Counter[str]:
    rows = db.session.execute(
        select(language, func.count(Guardian.id))
        .join(InvitedGuardian, InvitedGuardian.guardian_id == Guardian.id)
        .join(Invitation, Invitation.id == InvitedGuardian.invitation_id)
        .where(Invitation.meeting_id == meeting.id, Invitation.withdrawn_at.is_(None), wanted)
        .group_by(language)
    )
    return Counter({tag: number for tag, number in rows})


@dataclass(frozen=True)
class Printable:
    """A meeting's words as paper may say them."""

    words: MeetingWords
    unreviewed: bool
    """Whether they need the line that no person has checked them."""


def printable(meeting: Meeting, home: District, tag: str) -> Printable | None:
    """The words in a language; None where there are none, or the district wants them checked first.

    What it decided for mail holds for paper.
    """
    words = words_of(meeting, tag)
    if words is None:
        return None
    policies = [home.shipped_by_mail] if status(tag).state == MACHINE_DRAFTED else []
    if not words.shipped and words.state is not State.REVIEWED:
        policies.append(home.written_by_mail)
    if UnreviewedWords.NEVER in policies:
        return None
    return Printable(words, UnreviewedWords.WITH_LINE in policies)
