"""The outbox beside itself: texts a second, how long a code waits behind bulk, what a claim costs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import monotonic, perf_counter, sleep

from sqlalchemy import delete, select

from chats.db import across_districts, db, transaction
from chats.delivery import claims
from chats.delivery.claims import Taker
from chats.delivery.letter import Channel, Lane, MessageState
from chats.delivery.models import Attempt, Message
from chats.worker import Worker
from chats.worker.crew import send_together
from scripts.bench import queued
from scripts.bench.sending import rules
from scripts.bench.servers import HOST, listening, running
from scripts.bench.sinks import sink
from scripts.bench.size import Size
from scripts.bench.town import Town

LATENCY_MS, CONNECTIONS = 50, 4
_CLAIMED, _TIMES = 50, 30


@dataclass(frozen=True)
class Outbox:
    """What was found on one database."""

    database: str
    texts_each_second: float
    texts_limit: float
    """What CONNECTIONS connections can carry at this latency."""
    code_seconds: float
    """From the commit of a code until its mail server had it, behind a queue of bulk."""
    bulk: int
    claim_ms: tuple[float, float]
    """A claim of fifty messages, with few and with many rows in the table."""
    rows: tuple[int, int]


def measure(town: Town, folder: Path, size: Size) -> Outbox:
    """Measure all three. Leaves an outbox full of what is over: measure it last."""
    texts = _texts(town, folder, size.texts)
    code = _code(town, folder, size.bulk)
    few = _claim_ms(town)
    queued.bury(town, size.buried)
    many = _claim_ms(town)
    limit = CONNECTIONS * 1000 / LATENCY_MS
    return Outbox(
        town.database, texts, limit, code, size.bulk, (few, many), (size.bulk, size.bulk + size.buried)
    )


def _emptied() -> None:
    with across_districts(), transaction() as session:
        session.execute(delete(Attempt))
        session.execute(delete(Message))


def _texts(town: Town, folder: Path, texts: int) -> float:
    _emptied()
    queued.put(town, Channel.TEXT, Lane.REMINDERS, texts, "reminder-2h")
    with listening() as door:
        command = [sys.executable, "-m", "scripts.bench.provider", str(door.fileno()), str(LATENCY_MS)]
        with running(command, {}, folder / "provider.log", door):
            port = door.getsockname()[1]
            settings = replace(
                town.settings, text_url=f"http://AC1:secret@{HOST}:{port}", text_from="+12065550100",
                text_rate=10_000.0, text_connections=CONNECTIONS,
            )  # fmt: skip
            worker = Worker(settings, town.app)
            began = perf_counter()
            taken = send_together(worker.crew, rules(town), town.now, town.app)
            took = perf_counter() - began
            worker.close()
    if taken != texts:
        raise RuntimeError(f"{taken} of {texts} texts were taken in hand")
    return taken / took


def _code(town: Town, folder: Path, bulk: int) -> float:
    _emptied()
    queued.put(town, Channel.MAIL, Lane.INVITATIONS, bulk, "invitation")
    with sink(folder) as near, _at_work(town, near.port):
        _wait_for_the_first()
        queued.put(town, Channel.MAIL, Lane.CODES_AND_CANCELLATIONS, 1, "sign-in-code")
        began = monotonic()
        while _state("sign-in-code") is not MessageState.ACCEPTED:
            if monotonic() - began > 60:
                raise RuntimeError("the code did not leave")
            sleep(0.005)
        return monotonic() - began


@contextmanager
def _at_work(town: Town, port: int) -> Iterator[None]:
    """A worker whose senders look every second for what is due, as they do in production."""
    worker = Worker(replace(town.settings, mail_url=f"smtp://{HOST}:{port}"), town.app)
    over = Event()

    def work(nth: int) -> None:
        with town.app.app_context():
            while not over.wait(1):
                worker.crew[nth].send(rules(town), town.now, over.is_set)

    threads = [Thread(target=work, args=(nth,)) for nth in range(len(worker.crew))]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()
        worker.close()


def _wait_for_the_first() -> None:
    while _accepted() == 0:
        sleep(0.01)


def _accepted() -> int:
    db.session.rollback()
    found = select(Message.id).where(Message.state == MessageState.ACCEPTED).limit(1)
    return len(db.session.execute(found).all())


def _state(kind: str) -> MessageState | None:
    db.session.rollback()
    return db.session.scalar(select(Message.state).where(Message.kind == kind))


def _claim_ms(town: Town) -> float:
    """The median of a claim; what was claimed is given back."""
    _queue_some(town)
    times = []
    for _ in range(_TIMES):
        with across_districts(), transaction():
            began = perf_counter()
            held = claims.claim(Taker("bench", Channel.MAIL, (Lane.DIGESTS,)), _CLAIMED, town.now)
            times.append((perf_counter() - began) * 1000)
            claims.release(held)
        if len(held) != _CLAIMED:
            raise RuntimeError(f"{len(held)} of {_CLAIMED} were claimed")
    return median(times)


def _queue_some(town: Town) -> None:
    with across_districts(), transaction() as session:
        session.execute(delete(Message).where(Message.kind == "digest"))
    queued.put(town, Channel.MAIL, Lane.DIGESTS, 2 * _CLAIMED, "digest")
