"""A world in which a schedule happens: one true time, workers that die and pause, and what was true when.

Everything happens in one thread, in an order that the seed decides. Where real processes would run side by
side, one is made to stand still before it begins to write, or while a provider has its message, and others
act meanwhile, each with a connection of its own. What is committed is therefore in one order, and known.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from random import Random

from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from chats import clock
from chats.db import across_districts, db, within
from chats.delivery.letter import Channel
from chats.invitations.models import Invitation, InvitedGuardian
from chats.meetings.models import Meeting
from tests.simulation.channels import heard
from tests.simulation.facts import REPORTS, Hold, Look, Report, Stop, Told, Truth
from tests.simulation.faults import Hooks, Killed
from tests.simulation.providers import Provider
from tests.simulation.town import Town

PROVIDERS = {"mail": Channel.MAIL, "text": Channel.TEXT, "text-2": Channel.TEXT}
BEGINNINGS = tuple(
    datetime(*day, tzinfo=UTC)
    for day in (
        (2026, 10, 14, 17, 0),
        (2026, 10, 30, 23, 30),  # the clocks go back on November 1
        (2026, 12, 29, 4, 10),  # the year turns
        (2027, 3, 12, 16, 0),  # the clocks go forward on March 14
        (2026, 10, 16, 3, 40),  # shortly before quiet hours
    )
)
DEEPEST = 2
"""How many may stand still at once."""


class World:
    """One schedule's world. ``troubled`` ends when the schedule does; from then on nothing goes wrong."""

    def __init__(self, app: Flask, town: Town, hooks: Hooks, seed: int) -> None:
        self.app, self.town, self.hooks = app, town, hooks
        self.rng = Random(seed)  # noqa: S311  (a seed that can be told again is the point)
        self._now = BEGINNINGS[seed % len(BEGINNINGS)]
        self.troubled = True
        self.told = Told()
        self.truth: dict[int, list[Truth]] = {}
        self.stops: list[Stop] = []
        self.looks: list[Look] = []
        self.holds: list[Hold] = []
        self.asked_again: Counter[int] = Counter()
        """By message: how often a person had it sent once more."""
        self.reports: list[Report] = []
        self.heard: list[Report] = []
        self.providers = {name: Provider(name, channel, self) for name, channel in PROVIDERS.items()}
        self.depth = 0
        self.meanwhile: Callable[[], None] = lambda: None
        """One thing that others do while somebody stands still."""
        self.restless = self.rng.choice([0.0, 0.02, 0.1, 0.25])
        """How often somebody stands still before writing."""
        self.deadly = self.rng.choice([0.0, 0.0, 0.02, 0.06])
        """How often somebody is killed at a point instead."""
        self.fragile = self.rng.choice([0.0, 0.0, 0.0, 0.02])
        """How often the database goes away under a commit."""
        hooks.before_writing, hooks.at, hooks.loses = self._before_writing, self._at, self._loses

    # --- time ---

    @property
    def now(self) -> datetime:
        """The true time."""
        return self._now

    def pass_time(self, by: timedelta) -> None:
        """Let true time pass; it never goes back."""
        self._now += max(by, timedelta())

    def tick(self) -> datetime:
        """The instant of the next deed: no two are the same."""
        self._now += timedelta(milliseconds=self.rng.randint(200, 3000))
        return self._now

    # --- people and workers ---

    @contextmanager
    def acting(self, name: str) -> Iterator[None]:
        """Somebody acts in a place of their own: another connection, the same instant."""
        before, self.hooks.actor = self.hooks.actor, name
        try:
            with self.app.app_context(), clock.stopped(self._now), within(self.town.district_id):
                yield
        finally:
            self.hooks.actor = before
            self.hooks.be_done()

    def attempt(self, name: str, deed: Callable[[], object]) -> bool:
        """Somebody does something, and may be killed in it or lose the database. Whether it went through."""
        try:
            with self.acting(name):
                deed()
        except Killed:
            self.hooks.dead = False
            return False
        except DBAPIError as loss:
            if not loss.connection_invalidated:
                raise
            self.say(f"{name}: the database went away")
            return False
        return True

    def say(self, line: str) -> None:
        """Write down what happened."""
        self.told.lines.append(f"{'  ' * self.depth}{self._now:%m-%d %H:%M:%S} [{self.hooks.commits}] {line}")

    def seq(self) -> int:
        """How many commits there were."""
        return self.hooks.commits

    def opened_seq(self) -> int:
        """The commit that opened the attempt at hand."""
        return self.hooks.attempts_at.get(self.hooks.actor, 0)

    def worker_name(self) -> str:
        """Who is calling a provider."""
        return self.hooks.actor

    def reach(self) -> None:
        """A worker reaches out to a provider; it may be killed first."""
        self.hooks.go_on()

    def kill(self, point: str) -> None:
        """End whoever is at work, as ``kill -9`` would."""
        self.told.counts[f"killed {point}"] += 1
        self.say(f"{self.hooks.actor} is killed {point}")
        self.hooks.dead = True
        raise Killed

    def pause(self) -> None:
        """Let the others go on while whoever is at work stands still, perhaps past its lease."""
        if self.depth >= DEEPEST:
            return
        self.say(f"{self.hooks.actor} stands still")
        self.told.counts["paused"] += 1
        self.depth += 1
        try:
            for _ in range(self.rng.randint(1, 3)):
                self.meanwhile()
        finally:
            self.depth -= 1
        self.say(f"{self.hooks.actor} goes on")

    def _at(self, point: str) -> None:
        if self.troubled and self.hooks.actor and self.rng.random() < self.deadly:
            self.kill(point)

    def _before_writing(self) -> None:
        if not self.troubled or not self.hooks.actor:
            return
        self._at("before a transaction")
        if self.depth < DEEPEST and self.rng.random() < self.restless:
            self.pause()

    def _loses(self) -> str | None:
        if not self.troubled or not self.hooks.actor or self.rng.random() >= self.fragile:
            return None
        when = self.rng.choice(["before", "after"])
        self.told.counts[f"database lost {when} a commit"] += 1
        return when

    # --- what is true ---

    def observe(self) -> None:
        """Keep what has been committed about meetings, also by somebody who was killed right after it."""
        with self.app.app_context(), across_districts():
            found = db.session.execute(_MEETINGS).all()
        for row in found:
            known = self.truth.setdefault(row.id, [])
            one = Truth(self.hooks.changed_at, self._now, *row[1:])
            if not known or known[-1].facts != one.facts:
                known.append(one)

    def true_at(self, meeting_id: int, seq: int) -> Truth:
        """What was true of a meeting when so much was committed."""
        return [one for one in self.truth[meeting_id] if one.seq <= seq][-1]

    def known(self, seq: int) -> list[int]:
        """The meetings there were when so much was committed."""
        return [meeting_id for meeting_id, truths in self.truth.items() if truths[0].seq <= seq]

    def asked(self) -> set[tuple[int, str]]:
        """Who is asked to which meeting, as the database has it. Inside ``across_districts``."""
        found = db.session.execute(
            select(Invitation.meeting_id, InvitedGuardian.id)
            .join(Invitation, Invitation.id == InvitedGuardian.invitation_id)
            .where(Invitation.withdrawn_at.is_(None))
        )
        return {(meeting_id, f"invited:{invited_id}") for meeting_id, invited_id in found}

    def stopped(self, channel: Channel, address: str) -> None:
        """Somebody's stop has been committed."""
        self.told.counts["stops"] += 1
        self.stops.append(Stop(self.hooks.commits, channel, address))

    # --- what providers tell ---

    def report(self, provider: str, ref: str, uid: str, *, early: bool) -> None:
        """Have the provider report on what it took: sooner or later, in any order, perhaps twice."""
        if PROVIDERS[provider] is Channel.TEXT:
            story = self.rng.choice(REPORTS) if self.troubled else REPORTS[0]
            for status, code in story:
                self.reports += [Report(provider, ref, uid, status, code)] * self.rng.choice([1, 1, 1, 2])
            self.rng.shuffle(self.reports)
        if early:
            self.tell(len(self.reports))

    def tell(self, most: int) -> None:
        """The provider tells some of what it has to tell; what was not taken it tells again, later."""
        some, self.reports = self.reports[:most], self.reports[most:]
        for one in some:
            self.told.counts["reports told"] += 1
            if self.attempt("web", lambda told=one: heard(told, self.tick())):  # type: ignore[misc]
                self.heard.append(one)
                self.say(f"report on {one.ref}: {one.status}")
            else:
                self.reports.append(one)


_MEETINGS = (
    select(
        Meeting.id, Meeting.revision, Meeting.status, Meeting.starts_at, Meeting.ends_at, Meeting.zone
    )
    .where(Meeting.published_at.is_not(None))
    .order_by(Meeting.id)
)  # fmt: skip
