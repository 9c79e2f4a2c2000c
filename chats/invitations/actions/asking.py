"""Ask the families of a meeting: each guardian gets a link and a calendar entry of their own."""

import secrets
from datetime import datetime

from sqlalchemy import update

from chats.access import links
from chats.access.actors import Purpose
from chats.access.models import Link
from chats.db import transaction
from chats.invitations.actions.answering import seat_waiting
from chats.invitations.models import Invitation, InvitedGuardian, PartStat
from chats.invitations.queries import asking, seats
from chats.languages import registry
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting

AT_ONCE = 500
"""Guardians asked in one transaction: others write in between, and ten thousand families are no long lock."""


def invite_published(now: datetime) -> int:
    """Catch up within a district: ask whoever is in an audience and was not asked, and return how many.

    Also lets links live on where a meeting moved, and seats those who wait where a room grew. Doing it
    again does nothing.
    """
    asked = 0
    for meeting_id in [one.id for one in asking.meetings_to_come(now)]:
        while some := _ask_some(meeting_id, now):
            asked += some
        _let_links_follow(meeting_id)
    for meeting_id in seats.meetings_with_waitlist(now):
        with transaction():
            meeting = seats.meeting_held(meeting_id)
            if meeting is not None:
                seat_waiting(meeting, now)
    return asked


def _ask_some(meeting_id: int, now: datetime) -> int:
    looked_at = seats.meeting(meeting_id)
    if looked_at is None or not asking.unasked(looked_at, 1):
        return 0  # the usual minute: nothing to write, so no lock is taken
    with transaction() as session:
        meeting = seats.meeting_held(meeting_id)
        if meeting is None or meeting.status is not Status.PUBLISHED or meeting.starts_at <= now:
            return 0
        guardians = asking.unasked(meeting, AT_ONCE)
        known = asking.invitation_ids(meeting.id, {one.family_id for one in guardians})
        fresh = {
            family_id: _invitation(meeting, family_id, now)
            for family_id in dict.fromkeys(one.family_id for one in guardians)
            if family_id not in known
        }
        session.add_all(fresh.values())
        session.flush()
        known |= {family_id: one.id for family_id, one in fresh.items()}
        letters = [_letter(meeting, known[one.family_id], one.id) for one in guardians]
        session.add_all(letters)
        session.flush()
        made = [
            _link(meeting, letter, one.written_language, now)
            for letter, one in zip(letters, guardians, strict=True)
        ]
        session.flush()
        for letter, link in zip(letters, made, strict=True):
            letter.link_id = link.id
        return len(letters)


def _invitation(meeting: Meeting, family_id: int, now: datetime) -> Invitation:
    return Invitation(
        district_id=meeting.district_id, meeting_id=meeting.id, family_id=family_id, invited_at=now,
        partstat=PartStat.NEEDS_ACTION, party=0, seats_held=0, childcare_wanted=False,
    )  # fmt: skip


def _letter(meeting: Meeting, invitation_id: int, guardian_id: int) -> InvitedGuardian:
    # Opaque, and not the link's token: a calendar entry is shared with people the link is not for.
    uid = f"{secrets.token_hex(16)}@chats"
    return InvitedGuardian(
        district_id=meeting.district_id,
        invitation_id=invitation_id,
        guardian_id=guardian_id,
        calendar_uid=uid,
    )


def _link(meeting: Meeting, letter: InvitedGuardian, written: str | None, now: datetime) -> Link:
    return links.mint(
        Purpose.REPLY, letter.id, district_id=meeting.district_id, now=now,
        language=written if written in {one.tag for one in registry.listed()} else None,
        expires_at=meeting.ends_at + asking.LINK_OUTLIVES,
    )  # fmt: skip


def _let_links_follow(meeting_id: int) -> None:
    looked_at = seats.meeting(meeting_id)
    if looked_at is None or not asking.has_strayed_links(looked_at):
        return
    with transaction() as session:
        meeting = seats.meeting_held(meeting_id)
        if meeting is not None:
            ends_at = meeting.ends_at + asking.LINK_OUTLIVES
            strayed = update(Link).where(Link.id.in_(asking.strayed_links(meeting)))
            session.execute(
                strayed.values(expires_at=ends_at), execution_options={"synchronize_session": False}
            )
