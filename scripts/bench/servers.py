"""Programs the bench starts, each on a free port of this machine, and ends again."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from scripts.bench.machine import children

HOST = "127.0.0.1"
WORKERS, THREADS = 2, 4
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Server:
    """A running web server: its port, its first process, and those that answer."""

    port: int
    pid: int

    @property
    def workers(self) -> list[int]:
        """The processes that answer."""
        return children(self.pid)


@contextmanager
def running(
    command: Sequence[str], environ: Mapping[str, str], log: Path, door: socket.socket | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the block ends; what it says goes to ``log``. It inherits ``door``."""
    with log.open("ab") as out:
        begun = subprocess.Popen(
            command, env={**os.environ, **environ}, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out,
            stderr=out, pass_fds=() if door is None else (door.fileno(),),
        )  # fmt: skip
    try:
        yield begun
    finally:
        begun.terminate()
        try:
            begun.wait(10)
        except subprocess.TimeoutExpired:
            begun.kill()
            begun.wait()


@contextmanager
def gunicorn(app: str, environ: Mapping[str, str], log: Path, door: socket.socket) -> Iterator[Server]:
    """Serve ``app`` at ``door``, a listening socket, with the same settings for all that is compared."""
    command = [
        sys.executable, "-m", "gunicorn", "--bind", f"fd://{door.fileno()}", "--worker-class", "gthread",
        "--workers", str(WORKERS), "--threads", str(THREADS), "--no-control-socket", app,
    ]  # fmt: skip
    with running(command, environ, log, door) as begun:
        server = Server(door.getsockname()[1], begun.pid)
        _wait_until_it_answers(server, begun, log)
        yield server


def listening() -> socket.socket:
    """A listening socket on a free port."""
    return socket.create_server((HOST, 0), backlog=128)


def _wait_until_it_answers(server: Server, begun: subprocess.Popen[bytes], log: Path) -> None:
    until = monotonic() + 60
    while begun.poll() is None and monotonic() < until:
        connection = http.client.HTTPConnection(HOST, server.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200 and len(server.workers) == WORKERS:
                return
        except (OSError, http.client.HTTPException):
            sleep(0.05)
        finally:
            connection.close()
    raise RuntimeError(f"the server did not answer:\n{log.read_text(errors='replace')[-2000:]}")
