"""Publishing to a whole district: until the rows are committed, and until the last mail is handed over."""

from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from chats.invitations import actions as invitations
from chats.notices import actions as notices
from chats.worker import Worker
from chats.worker.crew import send_together
from chats.worker.running import settle_in
from scripts.bench.sending import rules
from scripts.bench.servers import HOST
from scripts.bench.sinks import sink
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


def plan(town: Town, families: int) -> Planned:
    """Catch up once, and once more. Raises RuntimeError unless every family was told."""
    settle_in()
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


@dataclass(frozen=True)
class Published:
    """Seconds. ``planned`` says how long the rows took."""

    database: str
    planned: Planned
    last: float
    """From publishing until a mail server had the last mail."""


def measure(town: Town, folder: Path, families: int) -> Published:
    """Ask every family, and send it all by a worker as it runs."""
    began = perf_counter()
    planned = plan(town, families)
    idle = planned.again  # catching up once more is measured, and not part of publishing
    with sink(folder) as near:
        worker = Worker(replace(town.settings, mail_url=f"smtp://{HOST}:{near.port}"), town.app)
        taken = send_together(worker.crew, rules(town), town.now, town.app)
        last = perf_counter() - began - idle
        worker.close()
    if taken != families:
        raise RuntimeError(f"{taken} of {families} mails were taken in hand")
    return Published(town.database, planned, last)
