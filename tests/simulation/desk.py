"""What staff do about messages in a schedule: stop them, let them go on, decide about those in doubt."""

from sqlalchemy import select

from chats.db import across_districts, db
from chats.delivery.actions import NotNow
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message, Switch
from tests.simulation import workers
from tests.simulation.deeds import Cast
from tests.simulation.facts import Hold


def hold(cast: Cast) -> None:
    """Staff stop what leaves: all of it, a channel, or what is about one meeting."""
    world, rng = cast.world, cast.world.rng
    meeting_id = rng.choice([None, *world.truth])
    channel = rng.choice([None, Channel.MAIL, Channel.TEXT]) if meeting_id is None else None
    switch_id = workers.hold(world.town.liaison, channel, meeting_id, world.tick())
    if not any(one.switch_id == switch_id for one in world.holds):
        world.told.counts["switches put"] += 1
        world.holds.append(Hold(switch_id, world.hooks.commits, channel, meeting_id))
    world.say(f"switch {switch_id} is put: channel {channel}, meeting {meeting_id}")


def release(cast: Cast) -> None:
    """Staff lift a switch."""
    put = _put()
    if put:
        _lift(cast, cast.world.rng.choice(put))


def release_all(cast: Cast) -> None:
    """Nothing is held any more."""
    for switch_id in _put():
        _lift(cast, switch_id)


def _put() -> list[int]:
    with across_districts():
        asked = select(Switch.id).where(Switch.lifted_at.is_(None)).order_by(Switch.id)
        return list(db.session.scalars(asked))


def _lift(cast: Cast, switch_id: int) -> None:
    world = cast.world
    known = [one for one in world.holds if one.switch_id == switch_id]
    # Somebody may act between this decision and its commit: from here on nothing is promised of it.
    for one in known:
        one.lifted_seq = world.hooks.commits
    workers.release(world.town.liaison, switch_id, world.tick())
    world.say(f"switch {switch_id} is lifted")


def decide(cast: Cast) -> None:
    """Staff decide about a message in doubt, or one that gave up: the family says whether it arrived."""
    world, rng = cast.world, cast.world.rng
    asked = select(Message).where(Message.state.in_(workers.UNDECIDED)).order_by(Message.id)
    found = db.session.scalars(asked).all()
    if not found:
        return
    one = rng.choice(found)
    message_id, key, in_doubt = one.id, one.key, one.state is MessageState.AMBIGUOUS
    took = any(taken.uid == one.uid for provider in world.providers.values() for taken in provider.accepted)
    arrived = took if in_doubt and rng.random() < 0.5 else None
    world.asked_again[message_id] += arrived is None
    try:
        workers.decide(message_id, by=world.town.liaison, arrived=arrived, now=world.tick())
    except NotNow:
        world.say(f"{key} has moved on")
    else:
        world.told.counts["decided by a person"] += 1
        world.say(f"{key}: a person decides, arrived {arrived}")
