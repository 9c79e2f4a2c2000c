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
from chats.delivery.letter import Channel, Lane
from chats.delivery.models import WorkerBeat
from chats.delivery.outbox import insert_missing
from chats.delivery.outlets import Outlets
from chats.delivery.pacing import Pace
from chats.delivery.senders import Errand, Sender, Stop, never

FORGOTTEN = timedelta(days=7)
"""A worker that was silent for longer is not remembered."""


@dataclass
class Paces:
    """How fast each channel's provider has shown itself to be. One for each thread that sends."""

    known: dict[Channel, Pace] = field(default_factory=dict)

    def of(self, channel: Channel) -> Pace:
        """Of this channel."""
        return self.known.setdefault(channel, Pace())


def send_due(
    now: datetime,
    outlets: Outlets,
    rules: Rules,
    *,
    limit: int = 1_000_000,
    stop: Stop = never,
    lanes: Collection[Lane] = tuple(Lane),
    paces: Paces | None = None,
) -> int:
    """Send what is due in every district, at most ``limit`` messages; return how many were taken in hand.

    The channels take turns, a group each. ``stop`` is asked between messages; what was claimed and not begun
    is then given back. ``lanes`` narrows it to some, so that a sender can be kept free for what is urgent.
    """
    moment, paces = _running(now), paces or Paces()
    with across_districts(), ExitStack() as open_doors:
        waiting = {channel for channel, lane in claims.due_lanes(outlets, now) if lane in lanes}
        at_work: list[Sender] = []
        for channel in (one for one in outlets if one in waiting):
            errand = Errand(channel, outlets[channel], rules, moment, stop, lanes)
            sender = Sender(errand, paces.of(channel))
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


def _running(now: datetime) -> Callable[[], datetime]:
    began = monotonic()
    return lambda: now + timedelta(seconds=monotonic() - began)


def heartbeat(now: datetime, trouble: list[str], *, sending: bool, worker: str = "worker") -> None:
    """Say that this worker lives, and what keeps its providers from taking messages."""
    row = {
        "beat_at": now, "sending_since": now if sending else None, "trouble": " ".join(trouble)[:200] or None,
    }  # fmt: skip
    with transaction() as session:
        session.execute(insert_missing(WorkerBeat, ["worker"]).values(worker=worker, **row))
        session.execute(update(WorkerBeat).where(WorkerBeat.worker == worker).values(**row))
        session.execute(delete(WorkerBeat).where(WorkerBeat.beat_at < now - FORGOTTEN))
