"""Assignments begin and end, with the quarters of an hour they take. Inside a caller's transaction."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError

from chats.access import links
from chats.access.actors import Purpose
from chats.db import db, transaction
from chats.interpreters import queries
from chats.interpreters.answers import OfferStanding
from chats.interpreters.busy import quarters
from chats.interpreters.models import Assignment, BusyQuarter, Ending, Interpreter, Need, Offer, OfferState
from chats.meetings.models import Meeting

LINK_LIVES_ON = timedelta(days=1)
"""After the meeting's end, as a family's link does."""


class CannotTake(Exception):
    """The yes does not count. Carries where the offer stands instead; nothing was written."""

    def __init__(self, standing: OfferStanding) -> None:
        super().__init__(standing.value)
        self.standing = standing


class NotTheirs(Exception):
    """It is not this person's to answer; for them it does not exist."""


class HasBegun(Exception):
    """The meeting has begun: what is to be said now is said by phone."""


@contextmanager
def booking() -> Iterator[None]:
    """A transaction in which somebody is booked. Raises CannotTake where the database finds them taken.

    Asking first is kinder, but only the constraint sees two acceptances in the same instant.
    """
    try:
        with transaction():
            yield
    except IntegrityError as refusal:
        if BusyQuarter.__tablename__ in str(refusal.orig):
            raise CannotTake(OfferStanding.BUSY) from None
        raise


def make_offer(
    need: Need, meeting: Meeting, interpreter: Interpreter, *, wave: int, deadline_at: datetime, now: datetime
) -> Offer:
    """Ask an interpreter, with a link of the offer's own."""
    offer = Offer(
        district_id=need.district_id, need_id=need.id, interpreter_id=interpreter.id,
        revision=meeting.revision, wave=wave, state=OfferState.OPEN, made_at=now, deadline_at=deadline_at,
        answered_at=None, link_id=None,
    )  # fmt: skip
    db.session.add(offer)
    db.session.flush()
    link = links.mint(
        Purpose.OFFER, offer.id, district_id=need.district_id, language=interpreter.language, now=now,
        expires_at=meeting.ends_at + LINK_LIVES_ON,
    )  # fmt: skip
    db.session.flush()
    offer.link_id = link.id
    return offer


def book(
    offer: Offer, need: Need, meeting: Meeting, *, remote: bool, now: datetime, told_by_id: int | None = None
) -> int:
    """Make the offer an assignment, take its quarters, tell the others that it is taken; return its id."""
    offer.state, offer.answered_at = OfferState.ACCEPTED, now
    assignment = Assignment(
        district_id=need.district_id, offer_id=offer.id, interpreter_id=offer.interpreter_id,
        meeting_id=meeting.id, language=need.language, starts_at=meeting.starts_at, ends_at=meeting.ends_at,
        taken_at=now, told_by_id=told_by_id, ended_at=None, ended_because=None,
        calendar_uid=secrets.token_hex(16),
    )  # fmt: skip
    db.session.add(assignment)
    db.session.flush()
    # In order of time, so that of two at once one waits for the other, and they never wait for each other.
    for quarter in quarters(meeting.starts_at, meeting.ends_at, remote=remote):
        taken = BusyQuarter(interpreter_id=offer.interpreter_id, assignment_id=assignment.id, quarter=quarter)
        taken.district_id = need.district_id
        db.session.add(taken)
    db.session.flush()
    if queries.filled(need.id) >= need.wanted:
        need.given_up_at = None
        for other in queries.open_offers_for(need.id):
            other.state, other.answered_at = OfferState.TAKEN, now
    return assignment.id


def end(assignment: Assignment, why: Ending, now: datetime) -> None:
    """End an assignment and free its quarters."""
    assignment.ended_at, assignment.ended_because = now, why
    for quarter in queries.quarters_of(assignment.id):
        db.session.delete(quarter)
    db.session.flush()
