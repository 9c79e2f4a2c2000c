"""Mail servers to send to: Postfix's ``smtp-sink`` where it is installed, ours else, or ours far away."""

import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from scripts.bench.servers import HOST, listening, running


@dataclass(frozen=True)
class Sink:
    """A running one."""

    name: str
    port: int


@contextmanager
def sink(folder: Path) -> Iterator[Sink]:
    """The fastest there is on this machine."""
    binary = shutil.which("smtp-sink") or shutil.which("smtp-sink", path="/usr/sbin")
    if binary is None:
        with far_sink(folder, 0) as ours:
            yield ours
        return
    with listening() as door:
        port = door.getsockname()[1]
    command = [binary, "-u", "nobody", f"{HOST}:{port}", "1000"]
    with running(command, {}, folder / "sink.log"):
        _wait_for(port)
        yield Sink("smtp-sink", port)


@contextmanager
def far_sink(folder: Path, milliseconds: float) -> Iterator[Sink]:
    """Ours, each answer so many milliseconds away."""
    with listening() as door:
        command = [sys.executable, "-m", "scripts.bench.sink", str(door.fileno()), str(milliseconds)]
        with running(command, {}, folder / "sink.log", door):
            yield Sink("a sink in Python", door.getsockname()[1])


def _wait_for(port: int) -> None:
    until = monotonic() + 10
    while monotonic() < until:
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            sleep(0.02)
        else:
            return
    raise RuntimeError("smtp-sink did not start")
