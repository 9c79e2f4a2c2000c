"""From a published meeting to rows: every family asked, every message in the outbox."""

from dataclasses import dataclass
from time import perf_counter

from chats.invitations import actions as invitations
from chats.notices import actions as notices
from scripts.bench.town import Town


@dataclass(frozen=True)
class Planned:
    """Seconds until the rows were committed."""

    families: int
    asking: float
    """Invitations, links and calendar names."""
    writing: float
    """Letters composed, messages addressed."""
    again: float
    """The same catch-up once more, when nothing is missing: what every beat of the worker costs."""


def measure(town: Town, families: int) -> Planned:
    """Catch up once, and once more. Raises RuntimeError unless every family was told."""
    began = perf_counter()
    asked = invitations.invite_published(town.now)
    between = perf_counter()
    written = notices.catch_up(town.now)
    done = perf_counter()
    rest = invitations.invite_published(town.now) + notices.catch_up(town.now)
    if (asked, written, rest) != (families, families, 0):
        raise RuntimeError(
            f"of {families} families {asked} were asked, {written} and {rest} messages written"
        )
    return Planned(families, between - began, done - between, perf_counter() - done)
