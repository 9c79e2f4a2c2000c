"""What a need's facts ask for next: who is asked, which offers end, which assignments. Pure.

Asked again with the same facts after it was done, the answer is: nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from enum import Enum

from chats.interpreters.busy import is_remote, quarters
from chats.interpreters.matching import Candidate, Match, Wish, ranked
from chats.interpreters.waves import deadline, wave_size


class OfferState(Enum):
    """What came of an offer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN = "taken"
    """Somebody else was first."""
    LAPSED = "lapsed"
    """Silence until the wave's deadline; or, before it, the need went away or the meeting moved."""


class Ending(Enum):
    """Why an assignment ended."""

    WITHDREW = "withdrew"
    """The interpreter gave it back."""
    MOVED = "moved"
    """The meeting moved; if they are free then, a new offer asks them first."""
    CANCELLED = "cancelled"
    """The meeting was called off."""
    RELEASED = "released"
    """Staff said that they are not needed."""


@dataclass(frozen=True)
class Asked:
    """An offer that was made."""

    offer_id: int
    interpreter_id: int
    revision: int
    wave: int
    state: OfferState
    deadline_at: datetime
    answered_at: datetime | None

    @property
    def was_silence(self) -> bool:
        """Whether it lapsed because they said nothing, and not because of us."""
        lapsed = self.state is OfferState.LAPSED
        return lapsed and self.answered_at is not None and self.answered_at >= self.deadline_at


@dataclass(frozen=True)
class Taken:
    """An assignment that stands."""

    assignment_id: int
    interpreter_id: int
    starts_at: datetime
    ends_at: datetime
    remote_only: bool
    quarters: frozenset[int]


@dataclass(frozen=True)
class Situation:
    """Everything about one need."""

    wish: Wish
    wanted: int
    revision: int
    """The meeting's."""
    published: bool
    cancelled: bool
    given_up: bool
    quiet: tuple[time, time]
    asked: tuple[Asked, ...] = ()
    taken: tuple[Taken, ...] = ()
    withdrew: frozenset[int] = frozenset()
    """Interpreters who gave back this very meeting at this very time: they are not asked again."""


@dataclass(frozen=True)
class Step:
    """What to write. Empty when everything is as it should be."""

    ended: tuple[tuple[int, Ending], ...] = ()
    """Assignments."""
    closed: tuple[tuple[int, OfferState], ...] = ()
    """Offers."""
    asks: tuple[Match, ...] = ()
    deadline_at: datetime | None = None
    wave: int = 0
    given_up: bool | None = field(default=None)
    """Whether the search is given up from now on; None leaves it as it is."""

    def __bool__(self) -> bool:
        return self != Step()


def next_step(facts: Situation, candidates: Iterable[Candidate], now: datetime) -> Step:
    """What is to be done about a need at ``now``."""
    ended = tuple((one.assignment_id, why) for one in facts.taken if (why := _why_ended(facts, one, now)))
    gone = {assignment_id for assignment_id, _ in ended}
    looking = facts.published and now < facts.wish.starts_at
    missing = max(0, facts.wanted - (len(facts.taken) - len(ended))) if looking else 0
    freed = {one.interpreter_id: one.quarters for one in facts.taken if one.assignment_id in gone}
    line = ranked((_freed(one, freed) for one in candidates), facts.wish)
    closed = _closed(facts, missing, {match.interpreter_id for match in line}, now)
    done = Step(ended, closed)
    open_still = sum(one.state is OfferState.OPEN for one in facts.asked) - len(closed)
    if not missing or open_still:
        return replace(done, given_up=False if facts.given_up else None)
    until = deadline(now, facts.wish.starts_at, facts.wish.zone, facts.quiet)
    asks = _wave(facts, line, missing, set(freed), now) if until else ()
    if not asks:
        return replace(done, given_up=None if facts.given_up else True)
    wave = max((one.wave for one in facts.asked), default=0) + 1
    return replace(done, asks=asks, deadline_at=until, wave=wave, given_up=False if facts.given_up else None)


def _why_ended(facts: Situation, one: Taken, now: datetime) -> Ending | None:
    if facts.cancelled:
        return Ending.CANCELLED
    wish = facts.wish
    if not facts.published or now >= wish.starts_at:
        return None
    remote = is_remote(wish.place, remote_only=one.remote_only)
    as_agreed = (one.starts_at, one.ends_at) == (wish.starts_at, wish.ends_at)
    if as_agreed and one.quarters == frozenset(quarters(wish.starts_at, wish.ends_at, remote=remote)):
        return None  # another room, another link: nothing they agreed to has changed
    return Ending.MOVED


def _freed(candidate: Candidate, freed: dict[int, frozenset[int]]) -> Candidate:
    own = freed.get(candidate.interpreter_id)
    return replace(candidate, busy=candidate.busy - own) if own else candidate


def _closed(
    facts: Situation, missing: int, fit: set[int], now: datetime
) -> tuple[tuple[int, OfferState], ...]:
    found = []
    for one in facts.asked:
        if one.state is not OfferState.OPEN:
            continue
        stale = one.revision != facts.revision or one.deadline_at <= now or one.interpreter_id not in fit
        if stale or not facts.published or not facts.wanted or now >= facts.wish.starts_at:
            found.append((one.offer_id, OfferState.LAPSED))
        elif not missing:
            found.append((one.offer_id, OfferState.TAKEN))
    return tuple(found)


def _wave(
    facts: Situation, line: list[Match], missing: int, moved: set[int], now: datetime
) -> tuple[Match, ...]:
    """The best not asked yet. Who had the meeting before it moved is first, and alone if that is enough."""
    answered = {one.interpreter_id for one in facts.asked if _has_answered(one, facts.revision, now)}
    free = [one for one in line if one.interpreter_id not in answered | facts.withdrew]
    first = [one for one in free if one.interpreter_id in moved]
    others = [one for one in free if one.interpreter_id not in moved]
    size = len(first) if len(first) >= missing else wave_size(missing)
    return tuple((first + others)[:size])


def _has_answered(one: Asked, revision: int, now: datetime) -> bool:
    """Whether they said no, or nothing in time, to the meeting as it is now."""
    if one.revision != revision:
        return False
    silent_now = one.state is OfferState.OPEN and one.deadline_at <= now
    return silent_now or one.state is OfferState.DECLINED or one.was_silence
