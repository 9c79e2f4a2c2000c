"""What interpreters do: take an offer, leave it, give an assignment back, switch their calendar off."""

from datetime import datetime

from chats.access import links
from chats.access.actors import Guest, Purpose, System
from chats.db import transaction
from chats.interpreters import queries
from chats.interpreters.actions.booking import CannotTake, HasBegun, NotTheirs, book, booking, end
from chats.interpreters.actions.searching import give_link, settle
from chats.interpreters.answers import TAKEABLE, OfferStanding
from chats.interpreters.models import Ending, OfferState
from chats.interpreters.queries import OfferView


def accept(offer_id: int, *, by: Guest | System, now: datetime) -> None:
    """Take an offer. Of two who do so at once, the first has it; doing it twice is doing it once.

    ``by`` is who holds the offer's link, or the inbox for somebody whose number it knows. Raises NotTheirs;
    CannotTake, which carries why.
    """
    with booking():
        view = _held(offer_id, by, now)
        if view.standing is OfferStanding.YOURS:
            return
        if view.standing not in TAKEABLE:
            raise CannotTake(view.standing)
        book(view.offer, view.need, view.meeting, remote=view.remote, now=now)


def decline(offer_id: int, *, by: Guest | System, now: datetime) -> None:
    """Leave an offer to others, who are asked at once if nobody else is thinking about it.

    Raises NotTheirs; CannotTake when they have taken it: that is given back, not declined.
    """
    with transaction():
        view = _held(offer_id, by, now)
        if view.standing is OfferStanding.YOURS:
            raise CannotTake(view.standing)
        if view.standing in TAKEABLE:
            view.offer.state, view.offer.answered_at = OfferState.DECLINED, now
            settle(view.need.id, now)


def withdraw(assignment_id: int, *, by: Guest, now: datetime) -> None:
    """Give an assignment back: others are asked at once. Raises NotTheirs, HasBegun. Twice is once."""
    with transaction():
        need_id = queries.need_of_assignment(assignment_id)
        if need_id is None or by.purpose is not Purpose.INTERPRETER:
            raise NotTheirs
        queries.need_held(need_id)
        assignment = queries.assignment(assignment_id)
        if assignment is None or assignment.interpreter_id != by.subject_id:
            raise NotTheirs
        if assignment.ended_at is not None:
            return
        if assignment.starts_at <= now:
            raise HasBegun
        end(assignment, Ending.WITHDREW, now)
        settle(need_id, now)


def switch_feed(*, on: bool, by: Guest, now: datetime) -> None:
    """Make the calendar's address dead; ``on`` makes a new one in its place. Raises NotTheirs."""
    with transaction():
        own = queries.interpreter(by.subject_id) if by.purpose is Purpose.INTERPRETER else None
        if own is None:
            raise NotTheirs
        links.revoke(Purpose.FEED, own.id, now)
        if on:
            give_link(own.id, Purpose.FEED, district_id=own.district_id, language=own.language, now=now)


def _held(offer_id: int, by: Guest | System, now: datetime) -> OfferView:
    """The offer, its need held, so that of many answers one is written at a time."""
    if isinstance(by, Guest) and (by.purpose is not Purpose.OFFER or by.subject_id != offer_id):
        raise NotTheirs
    need_id = queries.need_of_offer(offer_id)
    if need_id is None:
        raise NotTheirs
    queries.need_held(need_id)
    view = queries.offer_view(offer_id, now)
    if view is None:
        raise NotTheirs
    return view
