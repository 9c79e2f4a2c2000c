"""What tests ask of the rows: who was asked, who has it, which quarters are taken."""

from dataclasses import dataclass

from sqlalchemy import select

from chats.access import links
from chats.access.actors import Guest, Purpose
from chats.access.models import Link
from chats.db import db, transaction
from chats.families.models import Family
from chats.interpreters import actions, queries
from chats.interpreters.models import Assignment, BusyQuarter, Interpreter, Need, Offer, OfferState
from chats.invitations.models import PartStat
from chats.meetings.models import Meeting
from tests.factories import NOW, Make


def families(make: Make, *spoken: str) -> list[Family]:
    """A family for each language."""
    made = []
    for tag in spoken:
        family = make.family(guardians=0)
        make.guardian(family, spoken_language=tag, needs_interpreter=True)
        made.append(family)
    return made


def asked_meeting(make: Make, *spoken: str, **facts: object) -> Meeting:
    """A meeting to which a family of each language said yes."""
    meeting = make.meeting(**facts)
    for family in families(make, *spoken):
        make.invitation(meeting, family, partstat=PartStat.ACCEPTED, party=2, seats_held=2)
    return meeting


def needs(meeting: Meeting) -> dict[str, tuple[int, int]]:
    """By speech: interpreters wanted, families behind it."""
    rows = db.session.scalars(select(Need).where(Need.meeting_id == meeting.id).order_by(Need.language))
    return {need.language: (need.wanted, need.families) for need in rows}


def offers(state: OfferState | None = OfferState.OPEN) -> list[int]:
    """The interpreters who have an offer in this state, in order of asking."""
    rows = select(Offer).order_by(Offer.wave, Offer.id)
    return [one.interpreter_id for one in db.session.scalars(rows) if state in (None, one.state)]


def assignments() -> list[int]:
    """The interpreters who have an assignment that stands."""
    rows = select(Assignment.interpreter_id).where(Assignment.ended_at.is_(None)).order_by(Assignment.id)
    return list(db.session.scalars(rows))


def quarters() -> int:
    """Quarters of an hour that anybody has taken."""
    return len(db.session.scalars(select(BusyQuarter.id)).all())


def holder(offer: Offer) -> Guest:
    """Whoever holds the offer's link."""
    return Guest(offer.district_id, offer.link_id or 0, Purpose.OFFER, offer.id, "en")


def owner(interpreter: Interpreter) -> Guest:
    """Whoever holds the link to the interpreter's own page."""
    return Guest(interpreter.district_id, 0, Purpose.INTERPRETER, interpreter.id, "en")


def take(offer: Offer) -> None:
    """The interpreter says yes."""
    actions.accept(offer.id, by=holder(offer), now=NOW)


def last_offer(interpreter: Interpreter) -> Offer:
    """What the interpreter was asked last."""
    rows = select(Offer).where(Offer.interpreter_id == interpreter.id).order_by(Offer.id.desc()).limit(1)
    return db.session.scalars(rows).one()


def assignment_of(interpreter: Interpreter) -> Assignment:
    """The interpreter's one assignment."""
    rows = select(Assignment).where(Assignment.interpreter_id == interpreter.id)
    return db.session.scalars(rows).one()


@dataclass(frozen=True)
class Paths:
    """Where an interpreter's own links lead."""

    home: str
    feed: str


def paths(interpreter: Interpreter) -> Paths:
    """The paths of an interpreter's page and calendar, as their messages would carry them."""
    made = [
        links.path_of(queries.links_of(purpose, [interpreter.id])[interpreter.id])
        for purpose in (Purpose.INTERPRETER, Purpose.FEED)
    ]
    return Paths(*made)


def offer_path(offer: Offer) -> str:
    """The path of the offer's link."""
    return links.path_of(db.session.get_one(Link, offer.link_id))


def met(make: Make, meeting: Meeting, spoken: str, given: str, **facts: object) -> None:
    """A family asked to the meeting: its guardian's given name, and what they said."""
    family = make.family(guardians=0)
    make.guardian(family, given_name=given, family_name="Hidden-Surname", spoken_language=spoken)
    needs_words = facts.pop("needs", None)
    row = make.invitation(meeting, family, **facts)
    if needs_words:
        with transaction() as session:
            session.get_one(type(row), row.id).put_needs(needs_words)
