"""Starts worker processes in a moment: it has everything imported, and forks. A program of its own.

Each line that it reads starts one, in the environment that the line holds as JSON, and is answered with the
process's number. It ends them all when it can read no more, so that none outlives its tests.
"""

import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from chats import clock, worker
from chats.app import create_app
from chats.config import read_settings
from chats.stopping import told_to_stop
from chats.worker.watch import Watch


def main() -> None:
    """Serve until standard input is closed."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody is left as a zombie
    children = []
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.environ.update(json.loads(line))
            work()
        children.append(child)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
    for child in children:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def work() -> None:
    """Be a worker, as ``chats worker`` is one."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(os.environ["WORKER_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)
    os.close(0)
    app = create_app(read_settings())
    with app.app_context(), told_to_stop() as told:
        worker.run(app, told, watch())
    worker.leave()


def watch() -> Watch | None:
    """An eye on a clock that the file ``WORKER_CLOCK`` puts forward or back, for this worker alone."""
    file = os.environ.get("WORKER_CLOCK")
    if file is None:
        return None
    clock.let_jump(Path(file))
    return Watch(shown)


def shown() -> clock.Reading:
    """What such a clock shows: people see it jump, and the steady one runs on."""
    true = clock.reading()
    return true._replace(wall=true.wall + clock.shift().total_seconds())


if __name__ == "__main__":
    main()
