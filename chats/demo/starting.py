"""What ``chats run`` prepares on a fresh machine: secrets, the database, and the demo if it is wanted."""

import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from chats.accounts import entrance
from chats.demo.household import COMMAND, CannotStart, last_words, log_at
from chats.demo.standing import standing
from chats.stopping import ToldToStop, told_to_stop

PASSWORD = "coffee and cinnamon"  # noqa: S105  (invented people; the demo prints it)


def environment(instance: Path, port: int, *, demo: bool, given: Mapping[str, str]) -> dict[str, str]:
    """The settings to run with: what is given, else this machine's own, kept in ``instance``."""
    prepared = {
        "CHATS_SECRET_KEY": "",
        "CHATS_INSTANCE": str(instance),
        "CHATS_DATABASE_URL": f"sqlite:///{instance / ('demo.sqlite' if demo else 'chats.sqlite')}",
        "CHATS_STORAGE_URL": f"file:{instance / ('demo/storage' if demo else 'storage')}",
        "CHATS_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "CHATS_DEMO": "1" if demo else "0",
    }
    if demo:
        prepared |= {"CHATS_MAIL_FROM": "chats@cedar-valley.example", "CHATS_TEXT_FROM": "+12065550199"}
        prepared["CHATS_TEXT_RATE"] = "100"  # the simulator takes what comes; a real number is slower
    ready = {**prepared, **{name: text for name, text in given.items() if text or name not in prepared}}
    if not ready["CHATS_SECRET_KEY"]:
        ready["CHATS_SECRET_KEY"] = entrance.kept(instance / "secret-key", secrets.token_urlsafe(48))
    return ready


def prepare(instance: Path, environ: Mapping[str, str], *, demo: bool) -> list[str]:
    """Bring the database up to date and, the first time, fill it; return what to tell the person who starts.

    Each is a command in a process of its own, and none is run where there is nothing to do, so that this
    process stays small: it lives as long as the web. Raises CannotStart; ToldToStop.
    """
    log, url = instance / "logs" / "start.log", environ["CHATS_DATABASE_URL"]
    if not standing(url).is_current:
        _run(["db", "upgrade"], environ, log)
    if demo and not standing(url).has_staff:
        sys.stderr.write("Making the demo district. This happens once and takes less than a minute.\n")
        with marked_cut_off(instance):
            _run(["demo", "load"], environ, log)
    address = environ["CHATS_PUBLIC_URL"]
    if demo:
        return demo_lines(address)
    return empty_lines(address, None if standing(url).has_staff else entrance.code(instance))


def _run(command: list[str], environ: Mapping[str, str], path: Path) -> None:
    """Run one command of ours to its end; what it says goes beside the other logs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with (
        told_to_stop() as told,
        log_at(path) as log,
        subprocess.Popen([COMMAND, *command], env=environ, stdout=log, stderr=log) as running,
    ):
        while running.poll() is None:
            if told.wait(0.05):
                running.terminate()
                raise ToldToStop
    if running.returncode == 0:
        return
    if told.wait(0.3):  # Ctrl-C reaches the command too, and it may end before our own signal is seen
        raise ToldToStop
    said = "The database could not be made ready, so nothing was started."
    raise CannotStart("\n".join([said, *last_words(path), f"All it said is in {path}."]))


@contextmanager
def marked_cut_off(instance: Path) -> Iterator[None]:
    """Hold the demo for cut off until it is whole: whatever stops the machine in between, the mark stays."""
    mark = _mark(instance)
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    yield
    mark.unlink()


def clear_cut_off(instance: Path, database_url: str) -> None:
    """Remove a demo that was cut off while it was made, so that this start makes a whole one.

    Raises CannotStart if it lies in a database that was given to us: that is not ours to remove.
    """
    if not _mark(instance).exists():
        return
    if database_url != f"sqlite:///{instance / 'demo.sqlite'}":
        raise CannotStart(
            "The demo district was cut off while it was made, and half of it is in the database that "
            "CHATS_DATABASE_URL names. Nothing was started. Empty that database, remove "
            f"{_mark(instance)}, and start again."
        )
    for path in instance.glob("demo.sqlite*"):
        path.unlink()
    shutil.rmtree(instance / "demo")


def _mark(instance: Path) -> Path:
    return instance / "demo" / "cut-off"


def demo_lines(address: str) -> list[str]:
    """Four lines: where to open it, and how to be each of the people in the story."""
    return [
        f"Coffee Chats is open at {address}",
        f"Be the liaison:      {address}/sign-in  amina@cedar-valley.example  {PASSWORD}",
        f"Be a family:         {address}/demo/phones  (pick a phone, tap the link or text back)",
        f"Be the interpreter:  {address}/demo/interpreters  (pick one, accept by link or by texting 1)",
    ]


def empty_lines(address: str, code: str | None) -> list[str]:
    """What to do with an empty instance, or where a begun one is."""
    if code is None:
        return [f"Coffee Chats is open at {address}", f"Sign in:  {address}/sign-in"]
    return [
        f"Coffee Chats is open at {address}, empty and closed.",
        f"Make the first administrator:  {address}/start/{code}",
        "This address works once, until an administrator exists.",
    ]
