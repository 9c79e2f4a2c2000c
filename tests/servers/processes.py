"""Processes that a test starts and ends."""

import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return int(trial.getsockname()[1])


def listens(port: int) -> bool:
    """Whether somebody answers on the port."""
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running(
    command: Sequence[str], *, door: socket.socket, environ: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends. It is given a listening socket, its number as the last argument."""
    fd = door.fileno()
    process = subprocess.Popen([*command, str(fd)], env=environ, pass_fds=(fd,))
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
