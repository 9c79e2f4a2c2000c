"""How tests set the stage for notices: a family asked, a meeting moved, letters that left."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from chats.db import db, transaction, within
from chats.delivery.letter import MessageState
from chats.delivery.models import Message
from chats.families.models import ContactKind
from chats.invitations.models import Invitation
from chats.meetings.actions import facts_told
from chats.meetings.models import Meeting, MeetingChange
from chats.notices import actions
from tests.factories import NOW, Make

MAIL = (ContactKind.MAIL,)


def written(**facts: object) -> list[Message]:
    return list(db.session.scalars(select(Message).filter_by(**facts).order_by(Message.id)))


def kinds(**facts: object) -> list[str]:
    return [message.kind for message in written(**facts)]


def asked(
    make: Make, *, language: str = "en", kinds: tuple[ContactKind, ...] = MAIL, **facts: object
) -> Invitation:
    """A family of one guardian, asked to a meeting a week from NOW."""
    family = make.family(guardians=0)
    make.guardian(family, written_language=language, spoken_language=language, kinds=kinds)
    return make.invitation(make.meeting(**facts), family)


def sent(at: datetime = NOW) -> None:
    """Whatever waits is handed over."""
    with transaction() as session:
        session.execute(
            update(Message)
            .where(Message.state == MessageState.READY)
            .values(state=MessageState.ACCEPTED, accepted_at=at, attempts=1)
        )


def moved(meeting: Meeting, by: timedelta, at: datetime = NOW) -> None:
    """The meeting is another time, as meetings.actions leaves it."""
    was = facts_told(meeting)
    meeting_id, district_id, starts_at = meeting.id, meeting.district_id, meeting.starts_at + by
    with transaction() as session:
        row = session.get_one(Meeting, meeting_id)
        row.starts_at, row.ends_at, row.revision = starts_at, starts_at + timedelta(hours=1), row.revision + 1
        change = MeetingChange(meeting_id=meeting_id, revision=row.revision, changed_at=at, was=was)
        change.district_id = district_id
        session.add(change)


def catch_up(make: Make, at: datetime = NOW) -> int:
    with within(make.home.id):
        return actions.catch_up(at)
