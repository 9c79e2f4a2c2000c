"""What the mail catcher caught, read from its Maildir."""

import os
import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from email.policy import default
from pathlib import Path

_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._=,:+-]*")


class NoSuchMail(LookupError):
    """No mail of that name is in the box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaughtMail:
    """A mail as a list shows it. ``to`` is the address on its envelope."""

    key: str
    to: str
    sender: str
    subject: str
    language: str
    message_id: str
    reply_to: str
    """Where an answer goes, "" where nobody would read it."""
    sent_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedMail:
    """A mail with its parts. A part that is not there is empty, or None for the calendar."""

    mail: CaughtMail
    text: str
    html: str
    calendar: bytes | None
    method: str | None
    unsubscribe_url: str | None


def mails(folder: Path, *, to: str | None = None, limit: int = 100) -> list[CaughtMail]:
    """Return the newest mails first, all or those to one address; none if nothing was caught yet."""
    found: list[CaughtMail] = []
    for path in _newest_first(folder):
        if len(found) == limit:
            break
        with path.open("rb") as written:
            mail = _caught(path.name, BytesHeaderParser(policy=default).parse(written))
        if to is None or to.casefold() in mail.to.casefold().split(", "):
            found.append(mail)
    return found


def open_mail(folder: Path, key: str) -> OpenedMail:
    """Return one mail with its parts. Raises NoSuchMail."""
    if not _KEY.fullmatch(key):
        raise NoSuchMail
    try:
        written = (folder / "new" / key).read_bytes()
    except OSError:
        raise NoSuchMail from None
    message = BytesParser(policy=default).parsebytes(written)
    calendar = _part(message, "text/calendar")
    unsubscribe = re.search(r"<([^>]+)>", str(message["List-Unsubscribe"] or ""))
    return OpenedMail(
        mail=_caught(key, message),
        text=_words(message, "text/plain"),
        html=_words(message, "text/html"),
        calendar=None if calendar is None else _content(calendar),
        method=None if calendar is None else calendar["Content-Type"].params.get("method"),
        unsubscribe_url=unsubscribe[1] if unsubscribe else None,
    )


def _newest_first(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder / "new") as entries:
            dated = sorted(((entry.stat().st_mtime_ns, entry.name) for entry in entries), reverse=True)
    except FileNotFoundError:
        return []
    return [folder / "new" / name for _, name in dated]


def _caught(key: str, message: EmailMessage) -> CaughtMail:
    date = message["Date"]
    return CaughtMail(
        key=key,
        to=str(message["X-Envelope-To"] or ""),
        sender=str(message["From"] or ""),
        subject=str(message["Subject"] or ""),
        language=str(message["Content-Language"] or ""),
        message_id=str(message["Message-ID"] or ""),
        reply_to=str(message["Reply-To"] or ""),
        sent_at=None if date is None else date.datetime,
    )


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    found = (part for part in message.walk() if part.get_content_type() == kind)
    part = next(found, None)
    return part if isinstance(part, EmailMessage) else None


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _words(message: EmailMessage, kind: str) -> str:
    part = _part(message, kind)
    return "" if part is None else _content(part).decode("utf-8", "replace")
