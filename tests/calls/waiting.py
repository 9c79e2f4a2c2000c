"""Families that wait for a call: a message no channel could carry, or a wish to be called."""

from datetime import timedelta

from sqlalchemy import select

from chats.db import db, transaction
from chats.delivery import outbox
from chats.delivery.letter import Channel, Composed, Lane
from chats.delivery.models import Message
from chats.families.models import ContactKind, Guardian
from chats.invitations.models import Invitation
from chats.meetings.models import Meeting
from chats.schools.models import School
from tests.factories import NOW, Make


def unreached(make: Make, meeting: Meeting | None = None, **facts: object) -> tuple[Guardian, Invitation]:
    """A guardian with a landline, invited, whose invitation is on the call list."""
    meeting = meeting or make.meeting()
    family = make.family(school=db.session.get_one(School, meeting.school_id), guardians=0)
    guardian = make.guardian(family, kinds=(ContactKind.LANDLINE,), **facts)
    invitation = make.invitation(meeting, family)
    put(guardian, meeting)
    return guardian, invitation


def put(guardian: Guardian, meeting: Meeting, kind: str = "invitation", lane: Lane = Lane.INVITATIONS) -> int:
    """Put a message for a guardian on the call list."""
    words = Composed(
        kind, "es", Channel.CALL, "Hola {{name}}: le invitamos.", "Hello {{name}}: you are invited."
    )
    key, recipient = f"{kind}:invited:{guardian.id}:rev0:call", f"guardian:{guardian.id}"
    subject, slots = ("meeting", meeting.id, 0), {"name": guardian.given_name}
    useless_after, district_id = meeting.starts_at, meeting.district_id
    with transaction():
        outbox.put(
            words,
            key=key,
            recipient=recipient,
            address=None,
            lane=lane,
            zone="America/Los_Angeles",
            subject=subject,
            not_before=NOW,
            useless_after=useless_after,
            district_id=district_id,
            now=NOW,
            slots=slots,
        )
    return db.session.scalars(select(Message.id).where(Message.key == key)).one()


def wants_a_call(invitation: Invitation) -> None:
    """The family answered: please call me."""
    with transaction():
        db.session.get_one(Invitation, invitation.id).call_wanted_at = NOW - timedelta(hours=1)
