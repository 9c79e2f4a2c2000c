"""Sending beside its limits: the same bytes on one kept connection, with and without commits."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from chats.delivery.actions import Habits, send_due
from chats.delivery.attempts import Rules
from chats.delivery.channels.email import MailChannel
from chats.delivery.channels.mime import Mail
from chats.delivery.letter import Channel
from chats.delivery.outlets import MailOutlet, Outlets, close_outlets, open_outlets
from chats.notices.guard import still_wanted
from chats.worker import Worker
from scripts.bench.raw import Letter, Raw
from scripts.bench.servers import HOST
from scripts.bench.sinks import far_sink, sink
from scripts.bench.size import KEPT, Size
from scripts.bench.town import Town

FAR_MS, CONNECTIONS = 20, 4
WANTED = still_wanted()


@dataclass(frozen=True)
class Rate:
    """Medians over the rounds."""

    each_second: float
    cpu_ms: float
    """Processor time of the sending process for one mail."""


@dataclass(frozen=True)
class Sending:
    """What was found. ``bytes_each``: the mean size of a mail."""

    database: str
    sink: str
    ours: Rate
    smtp: Rate
    durable: Rate
    """Raw SMTP with one durable SQLite commit for each mail: what anybody who must not forget has to pay."""
    bytes_each: int
    far: float
    """Mails a second over CONNECTIONS connections to a relay FAR_MS away."""
    far_limit: float
    """The same by raw SMTP, pipelined."""


def measure(town: Town, folder: Path, size: Size) -> Sending:
    """Send in interleaved rounds. Raises RuntimeError if a mail did not go."""
    kept, rounds = _kept(town), list[list[tuple[float, float]]]()
    with sink(folder) as near:
        outlets, habits = _outlets(town, near.port), Habits()
        with closing(Raw(near.port, town.settings.mail_from, folder)) as raw:
            _ours(town, outlets, habits, size.mails)  # the first few show how fast the relay is
            for _ in range(size.rounds):
                rounds.append([
                    _timed(lambda: _ours(town, outlets, habits, size.mails), size.mails),
                    _timed(lambda: raw.send(kept, size.mails), size.mails),
                    _timed(lambda: raw.send(kept, size.mails, durable=True), size.mails),
                ])  # fmt: skip
        close_outlets(outlets)
        name = near.name
    ours, smtp, durable = (_rate([one[which] for one in rounds]) for which in range(3))
    with far_sink(folder, FAR_MS) as far:
        away, limit = _far(town, far.port, size.far), _far_limit(town, kept, far.port, folder, size.far)
    bytes_each = sum(len(mail) for _to, mail in kept) // len(kept)
    return Sending(town.database, name, ours, smtp, durable, bytes_each, away, limit)


def _outlets(town: Town, port: int) -> Outlets:
    return open_outlets(replace(town.settings, mail_url=f"smtp://{HOST}:{port}"))


def _ours(town: Town, outlets: Outlets, habits: Habits, mails: int) -> None:
    sent = send_due(town.now, outlets, rules(town), limit=mails, habits=habits)
    if sent != mails or any(outlet.troubles for outlet in outlets.values()):
        raise RuntimeError(f"{sent} of {mails} mails were taken in hand")


def rules(town: Town) -> Rules:
    """What is asked at the door."""
    return Rules(WANTED, town.settings.public_url)


def _far(town: Town, port: int, mails: int) -> float:
    """By a worker as it runs, with as many connections as are set."""
    settings = replace(town.settings, mail_url=f"smtp://{HOST}:{port}", mail_connections=CONNECTIONS)
    worker = Worker(settings, town.app)
    crew, taken = [one for one in worker.crew if len(one.lanes) > 2], 0
    began = perf_counter()
    with ThreadPoolExecutor(len(crew)) as threads:
        for sent in threads.map(lambda one: _one(town, one.outlets, one.habits, mails // len(crew)), crew):
            taken += sent
    rate = taken / (perf_counter() - began)
    worker.close()
    return rate


def _one(town: Town, outlets: Outlets, habits: Habits, mails: int) -> int:
    with town.app.app_context():
        return send_due(town.now, outlets, rules(town), limit=mails, habits=habits)


def _far_limit(town: Town, kept: list[Letter], port: int, folder: Path, mails: int) -> float:
    def send(nth: int) -> None:
        own = folder / f"far-{nth}"
        own.mkdir(exist_ok=True)
        with closing(Raw(port, town.settings.mail_from, own)) as raw:
            raw.send(kept, mails // CONNECTIONS)

    began = perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        list(threads.map(send, range(CONNECTIONS)))
    return mails // CONNECTIONS * CONNECTIONS / (perf_counter() - began)


class _Keeper(MailChannel):
    """Keeps what it should send: the bytes are the product's own."""

    def __init__(self, sender: str) -> None:
        super().__init__("smtp://127.0.0.1:9", sender)
        self.kept: list[Letter] = []

    def send(self, mail: Mail) -> str:
        self.kept.append((mail.to, mail.as_bytes()))
        return "kept"


def _kept(town: Town) -> list[Letter]:
    keeper = _Keeper(town.settings.mail_from)
    send_due(town.now, {Channel.MAIL: MailOutlet(town.settings, keeper)}, rules(town), limit=KEPT)
    return keeper.kept


def _timed(act: Callable[[], None], mails: int) -> tuple[float, float]:
    began, used = perf_counter(), process_time()
    act()
    return mails / (perf_counter() - began), (process_time() - used) * 1000 / mails


def _rate(rounds: Sequence[tuple[float, float]]) -> Rate:
    return Rate(median(each for each, _cpu in rounds), median(cpu for _each, cpu in rounds))
