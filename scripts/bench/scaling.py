"""Several workers and web processes on one PostgreSQL: one queue, shared by nothing but the database.

Not part of ``make bench``: ``python -m scripts.bench --only scaling``. It counts what was handed over more
than once, too.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, perf_counter, sleep

from sqlalchemy import delete, func, select

from chats import clock
from chats.db import across_districts, db, transaction
from chats.delivery.letter import Channel, Lane, MessageState
from chats.delivery.models import Attempt, Message
from scripts.bench import queued
from scripts.bench.servers import HOST, gunicorn, listening, running
from scripts.bench.sinks import sink
from scripts.bench.town import Town

KIND = "sign-in-code"
WORKERS, WEBS = (1, 2, 4), 2
"""Worker processes, and web servers of two processes each."""


@dataclass(frozen=True)
class Scaled:
    """What so many workers did together."""

    workers: int
    mails: int
    seconds: float
    attempts: int
    """As many as mails, where nobody took what another had."""


def measure(town: Town, folder: Path, mails: int) -> list[Scaled]:
    """Let one, two and four workers empty the same queue, with web processes beside them."""
    found = []
    with ExitStack() as begun:
        near = begun.enter_context(sink(folder))
        environ = {**town.environ, "CHATS_MAIL_URL": f"smtp://{HOST}:{near.port}"}
        for nth in range(WEBS):
            door = begun.enter_context(listening())
            own = {"CHATS_PUBLIC_URL": f"http://{HOST}:{door.getsockname()[1]}"}
            begun.enter_context(gunicorn("wsgi:app", environ | own, folder / f"web-{nth}.log", door))
        for workers in WORKERS:
            found.append(_by(town, folder, environ, workers, mails))
    return found


def _by(town: Town, folder: Path, environ: dict[str, str], workers: int, mails: int) -> Scaled:
    with across_districts(), transaction() as session:
        session.execute(delete(Attempt))
        session.execute(delete(Message))
    # Codes leave at any hour, so that it does not matter when this is measured.
    queued.put(town, Channel.MAIL, Lane.CODES_AND_CANCELLATIONS, mails, KIND, clock.now())
    command = [str(Path(sys.executable).with_name("chats")), "worker"]
    with ExitStack() as begun:
        for nth in range(workers):
            begun.enter_context(running(command, environ, folder / f"worker-{nth}.log"))
        _wait_until(lambda: _accepted() > 0)
        first, began = _accepted(), perf_counter()
        _wait_until(lambda: _accepted() == mails)
        seconds = perf_counter() - began
    return Scaled(workers, mails - first, seconds, _attempts() - first)


def _wait_until(true: Callable[[], bool]) -> None:
    until = monotonic() + 120
    while not true():
        if monotonic() > until:
            raise RuntimeError("the workers did not empty the queue")
        sleep(0.05)


def _accepted() -> int:
    db.session.rollback()
    with across_districts():
        asked = select(func.count(Message.id)).where(
            Message.state == MessageState.ACCEPTED, Message.kind == KIND
        )
        return db.session.scalar(asked) or 0


def _attempts() -> int:
    db.session.rollback()
    with across_districts():
        asked = select(func.count(Attempt.id)).join(Message, Message.id == Attempt.message_id)
        return db.session.scalar(asked.where(Message.kind == KIND)) or 0


def lines(scaled: Sequence[Scaled]) -> list[str]:
    """What was found, a line for each number of workers."""
    return [
        f"{one.workers} workers, {2 * WEBS} web processes: {one.mails / one.seconds:.0f} mails a second, "
        f"{one.attempts} attempts for {one.mails} mails"
        for one in scaled
    ]
