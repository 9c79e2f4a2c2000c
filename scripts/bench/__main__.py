"""``make bench``: one run, ratios first. ``--tiny`` runs every piece in seconds, for the tests."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr
from pathlib import Path
from time import perf_counter

from scripts.bench import outboxes, pages, publishing, scaling, sending, waiting
from scripts.bench.pages import Pages
from scripts.bench.report import Sent, lines
from scripts.bench.servers import HOST, listening
from scripts.bench.size import FULL, TINY, Size
from scripts.bench.town import Town, clear_environment, town
from tests import postgres

DATABASES = ("sqlite", "postgresql")


def main() -> None:
    """Measure everything and print it."""
    asked = argparse.ArgumentParser(prog="python -m scripts.bench", description=__doc__)
    asked.add_argument(
        "--tiny", action="store_true", help="see that every piece runs; the numbers mean nothing"
    )
    asked.add_argument("--only", choices=("pages", "sending", "scaling"), help="measure one part")
    given = asked.parse_args()
    size = TINY if given.tiny else FULL
    clear_environment()
    began = perf_counter()
    if given.only == "scaling":
        with _place("postgresql", size.pages, "https://chats.example") as (place, folder):
            scaled = scaling.measure(place, folder, size.bulk)
        print("\n".join(scaling.lines(scaled)))
        return
    opened = None if given.only == "sending" else _pages(size)
    sent = [] if given.only == "pages" else [_sent(database, size) for database in DATABASES]
    print("\n".join(lines(opened, sent, perf_counter() - began)))


def _pages(size: Size) -> tuple[Pages, float]:
    with listening() as door, _place("sqlite", size.pages, f"http://{HOST}:{_port(door)}") as (place, folder):
        publishing.plan(place, size.pages)
        worker_mb = waiting.measure(place, folder)
        return pages.measure(place, door, folder, size), worker_mb


def _port(door: object) -> int:
    return int(door.getsockname()[1])  # type: ignore[attr-defined]


def _sent(database: str, size: Size) -> Sent:
    with _place(database, size.published, "https://chats.example") as (place, folder):
        published = publishing.measure(place, folder, size.published)
    with _place(database, size.families, "https://chats.example") as (place, folder):
        publishing.plan(place, size.families)
        return Sent(published, sending.measure(place, folder, size), outboxes.measure(place, folder, size))


@contextmanager
def _place(database: str, families: int, public_url: str) -> Iterator[tuple[Town, Path]]:
    """A town on a database of its own, and a folder for what is started beside it."""
    with ExitStack() as begun:
        folder = Path(begun.enter_context(tempfile.TemporaryDirectory(prefix="chats-bench-")))
        # Logs go to a file, as an operator's do: writing them is part of what is measured.
        log = begun.enter_context((folder / "own.log").open("w"))
        begun.enter_context(redirect_stderr(log))
        url = begun.enter_context(postgres.running(durable=True)) if database == "postgresql" else None
        yield begun.enter_context(town(folder, public_url, families, url)), folder


if __name__ == "__main__":
    main()
