"""Real worker processes, which a test starts, kills, stops and lets go on."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from chats.config import Settings

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 30


class Workers:
    """Worker processes, each started from one that has everything imported already."""

    def __init__(self, nursery: "subprocess.Popen[str]") -> None:
        self._nursery = nursery

    def start(self, environ: Mapping[str, str]) -> int:
        """Start one in this environment and return its number."""
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.write(json.dumps(dict(environ)) + "\n")
        self._nursery.stdin.flush()
        return int(self._nursery.stdout.readline())

    def kill(self, worker: int) -> None:
        """``kill -9``: it does nothing more, not even in leaving."""
        self._end(worker, signal.SIGKILL)

    def stop(self, worker: int) -> None:
        """Tell it to stop, and wait until it has."""
        self._end(worker, signal.SIGTERM)

    def pause(self, worker: int) -> None:
        """It stands still, as on a machine that is frozen."""
        os.kill(worker, signal.SIGSTOP)

    def go_on(self, worker: int) -> None:
        """It goes on where it stood."""
        os.kill(worker, signal.SIGCONT)

    def _end(self, worker: int, how: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(worker, how)
        until = monotonic() + LONGEST_SECONDS
        while Path(f"/proc/{worker}").exists():
            assert monotonic() < until, "a worker did not end"
            sleep(0.01)


def environment(settings: Settings, log: Path, **more: object) -> dict[str, str]:
    """The environment of a worker of the same instance, with these settings on top; it says what it does to
    ``log``."""
    named = {
        "SECRET_KEY": ",".join(settings.secret_keys), "DATABASE_URL": settings.database_url,
        "PUBLIC_URL": settings.public_url, "INSTANCE": settings.instance,
        "STORAGE_URL": settings.storage_url, "MAIL_FROM": settings.mail_from,
    } | {name.upper(): value for name, value in more.items()}  # fmt: skip
    return {f"CHATS_{name}": str(value) for name, value in named.items()} | {"WORKER_LOG": str(log)}


@contextmanager
def workers(**environ: str) -> Iterator[Workers]:
    """Let tests start worker processes; none of them outlives the block."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.servers.nursery"],
        env=os.environ | environ, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            yield Workers(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(LONGEST_SECONDS)
