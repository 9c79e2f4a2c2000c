"""Write down what came of a call."""

from datetime import datetime

from chats.access.actors import Staff
from chats.calls import queries
from chats.calls.models import Call
from chats.calls.outcomes import REACHED, CallOutcome
from chats.db import transaction
from chats.delivery import outbox
from chats.families.queries import guardian_for


class NotToCall(Exception):
    """There is no such guardian for this person; for them they do not exist."""


def record(
    outcome: CallOutcome, *, guardian_id: int, meeting_id: int, by: Staff, now: datetime,
    invitation_id: int | None = None,
) -> None:  # fmt: skip
    """Record a call. Where they were reached, what they had to be told about the meeting counts as told.

    Raises NotToCall.
    """
    with transaction() as session:
        if guardian_for(by, guardian_id) is None:
            raise NotToCall
        told = [message.id for message, _ in queries.messages_to_tell(by, now, guardian_id, meeting_id)]
        call = Call(
            message_id=told[0] if told else None, invitation_id=invitation_id, guardian_id=guardian_id,
            caller_id=by.id, outcome=outcome, called_at=now,
        )  # fmt: skip
        call.district_id = by.district_id
        session.add(call)
        if outcome in REACHED:
            outbox.told_by_person(told, now)
