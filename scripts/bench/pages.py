"""The family page beside a bare page: how many a second, and how much processor time each takes."""

import gzip
import http.client
import socket
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import brotli  # type: ignore[import-untyped]

from chats.languages import registry
from scripts.bench import bare
from scripts.bench.load import Measured, load, request_for
from scripts.bench.machine import cpu_ms, pss_mb
from scripts.bench.parts import loaded_by
from scripts.bench.servers import HOST, Server, gunicorn, listening
from scripts.bench.size import Size
from scripts.bench.town import Town, reply_paths

PATHS = 200
"""Families whose pages are opened in turn, in every listed language."""
_Round = tuple[Measured, float]
"""What the client saw, and the server's processor time for one answer, in ms."""


@dataclass(frozen=True)
class Speed:
    """Medians over the rounds."""

    each_second: float
    cpu_ms: float
    """Processor time of the server for one answer."""
    slow_ms: float
    """How long all but one answer in a hundred took, under this load."""


@dataclass(frozen=True)
class Weight:
    """One family page as it is sent. Bytes of the body, headers left out."""

    language: str
    plain: int
    gzip: int
    brotli: int
    requests: int
    """The page itself and whatever it makes a browser load."""


@dataclass(frozen=True)
class Pages:
    """What was found."""

    family: Speed
    bare: Speed
    weights: list[Weight]
    web_mb: float
    """Proportional memory of the web server after the load: first process and workers."""


def measure(town: Town, door: socket.socket, folder: Path, size: Size) -> Pages:
    """Open families' pages and the bare page in turn, in interleaved rounds."""
    paths = reply_paths(PATHS)
    bare_table = str(folder / "bare.sqlite")
    bare.fill(bare_table, [path.rpartition("/")[2] for path, _ in paths])
    with ExitStack() as stack:
        family = stack.enter_context(
            gunicorn("chats.app:create_app()", town.environ, folder / "family.log", door)
        )
        bare_door = stack.enter_context(listening())
        limit = stack.enter_context(
            gunicorn(
                "scripts.bench.bare:create_app()", {"BENCH_BARE": bare_table}, folder / "bare.log", bare_door
            )
        )
        host = town.settings.public_url.partition("://")[2]
        asked = [request_for(path, host, language=tag or "en") for path, tag in paths]
        rounds = [_round(family, limit, asked, size.seconds) for _ in range(size.rounds + 1)][
            1:
        ]  # 1: warm-up
        return Pages(
            _speed([one[0] for one in rounds]), _speed([one[1] for one in rounds]),
            _weights(family, host, paths), pss_mb([family.pid, *family.workers]),
        )  # fmt: skip


def _round(family: Server, limit: Server, asked: Sequence[bytes], seconds: float) -> tuple[_Round, _Round]:
    return _loaded(family, asked, seconds), _loaded(limit, asked, seconds)


def _loaded(server: Server, asked: Sequence[bytes], seconds: float) -> _Round:
    before = cpu_ms(server.workers)
    measured = load(server.port, asked, seconds)
    return measured, (cpu_ms(server.workers) - before) / max(1, measured.answers)


def _speed(rounds: Sequence[_Round]) -> Speed:
    slow = [sorted(one.waits)[int(len(one.waits) * 0.99)] * 1000 for one, _cpu in rounds]
    return Speed(
        median(one.each_second for one, _cpu in rounds), median(cpu for _one, cpu in rounds), median(slow)
    )


def _weights(family: Server, host: str, paths: Sequence[tuple[str, str | None]]) -> list[Weight]:
    by_language = {tag: path for path, tag in reversed(paths) if tag}
    tags = [one.tag for one in registry.listed()]
    return [_weight(family.port, host, by_language[tag], tag) for tag in tags if tag in by_language]


def _weight(port: int, host: str, path: str, tag: str) -> Weight:
    sent = {name: _body(port, host, path, tag, name) for name in ("identity", "gzip", "br")}
    page = sent["identity"]
    if gzip.decompress(sent["gzip"]) != page or brotli.decompress(sent["br"]) != page:
        raise RuntimeError("the compressed page is not the page")
    return Weight(tag, len(page), len(sent["gzip"]), len(sent["br"]), 1 + len(loaded_by(page.decode())))


def _body(port: int, host: str, path: str, tag: str, encoding: str) -> bytes:
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    try:
        connection.request(
            "GET", path, headers={"Host": host, "Accept-Language": tag, "Accept-Encoding": encoding}
        )
        answer = connection.getresponse()
        if answer.status != 200 or answer.headers.get("Content-Encoding", "identity") != encoding:
            raise RuntimeError(f"{answer.status} as {answer.headers.get('Content-Encoding')}, not {encoding}")
        return answer.read()
    finally:
        connection.close()
