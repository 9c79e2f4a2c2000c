"""One sender: takes messages of one channel from the outbox and hands them over, group by group.

No transaction is open while a provider is called. The one that stores the results of a group opens the
attempts of the next and claims the one after: three things for one durable commit.
"""

import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import sleep

from sqlalchemy.exc import InterfaceError, OperationalError

from chats.db import read_anew, transaction
from chats.delivery import attempts, buckets, claims, pacing
from chats.delivery.attempts import Ended, Ready, Rules
from chats.delivery.channels import outcomes
from chats.delivery.claims import Taker
from chats.delivery.closing import NOT_BEGUN, Done, close_attempts
from chats.delivery.door import Door
from chats.delivery.inhand import InHand
from chats.delivery.letter import URGENT, Channel, Lane, Outcome
from chats.delivery.outlets import Outlet
from chats.delivery.results import Result
from chats.logs import warn

Moment = Callable[[], datetime]
Stop = Callable[[], bool]
AGAIN_AFTER = (0.2, 1, 5)
"""Seconds after which a database that did not take the results is asked again."""


def never() -> bool:
    """Whether to stop, where nobody asks for it."""
    return False


@dataclass(frozen=True)
class Errand:
    """What a sender is sent out for."""

    channel: Channel
    outlet: Outlet
    rules: Rules
    moment: Moment
    stop: Stop = never
    lanes: Collection[Lane] = tuple(Lane)


class Sender:
    """One at work. ``step`` until it returns nothing; then nothing of it is left in hand."""

    def __init__(self, errand: Errand, pace: pacing.Pace, door: type[Door] = Door) -> None:
        self._errand, self._pace = errand, pace
        self.owner = secrets.token_hex(8)
        self.door = door(self.owner, errand.rules)
        """To be entered for as long as it works."""
        self._claimed: Sequence[InHand] = ()
        self._written: Sequence[Ready] = ()
        self._ended: Sequence[Ended] = ()
        self._done: Sequence[Done] = ()

    def step(self, most: int) -> int:
        """Store what came of the last group, open the next, claim another of ``most`` messages at most.

        Then hand over what was opened. Returns how many messages were claimed.
        """
        self._hand_over_all(self._turn_over(most))
        self._write()
        return len(self._claimed)

    @property
    def is_done(self) -> bool:
        """Whether nothing is in hand."""
        return not (self._done or self._written or self._ended)

    def _turn_over(self, most: int) -> Sequence[Ready]:
        """What came of the last group is known here alone: it outlasts a database that goes away for a while.

        Otherwise a deadlock or a restart would make doubts of a whole group of answers.
        """
        for seconds in AGAIN_AFTER:
            try:
                return self._turn(most)
            except (OperationalError, InterfaceError) as fault:
                warn("sender.database", error=type(fault).__name__.lower())
                sleep(seconds)
        return self._turn(most)

    def _turn(self, most: int) -> Sequence[Ready]:
        now = self._errand.moment()
        opened: Sequence[Ready] = ()
        claimed: Sequence[InHand] = ()
        with transaction():
            close_attempts(self._done, now)
            claims.let_go(self._ended)
            if self._errand.stop():
                claims.release([one.message for one in self._written])
            else:
                opened = attempts.open_attempts(self.owner, self._written, self._errand.rules, now)
                self._pay(opened, now)
                claimed = self._claim(most, now)
        self._done, self._ended, self._written, self._claimed = (), (), (), claimed
        return opened

    def _claim(self, most: int, now: datetime) -> Sequence[InHand]:
        errand, limit = self._errand, self._errand.outlet.limit
        if errand.outlet.at(now) is None:
            return ()
        wanted = min(most, self._pace.size)
        taker = Taker(self.owner, errand.channel, errand.lanes)
        if limit is None:
            return claims.claim(taker, wanted, now)
        tokens = buckets.tokens(errand.outlet.provider, limit, now)
        urgent = [lane for lane in errand.lanes if lane in URGENT]
        allowed = pacing.allowance(tokens, limit.per_second, urgent=True)
        found = claims.claim(Taker(self.owner, errand.channel, urgent), min(wanted, allowed), now)
        bulk = [lane for lane in errand.lanes if lane not in URGENT]
        allowed = pacing.allowance(tokens - len(found), limit.per_second, urgent=False)
        left = min(wanted - len(found), allowed)
        return [*found, *claims.claim(Taker(self.owner, errand.channel, bulk), left, now)]

    def _pay(self, opened: Sequence[Ready], now: datetime) -> None:
        limit, used = self._errand.outlet.limit, sum(one.written.segments or 1 for one in opened)
        if limit is not None and used:
            buckets.take(self._errand.outlet.provider, limit, used, now)

    def _write(self) -> None:
        errand = self._errand
        self._written, self._ended = attempts.write(
            self._claimed, errand.outlet, errand.rules, errand.moment()
        )

    def _hand_over_all(self, opened: Sequence[Ready]) -> None:
        if not opened:
            return
        self.door.show(opened)
        opened_at = self._errand.moment()
        done: list[Done] = []
        calls: list[float] = []
        for one in opened:
            now = self._errand.moment()
            in_time = now - opened_at < claims.LEASE - claims.LONGEST_CALL
            may = in_time and not self._errand.stop() and attempts.may_leave(one, self._errand.rules, now)
            if may and one.outlet.at(now) and self._lets_out(one):
                called_at = self._errand.moment()
                done.append((one, hand_over(one, self._errand)))
                calls.append((self._errand.moment() - called_at).total_seconds())
            else:
                done.append((one, NOT_BEGUN))
        self._done = done
        self._pace.learn(calls)

    def _lets_out(self, one: Ready) -> bool:
        """A database that cannot be asked lets nobody out."""
        try:
            return self.door.lets_out(one)
        except (OperationalError, InterfaceError):
            read_anew()
            return False


def hand_over(one: Ready, errand: Errand) -> Result:
    """Call the provider, with no transaction open, and say what came of it."""
    health, segments = one.outlet.health, one.written.segments
    try:
        ref = one.written.hand_over()
    except outcomes.Retryable as refusal:
        return _refused(refusal, one, errand)
    except outcomes.Permanent as refusal:
        if refusal.of in ("provider", "request"):
            until = health.fail("refused", errand.moment())
            return Result(
                Outcome.PERMANENT_PROVIDER, refusal.phase, refusal.code, "provider-refused",
                wait_until=_or_now(until, errand) if refusal.of == "provider" else None,
            )  # fmt: skip
        health.succeed()
        if refusal.of == "message":
            return Result(Outcome.PERMANENT_MESSAGE, refusal.phase, refusal.code, "provider-refused")
        return Result(Outcome.PERMANENT_ADDRESS, refusal.phase, refusal.code, "address-refused")
    except outcomes.Ambiguous as doubt:
        return Result(Outcome.AMBIGUOUS, doubt.phase, doubt.code, "no-answer", segments=segments)
    except Exception as fault:  # a mistake of ours: whether it was sent is not known, so it must not go again
        warn("message.fault", message_id=one.message.id, error=type(fault).__name__.lower())
        return Result(Outcome.AMBIGUOUS, code=type(fault).__name__, reason="fault")
    health.succeed()
    return Result(Outcome.ACCEPTED, outcomes.Phase.AWAIT_REPLY, provider_ref=ref, segments=segments)


def _refused(refusal: outcomes.Retryable, one: Ready, errand: Errand) -> Result:
    if refusal.phase is not outcomes.Phase.CONNECT:
        return Result(
            Outcome.RETRYABLE, refusal.phase, refusal.code, "asked-to-wait", asked_seconds=refusal.retry_after
        )
    until = one.outlet.health.fail("unreachable", errand.moment())
    return Result(
        Outcome.RETRYABLE, refusal.phase, refusal.code, "unreachable", wait_until=_or_now(until, errand)
    )


def _or_now(until: datetime, errand: Errand) -> datetime:
    """At once, where another provider stands by: this one is known not to have taken it."""
    now = errand.moment()
    return until if errand.outlet.at(now) is None else now
