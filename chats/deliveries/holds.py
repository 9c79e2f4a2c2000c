"""What is stopped by a switch, by whom and why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from chats.access.actors import Role, Staff
from chats.accounts.queries import staff_by_id
from chats.db import db, here
from chats.deliveries.queries import ONE_MEETING
from chats.delivery.letter import Channel
from chats.delivery.models import Switch, SwitchScope
from chats.languages.words import spoken_tag
from chats.meetings.models import Meeting
from chats.meetings.permissions import may_change
from chats.meetings.queries import meetings_by_id, titles_of

LEAVING = frozenset(Channel) - {Channel.CALL, Channel.PRINTED}
"""The channels on which messages leave by themselves, without a person."""


@dataclass(frozen=True)
class Hold:
    """A switch that stops messages of this district."""

    switch_id: int
    scope: SwitchScope
    channel: Channel | None
    meeting_id: int | None
    title: str | None
    """Of the one chat that is held, where the reader may see it."""
    why: str
    by_whom: str | None
    """The colleague who did it; none for whoever runs the machine."""
    since: datetime
    may_lift: bool

    def stops(self, meeting_id: int) -> bool:
        """Whether it stops messages of this chat."""
        return self.meeting_id in (None, meeting_id)


def holds(by: Staff) -> list[Hold]:
    """What is stopped at this person's schools, the widest first."""
    ours = or_(Switch.scope == SwitchScope.EVERYTHING, Switch.district_id == here())
    rows = list(
        db.session.scalars(select(Switch).where(Switch.lifted_at.is_(None), ours).order_by(Switch.id))
    )
    if not rows:
        return []
    order = list(SwitchScope)
    rows.sort(key=lambda one: order.index(one.scope))
    meetings = meetings_by_id(_meetings(rows))
    titles, people = titles_of(meetings.values(), spoken_tag()), staff_by_id(_people(rows))
    return [
        Hold(
            one.id, one.scope, one.channel, _meeting_id(one), titles.get(one.subject_id or 0), one.why,
            people[who].name if (who := _who(one)) in people else None, one.put_at,
            _may_lift(by, one, meetings),
        )
        for one in rows
        if _may_see(by, one, meetings)
    ]  # fmt: skip


def stopped_channels(holding: Collection[Hold]) -> frozenset[Channel]:
    """The channels on which nothing leaves. ``holding``: what stops one chat."""
    if any(one.scope is not SwitchScope.CHANNEL for one in holding):
        return LEAVING
    return frozenset(one.channel for one in holding if one.channel is not None)


def _meeting_id(switch: Switch) -> int | None:
    return switch.subject_id if switch.scope is SwitchScope.SUBJECT else None


def _meetings(rows: Collection[Switch]) -> set[int]:
    return {one.subject_id for one in rows if one.subject_kind == ONE_MEETING and one.subject_id is not None}


def _who(switch: Switch) -> int:
    kind, _, number = switch.put_by.partition(":")
    return int(number) if kind == "staff" and number.isdecimal() else 0


def _people(rows: Collection[Switch]) -> set[int]:
    return {_who(one) for one in rows} - {0}


def _may_see(by: Staff, switch: Switch, meetings: dict[int, Meeting]) -> bool:
    meeting = meetings.get(_meeting_id(switch) or 0)
    return switch.scope is not SwitchScope.SUBJECT or (meeting is not None and by.works_at(meeting.school_id))


def _may_lift(by: Staff, switch: Switch, meetings: dict[int, Meeting]) -> bool:
    """A chat's by whoever may change it, the district's by an administrator, everything by the operator."""
    if switch.scope is SwitchScope.EVERYTHING:
        return False
    meeting = meetings.get(_meeting_id(switch) or 0)
    return by.role is Role.ADMINISTRATOR or (meeting is not None and may_change(by, meeting.school_id))
