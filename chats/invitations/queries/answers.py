"""Families' answers, for those who prepare the meeting and those who read what comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from chats.db import db
from chats.families.models import Guardian
from chats.invitations.models import Invitation, InvitedGuardian, PartStat, Source
from chats.invitations.replies import Standing, standing
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting


@dataclass(frozen=True)
class AskedGuardian:
    """A guardian who was asked, as the staff who prepare the meeting know them."""

    guardian_id: int
    name: str
    spoken_language: str
    written_language: str | None
    needs_interpreter: bool


@dataclass(frozen=True)
class AnswerRow:
    """One family's answer."""

    invitation_id: int
    family_id: int
    guardians: tuple[AskedGuardian, ...]
    standing: Standing
    partstat: PartStat
    party: int
    seats_held: int
    waitlisted_at: datetime | None
    interpreter_wanted: bool | None
    """None until they say; then ``wants_interpreter`` goes by the roster."""
    childcare_wanted: bool
    needs: str | None
    """In their own words."""
    call_wanted_at: datetime | None
    source: Source | None
    replied_at: datetime | None
    attended: int | None

    @property
    def waitlisted(self) -> bool:
        """Whether they said yes and wait for a seat."""
        return self.waitlisted_at is not None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the family speaks, each once."""
        return tuple(dict.fromkeys(one.spoken_language for one in self.guardians))

    @property
    def wants_interpreter(self) -> bool:
        """What they said; until then, what the roster says of any of them."""
        if self.interpreter_wanted is not None:
            return self.interpreter_wanted
        return any(one.needs_interpreter for one in self.guardians)


@dataclass(frozen=True)
class OpenInvitation:
    """A guardian's invitation that can still be answered."""

    invitation_id: int
    invited_guardian_id: int
    meeting_id: int
    starts_at: datetime
    standing: Standing
    replied_at: datetime | None


@dataclass(frozen=True)
class CalledOff:
    """A meeting that a guardian was asked to, and that was cancelled before it began."""

    meeting_id: int
    cancelled_at: datetime


_ORDER = (Standing.SEATED, Standing.WAITING, Standing.CALL_WANTED, Standing.UNANSWERED, Standing.NOT_COMING)


def standing_of(invitation: Invitation) -> Standing:
    """Where a family stands."""
    waits, wanted = invitation.waitlisted_at is not None, invitation.call_wanted_at is not None
    return standing(invitation.partstat, waits=waits, call_wanted=wanted)


def answers_of(meeting_id: int) -> list[AnswerRow]:
    """Every family's answer to a meeting: who comes, who waits (in order), the others. Two statements."""
    asked = select(Invitation).where(Invitation.meeting_id == meeting_id, Invitation.withdrawn_at.is_(None))
    rows = db.session.scalars(asked.order_by(Invitation.waitlisted_at, Invitation.id)).all()
    guardians = _guardians(meeting_id)
    answers = [_answer(row, guardians.get(row.family_id, [])) for row in rows]
    return sorted(answers, key=lambda one: _ORDER.index(one.standing))


def _guardians(meeting_id: int) -> dict[int, list[AskedGuardian]]:
    of_asked = (
        select(Guardian)
        .join(Invitation, Invitation.family_id == Guardian.family_id)
        .where(Invitation.meeting_id == meeting_id)
        .order_by(Guardian.id)
    )
    found: dict[int, list[AskedGuardian]] = {}
    for one in db.session.scalars(of_asked):
        asked = AskedGuardian(
            one.id, one.full_name, one.spoken_language, one.written_language, one.needs_interpreter
        )
        found.setdefault(one.family_id, []).append(asked)
    return found


def _answer(row: Invitation, guardians: Sequence[AskedGuardian]) -> AnswerRow:
    return AnswerRow(
        row.id, row.family_id, tuple(guardians), standing_of(row), row.partstat, row.party, row.seats_held,
        row.waitlisted_at, row.interpreter_wanted, row.childcare_wanted, row.needs, row.call_wanted_at,
        row.source, row.replied_at, row.attended,
    )  # fmt: skip


def open_invitations_of(guardian_id: int, now: datetime) -> list[OpenInvitation]:
    """What a guardian can still answer, soonest first: for a text that says only “1”."""
    rows = db.session.execute(
        select(Invitation, InvitedGuardian.id, Meeting.starts_at)
        .join(InvitedGuardian, InvitedGuardian.invitation_id == Invitation.id)
        .join(Meeting, Meeting.id == Invitation.meeting_id)
        .where(InvitedGuardian.guardian_id == guardian_id, Invitation.withdrawn_at.is_(None))
        .where(Meeting.status == Status.PUBLISHED, Meeting.starts_at > now)
        .order_by(Meeting.starts_at, Invitation.id)
    )
    return [
        OpenInvitation(one.id, own, one.meeting_id, at, standing_of(one), one.replied_at)
        for one, own, at in rows
    ]


def called_off_of(guardian_id: int, now: datetime) -> list[CalledOff]:
    """What a guardian was asked to and was cancelled, the latest news first, until it would have begun."""
    rows = db.session.execute(
        select(Meeting.id, Meeting.cancelled_at)
        .join(Invitation, Invitation.meeting_id == Meeting.id)
        .join(InvitedGuardian, InvitedGuardian.invitation_id == Invitation.id)
        .where(InvitedGuardian.guardian_id == guardian_id, Invitation.withdrawn_at.is_(None))
        .where(Meeting.status == Status.CANCELLED, Meeting.starts_at > now)
        .order_by(Meeting.cancelled_at.desc(), Meeting.id)
    )
    return [CalledOff(meeting_id, at) for meeting_id, at in rows if at is not None]
