"""Needs with everything that decides what comes next, and the interpreters there are."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from chats.db import db
from chats.interpreters.busy import quarter_of
from chats.interpreters.matching import Candidate, Wish
from chats.interpreters.models import Assignment, BusyQuarter, Interpreter, Need, Offer, OfferState
from chats.interpreters.needs import speech
from chats.interpreters.steps import Asked, Ending, Situation, Taken
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.schools.queries import district

A_MONTH = timedelta(days=31)


def need_held(need_id: int) -> Need | None:
    """The need, its row held: whoever answers its offers queues up here, so the first yes wins."""
    return db.session.scalar(select(Need).where(Need.id == need_id).with_for_update())


def candidates(now: datetime) -> list[Candidate]:
    """Every interpreter of the district, as choosing wants them. Four statements."""
    here = select(Interpreter).where(Interpreter.left_at.is_(None)).order_by(Interpreter.id)
    rows = list(db.session.scalars(here.options(selectinload(Interpreter.languages))))
    busy, starts = _busy(now), _starts(now)
    return [
        Candidate(
            one.id,
            {speech(row.language): row.qualified for row in one.languages},
            one.agency is None,
            one.remote_only,
            frozenset(busy.get(one.id, ())),
            tuple(starts.get(one.id, ())),
        )
        for one in rows
    ]


def _busy(now: datetime) -> dict[int, set[int]]:
    rows = db.session.execute(
        select(BusyQuarter.interpreter_id, BusyQuarter.quarter).where(BusyQuarter.quarter >= quarter_of(now))
    )
    found: dict[int, set[int]] = {}
    for interpreter_id, quarter in rows:
        found.setdefault(interpreter_id, set()).add(quarter)
    return found


def _starts(now: datetime) -> dict[int, list[datetime]]:
    lately = (Assignment.ended_at.is_(None), Assignment.starts_at > now - A_MONTH)
    rows = db.session.execute(select(Assignment.interpreter_id, Assignment.starts_at).where(*lately))
    found: dict[int, list[datetime]] = {}
    for interpreter_id, starts_at in rows:
        found.setdefault(interpreter_id, []).append(starts_at)
    return found


def needs_to_look_at(now: datetime) -> list[int]:
    """Needs that could change: somebody is missing, or an offer or assignment is not settled."""
    open_offer = select(Offer.need_id).where(Offer.state == OfferState.OPEN)
    standing = (
        select(Offer.need_id)
        .join(Assignment, Assignment.offer_id == Offer.id)
        .join(Meeting, Meeting.id == Assignment.meeting_id)
        .where(Assignment.ended_at.is_(None), or_(Assignment.starts_at > now, Meeting.starts_at > now))
    )
    coming = select(Meeting.id).where(Meeting.status == Status.PUBLISHED, Meeting.starts_at > now)
    rows = select(Need.id).where(
        or_(Need.id.in_(open_offer), Need.id.in_(standing), Need.meeting_id.in_(coming) & (Need.wanted > 0))
    )
    return list(db.session.scalars(rows.order_by(Need.id)))


def situations(need_ids: Collection[int]) -> dict[int, Situation]:
    """By need, what decides what comes next. Five statements, however many needs."""
    rows = db.session.execute(
        select(Need, Meeting).join(Meeting, Meeting.id == Need.meeting_id).where(Need.id.in_(need_ids))
    ).all()
    home = district()
    asked, assigned = _asked(need_ids), _assigned(need_ids)
    held = _quarters_held(one.id for some in assigned.values() for one, _ in some)
    found = {}
    for need, meeting in rows:
        wish = Wish(need.language, meeting.starts_at, meeting.ends_at, meeting.zone, meeting.place)
        mine = assigned.get(need.id, [])
        found[need.id] = Situation(
            wish=wish, wanted=need.wanted, revision=meeting.revision, given_up=need.given_up_at is not None,
            published=meeting.status is Status.PUBLISHED, cancelled=meeting.status is Status.CANCELLED,
            quiet=(home.quiet_from, home.quiet_until), asked=tuple(asked.get(need.id, ())),
            taken=tuple(_taken(one, remote, held) for one, remote in mine if one.ended_at is None),
            withdrew=frozenset(one.interpreter_id for one, _ in mine if _gave_back(one, wish)),
        )  # fmt: skip
    return found


def _taken(one: Assignment, remote_only: bool, held: dict[int, set[int]]) -> Taken:
    quarters = frozenset(held.get(one.id, ()))
    return Taken(one.id, one.interpreter_id, one.starts_at, one.ends_at, remote_only, quarters)


def _gave_back(one: Assignment, wish: Wish) -> bool:
    same_time = (one.starts_at, one.ends_at) == (wish.starts_at, wish.ends_at)
    return one.ended_because is Ending.WITHDREW and same_time


def _asked(need_ids: Collection[int]) -> dict[int, list[Asked]]:
    found: dict[int, list[Asked]] = {}
    for one in db.session.scalars(select(Offer).where(Offer.need_id.in_(need_ids)).order_by(Offer.id)):
        asked = Asked(
            one.id, one.interpreter_id, one.revision, one.wave, one.state, one.deadline_at, one.answered_at
        )
        found.setdefault(one.need_id, []).append(asked)
    return found


def _assigned(need_ids: Collection[int]) -> dict[int, list[tuple[Assignment, bool]]]:
    rows = db.session.execute(
        select(Offer.need_id, Assignment, Interpreter.remote_only)
        .join(Assignment, Assignment.offer_id == Offer.id)
        .join(Interpreter, Interpreter.id == Assignment.interpreter_id)
        .where(Offer.need_id.in_(need_ids))
        .order_by(Assignment.id)
    )
    found: dict[int, list[tuple[Assignment, bool]]] = {}
    for need_id, assignment, remote_only in rows:
        found.setdefault(need_id, []).append((assignment, remote_only))
    return found


def _quarters_held(assignment_ids: Iterable[int]) -> dict[int, set[int]]:
    rows = db.session.execute(
        select(BusyQuarter.assignment_id, BusyQuarter.quarter).where(
            BusyQuarter.assignment_id.in_(list(assignment_ids))
        )
    )
    found: dict[int, set[int]] = {}
    for assignment_id, quarter in rows:
        found.setdefault(assignment_id, set()).add(quarter)
    return found
