"""The demo's phones: every text that reached or left one, kept in SQLite beside the app's own database.

The phone server writes here; the demo pages read, and let a phone answer.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

_TABLES = """
CREATE TABLE IF NOT EXISTS text (
    id INTEGER PRIMARY KEY, sid TEXT NOT NULL UNIQUE, sender TEXT NOT NULL, recipient TEXT NOT NULL,
    body TEXT NOT NULL, status TEXT NOT NULL, inbound INTEGER NOT NULL,
    made_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
CREATE INDEX IF NOT EXISTS text_recipient ON text (recipient);
CREATE INDEX IF NOT EXISTS text_sender ON text (sender);
CREATE TABLE IF NOT EXISTS stopped (sender TEXT, recipient TEXT, PRIMARY KEY (sender, recipient));
"""
_COLUMNS = "sid, sender, recipient, body, status, inbound, made_at"


class PhonesOff(Exception):
    """The phone simulator did not answer, so nothing was sent. It stops and starts with the demo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneText:
    """One text on a phone. ``inbound`` is the school's view: the phone wrote it."""

    sid: str
    sender: str
    recipient: str
    body: str
    status: str
    inbound: bool
    made_at: datetime


def texts_of(folder: Path, number: str) -> list[PhoneText]:
    """Return the conversation of one phone, the oldest text first."""
    condition = "recipient = ? AND NOT inbound OR sender = ? AND inbound ORDER BY id"
    return _texts(folder, condition, (number, number))


def numbers(folder: Path) -> list[str]:
    """Return the numbers of all phones that got or sent a text, the one that did so last first."""
    if not path_in(folder).exists():
        return []
    with opened(folder) as store:
        rows = store.execute(
            "SELECT CASE WHEN inbound THEN sender ELSE recipient END AS phone FROM text"
            " GROUP BY phone ORDER BY MAX(id) DESC"
        )
        return [row[0] for row in rows]


def text_named(folder: Path, sid: str) -> PhoneText | None:
    """Return one text by the provider's name for it."""
    return next(iter(_texts(folder, "sid = ?", (sid,))), None)


def texts_to(folder: Path, recipient: str, *, limit: int = 50) -> list[PhoneText]:
    """Return what was sent to a number, the newest first; to all numbers if it is empty."""
    return _texts(folder, "(recipient = ? OR ? = '') ORDER BY id DESC LIMIT ?", (recipient, recipient, limit))


def keep(folder: Path, *, sid: str, sender: str, recipient: str, body: str, inbound: bool) -> None:
    """Keep one text, as queued if the school sent it and as received if a phone did."""
    status = "received" if inbound else "queued"
    with opened(folder) as store:
        store.execute(
            "INSERT INTO text (sid, sender, recipient, body, status, inbound) VALUES (?, ?, ?, ?, ?, ?)",
            (sid, sender, recipient, body, status, inbound),
        )


def mark(folder: Path, sid: str, status: str) -> None:
    """Write down what became of a text."""
    with opened(folder) as store:
        store.execute("UPDATE text SET status = ? WHERE sid = ?", (status, sid))


def stop(folder: Path, *, sender: str, recipient: str) -> None:
    """Let no more texts through from a sender to a recipient."""
    with opened(folder) as store:
        store.execute("INSERT OR IGNORE INTO stopped VALUES (?, ?)", (sender, recipient))


def start(folder: Path, *, sender: str, recipient: str) -> None:
    """Let texts through again."""
    with opened(folder) as store:
        store.execute("DELETE FROM stopped WHERE sender = ? AND recipient = ?", (sender, recipient))


def is_stopped(folder: Path, *, sender: str, recipient: str) -> bool:
    """Whether the recipient asked this sender to stop."""
    with opened(folder) as store:
        asked = "SELECT 1 FROM stopped WHERE sender = ? AND recipient = ?"
        return store.execute(asked, (sender, recipient)).fetchone() is not None


def wrote_lately(folder: Path, *, sender: str, recipient: str) -> bool:
    """Whether a phone wrote to this number in the last 24 hours."""
    with opened(folder) as store:
        asked = (
            "SELECT 1 FROM text WHERE inbound AND sender = ? AND recipient = ?"
            " AND made_at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-24 hours')"
        )
        return store.execute(asked, (sender, recipient)).fetchone() is not None


def reply(text_url: str, *, number: str, body: str, to: str | None = None, button: str = "") -> None:
    """Let a phone text back to the number that texted it last, or to ``to``; or press a ``button``.

    ``text_url`` is CHATS_TEXT_URL. Raises PhonesOff when the simulator, or the app behind it, does not take
    it.
    """
    ask(text_url, "reply", {"from": number, "to": to or "", "body": body, "button": button})


def ask(text_url: str, errand: str, asked: dict[str, str]) -> None:
    """Ask the simulator for something that Twilio's API does not have. Raises PhonesOff."""
    parts = urlsplit(text_url)
    door = f"{parts.scheme}://{parts.hostname}:{parts.port or 80}/simulator/{errand}"
    sign_in = (unquote(parts.username or ""), unquote(parts.password or ""))
    try:
        httpx.post(door, json=asked, auth=sign_in, timeout=20, trust_env=False).raise_for_status()
    except httpx.HTTPError:
        raise PhonesOff from None


def path_in(folder: Path) -> Path:
    """Where that file lies, once a phone got something."""
    return folder / "phones.sqlite"


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """The file that remembers what the phones got."""
    folder.mkdir(parents=True, exist_ok=True)
    new = not path_in(folder).exists()
    store = sqlite3.connect(path_in(folder), timeout=10, isolation_level=None)
    try:
        store.execute("PRAGMA synchronous = OFF")  # a phone may forget a text when the machine loses power
        if new:
            store.execute("PRAGMA journal_mode = WAL")
        store.executescript(_TABLES)
        yield store
    finally:
        store.close()


def _texts(folder: Path, condition: str, values: tuple[object, ...]) -> list[PhoneText]:
    if not path_in(folder).exists():
        return []
    with opened(folder) as store:
        rows = store.execute(f"SELECT {_COLUMNS} FROM text WHERE {condition}", values).fetchall()  # noqa: S608
    return [
        PhoneText(
            sid=row[0],
            sender=row[1],
            recipient=row[2],
            body=row[3],
            status=row[4],
            inbound=bool(row[5]),
            made_at=datetime.fromisoformat(row[6]),
        )
        for row in rows
    ]
