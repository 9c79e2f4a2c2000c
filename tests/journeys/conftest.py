"""The whole product, started by its one command: web, worker, mail catcher and phones, on a real database."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from chats.demo import handsets, mailbox
from tests import postgres

ROOT = Path(__file__).parents[2]
PASSWORD = "coffee and cinnamon"
Found = TypeVar("Found")


@dataclass(frozen=True)
class Product:
    """A running product: where it is, and what its families have got."""

    address: str
    instance: Path
    said: str

    @property
    def mail(self) -> Path:
        """The mail catcher's Maildir."""
        return self.instance / "demo" / "mail"

    @property
    def phones(self) -> Path:
        """The phone simulator's folder."""
        return self.instance / "demo" / "phones"

    def texts(self, number: str) -> list[str]:
        """What the school texted to a phone, the oldest first."""
        return [one.body for one in handsets.texts_of(self.phones, number) if not one.inbound]

    def mails(self, address: str) -> list[mailbox.OpenedMail]:
        """What was mailed to an address, the newest first."""
        return [
            mailbox.open_mail(self.mail, one.key) for one in mailbox.mails(self.mail, to=address, limit=500)
        ]

    def soon(self, look: Callable[[], Found | None], what: str, seconds: float = 60) -> Found:
        """Wait for the worker to have done something."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = look()
            if found:
                return found
            time.sleep(0.3)
        raise AssertionError(f"after {seconds:.0f} seconds: no {what}")


@pytest.fixture(scope="module")
def empty_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database that nobody has used."""
    if request.config.getoption("--database") == "postgres":
        with postgres.running() as url:
            yield url
    else:
        yield f"sqlite:///{tmp_path_factory.mktemp('journey') / 'chats.sqlite'}"


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@pytest.fixture(scope="module")
def product(empty_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product as it is here."""
    with running(empty_database, tmp_path_factory.mktemp("instance")) as started:
        yield started


@contextmanager
def running(database: str, instance: Path, home: Path = ROOT) -> Iterator[Product]:
    """``chats run``, as `make run` starts it in this folder, stopped as Ctrl-C stops it."""
    port = free_port()
    environ = {name: text for name, text in os.environ.items() if not name.startswith("CHATS_")}
    environ |= {"PYTHONPATH": str(home)}
    environ |= {"PORT": str(port), "CHATS_INSTANCE": str(instance), "CHATS_DATABASE_URL": database}
    command = [str(Path(sys.executable).with_name("chats")), "run"]
    said = instance / "said.txt"
    with said.open("w") as out:
        started = subprocess.Popen(
            command, cwd=home, env=environ, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield Product(f"http://127.0.0.1:{port}", instance, _opened(started, said))
    finally:
        started.send_signal(signal.SIGINT)
        code = started.wait(30)
    assert code == 0, f"Ctrl-C ended it with {code}:\n{said.read_text()}"


def _opened(running: subprocess.Popen[bytes], said: Path) -> str:
    until = time.monotonic() + 180
    while time.monotonic() < until and running.poll() is None:
        if re.search("^Be the interpreter", said.read_text(), re.MULTILINE):
            return said.read_text()
        time.sleep(0.2)
    raise AssertionError(f"it did not open:\n{said.read_text()}")
