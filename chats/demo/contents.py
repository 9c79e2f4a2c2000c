"""The templates of WhatsApp that the demo's provider keeps, in the file of its phones."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from chats.demo.handsets import opened

_TABLES = """
CREATE TABLE IF NOT EXISTS content (sid TEXT PRIMARY KEY, made TEXT NOT NULL, status TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS said (text TEXT PRIMARY KEY, content TEXT NOT NULL);
"""


@dataclass(frozen=True)
class Content:
    """One template: what was made, and what WhatsApp says of it."""

    sid: str
    made: Mapping[str, Any]
    status: str

    @property
    def body(self) -> str:
        """Its words."""
        return next((str(look.get("body", "")) for look in self.made.get("types", {}).values()), "")

    @property
    def buttons(self) -> list[str]:
        """What its buttons stand for."""
        looks = self.made.get("types", {}).values()
        return [str(action.get("id")) for look in looks for action in look.get("actions", [])]


def put(folder: Path, made: Mapping[str, Any], status: str) -> str:
    """Keep a template, and return the provider's name for it: the same for the same words."""
    written = json.dumps(made, sort_keys=True)
    sid = f"HX{sha256(written.encode()).hexdigest()[:32]}"
    with _opened(folder) as store:
        store.execute("INSERT OR REPLACE INTO content VALUES (?, ?, ?)", (sid, written, status))
    return sid


def decide(folder: Path, sid: str, status: str) -> bool:
    """Let WhatsApp say this of a template; return whether there is one."""
    with _opened(folder) as store:
        changed = store.execute("UPDATE content SET status = ? WHERE sid = ?", (status, sid))
        return changed.rowcount == 1


def all_of(folder: Path) -> list[Content]:
    """Every template."""
    with _opened(folder) as store:
        rows = store.execute("SELECT sid, made, status FROM content ORDER BY rowid").fetchall()
    return [Content(sid, json.loads(made), status) for sid, made, status in rows]


def content_named(folder: Path, sid: str) -> Content | None:
    """One template by the provider's name for it."""
    return next((one for one in all_of(folder) if one.sid == sid), None)


def note(folder: Path, text: str, content: str) -> None:
    """Remember by which template a message was said."""
    with _opened(folder) as store:
        store.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (text, content))


def said_by(folder: Path, text: str) -> Content | None:
    """The template by which a message was said; None for free words."""
    with _opened(folder) as store:
        row = store.execute("SELECT content FROM said WHERE text = ?", (text,)).fetchone()
    return None if row is None else content_named(folder, row[0])


def as_json(one: Content, account: str) -> dict[str, Any]:
    """A template as Twilio's Content API writes it."""
    url = f"/v1/Content/{one.sid}"
    links = {
        "approval_fetch": f"{url}/ApprovalRequests",
        "approval_create": f"{url}/ApprovalRequests/whatsapp",
    }
    return {**one.made, "sid": one.sid, "account_sid": account, "url": url, "links": links}


def approval_as_json(one: Content, account: str) -> dict[str, Any]:
    """What WhatsApp says of a template, as Twilio writes it."""
    whatsapp = {
        "type": "whatsapp", "name": one.made.get("friendly_name"), "category": "UTILITY",
        "content_type": next(iter(one.made.get("types", {})), ""), "status": one.status,
        "rejection_reason": "", "allow_category_change": True,
    }  # fmt: skip
    return {"sid": one.sid, "account_sid": account, "whatsapp": whatsapp}


@contextmanager
def _opened(folder: Path) -> Iterator[sqlite3.Connection]:
    with opened(folder) as store:
        store.executescript(_TABLES)
        yield store
