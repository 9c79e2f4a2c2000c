"""The processes that one start brings up: begun together, watched together, ended together."""

import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

COMMAND = str(Path(sys.executable).with_name("chats"))
LARGEST_LOG = 5 * 1024 * 1024  # octets; a longer one is put aside at the next start


class CannotStart(Exception):
    """Nothing was started, or all of it was stopped again. Says why and what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """A command to run, and the listening socket it is given, if any: its number is the command's last word.

    A socket handed over cannot be taken by somebody else in between, as a free port that was only looked up
    can.
    """

    command: Sequence[str]
    door: socket.socket | None = None
    waits: bool = False
    """Whether it begins only when the web answers: before that it would take time from what is needed."""

    def begin(self, settings: Mapping[str, str], log: int) -> subprocess.Popen[bytes]:
        """Start it. Raises OSError if there is no such command."""
        fds = () if self.door is None else (self.door.fileno(),)
        command = [*self.command, *map(str, fds)]
        return subprocess.Popen(
            command, env=settings, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=fds
        )

    def close(self) -> None:
        """Leave the socket to the child."""
        if self.door is not None:
            self.door.close()


class Household:
    """The children, from start to end."""

    def __init__(
        self, parts: Mapping[str, Part], settings: Mapping[str, str], logs: Path, grace: float
    ) -> None:
        self._parts = parts
        self._settings = settings
        self._logs = logs
        self._grace_seconds = grace
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, *, those_that_wait: bool = False) -> None:
        """Start the children, the words of each going to a log of its own. Raises CannotStart."""
        self._logs.mkdir(parents=True, exist_ok=True)
        chosen = {name: part for name, part in self._parts.items() if part.waits is those_that_wait}
        for name, part in chosen.items():
            with log_at(self._log_path(name)) as log, closing(part):
                try:
                    self._children[name] = part.begin(self._settings, log)
                except OSError as why:
                    said = f"The {name} could not be started: {why.strerror}. It is {part.command[0]}."
                    raise CannotStart(said) from None

    def trouble(self) -> str | None:
        """Return which child ended by itself, and its last words; None while all are alive."""
        for name, child in self._children.items():
            code = child.poll()
            if code is not None:
                path = self._log_path(name)
                said = f"The {name} ended by itself (exit code {code}), so everything was stopped."
                return "\n".join([said, *last_words(path), f"All it said is in {path}."])
        return None

    def stop(self) -> None:
        """Ask every child to end, wait, and end those that do not."""
        for child in self._children.values():
            with suppress(ProcessLookupError):
                child.terminate()
        ends_at = monotonic() + self._grace_seconds
        for child in self._children.values():
            with suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, ends_at - monotonic()))
        for child in self._children.values():
            with suppress(ProcessLookupError):
                child.kill()
            child.wait()

    def _log_path(self, name: str) -> Path:
        return self._logs / f"{name.replace(' ', '-')}.log"


@contextmanager
def log_at(path: Path) -> Iterator[int]:
    """Open a log, the end of one that is there or a new one, as a file number for a child."""
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(path.with_suffix(".log.1"))
    with path.open("ab") as log:
        yield log.fileno()


def last_words(path: Path) -> list[str]:
    """Return the last three lines of a log: a wrong setting is named there."""
    with suppress(OSError):
        said = path.read_text(errors="replace")[-4000:].splitlines()
        return [f"  {line}" for line in said if line.strip()][-3:]
    return []
