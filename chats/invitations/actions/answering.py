"""Take families' answers, seat those who wait, say who came. Each is one transaction."""

from collections.abc import Mapping
from datetime import datetime

from chats.access.actors import Actor, Guest, Staff, System
from chats.db import transaction
from chats.invitations import permissions
from chats.invitations.models import Invitation, PartStat, Source
from chats.invitations.queries import seats, standing_of
from chats.invitations.replies import (
    PARTY_MOST,
    Answer,
    NoSeatLeft,
    Seating,
    Standing,
    UnfitParty,
    moving_up,
    refuse_late,
    seats_for,
)
from chats.meetings.models import Meeting


class NotInvited(Exception):
    """There is no such invitation for this person to answer; for them it does not exist."""


class NotComing(Exception):
    """Details are for those who said yes. Carries where the family stands."""

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing.value)
        self.standing = standing


def reply(
    answer: Answer, party: int | None = None, *, by: Actor, now: datetime, invitation_id: int | None = None,
    source: Source | None = None,
) -> Standing:  # fmt: skip
    """Record the family's answer and return where they stand: seated, waiting, not coming, to be called.

    ``party``: how many come; none keeps what they said before, or is one. A guest answers the invitation
    of the link; anybody else names one. The last answer counts, whichever guardian gave it. Raises
    NotInvited, and what ``seats_for`` raises; then nothing is written.
    """
    with transaction():
        meeting, invitation = _to_answer(by, invitation_id)
        seating = seats.seating(meeting, invitation)
        if isinstance(answer, PartStat):
            wanted = party if party is not None else invitation.party or 1
            _take(invitation, answer, wanted, seating, now)
            invitation.call_wanted_at = None
        else:
            refuse_late(seating, now)
            invitation.call_wanted_at = invitation.call_wanted_at or now
        invitation.source, invitation.replied_at = source or _usual_source(by), now
        seat_waiting(meeting, now)
        return standing_of(invitation) if isinstance(answer, PartStat) else Standing.CALL_WANTED


def details(
    party: int, *, interpreter: bool, childcare: bool, needs: str | None, by: Actor, now: datetime,
    invitation_id: int | None = None,
) -> Standing:  # fmt: skip
    """Record how many come and what they need; ``needs`` none keeps what they wrote, empty removes it.

    Raises NotInvited, NotComing, and what ``seats_for`` raises: then the seats they hold stay theirs.
    """
    with transaction():
        meeting, invitation = _to_answer(by, invitation_id)
        seating = seats.seating(meeting, invitation)
        refuse_late(seating, now)
        if invitation.partstat is not PartStat.ACCEPTED:
            raise NotComing(standing_of(invitation))
        _take(invitation, PartStat.ACCEPTED, party, seating, now)
        invitation.interpreter_wanted, invitation.childcare_wanted = interpreter, childcare
        if needs is not None:
            invitation.put_needs(needs)
        seat_waiting(meeting, now)
        return standing_of(invitation)


def _to_answer(by: Actor, invitation_id: int | None) -> tuple[Meeting, Invitation]:
    """The invitation this person may answer, its meeting held first."""
    own = seats.invitation_of_guest(by) if isinstance(by, Guest) else invitation_id
    meeting_id = seats.meeting_asked_to(own) if own is not None else None
    meeting = seats.meeting_held(meeting_id) if meeting_id is not None else None
    invitation = seats.invitation(own) if meeting is not None and own is not None else None
    if meeting is None or invitation is None or invitation.withdrawn_at is not None:
        raise NotInvited
    if isinstance(by, Staff) and not permissions.may_answer_for(by, meeting.school_id):
        raise NotInvited
    return meeting, invitation


def _take(invitation: Invitation, answer: PartStat, party: int, seating: Seating, now: datetime) -> None:
    """Take the seats, or a place on the waitlist. Whoever holds seats never loses them by asking for more."""
    waits = False
    try:
        held = seats_for(answer, party, seating, now)
    except NoSeatLeft:
        if seating.held:
            raise
        held, waits = 0, True
    invitation.partstat, invitation.seats_held = answer, held
    invitation.party = party if answer is PartStat.ACCEPTED else 0
    invitation.waitlisted_at = (invitation.waitlisted_at or now) if waits else None
    if not held:
        invitation.seated_from_waitlist_at = None


def seat_waiting(meeting: Meeting, now: datetime) -> None:
    """Give seats that are free to those who wait. Hold the meeting first."""
    if meeting.starts_at <= now or not (waitlist := seats.waitlist(meeting.id)):
        return
    rows = {one.invitation_id: row for one, row in waitlist}
    for family in moving_up([one for one, _row in waitlist], seats.free_seats(meeting)):
        row = rows[family.invitation_id]
        row.seats_held, row.waitlisted_at, row.seated_from_waitlist_at = family.party, None, now


def _usual_source(by: Actor) -> Source:
    if isinstance(by, Guest):
        return Source.LINK
    return Source.TEXT if isinstance(by, System) else Source.PHONE


def note_called(invitation_id: int, *, by: Staff) -> None:
    """The family that asked to be called was called. Raises NotInvited."""
    with transaction():
        _meeting, invitation = _to_answer(by, invitation_id)
        invitation.call_wanted_at = None


def set_attendance(meeting_id: int, came: Mapping[int, int | None], *, by: Staff) -> None:
    """Say how many people of each invitation came; none takes it back. All of it, or nothing.

    Raises NotInvited for a meeting or invitation that is not theirs; UnfitParty for a number of people
    no family has.
    """
    with transaction():
        meeting = seats.meeting_held(meeting_id)
        if meeting is None or not permissions.may_take_attendance(by, meeting.school_id):
            raise NotInvited
        asked = seats.invitations_to(meeting_id)
        for invitation_id, people in came.items():
            if invitation_id not in asked:
                raise NotInvited
            if people is not None and not 0 <= people <= PARTY_MOST:
                raise UnfitParty(people)
            asked[invitation_id].attended = people
