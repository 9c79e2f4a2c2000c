"""Attempts: opened and committed before a provider is called. ``closing.py`` stores what came of them.

Several at once, in a few statements, inside the caller's transaction, across districts, and never while a
provider is being called.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement

from chats import keyring
from chats.db import db
from chats.delivery import claims, daily, statements, suppressions
from chats.delivery.inhand import InHand, padded
from chats.delivery.letter import LAST_WORD, Channel, Lane, MessageState
from chats.delivery.outlets import Letterbox, Outlet, Written
from chats.delivery.quiet import Quiet, held_until, may_ring, rings_from
from chats.delivery.results import Columns
from chats.logs import warn

Ended = tuple[InHand, Columns]


@dataclass(frozen=True)
class Rules:
    """What is asked of every message at the door."""

    still_wanted: ColumnElement[bool]
    """True of a message that is still to be sent: its meeting at its revision, its reader still asked."""
    public_url: str
    quiet: Mapping[int, Quiet] = field(default_factory=dict)
    """By district, its quiet hours; the usual ones for any other."""
    one_a_day: frozenset[int] = frozenset()
    """The districts in which a family gets at most one message a day, unless it cannot wait."""

    def quiet_until(self, one: InHand, now: datetime) -> datetime | None:
        """Until when a message waits for the morning where its reader lives; None if it may go."""
        if one.channel is Channel.VOICE and not may_ring(one.zone, now):
            return rings_from(one.zone, now)
        hours = self.quiet.get(one.district_id, Quiet())
        return held_until(hours, one.zone, Lane(one.lane), one.useless_after, now)


@dataclass(frozen=True)
class Ready:
    """A claimed message that is filled in."""

    message: InHand
    outlet: Outlet = field(repr=False)
    written: Written = field(repr=False)


def write(
    held: Sequence[InHand], outlet: Outlet, rules: Rules, now: datetime
) -> tuple[list[Ready], list[Ended]]:
    """Fill in claimed messages. Returns those that may go now, and what becomes of the others."""
    ready, ended = [], []
    for one in held:
        try:
            stays = _stays(one, rules, now) or _waits_for_its_provider(one, outlet, now)
            way = outlet.at(now, one.bound_to)
            if stays is not None or way is None:
                ended.append((one, stays or {"state": MessageState.READY}))
                continue
            ready.append(Ready(one, way, way.write(one, Letterbox(rules.public_url, now))))
        except Exception as unfit:  # whatever is wrong with one message, it keeps no other from leaving
            warn("message.unfit", message_id=one.id, why=type(unfit).__name__.lower())
            ended.append((one, {"state": MessageState.FAILED_PERMANENT, "reason": "unfit", "ended_at": now}))
    return ready, ended


def may_leave(one: Ready, rules: Rules, now: datetime) -> bool:
    """Whether it is still of use at this instant, and nobody would be woken by it."""
    return _stays(one.message, rules, now) is None


def _stays(one: InHand, rules: Rules, now: datetime) -> Columns | None:
    """The columns of a message that does not go now; None if it may."""
    if one.useless_after <= now:
        return {"state": MessageState.EXPIRED, "reason": "too-late", "ended_at": now}
    morning = rules.quiet_until(one, now)
    if morning is None:
        return None
    return {"state": MessageState.READY, "reason": "quiet-hours", "not_before": morning}


def _waits_for_its_provider(one: InHand, outlet: Outlet, now: datetime) -> Columns | None:
    """The columns of a message that only one provider may have, while that one is left alone."""
    opens_at = None if one.bound_to is None else outlet.opens_at(now, one.bound_to)
    if opens_at is None:
        return None
    # Not ready: it would be claimed again, and again, for as long as the other provider takes messages.
    return {"state": MessageState.RETRY_WAIT, "reason": "unreachable", "not_before": opens_at}


def open_attempts(owner: str, ready: Sequence[Ready], rules: Rules, now: datetime) -> list[Ready]:
    """Ask once more which messages may go, and open their attempts. The others are let go, each with why."""
    if not ready:
        return []
    ready = _not_on_top_of_another(ready, rules, now)
    stopped = _stopped_by_an_older_key([one.message for one in ready])
    numbers: dict[int, int] = {}
    for provider, some in _by_provider(ready).items():
        bound = {
            "ids": padded([one.message.id for one in some if one.message.id not in stopped]),
            "by_owner": owner, "leased_to": now + claims.LEASE, "by_provider": provider,
        }  # fmt: skip
        begun = db.session.execute(statements.begin(rules.still_wanted), bound).all()
        numbers |= {row.id: row.attempts for row in begun}
    opened = [one for one in ready if one.message.id in numbers]
    rows = [
        {
            "district_id": one.message.district_id, "message_id": one.message.id,
            "number": numbers[one.message.id], "fence": one.message.fence,
            "provider": one.outlet.provider, "opened_at": now,
        }
        for one in opened
    ]  # fmt: skip
    if rows:
        db.session.connection().execute(statements.attempt(), rows)
    _turn_away([one.message for one in ready if one.message.id not in numbers], stopped, rules, now)
    return opened


def _not_on_top_of_another(ready: Sequence[Ready], rules: Rules, now: datetime) -> list[Ready]:
    """Those that do not wait for another day; the others are let go until then."""
    waits: dict[int, datetime] = {}
    for district_id in {one.message.district_id for one in ready} & rules.one_a_day:
        theirs = [one.message for one in ready if one.message.district_id == district_id]
        waits |= daily.waits(theirs, rules.quiet.get(district_id, Quiet()), now)
    claims.let_go(
        (
            one.message,
            {"state": MessageState.READY, "reason": "one-a-day", "not_before": waits[one.message.id]},
        )
        for one in ready
        if one.message.id in waits
    )
    return [one for one in ready if one.message.id not in waits]


def _by_provider(ready: Sequence[Ready]) -> dict[str, list[Ready]]:
    found: dict[str, list[Ready]] = defaultdict(list)
    for one in ready:
        found[one.outlet.provider].append(one)
    return found


def _stopped_by_an_older_key(messages: Collection[InHand]) -> dict[int, str]:
    """A STOP outlives a rotation: those whose address is stopped under a key other than the message's."""
    ring = keyring.ring()
    if len(ring.secrets) < 2:
        return {}
    digests = {one.id: ring.digests("contact", one.address.lower().encode()) for one in messages}
    known = suppressions.standing({digest for some in digests.values() for digest in some})
    found: dict[int, str] = {}
    for one in messages:
        for digest in digests[one.id]:
            reason = known.get((one.district_id, one.channel, digest))
            if reason is not None and not (one.kind == LAST_WORD and reason == "stop"):
                found[one.id] = reason
    return found


def _turn_away(messages: Collection[InHand], stopped: Mapping[int, str], rules: Rules, now: datetime) -> None:
    if not messages:
        return
    db.session.execute(statements.keep_switches())
    rows = db.session.execute(
        statements.why_not(rules.still_wanted), {"ids": [one.id for one in messages]}
    )  # fmt: skip
    reasons = {row.id: (stopped.get(row.id, row.stop), row.held, row.wanted) for row in rows}
    claims.let_go((one, _turned_away(*reasons.get(one.id, (None, False, False)), now)) for one in messages)


def _turned_away(stop: str | None, held: bool, wanted: bool, now: datetime) -> Columns:
    if stop is not None:
        return {"state": MessageState.SUPPRESSED, "reason": stop, "ended_at": now}
    if held:
        return {"state": MessageState.HELD, "reason": "held"}
    if wanted:  # what stood in its way was lifted between the two questions
        return {"state": MessageState.READY}
    return {"state": MessageState.SUPERSEDED, "reason": "not-wanted", "ended_at": now}
