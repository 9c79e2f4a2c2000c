"""Ask the families of a meeting: each guardian gets a link and a calendar entry of their own."""

import secrets
from datetime import datetime

from sqlalchemy import update

from chats import bulk
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

AT_ONCE = 2500
"""Guardians asked in one transaction: others write in between, and ten thousand families are no long lock."""


def invite_published(now: datetime) -> int:
    """Catch up within a district: ask whoever is in an audience and was not asked, and return how many.

    Also lets links live on where a meeting moved, and seats those who wait where a room grew. Doing it
    again does nothing.
    """
    asked = 0
    for meeting_id in [one.id for one in asking.meetings_to_come(now)]:
        asked += _ask_everybody(meeting_id, now)
        _let_links_follow(meeting_id)
    for meeting_id in seats.meetings_with_waitlist(now):
        with transaction():
            meeting = seats.meeting_held(meeting_id)
            if meeting is not None:
                seat_waiting(meeting, now)
    return asked


def _ask_everybody(meeting_id: int, now: datetime) -> int:
    looked_at = seats.meeting(meeting_id)
    if looked_at is None or not asking.unasked(looked_at, 1):
        return 0  # the usual minute: nothing to write, so no lock is taken
    asked = some = _ask_some(meeting_id, now)
    while some == AT_ONCE:
        asked += (some := _ask_some(meeting_id, now))
    return asked


def _ask_some(meeting_id: int, now: datetime) -> int:
    with transaction():
        meeting = seats.meeting_held(meeting_id)
        if meeting is None or meeting.status is not Status.PUBLISHED or meeting.starts_at <= now:
            return 0
        guardians = asking.unasked(meeting, AT_ONCE)
        invitations = _invitations(meeting, {one.family_id for one in guardians}, now)
        listed = {one.tag for one in registry.listed()}
        ids = bulk.numbers(InvitedGuardian, len(guardians))
        reads = [one.written_language if one.written_language in listed else None for one in guardians]
        minted = links.mint_all(
            Purpose.REPLY, dict(zip(ids, reads, strict=True)), district_id=meeting.district_id, now=now,
            expires_at=meeting.ends_at + asking.LINK_OUTLIVES,
        )  # fmt: skip
        letters = [
            {
                "id": letter_id, "district_id": meeting.district_id, "guardian_id": one.id,
                "invitation_id": invitations[one.family_id], "link_id": link_id, "calendar_uid": _uid(),
            }
            for letter_id, link_id, one in zip(ids, minted, guardians, strict=True)
        ]  # fmt: skip
        bulk.put(InvitedGuardian, letters)
        bulk.count_anew(len(letters), Invitation, InvitedGuardian, Link)
        return len(letters)


def _invitations(meeting: Meeting, families: set[int], now: datetime) -> dict[int, int]:
    """The ids of these families' invitations, by family; those who have none yet are invited."""
    known = asking.invitation_ids(meeting.id, families)
    fresh = sorted(families - known.keys())
    made = dict(zip(fresh, bulk.numbers(Invitation, len(fresh)), strict=True))
    rows = [
        {
            "id": invitation_id, "district_id": meeting.district_id, "meeting_id": meeting.id,
            "family_id": family_id, "invited_at": now, "partstat": PartStat.NEEDS_ACTION,
        }
        for family_id, invitation_id in made.items()
    ]  # fmt: skip
    bulk.put(Invitation, rows)
    return known | made


def _uid() -> str:
    """Opaque, and not the link's token: a calendar entry is shared with people the link is not for."""
    return f"{secrets.token_hex(16)}@chats"


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
