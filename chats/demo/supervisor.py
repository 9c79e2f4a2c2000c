"""Web, worker, mailroom and, in the demo, mail catcher and phone simulator as one foreground process group.

All of it ends together: on Ctrl-C, on SIGTERM, or when one of them ends by itself, since half a product that
looks alive is worse than none. What the children say goes to ``instance/logs``, so that the terminal keeps
the few lines a person needs.
"""

import http.client
import secrets
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import TextIO

from chats.demo.household import COMMAND, CannotStart, Household, Part
from chats.stopping import Told, told_to_stop

HOST = "127.0.0.1"
REPLY_DOMAIN = "reply.cedar-valley.example"
"""Where answers to the demo's mails go."""


def run(
    port: int,
    *,
    lines: Sequence[str],
    instance: Path,
    environ: Mapping[str, str],
    demo: bool = True,
    web: Sequence[str] | None = None,
    worker: Sequence[str] | None = None,
    mailroom: Sequence[str] | None = None,
    start_seconds: float = 60,
    grace_seconds: float = 10,
    out: TextIO = sys.stdout,
) -> int:
    """Run everything until it is stopped, and return the exit code.

    ``lines`` are printed once the web answers. ``environ`` is what the children get, with addresses for mail,
    texts and the public added unless they are set; where one is set, its simulator is not started. ``web``,
    ``worker`` and ``mailroom`` are other commands to run in their place. Returns 0 when it was told to stop,
    1 when one of the children ended by itself or the web did not answer within ``start_seconds``. Raises
    CannotStart.
    """
    check_free(port)
    parts, settings = plan(
        port, instance=instance, environ=environ, demo=demo, web=web, worker=worker, mailroom=mailroom
    )
    with told_to_stop() as told, ExitStack() as stack:
        household = Household(parts, settings, instance / "logs", grace_seconds)
        stack.callback(household.stop)
        household.start()
        trouble = _wait_until_it_answers(port, household, told, start_seconds)
        if trouble is None and not told.is_set():
            household.start(those_that_wait=True)
            print("\n".join(lines), file=out, flush=True)
            trouble = _watch(household, told)
    if trouble is not None and not told.is_set():
        print(trouble, file=out, flush=True)
        return 1
    return 0


def plan(
    port: int,
    *,
    instance: Path,
    environ: Mapping[str, str],
    demo: bool,
    web: Sequence[str] | None = None,
    worker: Sequence[str] | None = None,
    mailroom: Sequence[str] | None = None,
) -> tuple[dict[str, Part], dict[str, str]]:
    """Return what is to be run, by name, and the environment to run it in. Sockets in it are the caller's."""
    settings = {"PYTHONUNBUFFERED": "1", "CHATS_PUBLIC_URL": f"http://{HOST}:{port}", **environ}
    parts: dict[str, Part] = {}
    python = sys.executable
    if demo and not settings.get("CHATS_MAIL_URL"):
        door, at = _door()
        settings["CHATS_MAIL_URL"] = f"smtp://{at}"
        folder = instance / "demo" / "mail"
        parts["mail catcher"] = Part([python, "-m", "chats.demo.catcher", str(folder)], door)
        settings["CHATS_MAIL_REPLY_DOMAIN"] = settings.get("CHATS_MAIL_REPLY_DOMAIN") or REPLY_DOMAIN
    parts |= _mailroom(settings, mailroom, simulated="mail catcher" in parts)
    if demo and not settings.get("CHATS_TEXT_URL"):
        door, at = _door()
        settings["CHATS_TEXT_URL"] = f"http://AC{secrets.token_hex(16)}:{secrets.token_hex(16)}@{at}"
        inbound = f"{settings['CHATS_PUBLIC_URL'].rstrip('/')}/hooks/text"
        folder = instance / "demo" / "phones"
        settings["CHATS_VOICE_FROM"] = settings.get("CHATS_VOICE_FROM") or settings.get("CHATS_TEXT_FROM", "")
        listed = instance / "demo" / "templates.json"
        if listed.exists():
            settings["CHATS_WHATSAPP_TEMPLATES"] = settings.get("CHATS_WHATSAPP_TEMPLATES") or str(listed)
            number = settings.get("CHATS_WHATSAPP_FROM") or settings.get("CHATS_TEXT_FROM", "")
            settings["CHATS_WHATSAPP_FROM"] = number
        parts["phone simulator"] = Part([python, "-m", "chats.demo.phones", str(folder), inbound], door)
    threads = ["--worker-class", "gthread", "--workers", "1", "--threads", "8", "--graceful-timeout", "2"]
    # Gunicorn's control socket lies in the home folder, where a second instance would find the first one's.
    quiet = ["--no-control-socket", "chats.app:create_app()"]
    gunicorn = [python, "-m", "gunicorn", "--bind", f"{HOST}:{port}", *threads, *quiet]
    parts["web"] = Part(web or gunicorn)
    parts["worker"] = Part(worker or [COMMAND, "worker"])
    return parts, settings


def _mailroom(settings: dict[str, str], command: Sequence[str] | None, *, simulated: bool) -> dict[str, Part]:
    """The mailroom: where the settings want it, or on a free port beside the mail catcher."""
    if not settings.get("CHATS_MAIL_REPLY_DOMAIN"):
        return {}
    if settings.get("CHATS_MAILROOM"):
        return {"mailroom": Part(command or [COMMAND, "mailroom"], waits=True)}
    if not simulated:
        return {}
    door, settings["CHATS_MAILROOM"] = _door()
    return {"mailroom": Part(command or [COMMAND, "mailroom", "--socket"], door, waits=True)}


def check_free(port: int) -> None:
    """Raise CannotStart unless a server can be had on the port."""
    if not 1 <= port <= 65535:
        raise CannotStart(f"PORT={port} is not a port. It is a number from 1 to 65535: PORT=8000 make run")
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except PermissionError:
            raise CannotStart(
                f"Port {port} is for the machine's administrator. Nothing was started. "
                f"Choose one above 1023: PORT=8000 make run"
            ) from None
        except OSError:
            other = port + 1 if port < 65535 else port - 1
            raise CannotStart(
                f"Port {port} is taken by another program. Nothing was started. "
                f"Stop that program, or choose another port: PORT={other} make run"
            ) from None


def _door() -> tuple[socket.socket, str]:
    """Return a listening socket on a free port, and its address."""
    door = socket.create_server((HOST, 0), backlog=128)
    return door, f"{HOST}:{door.getsockname()[1]}"


def _wait_until_it_answers(port: int, household: Household, told: Told, seconds: float) -> str | None:
    """Wait for /healthz. Return what went wrong, or None when it answers or somebody said stop."""
    ends_at = monotonic() + seconds
    while not told.wait(0.05):
        trouble = household.trouble()
        if trouble is not None:
            return _unless_told(trouble, told)
        if _answers(port):
            return None
        if monotonic() > ends_at:
            return f"The web did not answer within {seconds:.0f} seconds, so everything was stopped."
    return None


def _watch(household: Household, told: Told) -> str | None:
    """Wait until somebody says stop, or a child ends by itself."""
    while not told.wait(0.25):
        trouble = household.trouble()
        if trouble is not None:
            return _unless_told(trouble, told)
    return None


def _unless_told(trouble: str, told: Told) -> str | None:
    # Ctrl-C reaches the children too, and one of them may end before our own signal is seen.
    return None if told.wait(0.3) else trouble


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
