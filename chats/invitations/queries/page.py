"""One family's page, in one statement: it is opened in a corridor, on an old phone, by everybody at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, or_, select
from sqlalchemy.orm import aliased

from chats.access.actors import Guest
from chats.accounts.models import StaffMember
from chats.db import db, kept
from chats.delivery.models import Suppression
from chats.families.households import CHANNELS
from chats.families.models import Contact, Guardian
from chats.invitations.models import Invitation, InvitedGuardian
from chats.invitations.queries.answers import standing_of
from chats.invitations.queries.seats import held_seats_beside
from chats.invitations.replies import Standing
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting, MeetingLiaison
from chats.schools.models import District, School
from chats.texts.models import Text, Translation

Row = TypeVar("Row")


@dataclass(frozen=True)
class FamilyPage:
    """Everything a family's page says, for the guardian whose link it is. No family's name is among it."""

    invited: InvitedGuardian
    invitation: Invitation
    meeting: Meeting
    school: School
    district: District
    written_language: str | None
    needs_interpreter: bool
    people: tuple[StaffMember, ...]
    """Host first, then liaisons by name."""
    texts: tuple[Text, ...]
    """Title and summary, where staff wrote them."""
    translations: tuple[Translation, ...]
    taken: int
    """Seats that families hold."""
    stopped: bool
    """Whether this guardian stopped our messages."""

    @property
    def free(self) -> int | None:
        """Seats left for anybody; none means no limit."""
        return None if self.meeting.seats is None else max(0, self.meeting.seats - self.taken)

    @property
    def called_off(self) -> bool:
        """Whether the meeting was cancelled."""
        return self.meeting.status is Status.CANCELLED

    @property
    def standing(self) -> Standing:
        """Where the family stands."""
        return standing_of(self.invitation)


def family_page(by: Guest, tag: str) -> FamilyPage | None:
    """What the page of this link says. ``tag``: the language spoken before we knew whose link it is."""
    asked = {"subject_id": by.subject_id, "languages": [tag, by.language or tag]}
    rows = db.session.execute(_statement(), asked).all()
    if not rows:
        return None
    one = rows[0]
    host_id, people = one.Meeting.host_id, _once(row.StaffMember for row in rows)
    people.sort(key=lambda person: (person.id != host_id, person.name))
    return FamilyPage(
        one.InvitedGuardian, one.Invitation, one.Meeting, one.School, one.District, one.written_language,
        one.needs_interpreter, tuple(people), tuple(_once((one.title, one.summary))),
        tuple(_once(row.Translation for row in rows)), one.taken, one.stopped,
    )  # fmt: skip


def _once(rows: Iterable[Row | None]) -> list[Row]:
    return list(dict.fromkeys(row for row in rows if row is not None))


@cache
def _statement() -> Select[*tuple[Any, ...]]:
    """Made once: building it anew took longer than the rest of the page. Wants subject_id and languages."""
    title, summary = aliased(Text, name="title"), aliased(Text, name="summary")
    return kept(
        select(
            InvitedGuardian, Invitation, Meeting, School, District, StaffMember, title, summary, Translation,
            Guardian.written_language, Guardian.needs_interpreter,
            held_seats_beside(Meeting.id).scalar_subquery().label("taken"), _stopped().label("stopped"),
        )
        .join(Invitation, Invitation.id == InvitedGuardian.invitation_id)
        .join(Guardian, Guardian.id == InvitedGuardian.guardian_id)
        .join(Meeting, Meeting.id == Invitation.meeting_id)
        .join(School, School.id == Meeting.school_id)
        .join(District, District.id == Meeting.district_id)
        .outerjoin(StaffMember, _at_meeting())
        .outerjoin(title, title.id == Meeting.title_id)
        .outerjoin(summary, summary.id == Meeting.summary_id)
        .outerjoin(Translation, _may_be_shown())
        .where(InvitedGuardian.id == bindparam("subject_id"))
    )  # fmt: skip


def _at_meeting() -> ColumnElement[bool]:
    liaison = MeetingLiaison.staff_id == StaffMember.id
    return or_(
        StaffMember.id == Meeting.host_id, exists().where(liaison, MeetingLiaison.meeting_id == Meeting.id)
    )


def _may_be_shown() -> ColumnElement[bool]:
    """Title and summary in each language this page may turn out to be in: only the answer says which."""
    of_meeting = or_(Translation.text_id == Meeting.title_id, Translation.text_id == Meeting.summary_id)
    spoken = Translation.language.in_(bindparam("languages", expanding=True))
    return and_(of_meeting, or_(spoken, Translation.language == Guardian.written_language))


def _stopped() -> ColumnElement[bool]:
    kinds = [and_(Contact.kind == kind, Suppression.channel == channel) for kind, channel in CHANNELS.items()]
    return exists().where(
        Contact.guardian_id == Guardian.id,
        Suppression.address_digest == Contact.digest,
        or_(*kinds),
        Suppression.reason == "stop",
        Suppression.lifted_at.is_(None),
    )
