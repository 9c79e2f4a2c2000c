"""The worker's memory: a real one, over the whole district, after its first beats."""

import sys
from pathlib import Path
from time import monotonic, sleep

from chats.clock import now
from chats.db import across_districts, db
from chats.delivery.queries import worker_alive
from scripts.bench.machine import pss_mb
from scripts.bench.servers import running
from scripts.bench.town import Town

SETTLED_SECONDS = 1.0


def measure(town: Town, folder: Path) -> float:
    """Start a worker, wait until it beat, and return its memory in MB (10⁶)."""
    command = [str(Path(sys.executable).with_name("chats")), "worker"]
    with running(command, town.environ, folder / "worker.log") as begun:
        until = monotonic() + 60
        while not _beats():
            if begun.poll() is not None or monotonic() > until:
                raise RuntimeError(
                    f"the worker does not beat:\n{(folder / 'worker.log').read_text()[-2000:]}"
                )
            sleep(0.1)
        sleep(SETTLED_SECONDS)
        return pss_mb([begun.pid])


def _beats() -> bool:
    db.session.rollback()  # a new look at the database
    with across_districts():
        return worker_alive(now())
