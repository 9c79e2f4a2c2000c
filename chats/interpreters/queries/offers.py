"""Offers as the interpreters who hold them meet them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from chats.access import links
from chats.access.models import Link
from chats.db import db
from chats.interpreters.answers import TAKEABLE, HeldOffer, OfferStanding, offer_standing
from chats.interpreters.busy import is_remote, quarters
from chats.interpreters.models import Assignment, BusyQuarter, Interpreter, Need, Offer, OfferState
from chats.interpreters.queries.own import OwnAssignment
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.schools.models import School


@dataclass(frozen=True)
class OfferView:
    """One offer, for the interpreter it was made to. Nothing of any family is in it."""

    offer: Offer
    need: Need
    meeting: Meeting
    school: School
    interpreter: Interpreter
    assignment: Assignment | None
    link: Link | None
    standing: OfferStanding
    remote: bool
    """They would be there by phone or video."""

    @property
    def path(self) -> str:
        """The offer's page, with its live token: for whoever holds it. Empty for an offer without a link."""
        return links.path_of(self.link) if self.link else ""

    @property
    def waits(self) -> bool:
        """Whether it is theirs to answer before others are asked."""
        return self.offer.state is OfferState.OPEN

    @property
    def taken(self) -> OwnAssignment | None:
        """The assignment that it became, while that is theirs."""
        kept = self.assignment
        if kept is None or self.standing is not OfferStanding.YOURS:
            return None
        return OwnAssignment(kept, self.meeting, self.school, self.remote, self.link, kept.taken_at)

    @property
    def takeable(self) -> bool:
        """Whether a yes counts."""
        return self.standing in TAKEABLE


def offer_view(offer_id: int, now: datetime) -> OfferView | None:
    """One offer. Two statements."""
    row = db.session.execute(_offers().where(Offer.id == offer_id)).one_or_none()
    return _view(row, now) if row else None


def offers_answerable(now: datetime, interpreter_ids: Collection[int]) -> list[OfferView]:
    """Offers to these interpreters to which a yes still counts, the soonest meeting first.

    Also those that passed on in silence, while nobody took them. Only the newest of each need.
    """
    wanted = (
        _offers()
        .where(Offer.interpreter_id.in_(interpreter_ids), Meeting.starts_at > now)
        .where(Offer.state.in_((OfferState.OPEN, OfferState.LAPSED, OfferState.TAKEN)))
        .order_by(Meeting.starts_at, Offer.id)
    )
    views = (_view(row, now) for row in db.session.execute(wanted))
    newest = {(one.need.id, one.interpreter.id): one for one in views if one.takeable}
    return list(newest.values())


def open_offers_of(digests: Collection[bytes], now: datetime) -> list[OfferView]:
    """What whoever texts from this number may answer (``keyring.digests("contact", …)``), soonest first."""
    return offers_answerable(now, [one.id for one in interpreters_by_mobile(digests)])


def interpreters_by_mobile(digests: Collection[bytes]) -> list[Interpreter]:
    """Whoever interprets here and has this number."""
    rows = select(Interpreter).where(Interpreter.mobile_digest.in_(digests), Interpreter.left_at.is_(None))
    return list(db.session.scalars(rows.order_by(Interpreter.id)))


def need_of_offer(offer_id: int) -> int | None:
    """The need an offer is for."""
    return db.session.scalar(select(Offer.need_id).where(Offer.id == offer_id))


def offer(offer_id: int) -> Offer:
    """One offer."""
    return db.session.scalars(select(Offer).where(Offer.id == offer_id)).one()


def open_offers_for(need_id: int) -> list[Offer]:
    """Offers of a need that wait for an answer."""
    rows = select(Offer).where(Offer.need_id == need_id, Offer.state == OfferState.OPEN)
    return list(db.session.scalars(rows.order_by(Offer.id)))


def last_wave(need_id: int) -> int:
    """The number of the last wave; 0 before the first."""
    return db.session.scalar(select(func.max(Offer.wave)).where(Offer.need_id == need_id)) or 0


def filled(need_id: int) -> int:
    """Assignments to a need that stand."""
    return db.session.scalar(_filled().where(Offer.need_id == need_id)) or 0


def is_busy(interpreter_id: int, taken: Iterable[int]) -> bool:
    """Whether the interpreter has one of these quarters taken."""
    wanted = list(taken)
    rows = select(BusyQuarter.id).where(
        BusyQuarter.interpreter_id == interpreter_id, BusyQuarter.quarter.between(wanted[0], wanted[-1])
    )
    return db.session.scalar(rows.limit(1)) is not None


def _filled() -> Select[Any]:
    rows = select(func.count(Assignment.id)).join(Offer, Offer.id == Assignment.offer_id)
    return rows.where(Assignment.ended_at.is_(None))


def _offers() -> Select[Any]:
    beside, other = aliased(Offer), aliased(Assignment)
    count = (
        select(func.count(other.id))
        .join(beside, beside.id == other.offer_id)
        .where(beside.need_id == Need.id, other.ended_at.is_(None))
        .scalar_subquery()
    )
    return (
        select(Offer, Need, Meeting, School, Interpreter, Assignment, Link, count.label("filled"))
        .join(Need, Need.id == Offer.need_id)
        .join(Meeting, Meeting.id == Need.meeting_id)
        .join(School, School.id == Meeting.school_id)
        .join(Interpreter, Interpreter.id == Offer.interpreter_id)
        .outerjoin(Assignment, Assignment.offer_id == Offer.id)
        .outerjoin(Link, Link.id == Offer.link_id)
        .where(Interpreter.left_at.is_(None))
    )


def _view(row: Any, now: datetime) -> OfferView:
    offer, need, meeting, school, interpreter, assignment, link, count = row
    remote = is_remote(meeting.place, remote_only=interpreter.remote_only)
    slot = quarters(meeting.starts_at, meeting.ends_at, remote=remote)
    held = HeldOffer(
        state=offer.state, revision=offer.revision, meeting_revision=meeting.revision,
        published=meeting.status is Status.PUBLISHED, cancelled=meeting.status is Status.CANCELLED,
        starts_at=meeting.starts_at, wanted=need.wanted, filled=count, has_assignment=assignment is not None,
        assignment_ended=assignment is not None and assignment.ended_at is not None,
        busy=assignment is None and is_busy(interpreter.id, slot),
    )  # fmt: skip
    standing = offer_standing(held, now)
    return OfferView(offer, need, meeting, school, interpreter, assignment, link, standing, remote)
