"""One schedule: a seed decides who does what, and when; then everything calms down and time runs out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import seed as sow

from sqlalchemy import select

from chats.calendars.zones import day_before
from chats.db import across_districts, db
from chats.delivery.doubts import FOR_A_PERSON
from chats.delivery.letter import MessageState
from chats.delivery.models import Message
from chats.meetings.kinds import Status
from tests.simulation import deeds, desk
from tests.simulation.deeds import Cast
from tests.simulation.facts import Told
from tests.simulation.invariants import broken
from tests.simulation.letters import rows
from tests.simulation.town import sweep
from tests.simulation.workers import Means, Worker
from tests.simulation.world import World

SHORT = timedelta(seconds=20)
DEEDS_EACH = (5, 20)
LIVE = (
    MessageState.READY, MessageState.CLAIMED, MessageState.SUBMITTING, MessageState.RETRY_WAIT,
    MessageState.WITH_PERSON, MessageState.HELD, MessageState.AMBIGUOUS,
)  # fmt: skip
MOST_BEATS = 100
LIFTED_IN_THE_END = 0.8
"""How often switches are lifted when a schedule ends; else what they hold expires."""


@dataclass(frozen=True)
class Story:
    """What came of one seed."""

    seed: int
    told: Told
    faults: list[str]
    """What broke promises; nothing, as it should be."""

    @property
    def broken(self) -> set[str]:
        """Which promises were broken."""
        return {fault.partition(":")[0] for fault in self.faults}


def beat(cast: Cast) -> None:
    """One of the workers beats."""
    cast.world.rng.choice(cast.workers).beat()


def wait(cast: Cast) -> None:
    """Time passes: seconds, minutes, or until something should happen."""
    rng = cast.world.rng
    by = rng.choice([
        timedelta(seconds=rng.randint(1, 60)), timedelta(minutes=rng.randint(1, 20)), timedelta(minutes=4),
        timedelta(hours=rng.randint(1, 10)), timedelta(hours=rng.randint(10, 40)),
    ])  # fmt: skip
    cast.world.pass_time(by)
    cast.world.say(f"{by} later")


def wait_for_something(cast: Cast) -> None:
    """Time passes until something is due."""
    coming = next_instant(cast.world)
    if coming is not None:
        cast.world.pass_time(coming - cast.world.now + timedelta(seconds=cast.world.rng.randint(0, 90)))
        cast.world.say("time passes until something is due")


def tell(cast: Cast) -> None:
    """Providers report."""
    cast.world.tell(cast.world.rng.randint(1, 4))


def jump(cast: Cast) -> None:
    """A worker's clock goes wrong, or right again."""
    one, rng = cast.world.rng.choice(cast.workers), cast.world.rng
    one.ahead = timedelta(minutes=rng.choice([0, 0, 0, 5, 62, -5, -61]))
    cast.world.told.counts["clock jumps"] += 1
    cast.world.say(f"the clock of {one.name} is wrong by {one.ahead}")


def restart(cast: Cast) -> None:
    """The database goes away and comes back: every connection is dropped."""
    cast.world.told.counts["database restarts"] += 1
    db.engine.dispose()
    cast.world.say("every connection to the database is dropped")


DEEDS: dict[Callable[[Cast], None], int] = {
    deeds.compose: 5, deeds.move: 7, deeds.cancel: 3, deeds.answer_by_link: 10, deeds.stop_mail: 1,
    deeds.send_text: 6, deeds.answer_offer: 5, deeds.give_back: 2, beat: 40, wait: 10,
    wait_for_something: 10, tell: 6, jump: 2, restart: 1, desk.hold: 2, desk.release: 3, desk.decide: 4,
}  # fmt: skip
OF_THE_WORLD = {beat, wait, wait_for_something, tell, jump, restart}
MEANWHILE: dict[Callable[[Cast], None], int] = {
    deeds.move: 8, deeds.cancel: 3, deeds.answer_by_link: 6, deeds.stop_mail: 1, deeds.send_text: 5,
    deeds.answer_offer: 3, beat: 10, wait: 4, tell: 3, desk.hold: 2, desk.release: 2, desk.decide: 2,
}  # fmt: skip


def run(world: World, means: Means, seed: int) -> Story:
    """Run one schedule from its seed to the end, and say which promises it broke."""
    sow(seed)
    sweep()
    world.hooks.begin_anew()
    workers = [Worker(f"worker {name}", world, means) for name in "AB"]
    cast = Cast(world, workers)
    world.meanwhile = lambda: _do_one(cast, MEANWHILE)
    deeds.do(cast, deeds.compose)
    for _ in range(world.rng.randint(*DEEDS_EACH)):
        _do_one(cast, DEEDS)
    calm_down(cast)
    _count(world)
    with world.app.app_context(), across_districts():
        faults = [*world.told.faults, *broken(world)]
        if faults:
            world.told.lines += [_line(row) for row in rows()]
        return Story(seed, world.told, faults)


def _count(world: World) -> None:
    counts = world.told.counts
    counts["commits"] = world.hooks.commits
    counts["meetings"] = len(world.truth)
    counts["changes"] = sum(len(truths) - 1 for truths in world.truth.values())
    for provider in world.providers.values():
        counts["messages taken"] += len(provider.accepted)
        for behaviour, times in provider.seen.items():
            counts[f"provider: {behaviour}"] += times


def _line(row: Message) -> str:
    return f"{row.key}: {row.state.value} {row.reason or ''} {row.receipt or ''} rev{row.subject_revision}"


def _do_one(cast: Cast, wheel: dict[Callable[[Cast], None], int]) -> None:
    (deed,) = cast.world.rng.choices(list(wheel), list(wheel.values()))
    if deed in OF_THE_WORLD:
        deed(cast)
    else:
        deeds.do(cast, deed)


def calm_down(cast: Cast) -> None:
    """Nothing goes wrong any more; time runs until nothing is left to happen."""
    world = cast.world
    world.troubled = False
    world.say("nothing goes wrong any more")
    last = Worker("worker C", world, cast.workers[0].means)
    deeds.finish_texts(cast)
    if world.rng.random() < LIFTED_IN_THE_END:
        world.attempt("web", lambda: desk.release_all(cast))
    for _ in range(MOST_BEATS):
        if last.beat() or world.reports:
            world.tell(len(world.reports))
            world.pass_time(SHORT)
            continue
        coming = next_instant(world)
        if coming is None:
            return
        world.pass_time(coming - world.now + timedelta(seconds=1))
    world.told.faults.append(f"after {MOST_BEATS} more beats something is still to be done")


def next_instant(world: World) -> datetime | None:
    """The next instant at which something may have to be done; the last is when all must have ended."""
    with world.app.app_context(), across_districts():
        live = db.session.execute(_LIVE).all()
    ends = [truths[-1] for truths in world.truth.values()]
    instants = [one for row in live for one in (row.not_before, row.leased_until) if one is not None]
    for one in ends:
        if one.status is Status.PUBLISHED:
            instants += [day_before(one.starts_at, one.zone), one.starts_at - HOURS_BEFORE]
    last = [row.useless_after for row in live] + [one.ends_at for one in ends]
    instants += [max(last) + LATE] if last else []
    return min((one for one in instants if one > world.now), default=None)


HOURS_BEFORE, LATE = timedelta(hours=2), timedelta(minutes=6)
_LIVE = select(Message.not_before, Message.leased_until, Message.useless_after).where(
    Message.state.in_(LIVE), Message.reason.is_distinct_from(FOR_A_PERSON)
)
