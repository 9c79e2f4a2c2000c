"""An answer that states a meeting's time is asked at the door whether that is still so.

It may have waited for its provider. Its stamp, kept as the revision that it states, says how many changes
there had been of all the meetings its reader is asked to.
"""

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from chats.db import db
from chats.delivery.models import Message
from chats.families.models import Guardian
from chats.inbox.models import IncomingText
from chats.interpreters.models import Need, Offer
from chats.invitations.models import Invitation
from chats.meetings.models import MeetingChange

SUBJECT = "incoming-text"
UNTIMED = -1
"""The stamp of an answer that states no time."""


def stamp(incoming_id: int) -> int:
    """The stamp of an answer to this text. To be read before the times that the answer states."""
    return db.session.scalar(_changes(incoming_id)) or 0


def still_true() -> ColumnElement[bool]:
    """True of what is no answer, states no time, or whose reader's meetings did not change since."""
    return or_(
        Message.subject_kind != SUBJECT,
        Message.subject_revision == UNTIMED,
        Message.subject_revision == _changes(Message.subject_id).correlate(Message).scalar_subquery(),
    )


def _changes(incoming_id: InstrumentedAttribute[int] | int) -> Select[int]:
    """How many changes there were of the meetings that the writer of this text is asked to."""
    as_guardian = (
        select(Invitation.meeting_id)
        .join(Guardian, Guardian.family_id == Invitation.family_id)
        .join(IncomingText, IncomingText.guardian_id == Guardian.id)
        .where(IncomingText.id == incoming_id)
        .correlate(Message)
    )
    as_interpreter = (
        select(Need.meeting_id)
        .join(Offer, Offer.need_id == Need.id)
        .join(IncomingText, IncomingText.interpreter_id == Offer.interpreter_id)
        .where(IncomingText.id == incoming_id)
        .correlate(Message)
    )
    return select(func.count(MeetingChange.id)).where(
        or_(MeetingChange.meeting_id.in_(as_guardian), MeetingChange.meeting_id.in_(as_interpreter))
    )
