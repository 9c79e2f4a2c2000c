"""A meeting as its staff see it: facts, answers by language, interpreters, messages."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from chats.access.actors import Staff
from chats.accounts.models import StaffMember
from chats.accounts.queries import staff_by_id
from chats.db import db
from chats.deliveries.holds import Hold, holds, stopped_channels
from chats.deliveries.progress import Progress
from chats.deliveries.queries import progress_of
from chats.families.households import Audience
from chats.families.models import Family
from chats.families.queries import audience
from chats.gatherings.tallies import LanguageAnswers, by_language
from chats.interpreters.queries import AssignedInterpreter, NeedRow, assignments_of, needs_of
from chats.invitations.models import Invitation, PartStat
from chats.invitations.queries import AnswerRow, answers_of
from chats.invitations.replies import Standing
from chats.languages.words import spoken_tag
from chats.meetings.models import Meeting
from chats.meetings.permissions import may_change
from chats.meetings.queries import liaisons_of, meeting_for, meetings_of, titles_of
from chats.schools.models import School
from chats.schools.queries import schools_by_id

LOOKS_BACK = timedelta(days=400)
"""How far back the list of meetings goes: last year's, to copy."""


@dataclass(frozen=True)
class Listed:
    """A meeting in the list."""

    meeting: Meeting
    title: str
    school: School
    coming: int
    not_coming: int
    waiting: int
    """Families that said nothing yet."""


@dataclass(frozen=True)
class Gathering:
    """Everything on a meeting's page."""

    meeting: Meeting
    title: str
    school: School
    host: StaffMember | None
    liaisons: tuple[StaffMember, ...]
    answers: tuple[AnswerRow, ...]
    languages: tuple[LanguageAnswers, ...]
    needs: tuple[NeedRow, ...]
    interpreters: tuple[AssignedInterpreter, ...]
    progress: Progress
    """How its messages go."""
    holds: tuple[Hold, ...]
    """What stops them."""
    may_change: bool

    @property
    def coming(self) -> list[AnswerRow]:
        """The families that have a seat."""
        return [one for one in self.answers if one.standing is Standing.SEATED]

    @property
    def people_coming(self) -> int:
        """Everyone they bring."""
        return sum(one.party for one in self.coming)

    @property
    def told(self) -> int:
        """Families that were asked, and would hear of a change."""
        return len(self.answers)


def listed(by: Staff, now: datetime) -> list[Listed]:
    """The meetings of this person's schools, soonest first, from a year back."""
    meetings = meetings_of(by, after=now - LOOKS_BACK)
    schools, titles = schools_by_id(one.school_id for one in meetings), titles_of(meetings, spoken_tag())
    answers = _answers(one.id for one in meetings)
    return [
        Listed(
            one,
            titles[one.id],
            schools[one.school_id],
            answers[one.id, PartStat.ACCEPTED],
            answers[one.id, PartStat.DECLINED],
            answers[one.id, PartStat.NEEDS_ACTION],
        )
        for one in meetings
    ]


def _answers(meeting_ids: Iterable[int]) -> Counter[tuple[int, PartStat]]:
    rows = db.session.execute(
        select(Invitation.meeting_id, Invitation.partstat, func.count(Invitation.id))
        .where(Invitation.meeting_id.in_(list(meeting_ids)), Invitation.withdrawn_at.is_(None))
        .group_by(Invitation.meeting_id, Invitation.partstat)
    )
    return Counter({(meeting_id, partstat): families for meeting_id, partstat, families in rows})


def gathering(by: Staff, meeting_id: int, now: datetime) -> Gathering | None:
    """A meeting of this person's schools; none is a page that is not here."""
    meeting = meeting_for(by, meeting_id)
    if meeting is None:
        return None
    answers = tuple(answers_of(meeting.id))
    holding = tuple(one for one in holds(by) if one.stops(meeting.id))
    hosts = staff_by_id({meeting.host_id} if meeting.host_id else set())
    return Gathering(
        meeting,
        titles_of([meeting], spoken_tag())[meeting.id],
        schools_by_id([meeting.school_id])[meeting.school_id],
        hosts.get(meeting.host_id or 0),
        tuple(liaisons_of([meeting.id]).get(meeting.id, [])),
        answers,
        by_language(answers),
        tuple(needs_of(meeting.id)),
        tuple(assignments_of(meeting.id)),
        progress_of(meeting.id, now, stopped_channels(holding)),
        holding,
        may_change(by, meeting.school_id),
    )


def not_asked(meeting: Meeting) -> list[Family]:
    """Families of the school that were not invited: they may come all the same."""
    asked = set(db.session.scalars(select(Invitation.family_id).where(Invitation.meeting_id == meeting.id)))
    return [family for family in audience(meeting.school_id, Audience()) if family.id not in asked]
