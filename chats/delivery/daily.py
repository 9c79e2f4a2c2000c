"""One message a day: what can wait does not come on top of what a family has had today.

Cancellations, changes and reminders never wait for this, and answers to what a family wrote do not count.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, or_, select

from chats.db import db
from chats.delivery.inhand import InHand
from chats.delivery.letter import Channel, Lane, MessageState
from chats.delivery.models import Message
from chats.delivery.quiet import Quiet, next_morning

CAN_WAIT = (Lane.INVITATIONS, Lane.DIGESTS)
_HAD = (MessageState.ACCEPTED, MessageState.UNCONFIRMED, MessageState.SUBMITTING, MessageState.AMBIGUOUS)
_BY_A_MACHINE = (Channel.MAIL, Channel.TEXT, Channel.WHATSAPP, Channel.VOICE)
_MEETING, _GUARDIAN = "meeting", "guardian:"


def waits(messages: Iterable[InHand], quiet: Quiet, now: datetime) -> dict[int, datetime]:
    """By id, those of these messages that wait for another day, and until when. One statement.

    One that would be of no use by then goes all the same. Across districts.
    """
    mine = [one for one in messages if _can_wait(one)]
    if not mine:
        return {}
    had = _had_today(mine, now)
    found: dict[int, datetime] = {}
    for one in mine:
        morning = next_morning(quiet, one.zone, now)
        if (one.district_id, one.recipient) in had and morning < one.useless_after:
            found[one.id] = morning
        else:
            had.add((one.district_id, one.recipient))
    return found


def _can_wait(one: InHand) -> bool:
    about_a_meeting = one.subject_kind == _MEETING and one.recipient.startswith(_GUARDIAN)
    return about_a_meeting and one.lane in CAN_WAIT and not one.possible_duplicate


def _had_today(messages: Sequence[InHand], now: datetime) -> set[tuple[int, str]]:
    """Who of their readers has had a message since midnight where they live."""
    zones = {(one.district_id, one.recipient): one.zone for one in messages}
    left = or_(Message.accepted_at > now - timedelta(days=1), Message.accepted_at.is_(None))
    rows = db.session.execute(
        select(Message.district_id, Message.recipient, Message.accepted_at).where(
            Message.recipient.in_({recipient for _, recipient in zones}),
            Message.subject_kind == _MEETING,
            and_(Message.state.in_(_HAD), Message.channel.in_(_BY_A_MACHINE), left),
        )
    )
    return {
        (district_id, recipient)
        for district_id, recipient, at in rows
        if (zone := zones.get((district_id, recipient))) is not None and _is_today(at or now, zone, now)
    }


def _is_today(at: datetime, zone: str, now: datetime) -> bool:
    there = ZoneInfo(zone)
    return at.astimezone(there).date() == now.astimezone(there).date()
