"""Providers that misbehave on purpose, and remember what they took."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Protocol

from chats.delivery.channels.outcomes import Ambiguous, Permanent, Phase, Retryable
from chats.delivery.letter import Channel

BEHAVIOURS = {
    "take": 60,
    "refuse-connection": 5,
    "ask-to-wait": 5,
    "refuse-address": 2,
    "refuse-us": 2,
    "refuse-words": 1,
    "hang": 5,
    "drop-after-taking": 6,
    "kill-connected": 2,
    "kill-in-body": 3,
    "kill-after-reply": 3,
    "pause-before": 5,
    "pause-after": 6,
    "refuse-slowly": 3,
    "report-early": 4,
}
"""What may become of one message, and how often. ``hang``: nothing was taken, and nobody can know."""


@dataclass(frozen=True)
class Accepted:
    """One message that a provider took, as it came over the wire."""

    seq: int
    """How many commits there had been when its call began."""
    opened_seq: int
    """How many there had been when its attempt was committed."""
    called_at: datetime
    at: datetime
    """When it was taken: later, where its worker stood still meanwhile."""
    listed_at: datetime
    """From when the provider's own list has it."""
    channel: Channel
    ref: str
    uid: str
    """Our own name for the message, out of what was sent."""
    to: str
    body: bytes
    worker: str


class Surroundings(Protocol):
    """What a provider needs of the world it is in."""

    rng: Random
    troubled: bool

    @property
    def now(self) -> datetime:
        """The true time."""

    def say(self, line: str) -> None:
        """Write down what happened."""

    def seq(self) -> int:
        """How many commits there were."""

    def opened_seq(self) -> int:
        """The commit that opened the attempt at hand."""

    def worker_name(self) -> str:
        """Who is calling."""

    def reach(self) -> None:
        """A worker reaches out to a provider; it may be killed first."""

    def kill(self, point: str) -> None:
        """End the worker that is calling, as ``kill -9`` would."""

    def pause(self) -> None:
        """Let the others go on while this worker stands still, perhaps past its lease."""

    def report(self, provider: str, ref: str, uid: str, *, early: bool) -> None:
        """Have the provider report on what it took."""


@dataclass
class Provider:
    """One provider, and what it took."""

    name: str
    channel: Channel
    world: Surroundings
    accepted: list[Accepted] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    """How often it met each behaviour."""

    def take(self, uid: str, to: str, body: bytes) -> str:
        """One message comes. Returns the provider's name for it, or raises as a channel does."""
        world = self.world
        world.reach()
        behaviour, seq, opened_seq, called_at = self._behaviour(), world.seq(), world.opened_seq(), world.now
        self.seen[behaviour] += 1
        ref = f"ref-{self.name}-{self.seen.total()}"
        world.say(f"{self.name}, {ref} to {to}: {behaviour}")
        listed_after = timedelta(seconds=world.rng.choice([0, 0, 5, 50]))

        def keep() -> None:
            one = Accepted(
                seq, opened_seq, called_at, world.now, world.now + listed_after, self.channel, ref, uid, to,
                body, world.worker_name(),
            )  # fmt: skip
            self.accepted.append(one)

        return _BEHAVING[behaviour](self, keep, ref, uid)

    def find(self, to: str, body: bytes, since: datetime) -> list[str]:
        """Its names for messages like this one, the latest first. Raises Retryable where it does not say."""
        world = self.world
        world.reach()
        asked = "looked up"
        if world.troubled:
            asked = world.rng.choices(["looked up", "not to be asked", "asked slowly"], [8, 1, 1])[0]
        self.seen[asked] += 1
        if asked == "not to be asked":
            raise Retryable(Phase.CONNECT, "ConnectError", "nobody listens")
        if asked == "asked slowly":
            world.pause()
        found = [
            one.ref
            for one in self.accepted
            if (one.to, one.body) == (to, body) and one.at >= since and one.listed_at <= world.now
        ]
        world.say(f"{self.name} looks for a message to {to}: {found[::-1]}")
        return found[::-1]

    def _behaviour(self) -> str:
        if not self.world.troubled:
            return "take"
        return self.world.rng.choices(list(BEHAVIOURS), list(BEHAVIOURS.values()))[0]


Keep = Callable[[], None]


def _take(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    keep()
    self.world.report(self.name, ref, uid, early=False)
    return ref


def _refuse_connection(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    raise Retryable(Phase.CONNECT, "ConnectError", "nobody listens")


def _ask_to_wait(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    raise Retryable(Phase.AWAIT_REPLY, "429", "too many", retry_after=self.world.rng.choice([None, 30, 7200]))


def _refuse_address(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    raise Permanent(Phase.ENVELOPE, "550 5.1.1", "nobody there", of="address")


def _refuse_us(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    raise Permanent(Phase.CONNECT, "535", "who are you", of="provider")


def _refuse_words(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    raise Permanent(Phase.AWAIT_REPLY, "400 21617", "too long", of="message")


def _hang(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    raise Ambiguous(Phase.AWAIT_REPLY, "no-reply", "no answer came")


def _drop_after_taking(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    keep()
    self.world.report(self.name, ref, uid, early=False)
    raise Ambiguous(Phase.AWAIT_REPLY, "no-reply", "no answer came")


def _kill_connected(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    self.world.kill("after connect")
    raise AssertionError("killed")


def _kill_in_body(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    """The last octets were under way; they came or they did not."""
    if self.world.rng.random() < 0.5:
        _take(self, keep, ref, uid)
    self.world.kill("after body sent")
    raise AssertionError("killed")


def _kill_after_reply(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    _take(self, keep, ref, uid)
    self.world.kill("after reply")
    raise AssertionError("killed")


def _pause_before(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    self.world.pause()
    return _take(self, keep, ref, uid)


def _refuse_slowly(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    self.world.pause()
    return _ask_to_wait(self, keep, ref, uid)


def _pause_after(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    _take(self, keep, ref, uid)
    self.world.pause()
    return ref


def _report_early(self: Provider, keep: Keep, ref: str, uid: str) -> str:
    keep()
    self.world.report(self.name, ref, uid, early=True)
    return ref


_BEHAVING: dict[str, Callable[[Provider, Keep, str, str], str]] = {
    "take": _take,
    "refuse-connection": _refuse_connection,
    "ask-to-wait": _ask_to_wait,
    "refuse-address": _refuse_address,
    "refuse-us": _refuse_us,
    "refuse-words": _refuse_words,
    "hang": _hang,
    "drop-after-taking": _drop_after_taking,
    "kill-connected": _kill_connected,
    "kill-in-body": _kill_in_body,
    "kill-after-reply": _kill_after_reply,
    "pause-before": _pause_before,
    "pause-after": _pause_after,
    "refuse-slowly": _refuse_slowly,
    "report-early": _report_early,
}
