"""What staff do: agree with an interpreter by hand, send one home, add one, take one off the list."""

from datetime import datetime

from chats import keyring
from chats.access import links
from chats.access.actors import Staff
from chats.accounts.queries import staff_by_id
from chats.db import db, transaction
from chats.interpreters import permissions, queries
from chats.interpreters.actions.booking import CannotTake, HasBegun, NotTheirs, book, booking, end, make_offer
from chats.interpreters.actions.searching import OWN_LINKS, give_link, settle
from chats.interpreters.answers import OfferStanding
from chats.interpreters.busy import is_remote, quarters
from chats.interpreters.drafts import NewInterpreter
from chats.interpreters.models import Ending, Interpreter, InterpreterLanguage, Need, Offer, OfferState
from chats.interpreters.needs import speech
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting


class LacksLanguage(Exception):
    """The interpreter does not work in the language that is needed."""


class MobileTaken(Exception):
    """Another interpreter has this number: a text from it would answer for both."""


def assign(need_id: int, interpreter_id: int, *, told_by_id: int, by: Staff, now: datetime) -> None:
    """Write down that ``told_by_id`` agreed with an interpreter by hand.

    Raises NotTheirs, LacksLanguage, and CannotTake where they are taken or nobody is missing.
    """
    with booking():
        need, meeting = _need_to_fill(need_id, by, now)
        interpreter = queries.interpreter(interpreter_id)
        if interpreter is None or not staff_by_id({told_by_id}):
            raise NotTheirs
        if need.language not in {speech(one.language) for one in interpreter.languages}:
            raise LacksLanguage
        remote = is_remote(meeting.place, remote_only=interpreter.remote_only)
        if queries.is_busy(interpreter.id, quarters(meeting.starts_at, meeting.ends_at, remote=remote)):
            raise CannotTake(OfferStanding.BUSY)
        for waiting in queries.open_offers_for(need.id):
            if waiting.interpreter_id == interpreter.id:
                waiting.state, waiting.answered_at = OfferState.TAKEN, now
        wave = queries.last_wave(need.id) + 1
        offer = make_offer(need, meeting, interpreter, wave=wave, deadline_at=now, now=now)
        book(offer, need, meeting, remote=remote, now=now, told_by_id=told_by_id)


def _need_to_fill(need_id: int, by: Staff, now: datetime) -> tuple[Need, Meeting]:
    need = queries.need_held(need_id)
    meeting = db.session.get(Meeting, need.meeting_id) if need else None
    if need is None or meeting is None or not permissions.may_assign(by, meeting.school_id):
        raise NotTheirs
    if meeting.status is Status.CANCELLED:
        raise CannotTake(OfferStanding.CALLED_OFF)
    if meeting.status is not Status.PUBLISHED or meeting.starts_at <= now:
        raise CannotTake(OfferStanding.OVER)
    if queries.filled(need.id) >= need.wanted:
        raise CannotTake(OfferStanding.TAKEN if need.wanted else OfferStanding.NOT_NEEDED)
    return need, meeting


def release(assignment_id: int, *, by: Staff, now: datetime) -> None:
    """Say that an interpreter is not needed after all. Raises NotTheirs, HasBegun. Twice is once."""
    with transaction():
        need_id = queries.need_of_assignment(assignment_id)
        need = queries.need_held(need_id) if need_id else None
        meeting = db.session.get(Meeting, need.meeting_id) if need else None
        if need is None or meeting is None or not permissions.may_assign(by, meeting.school_id):
            raise NotTheirs
        assignment = queries.assignment(assignment_id)
        if assignment is None or assignment.ended_at is not None:
            return
        if assignment.starts_at <= now:
            raise HasBegun
        end(assignment, Ending.RELEASED, now)
        settle(need.id, now)


def add(draft: NewInterpreter, *, by: Staff, now: datetime) -> int:
    """Put somebody on the list, with links of their own; return their id. Raises NotTheirs, MobileTaken."""
    if not permissions.may_keep_interpreters(by):
        raise NotTheirs
    with transaction() as session:
        if draft.mobile and queries.mobile_taken(keyring.ring().digests("contact", draft.mobile.encode())):
            raise MobileTaken
        new = Interpreter(
            district_id=by.district_id, name=draft.name, agency=draft.agency, language=draft.language,
            zone=draft.zone, remote_only=draft.remote_only, left_at=None,
        )  # fmt: skip
        new.put(mail=draft.mail, mobile=draft.mobile)
        session.add(new)
        session.flush()
        for language in dict.fromkeys(draft.languages):
            row = InterpreterLanguage(interpreter_id=new.id, language=language, qualified=True)
            row.district_id = by.district_id
            session.add(row)
        for purpose in OWN_LINKS:
            give_link(new.id, purpose, district_id=by.district_id, language=draft.language, now=now)
        return new.id


def part_with(interpreter_id: int, *, by: Staff, now: datetime) -> None:
    """Take somebody off the list: their links die, others are asked in their place. Raises NotTheirs."""
    if not permissions.may_keep_interpreters(by):
        raise NotTheirs
    with transaction():
        leaving = queries.interpreter(interpreter_id)
        if leaving is None:
            raise NotTheirs
        leaving.left_at = now
        for purpose in OWN_LINKS:
            links.revoke(purpose, leaving.id, now)
        db.session.flush()
        for assignment in queries.standing_assignments(leaving.id, now):
            need_id = db.session.get_one(Offer, assignment.offer_id).need_id
            queries.need_held(need_id)
            end(assignment, Ending.RELEASED, now)
            settle(need_id, now)
