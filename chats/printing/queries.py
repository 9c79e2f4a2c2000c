"""Whom letters on paper would tell something, and what keeps them from it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select

from chats.db import db
from chats.delivery.letter import Channel, Composed, MessageState
from chats.delivery.models import Message
from chats.families.households import GradeBand
from chats.families.models import FamilySchool, Guardian
from chats.families.naming import full_name
from chats.invitations.models import Invitation, InvitedGuardian
from chats.languages.registry import listed
from chats.meetings.models import Meeting
from chats.notices import queries as notices
from chats.notices.due import Due
from chats.notices.press import Press, Wish, press_for
from chats.notices.written import Line, Whom
from chats.printing.faces import lacking
from chats.printing.wanted import WhyNot, due_on_paper, is_on_paper, is_unreached, youngest


@dataclass(frozen=True)
class Reader:
    """A guardian to whom a letter on paper would tell something."""

    whom: Whom
    guardian_id: int
    link_id: int | None
    family_id: int
    name: str = field(repr=False)
    language: str | None
    band: GradeBand | None
    due: Due
    unreached: bool
    """Whether they stand on the call list with it."""
    letter: Composed | None
    why_not: WhyNot | None
    packages: frozenset[str] = frozenset()
    """Debian packages that bring the fonts this machine lacks for it."""

    @property
    def page(self) -> tuple[int, str | None]:
        """Guardians of a family who read the same language share one page."""
        return self.family_id, self.language


class _Person(NamedTuple):
    family_id: int
    name: str
    language: str | None


def readers(meeting: Meeting, now: datetime, families: frozenset[str]) -> list[Reader]:
    """Everybody whom paper would tell something that was not printed for them. A few statements.

    ``families``: the fonts of this machine.
    """
    times, lines = notices.times_of(meeting), notices.lines_of(meeting.id)
    people, bands, press = _people(meeting.id), bands_of(meeting), press_for(meeting)
    found = []
    for one in notices.invited(meeting.id):
        theirs = lines.get(one.whom, [])
        due = due_on_paper(times, one.asked, theirs, now) if one.asked else None
        if due is not None and not is_on_paper(due, theirs):
            who = people[one.guardian_id]
            found.append(_reader(one, who, due, theirs, bands.get(who.family_id), press, families))
    return found


def _reader(
    one: notices.Guardian, who: _Person, due: Due, lines: Iterable[Line], band: GradeBand | None,
    press: Press, families: frozenset[str],
) -> Reader:  # fmt: skip
    letter, why_not = _letter(press, due, who.language)
    packages = lacking(f"{letter.html}{who.name}", families) if letter else frozenset[str]()
    return Reader(
        one.whom, one.guardian_id, one.link_id, who.family_id, who.name, who.language, band, due,
        is_unreached(due, lines), letter, WhyNot.NO_FONT if packages else why_not, packages,
    )  # fmt: skip


def _letter(press: Press, due: Due, language: str | None) -> tuple[Composed | None, WhyNot | None]:
    if language is None:
        return None, WhyNot.READS_NOTHING
    if language not in {row.tag for row in listed()}:
        return None, WhyNot.NO_WORDS
    letter = press.letter(Wish(due.notice, Channel.PRINTED, language, due.told_revision))
    return letter, None if letter else WhyNot.NOT_CHECKED


def _people(meeting_id: int) -> dict[int, _Person]:
    """The invited guardians, without their addresses."""
    asked = (
        select(InvitedGuardian.guardian_id)
        .join(Invitation, Invitation.id == InvitedGuardian.invitation_id)
        .where(Invitation.meeting_id == meeting_id)
    )
    rows = select(
        Guardian.id, Guardian.family_id, Guardian.given_name, Guardian.family_name, Guardian.written_language
    ).where(Guardian.id.in_(asked))
    return {
        guardian_id: _Person(family_id, full_name(given, family), language)
        for guardian_id, family_id, given, family, language in db.session.execute(rows)
    }


def bands_of(meeting: Meeting) -> dict[int, GradeBand | None]:
    """By family, the grade band of its youngest child at the meeting's school."""
    rows = select(FamilySchool.family_id, FamilySchool.grade_band).where(
        FamilySchool.school_id == meeting.school_id
    )
    held: dict[int, list[GradeBand]] = {}
    for family_id, band in db.session.execute(rows):
        held.setdefault(family_id, []).append(band)
    return {family_id: youngest(bands) for family_id, bands in held.items()}


def on_paper(meeting: Meeting, *states: MessageState) -> tuple[ColumnElement[bool], ...]:
    """Of a meeting's printed letters, those in one of ``states``: a part of other queries."""
    return (
        Message.subject_kind == "meeting",
        Message.subject_id == meeting.id,
        Message.channel == Channel.PRINTED,
        Message.state.in_(states),
    )


def old_letters(meeting: Meeting) -> dict[MessageState, int]:
    """How many letters say what is not so any more: those withdrawn, and those that were handed out."""
    ended = (MessageState.SUPERSEDED, MessageState.CANCELLED, MessageState.ACCEPTED)
    rows = db.session.execute(
        select(Message.state, func.count(Message.id))
        .where(*on_paper(meeting, *ended), Message.subject_revision < meeting.revision)
        .group_by(Message.state)
    )
    return {state: number for state, number in rows}


def handed_out(meeting: Meeting) -> int:
    """How many letters were handed out that say what is so."""
    counted = select(func.count(Message.id)).where(
        *on_paper(meeting, MessageState.ACCEPTED), Message.subject_revision == meeting.revision
    )
    return db.session.scalar(counted) or 0


def calls_spared(meeting: Meeting, message_ids: Iterable[int]) -> list[int]:
    """Ids of messages on the call list that say what these waiting letters say, to the same people."""
    ids = set(message_ids)
    waiting = select(Message.id, Message.recipient, Message.kind).where(
        *on_paper(meeting, MessageState.WITH_PERSON)
    )
    told = {(who, kind) for one, who, kind in db.session.execute(waiting) if one in ids}
    calls = select(Message.id, Message.recipient, Message.kind).where(
        Message.subject_kind == "meeting", Message.subject_id == meeting.id,
        Message.subject_revision == meeting.revision, Message.channel == Channel.CALL,
        Message.state == MessageState.WITH_PERSON,
    )  # fmt: skip
    return [one for one, who, kind in db.session.execute(calls) if (who, kind) in told]
