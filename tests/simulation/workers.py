"""Workers as schedules see them: the product's own steps, with providers that are simulated.

Time is the world's: a sender asks it for the hour as a real one asks its watch, so that one who stood still
knows it afterwards. How many messages it takes at once is the seed's choice, not this machine's speed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import and_
from sqlalchemy.exc import DBAPIError

from chats.access.actors import Staff
from chats.archive import actions as archive
from chats.config import Settings
from chats.db import read_anew
from chats.delivery import actions as delivery
from chats.delivery.attempts import Rules
from chats.delivery.door import Door
from chats.delivery.letter import Channel, MessageState
from chats.delivery.outlets import Healths, Limit, MailOutlet, Outlet, Outlets, Standby, TextOutlet
from chats.delivery.outlets.texts import STATUS_PATH, TextAccount
from chats.digests import actions as digests
from chats.inbox.guard import still_true
from chats.notices.guard import still_wanted
from chats.worker import CATCH_UP
from tests.delivery.sending import Steady
from tests.simulation.channels import SimulatedMail, SimulatedTexts
from tests.simulation.facts import Look
from tests.simulation.mutations import Mutation
from tests.simulation.world import World

Step = Callable[[datetime], int]
LEFT_OUT = (archive.admit, digests.catch_up)
"""Recordings and the digests of staff are no part of a schedule."""
LOOKS_FOR_INTERPRETERS = "_look_for_interpreters"
"""Dear in time, so a part of only half of them."""
BETWEEN_BEATS = timedelta(seconds=5)
MOST = 1000


@dataclass(frozen=True)
class Means:
    """What all workers of a schedule share."""

    settings: Settings
    rules: Rules
    steps: tuple[Step, ...]
    group: int
    limit: Limit | None
    standby: bool
    tends: bool = True
    door: type[Door] = Door

    @classmethod
    def chosen(cls, world: World, settings: Settings, mutation: Mutation | None = None) -> "Means":
        """By the seed; one guard is broken where a mutation is given."""
        rng = world.rng
        alone = rng.random() < 0.5
        steps = tuple(
            step
            for step in CATCH_UP
            if step not in LEFT_OUT and not (alone and step.__name__ == LOOKS_FOR_INTERPRETERS)
        )
        rules = Rules(_STILL_WANTED, settings.public_url)
        means = cls(
            settings, rules, steps, rng.choice([1, 2, 5, 20]),
            rng.choice([None, None, Limit("+12065550100", 0.05)]), rng.random() < 0.5,
        )  # fmt: skip
        return means if mutation is None else means.spoiled(mutation, world.town.district_id)

    def spoiled(self, mutation: Mutation, district_id: int) -> "Means":
        """The same with one guard broken."""
        return replace(
            self, rules=mutation.rules(self.rules, district_id), steps=(*self.steps, mutation.step),
            tends=mutation.tends, door=mutation.door,
        )  # fmt: skip

    def outlets(self, world: World) -> Outlets:
        """A set of connections, whose worker knows of no trouble yet."""
        healths, takes = Healths(), world.providers
        mail = MailOutlet(self.settings, SimulatedMail(takes["mail"]), healths.of("mail"))  # type: ignore[arg-type]
        account = TextAccount(self.settings.public_url + STATUS_PATH, self.limit)
        names = ("text", "text-2") if self.standby else ("text",)
        texts = [
            TextOutlet(account, SimulatedTexts(takes[name]), healths.of(name))  # type: ignore[arg-type]
            for name in names
        ]
        way: Outlet = Standby(*texts) if self.standby else texts[0]
        return {Channel.MAIL: mail, Channel.TEXT: way}


_STILL_WANTED = and_(still_wanted(), still_true())


@dataclass
class Worker:
    """One worker. ``ahead`` is how far its clock is wrong."""

    name: str
    world: World
    means: Means
    ahead: timedelta = timedelta()

    def __post_init__(self) -> None:
        self._is_at_it, self._done, self._faults = False, 0, 0
        self._idle_since: tuple[int, datetime] | None = None
        self._come_to_life()

    def _come_to_life(self) -> None:
        self._outlets = self.means.outlets(self.world)

    @property
    def now(self) -> datetime:
        """The time as this worker's clock shows it."""
        return self.world.tick() + self.ahead

    def beat(self) -> int:
        """Catch up, tend, send. Returns how many things were done; a worker that is killed comes back new."""
        world = self.world
        if self._is_at_it or self._would_find_nothing():
            return 0
        world.say(f"{self.name} beats")
        look, pauses, faults = Look(world.hooks.commits, self.now), world.told.counts["paused"], self._faults
        self._is_at_it, self._done = True, 0
        try:
            if not world.attempt(self.name, self._all):
                self._come_to_life()
            elif (world.told.counts["paused"], self._faults) == (pauses, faults):
                world.looks.append(look)
                self._idle_since = None if self._done else (world.hooks.commits, world.now)
        finally:
            self._is_at_it = False
        return self._done

    def _would_find_nothing(self) -> bool:
        """Whether it looked a moment ago and found nothing, and nobody wrote since: a real one waits, too."""
        if self._idle_since is None:
            return False
        commits, at = self._idle_since
        return commits == self.world.hooks.commits and self.world.now < at + BETWEEN_BEATS

    def _all(self) -> None:
        for step in (*self.means.steps, self._tend, self._send):
            try:
                self._done += step(self.now)
            except Exception as fault:  # a worker goes on, whatever it is
                read_anew()
                self._faults += 1
                if isinstance(fault, DBAPIError) and fault.connection_invalidated:
                    self.world.say(f"{self.name}: the database went away")
                else:  # nobody expects any other
                    self.world.told.faults.append(f"{self.name}: {fault!r}"[:500])

    def _tend(self, now: datetime) -> int:
        if not self.means.tends:
            return 0
        return delivery.tend(now, self._outlets, self.means.settings.public_url)

    def _send(self, now: datetime) -> int:
        return delivery.send_due(now, self._outlets, self.means.rules, limit=MOST, habits=self._habits())

    def _habits(self) -> delivery.Habits:
        return delivery.Habits(
            watch=lambda began: self._moment, door=self.means.door, pace=lambda: Steady(self.means.group)
        )

    def _moment(self) -> datetime:
        return self.world.now + self.ahead


def stop_mail(address: str, district_id: int, now: datetime) -> None:
    """Somebody opens the link under a mail, and wants no more of them."""
    delivery.suppress(
        Channel.MAIL, address, reason="stop", source="link", now=now, district_id=district_id
    )  # fmt: skip


def hold(by: Staff, channel: Channel | None, meeting_id: int | None, now: datetime) -> int:
    """Staff stop a channel, a meeting, or all of the district. Returns the switch's id."""
    if meeting_id is not None:
        return delivery.hold_subject(("meeting", meeting_id), why="simulated", by=by, now=now)
    return delivery.hold(channel, why="simulated", by=by, now=now)


def release(by: Staff, switch_id: int, now: datetime) -> None:
    """Staff lift a switch."""
    delivery.release(switch_id, by=by, now=now)


def decide(message_id: int, *, by: Staff, arrived: bool | None, now: datetime) -> None:
    """Staff asked the family whether a message arrived; None sends it once more."""
    if arrived is None:
        delivery.resend(message_id, by=by, now=now)
    else:
        delivery.settle(message_id, arrived=arrived, by=by, now=now)


UNDECIDED = (MessageState.AMBIGUOUS, MessageState.FAILED_EXHAUSTED)
"""States in which people may decide about a message."""
