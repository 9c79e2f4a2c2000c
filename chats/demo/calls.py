"""Calls on the demo's phones: kept beside the texts, in the same SQLite file.

The phone server writes here; the demo pages read, and let somebody pick up and press keys.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from chats.demo.handsets import ask, opened, path_in

_TABLE = """
CREATE TABLE IF NOT EXISTS call (
    id INTEGER PRIMARY KEY, sid TEXT NOT NULL UNIQUE, sender TEXT NOT NULL, recipient TEXT NOT NULL,
    page_url TEXT NOT NULL, status_url TEXT NOT NULL, status TEXT NOT NULL, said TEXT NOT NULL DEFAULT '[]',
    key_url TEXT NOT NULL DEFAULT '', made_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
"""
_COLUMNS = "sid, sender, recipient, page_url, status_url, status, said, key_url, made_at"
RINGING, TALKING = "ringing", "in-progress"


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence, in a language as the provider names it, or a recording (``url``).

    A ``pressed`` one is a key of the phone.
    """

    words: str
    language: str = ""
    pressed: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneCall:
    """One call to a phone."""

    sid: str
    sender: str
    recipient: str
    page_url: str
    status_url: str
    status: str
    said: tuple[Heard, ...]
    key_url: str
    """Where a key goes; empty while none is waited for."""
    made_at: datetime

    @property
    def rings(self) -> bool:
        """Whether nobody has picked up yet."""
        return self.status == RINGING

    @property
    def goes_on(self) -> bool:
        """Whether somebody is listening."""
        return self.status == TALKING


def keep(folder: Path, *, sid: str, sender: str, recipient: str, page_url: str, status_url: str) -> None:
    """Keep one call that begins to ring."""
    with _opened(folder) as store:
        store.execute(
            "INSERT INTO call (sid, sender, recipient, page_url, status_url, status)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (sid, sender, recipient, page_url, status_url, RINGING),
        )


def moves(folder: Path, sid: str, status: str, *, only_from: str) -> bool:
    """Move a call on, if it still is where it was; return whether it was."""
    with _opened(folder) as store:
        moved = store.execute(
            "UPDATE call SET status = ? WHERE sid = ? AND status = ?", (status, sid, only_from)
        )
        return moved.rowcount == 1


def hears(folder: Path, sid: str, said: Sequence[Heard], key_url: str) -> None:
    """Write down all that was said so far, and where a key would go."""
    with _opened(folder) as store:
        words = json.dumps([asdict(one) for one in said])
        store.execute("UPDATE call SET said = ?, key_url = ? WHERE sid = ?", (words, key_url, sid))


def call_named(folder: Path, sid: str) -> PhoneCall | None:
    """Return one call by the provider's name for it."""
    return next(iter(_calls(folder, "sid = ?", (sid,))), None)


def calls_of(folder: Path, number: str) -> list[PhoneCall]:
    """Return the calls to one phone, the oldest first."""
    return _calls(folder, "recipient = ? ORDER BY id", (number,))


def calls_to(folder: Path, recipient: str, *, limit: int = 50) -> list[PhoneCall]:
    """Return the calls to a number, the newest first; to all numbers if it is empty."""
    return _calls(folder, "(recipient = ? OR ? = '') ORDER BY id DESC LIMIT ?", (recipient, recipient, limit))


def numbers(folder: Path) -> list[str]:
    """Return the numbers that were rung, the one that rang last first."""
    return list(dict.fromkeys(one.recipient for one in calls_to(folder, "", limit=10_000)))


def act(text_url: str, sid: str, what: str, key: str = "") -> None:
    """Let somebody at the phone do something: answer, machine, refuse, key, hang-up.

    ``text_url`` is CHATS_TEXT_URL. Raises PhonesOff when the simulator does not take it.
    """
    ask(text_url, "call", {"sid": sid, "what": what, "key": key})


def _calls(folder: Path, condition: str, values: tuple[object, ...]) -> list[PhoneCall]:
    if not path_in(folder).exists():
        return []
    with _opened(folder) as store:
        rows = store.execute(f"SELECT {_COLUMNS} FROM call WHERE {condition}", values)  # noqa: S608 (ours)
        return [_call(row) for row in rows]


def _call(row: tuple[str, ...]) -> PhoneCall:
    sid, sender, recipient, page_url, status_url, status, said, key_url, made_at = row
    return PhoneCall(
        sid=sid, sender=sender, recipient=recipient, page_url=page_url, status_url=status_url, status=status,
        said=tuple(Heard(**one) for one in json.loads(said)), key_url=key_url,
        made_at=datetime.fromisoformat(made_at),
    )  # fmt: skip


@contextmanager
def _opened(folder: Path) -> Iterator[sqlite3.Connection]:
    with opened(folder) as store:
        store.executescript(_TABLE)
        yield store
