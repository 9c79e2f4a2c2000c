"""What needs are made from: the families asked to each meeting, and the languages of staff who are there."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import or_, select

from chats.accounts.models import StaffMember
from chats.db import db
from chats.families.models import Guardian
from chats.interpreters.models import Need
from chats.interpreters.needs import AskedFamily, Speaker
from chats.invitations.models import Invitation, PartStat
from chats.invitations.queries import standing_of
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting, MeetingLiaison


def meetings_to_come(now: datetime) -> list[Meeting]:
    """Published meetings that have not begun: what nobody can be found for any more is not revised."""
    live = select(Meeting).where(Meeting.status == Status.PUBLISHED, Meeting.starts_at > now)
    return list(db.session.scalars(live.order_by(Meeting.id)))


def meetings_held(ids: Collection[int]) -> list[Meeting]:
    """These meetings, their rows held, so that two workers do not revise the same needs at once."""
    held = select(Meeting).where(Meeting.id.in_(ids)).order_by(Meeting.id).with_for_update()
    return list(db.session.scalars(held))


def asked_families(meeting_ids: Collection[int]) -> dict[int, list[AskedFamily]]:
    """By meeting: the families asked, but for those who said no. One statement."""
    rows = db.session.execute(
        select(Invitation, Guardian.spoken_language, Guardian.needs_interpreter)
        .join(Guardian, Guardian.family_id == Invitation.family_id)
        .where(
            Invitation.meeting_id.in_(meeting_ids),
            Invitation.withdrawn_at.is_(None),
            or_(Invitation.partstat != PartStat.DECLINED, Invitation.call_wanted_at.is_not(None)),
        )
        .order_by(Invitation.id, Guardian.id)
    )
    speakers: dict[Invitation, list[Speaker]] = {}
    for invitation, spoken, needing in rows:
        speakers.setdefault(invitation, []).append(Speaker(spoken, needing))
    found: dict[int, list[AskedFamily]] = {}
    for invitation, guardians in speakers.items():
        family = AskedFamily(standing_of(invitation), invitation.interpreter_wanted, tuple(guardians))
        found.setdefault(invitation.meeting_id, []).append(family)
    return found


def spoken_at(meeting_ids: Collection[int]) -> dict[int, set[str]]:
    """By meeting: the language tags that its host and liaisons speak with families. One statement."""
    liaison = MeetingLiaison.staff_id == StaffMember.id
    rows = db.session.execute(
        select(Meeting.id, StaffMember.speaks)
        .outerjoin(MeetingLiaison, MeetingLiaison.meeting_id == Meeting.id)
        .join(StaffMember, or_(StaffMember.id == Meeting.host_id, liaison))
        .where(Meeting.id.in_(meeting_ids), StaffMember.left_at.is_(None))
    )
    found: dict[int, set[str]] = {}
    for meeting_id, speaks in rows:
        found.setdefault(meeting_id, set()).update(speaks)
    return found


def needs_of_meetings(meeting_ids: Iterable[int]) -> dict[tuple[int, str], Need]:
    """The needs of these meetings, also those that went away, by meeting and speech."""
    rows = db.session.scalars(select(Need).where(Need.meeting_id.in_(list(meeting_ids))))
    return {(need.meeting_id, need.language): need for need in rows}
