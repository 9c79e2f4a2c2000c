"""What a schedule is judged by: what providers took, what the database holds, what was true when."""

from collections.abc import Iterator
from dataclasses import dataclass

from chats.delivery.models import Message
from tests.simulation.facts import Truth
from tests.simulation.letters import Seen, rows, seen
from tests.simulation.world import World

UNTIMED = ("recording-ready", "assignment-cancelled")
"""Letters that state no time, or one that is no longer the reader's."""


@dataclass(frozen=True)
class Evidence:
    """All there is to judge by."""

    world: World
    rows: list[Message]
    seen: list[Seen]
    taken: frozenset[str]
    """Our names for all that providers took."""

    @property
    def unknown(self) -> list[str]:
        """What a provider took that is no message of ours."""
        return sorted(self.taken - {row.uid for row in self.rows})


def evidence_of(world: World) -> Evidence:
    """All there is, once a schedule is over. Inside ``across_districts``."""
    messages = rows()
    taken = [one for provider in world.providers.values() for one in provider.accepted]
    found = seen(taken, {row.uid: row for row in messages})
    return Evidence(world, messages, found, frozenset(one.uid for one in taken))


def about_meetings(evidence: Evidence) -> Iterator[tuple[Seen, Truth]]:
    """What was taken that states a meeting's time, each with what was true as its call began."""
    for one in evidence.seen:
        if one.row.subject_kind == "meeting" and one.row.kind not in UNTIMED:
            yield one, evidence.world.true_at(one.row.subject_id, one.accepted.seq)


def whom(row: Message) -> str:
    """Who a notice is for, as its key has it: ``invited:118``."""
    return ":".join(row.key.split(":")[1:3])
