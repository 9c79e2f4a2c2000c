"""One mail as bytes: text, HTML and, where a meeting is meant, its calendar file.

The layout is the one under which Gmail, Outlook and Apple show reply buttons (research/calendar.md 1, rules
1, 6, 7 and 10): mixed(alternative(text, html, calendar), invite.ics). The standard library builds it in
2.4 ms; put together here it takes a small part of that, and the same mail always gives the same bytes, so
that a retry can be folded away by whoever received both.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.header import Header
from email.utils import format_datetime
from functools import lru_cache
from hashlib import sha256

import idna

from chats.delivery.channels.pieces import Body, canonical

METHODS = frozenset({"REQUEST", "CANCEL", "REPLY", "PUBLISH"})

# Everything a header may not hold: C0 and C1 controls, and the two separators that str.splitlines breaks at.
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\\\"@]+@[^\s<>()\[\],;:\\\"@]+")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]+@[!-;=?-~]+>")
_LANGUAGE = re.compile(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")
_WEB_ADDRESS = re.compile(r"https?://[!-;=?-~]+")
_LONGEST_LINE = 900  # octets; RFC 5322 2.1.1 allows 998
_LONGEST_PLAIN = 60  # characters of a header that need no folding, whatever its name


class UnfitMail(ValueError):
    """A mail cannot be built because ``field`` holds something that does not belong there. Nothing was sent.

    The value itself is not repeated: it may be private.
    """

    def __init__(self, field: str) -> None:
        super().__init__(f"{field} cannot go into a mail")
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail to one person. Only its Message-ID shows in its repr, since the rest is private.

    ``message_id`` belongs to the message for ever, so every retry carries the same. ``language`` is the tag
    of the words (``es``, ``zh_Hans``). ``calendar`` are the bytes of the .ics file and ``method`` the METHOD
    they state. Text, HTML and calendar may come in pieces, their line ends CRLF already. ``sent_at`` is
    aware. Raises UnfitMail, naming the field, for anything that could break out of its header, for a text
    that cannot be written as UTF-8, and for a calendar and method that do not agree.
    """

    message_id: str
    sender_name: str = field(repr=False)
    sender: str = field(repr=False)
    to: str = field(repr=False)
    subject: str = field(repr=False)
    language: str = field(repr=False)
    text: str | Body = field(repr=False)
    html: str | Body = field(repr=False)
    sent_at: datetime = field(repr=False)
    calendar: bytes | Body | None = field(default=None, repr=False)
    method: str | None = field(default=None, repr=False)
    unsubscribe_url: str | None = field(default=None, repr=False)
    reply_to: str | None = field(default=None, repr=False)
    """Where answers go, if not to the sender."""
    return_path: str | None = field(default=None, repr=False)
    """Where it goes back to if it cannot arrive; the channel's own sender unless given."""

    def __post_init__(self) -> None:
        _check("sender_name", _fits_header(self.sender_name))
        _check("subject", _fits_header(self.subject))
        _check("sender", _ADDRESS.fullmatch(self.sender) and _fits_header(self.sender))
        _check("to", _ADDRESS.fullmatch(self.to) and _fits_header(self.to) and len(self.to) <= 320)
        _check("message_id", _MESSAGE_ID.fullmatch(self.message_id) and len(self.message_id) <= _LONGEST_LINE)
        _check("language", _LANGUAGE.fullmatch(self.language))
        _check("text", _fits_body(self.text))
        _check("html", _fits_body(self.html))
        _check("sent_at", self.sent_at.tzinfo is not None)
        for name in ("reply_to", "return_path"):
            address = getattr(self, name)
            _check(name, address is None or (address.isascii() and _ADDRESS.fullmatch(address)))
        if self.unsubscribe_url is not None:
            url = self.unsubscribe_url
            _check("unsubscribe_url", _WEB_ADDRESS.fullmatch(url) and len(url) <= _LONGEST_LINE)
        if self.calendar is not None or self.method is not None:
            _check("method", self.method in METHODS)
            _check("calendar", _whole(self.calendar or b"").holds(f"\r\nMETHOD:{self.method}\r\n".encode()))

    def as_bytes(self) -> bytes:
        """Return the mail as it goes over the wire: CRLF, seven bits, no line above 998 octets.

        The same mail gives the same bytes. Raises UnfitMail when an address cannot be written in ASCII.
        """
        mark = sha256(self.message_id.encode()).hexdigest()[:24]
        parts = [
            _part(b'text/plain; charset="utf-8"', _whole(self.text).in_base64()),
            _part(b'text/html; charset="utf-8"', _whole(self.html).in_base64()),
        ]
        if self.calendar is None:
            return _headers(self) + _multipart(b"alternative", f"=_a_{mark}", parts)
        calendar = _whole(self.calendar).in_base64()
        parts.append(_part(f'text/calendar; charset="utf-8"; method="{self.method}"'.encode(), calendar))
        name = b'name="invite.ics"'
        attached = _part(b"application/ics; " + name, calendar, b"attachment; file" + name)
        # A mail program shows the last part that it understands: calendar, HTML, text.
        shown = _multipart(b"alternative", f"=_a_{mark}", parts)
        return _headers(self) + _multipart(b"mixed", f"=_m_{mark}", [shown, attached])


def ascii_address(address: str) -> str:
    """Return the address with its domain in IDNA form. Raises UnfitMail("to") where its name is not ASCII.

    Few mail servers take such names (RFC 6531), so they are not offered the choice of losing the mail.
    """
    if address.isascii():
        return address
    name, _, domain = address.rpartition("@")
    _check("to", name.isascii())
    try:
        return f"{name}@{idna.encode(domain, uts46=True).decode()}"
    except idna.IDNAError:
        raise UnfitMail("to") from None


def _check(name: str, fits: object) -> None:
    if not fits:
        raise UnfitMail(name)


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True


def _fits_header(text: str) -> bool:
    return not _BREAKS.search(text) and _is_utf8(text)


def _fits_body(content: str | Body) -> bool:
    return (isinstance(content, Body) or _is_utf8(content)) and _whole(content).is_printable()


def _whole(content: str | bytes | Body) -> Body:
    if isinstance(content, str):
        content = canonical(content)
    return content if isinstance(content, Body) else Body((content,))


@lru_cache(maxsize=1024)
def _words(text: str) -> bytes:
    """Encode a header's words (RFC 2047). Cached, as thousands of mails share one subject."""
    plain = text.isascii() and len(text) <= _LONGEST_PLAIN and text == text.strip() and "=?" not in text
    if plain:
        return text.encode()
    return _encoded(text)


@lru_cache(maxsize=1024)
def _mailbox(name: str, address: str) -> bytes:
    """Encode a name and address for From. An ASCII name is quoted, so that a comma in it stays a comma."""
    at = f"<{ascii_address(address)}>".encode()
    if not name.strip():
        return at
    if name.isascii() and len(name) <= _LONGEST_PLAIN and "=?" not in name:
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}"'.encode() + b"\r\n " + at
    return _encoded(name) + b"\r\n " + at


@lru_cache(maxsize=16)
def _date(second: datetime) -> bytes:
    return format_datetime(second).encode()


def _encoded(text: str) -> bytes:
    return Header(text, "utf-8", maxlinelen=75, header_name="Subject").encode(linesep="\r\n").encode()


def _headers(mail: Mail) -> bytes:
    lines = [
        b"From: " + _mailbox(mail.sender_name, mail.sender),
        b"To: " + ascii_address(mail.to).encode(),
        b"Subject: " + _words(mail.subject),
        b"Date: " + _date(mail.sent_at.astimezone(UTC).replace(microsecond=0)),
        b"Message-ID: " + mail.message_id.encode(),
        b"MIME-Version: 1.0",
        b"Content-Language: " + mail.language.replace("_", "-").encode(),
        b"Auto-Submitted: auto-generated",  # RFC 3834: no holiday reply should answer us
        b"X-Auto-Response-Suppress: OOF, AutoReply",
    ]
    if mail.reply_to is not None:
        lines.append(b"Reply-To: " + mail.reply_to.encode())
    if mail.unsubscribe_url is not None:
        lines += [
            b"List-Unsubscribe: <" + mail.unsubscribe_url.encode() + b">",
            b"List-Unsubscribe-Post: List-Unsubscribe=One-Click",  # RFC 8058
        ]
    return b"\r\n".join(lines) + b"\r\n"


def _part(kind: bytes, base64: bytes, disposition: bytes | None = None) -> bytes:
    # Base64 for all: relays re-wrap long lines of anything else, and a calendar file does not survive that.
    shown = b"" if disposition is None else b"Content-Disposition: " + disposition + b"\r\n"
    return b"Content-Type: " + kind + b"\r\nContent-Transfer-Encoding: base64\r\n" + shown + b"\r\n" + base64


def _multipart(kind: bytes, boundary: str, parts: list[bytes]) -> bytes:
    # "=_" cannot occur in a base64 line, so the boundary cannot occur in a part.
    line = b"--" + boundary.encode()
    joined = b"".join(line + b"\r\n" + part for part in parts)
    return (
        b"Content-Type: multipart/"
        + kind
        + b'; boundary="'
        + boundary.encode()
        + b'"\r\n\r\n'
        + joined
        + line
        + b"--\r\n"
    )
