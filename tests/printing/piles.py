"""Families with children in different grades, their letters made, and what stands on the pages."""

from io import BytesIO

from pypdf import PdfReader
from sqlalchemy import select

from chats.db import db, transaction
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.families.models import ContactKind, FamilySchool, GradeBand
from chats.invitations.models import Invitation
from chats.meetings.models import Meeting
from tests.factories import Make
from tests.pages import CheckingClient, Page

LANDLINE, MAIL = (ContactKind.LANDLINE,), (ContactKind.MAIL,)


def asked(
    make: Make, meeting: Meeting, *, band: GradeBand = GradeBand.G3_5, guardians: int = 1, **facts: object
) -> Invitation:
    """A family asked to the meeting, whose guardians have a landline, so that no message reaches it."""
    family = make.family(guardians=0)
    family_id = family.id
    for _ in range(guardians):
        make.guardian(family, **({"kinds": LANDLINE} | facts))
    with transaction() as session:
        place = session.scalars(select(FamilySchool).where(FamilySchool.family_id == family_id)).one()
        place.grade_band = band
    return make.invitation(meeting, family)


def made(desk: CheckingClient, meeting_id: int, whom: str = "not-reached") -> Page:
    """The page after the letters were made."""
    path = letters(meeting_id)
    return desk.follow(desk.send(desk.get(path), f"{path}/make", whom=whom))


def letters(meeting_id: int) -> str:
    """The page of a meeting's letters."""
    return f"/desk/chats/{meeting_id}/letters"


def on_channel(channel: Channel) -> list[Message]:
    """Every message of a channel."""
    return list(db.session.scalars(select(Message).where(Message.channel == channel).order_by(Message.id)))


def pages_of(pdf: bytes) -> list[str]:
    """What stands on each page of a PDF, white space made one."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def meeting_of(meeting_id: int) -> Meeting:
    """The meeting as it is now."""
    return db.session.get_one(Meeting, meeting_id)


def pdf(desk: CheckingClient, meeting_id: int) -> list[str]:
    """What stands on each page of a meeting's PDF."""
    return pages_of(desk.get(f"{letters(meeting_id)}.pdf").body)


def states(channel: Channel) -> list[MessageState]:
    """Where every message of a channel stands."""
    return [one.state for one in on_channel(channel)]
