"""Send what is due, and say that a worker lives."""

from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy import delete, update

from chats.db import across_districts, transaction
from chats.delivery import claims
from chats.delivery.attempts import Rules
from chats.delivery.door import Door
from chats.delivery.letter import Channel, Lane
from chats.delivery.models import WorkerBeat
from chats.delivery.outbox import insert_missing
from chats.delivery.outlets import Outlets
from chats.delivery.pacing import Pace
from chats.delivery.senders import Errand, Moment, Sender, Stop, never

FORGOTTEN = timedelta(days=7)
"""A worker that was silent for longer is not remembered."""


def running(began: datetime) -> Moment:
    """A watch that showed ``began`` just now."""
    since = monotonic()
    return lambda: began + timedelta(seconds=monotonic() - since)


@dataclass
class Habits:
    """How a thread that sends goes about it, and what it has learned of providers from round to round."""

    watch: Callable[[datetime], Moment] = running
    door: type[Door] = Door
    pace: Callable[[], Pace] = Pace
    paces: dict[Channel, Pace] = field(default_factory=dict)

    def sender(self, errand: Errand) -> Sender:
        """One who goes about it in this way."""
        pace = self.paces.setdefault(errand.channel, self.pace())
        return Sender(errand, pace, self.door)


def send_due(
    now: datetime,
    outlets: Outlets,
    rules: Rules,
    *,
    limit: int = 1_000_000,
    stop: Stop = never,
    lanes: Collection[Lane] = tuple(Lane),
    habits: Habits | None = None,
) -> int:
    """Send what is due in every district, at most ``limit`` messages; return how many were taken in hand.

    The channels take turns, a group each. ``stop`` is asked between messages; what was claimed and not begun
    is then given back. ``lanes`` narrows it to some, so that a sender can be kept free for what is urgent.
    """
    habits = habits or Habits()
    moment = habits.watch(now)
    with across_districts(), ExitStack() as open_doors:
        waiting = {channel for channel, lane in claims.due_lanes(outlets, now) if lane in lanes}
        at_work: list[Sender] = []
        for channel in (one for one in outlets if one in waiting):
            errand = Errand(channel, outlets[channel], rules, moment, stop, lanes)
            sender = habits.sender(errand)
            open_doors.enter_context(sender.door)
            at_work.append(sender)
        return _in_turns(at_work, limit)


def _in_turns(at_work: list[Sender], limit: int) -> int:
    taken = 0
    while at_work:
        for sender in list(at_work):
            claimed = sender.step(limit - taken)
            taken += claimed
            if not claimed and sender.is_done:
                at_work.remove(sender)
    return taken


def heartbeat(now: datetime, trouble: list[str], *, sending: bool, worker: str = "worker") -> None:
    """Say that this worker lives, and what keeps its providers from taking messages."""
    row = {
        "beat_at": now, "sending_since": now if sending else None, "trouble": " ".join(trouble)[:200] or None,
    }  # fmt: skip
    with transaction() as session:
        session.execute(insert_missing(WorkerBeat, ["worker"]).values(worker=worker, **row))
        session.execute(update(WorkerBeat).where(WorkerBeat.worker == worker).values(**row))
        session.execute(delete(WorkerBeat).where(WorkerBeat.beat_at < now - FORGOTTEN))
