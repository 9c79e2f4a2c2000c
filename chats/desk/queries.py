"""What the desk shows: counts for the rail, what needs a person, the chats of the week."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, func, select

from chats.access.actors import Staff
from chats.archive.queries import broken_recordings, unpublished_recordings, working_recordings
from chats.calendars.zones import local
from chats.calls import queries as calls
from chats.db import db
from chats.delivery.letter import MessageState
from chats.delivery.models import Message
from chats.delivery.queries import FAILURES
from chats.desk.attention import Facts, NeedFact, UnansweredFact
from chats.inbox import queries as inbox
from chats.interpreters.queries import NeedRow, needs_for, unmet_count
from chats.invitations.queries import AnswerCount, answer_counts
from chats.languages.words import spoken_tag
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.meetings.queries import meetings_of, titles_of
from chats.questions import queries as questions
from chats.reflections.queries import open_promises
from chats.schools.models import School
from chats.schools.queries import schools_by_id

WEEK = timedelta(days=7)
PROMISES_AHEAD = timedelta(days=7)
ON_THEIR_WAY = (
    MessageState.READY, MessageState.CLAIMED, MessageState.SUBMITTING, MessageState.RETRY_WAIT,
)  # fmt: skip


@dataclass(frozen=True)
class RailCounts:
    """What the rail counts: things that wait for this person."""

    calls: int
    needs: int
    questions: int
    texts: int


def rail_counts(by: Staff, now: datetime) -> RailCounts:
    """One statement: every page of the desk asks it."""
    parts = (
        calls.waiting_count(by, now), unmet_count(by, now), questions.open_counted(by),
        inbox.waiting_count(by),
    )  # fmt: skip
    row = db.session.execute(select(*(part.scalar_subquery() for part in parts))).one()
    return RailCounts(*(number or 0 for number in row))


@dataclass(frozen=True)
class Quiet:
    """What runs by itself."""

    messages: int
    offers: int
    recordings: int


@dataclass(frozen=True)
class Coming:
    """A chat of this week."""

    meeting: Meeting
    title: str
    school: School
    is_today: bool
    answers: AnswerCount
    interpreters: int
    interpreters_wanted: int
    failed: int
    on_their_way: int
    to_call: int


@dataclass(frozen=True)
class Desk:
    """The whole first page but for its words."""

    facts: Facts
    week: tuple[Coming, ...]
    quiet: Quiet
    has_schools: bool


def desk(by: Staff, now: datetime, today: date, *, has_schools: bool) -> Desk:
    """Everything on the first page. ``today``: on the district's own calendar."""
    meetings = [
        one for one in meetings_of(by, after=now, before=now + WEEK) if one.status is Status.PUBLISHED
    ]
    needs, answers = needs_for(by, now), answer_counts(one.id for one in meetings)
    facts = _facts(by, now, today, needs, meetings, answers)
    asked = sum(one.open_until is not None for one in needs)
    quiet = Quiet(_on_their_way(by), asked, len(working_recordings(by)))
    return Desk(facts, tuple(_week(meetings, needs, answers, now)), quiet, has_schools)


def _facts(
    by: Staff, now: datetime, today: date, needs: Iterable[NeedRow], meetings: Iterable[Meeting],
    answers: dict[int, AnswerCount],
) -> Facts:  # fmt: skip
    counts, languages = rail_counts(by, now), calls.waiting_languages(by, now)
    silent = [(one, answers[one.id]) for one in meetings if one.id in answers and one.starts_at > now]
    unmet = [one for one in needs if one.missing and one.given_up_at]
    return Facts(
        needs=tuple(
            NeedFact(
                one.meeting.id, one.meeting.starts_at, one.need_id, one.language, one.missing, one.families
            )
            for one in unmet
        ),
        unanswered=tuple(
            UnansweredFact(one.id, one.starts_at, counted.asked, counted.silent) for one, counted in silent
        ),
        calls=counts.calls,
        call_languages=tuple(languages.most_common()),
        next_call_before=calls.soonest_meeting(by, now) if counts.calls else None,
        questions=counts.questions,
        oldest_question=questions.oldest_open(by) if counts.questions else None,
        texts=counts.texts,
        oldest_text=inbox.oldest_waiting(by) if counts.texts else None,
        failed=_failed(by, now),
        promises=tuple(
            (
                one.meeting.id,
                (one.reflection.promise_due_on - today).days if one.reflection.promise_due_on else 0,
            )
            for one in open_promises(by, today + PROMISES_AHEAD)
        ),
        broken=tuple(one.meeting_id for one in broken_recordings(by)),
        unpublished=tuple(one.meeting_id for one in unpublished_recordings(by)),
    )


def _week(
    meetings: list[Meeting], needs: Iterable[NeedRow], answers: dict[int, AnswerCount], now: datetime
) -> Iterable[Coming]:
    titles, schools = titles_of(meetings, spoken_tag()), schools_by_id(one.school_id for one in meetings)
    sent = _messages([one.id for one in meetings])
    wanted: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for need in needs:
        wanted[need.meeting.id] += need.wanted
        filled[need.meeting.id] += min(need.filled, need.wanted)
    for one in meetings:
        yield Coming(
            one, titles[one.id], schools[one.school_id],
            local(one.starts_at, one.zone).date() == local(now, one.zone).date(),
            answers.get(one.id, AnswerCount()), filled[one.id], wanted[one.id],
            sum(sent[one.id, state] for state in FAILURES),
            sum(sent[one.id, state] for state in ON_THEIR_WAY),
            sent[one.id, MessageState.WITH_PERSON],
        )  # fmt: skip


def _messages(meeting_ids: list[int]) -> Counter[tuple[int, MessageState]]:
    if not meeting_ids:
        return Counter()
    rows = db.session.execute(
        select(Message.subject_id, Message.state, func.count(Message.id))
        .where(Message.subject_kind == "meeting", Message.subject_id.in_(meeting_ids))
        .group_by(Message.subject_id, Message.state)
    )
    return Counter({(meeting_id, state): number for meeting_id, state, number in rows})


def _on_their_way(by: Staff) -> int:
    return db.session.scalar(_counted(by, Message.state.in_(ON_THEIR_WAY))) or 0


def _failed(by: Staff, now: datetime) -> int:
    """Messages that did not arrive and would still be of use."""
    failed = and_(Message.state.in_(FAILURES), Message.useless_after > now)
    return db.session.scalar(_counted(by, failed)) or 0


def _counted(by: Staff, condition: ColumnElement[bool]) -> Select[int]:
    rows = select(func.count(Message.id)).where(condition)
    if by.sees_every_school:
        return rows
    here = select(Meeting.id).where(Meeting.school_id.in_(by.school_ids))
    return rows.where(Message.subject_kind == "meeting", Message.subject_id.in_(here))
