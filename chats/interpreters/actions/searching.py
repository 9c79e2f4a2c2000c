"""Needs follow the answers, and offers follow the needs: caught up from the facts, at any time."""

from collections.abc import Iterable
from datetime import datetime

from chats import logs
from chats.access import links
from chats.access.actors import Purpose
from chats.db import db, transaction
from chats.interpreters import queries
from chats.interpreters.actions.booking import end, make_offer
from chats.interpreters.models import Assignment, Interpreter, Need
from chats.interpreters.needs import Wanted, needs_of
from chats.interpreters.steps import Step, next_step
from chats.meetings.models import Meeting

NOTHING = Wanted(0, 0)
OWN_LINKS = (Purpose.INTERPRETER, Purpose.FEED)


def catch_up(now: datetime) -> None:
    """Bring needs, offers and assignments of the district to where the facts say they should be.

    Each need is a transaction of its own. Where nothing changed, nothing is written. Call inside ``within``.
    """
    _revise_needs(now)
    _give_links(now)
    looked_at = queries.needs_to_look_at(now)
    if not looked_at:
        return
    found, candidates = queries.situations(looked_at), queries.candidates(now)
    for need_id in [one for one in looked_at if next_step(found[one], candidates, now)]:
        with transaction():
            step = settle(need_id, now)
        if step.given_up:
            logs.log("need.given_up", need_id=need_id)


def settle(need_id: int, now: datetime) -> Step:
    """Take the next step about one need, in the caller's transaction; returns the step.

    The need is held first and its facts are read after that, so a yes in this very instant is not overlooked.
    """
    need = queries.need_held(need_id)
    if need is None:
        return Step()
    step = next_step(queries.situations([need_id])[need_id], queries.candidates(now), now)
    for assignment_id, why in step.ended:
        end(db.session.get_one(Assignment, assignment_id), why, now)
    for offer_id, state in step.closed:
        closed = queries.offer(offer_id)
        closed.state, closed.answered_at = state, now
    if step.deadline_at is not None:
        _ask(need, step, step.deadline_at, now)
    if step.given_up is not None:
        need.given_up_at = now if step.given_up else None
    return step


def _ask(need: Need, step: Step, deadline_at: datetime, now: datetime) -> None:
    meeting = db.session.get_one(Meeting, need.meeting_id)
    for match in step.asks:
        interpreter = db.session.get_one(Interpreter, match.interpreter_id)
        make_offer(need, meeting, interpreter, wave=step.wave, deadline_at=deadline_at, now=now)


def _revise_needs(now: datetime) -> None:
    changed = {meeting_id for meeting_id, _ in _changes(queries.meetings_to_come(now), now)}
    if not changed:
        return
    with transaction() as session:
        meetings = queries.meetings_held(changed)
        known = queries.needs_of_meetings(changed)
        for (meeting_id, language), wanted in _changes(meetings, now).items():
            need = known.get((meeting_id, language))
            if need is None:
                need = Need(meeting_id=meeting_id, language=language, given_up_at=None)
                need.district_id = next(one.district_id for one in meetings if one.id == meeting_id)
                session.add(need)
            need.wanted, need.families, need.revised_at = wanted.interpreters, wanted.families, now


def _changes(meetings: Iterable[Meeting], now: datetime) -> dict[tuple[int, str], Wanted]:
    """By meeting and speech, what is not written yet of what the meetings lack."""
    by_id = {meeting.id: meeting for meeting in meetings}
    if not by_id:
        return {}
    families, spoken = queries.asked_families(by_id), queries.spoken_at(by_id)
    wanted = {
        (one.id, language): lacking
        for one in by_id.values()
        for language, lacking in needs_of(
            families.get(one.id, ()), spoken.get(one.id, ()), starts_at=one.starts_at, ends_at=one.ends_at,
            now=now,
        ).items()
    }  # fmt: skip
    written = {
        key: Wanted(need.wanted, need.families) for key, need in queries.needs_of_meetings(by_id).items()
    }
    keys = wanted.keys() | written.keys()
    now_lacking = {key: wanted.get(key, NOTHING) for key in sorted(keys)}
    return {key: lacking for key, lacking in now_lacking.items() if written.get(key) != lacking}


def _give_links(now: datetime) -> None:
    """Every interpreter has a page and a calendar of their own: made once, never again by itself."""
    lacking = {purpose: queries.without_link(purpose) for purpose in OWN_LINKS}
    if not any(lacking.values()):
        return
    with transaction():
        for purpose in OWN_LINKS:
            for one in queries.without_link(purpose):
                give_link(one.id, purpose, district_id=one.district_id, language=one.language, now=now)


def give_link(
    interpreter_id: int, purpose: Purpose, *, district_id: int, language: str, now: datetime
) -> None:
    """A link of their own, in the caller's transaction. It lives until it is switched off."""
    links.mint(purpose, interpreter_id, district_id=district_id, language=language, now=now, expires_at=None)
