"""Two workers that are killed at random moments, and started anew each time."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from time import sleep

from sqlalchemy import select

from chats.db import db
from chats.delivery.letter import MessageState
from chats.delivery.models import Message
from tests.delivery.torture.conftest import Crew
from tests.delivery.torture.ground import MORE
from tests.servers.provider import Manner, Provider
from tests.servers.smtp import ScriptedMailServer

KILLS = 8 * MORE
MESSAGES_A_KILL = 10
"""On each channel: as many as leave between two kills."""


@dataclass
class Unsteady:
    """A provider in a bad mood: one answer in twenty is lost, one in twenty asks to come again."""

    rng: Random

    def __call__(self) -> Manner:
        """How it behaves to the next text."""
        drawn = self.rng.random()
        if drawn < 0.05:
            return "drop"
        return "refuse" if drawn < 0.1 else "take"


@dataclass
class Copies:
    """What providers took, by our own names for the messages."""

    post: ScriptedMailServer
    texts: Provider
    of: Counter[str] = field(default_factory=Counter)

    def count(self) -> "Copies":
        """Count them."""
        names = [line for mail in self.post.mails for line in mail.split(b"\r\n")]
        names = [line for line in names if line.lower().startswith(b"message-id: <")]
        self.of = Counter(line.partition(b"<")[2].partition(b"@")[0].decode() for line in names)
        self.of.update(one.uid for one in self.texts.taken)
        return self

    @property
    def lost(self) -> list[int]:
        """Messages that are said to have left, and nobody has."""
        return [one.id for one in _messages() if one.state is MessageState.ACCEPTED and not self.of[one.uid]]

    @property
    def twice_and_unmarked(self) -> list[int]:
        """Messages that somebody has twice, of which nothing says so."""
        return [one.id for one in _messages() if self.of[one.uid] > 1 and not one.possible_duplicate]

    @property
    def thrice(self) -> list[int]:
        """Messages that somebody has more than twice."""
        return [one.id for one in _messages() if self.of[one.uid] > 2]


def _messages() -> list[Message]:
    db.session.rollback()
    return list(db.session.scalars(select(Message)))


def kill_at_random(crew: Crew, rng: Random, *, kills: int = KILLS, **facts: object) -> None:
    """Let two workers send, and kill one or the other."""
    alive = [crew.start(**facts), crew.start(**facts)]
    for _ in range(kills):
        sleep(rng.uniform(0.4, 1.2))
        crew.workers.kill(alive.pop(rng.randrange(2)))
        alive.append(crew.start(**facts))
    for worker in alive:
        crew.workers.kill(worker)
