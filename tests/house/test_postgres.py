"""The PostgreSQL of the tests leaves nothing behind, whatever becomes of them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import psycopg
import pytest

from tests import postgres

START = """
import sys
from tests import postgres
started = postgres.running()
print(started.__enter__(), flush=True)
sys.stdin.read()
"""


def folder_of(url: str) -> Path:
    return Path(unquote(url.rpartition("host=")[2]))


def connected(url: str) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(host=str(folder_of(url)), user="postgres", dbname="chats")


def test_it_stops_and_is_gone_when_the_tests_end() -> None:
    with postgres.running() as url, connected(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not folder_of(url).exists()


def test_it_listens_on_no_port() -> None:
    with postgres.running() as url, connected(url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM])
def test_it_stops_when_the_tests_are_killed(blow: signal.Signals) -> None:
    root = Path(__file__).parents[2]
    tests = subprocess.Popen(
        [sys.executable, "-c", START], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    )
    with tests:
        assert tests.stdout is not None
        folder = folder_of(tests.stdout.readline().strip())
        assert folder.exists()
        os.kill(tests.pid, blow)
    assert gone_within(10, folder)


def gone_within(seconds: float, folder: Path) -> bool:
    deadline = time.monotonic() + seconds
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not folder.exists()
