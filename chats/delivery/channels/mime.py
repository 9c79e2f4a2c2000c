"""One mail as bytes: text, HTML and, where a meeting is meant, its calendar file.

The layout is the one under which Gmail, Outlook and Apple show reply buttons (research/calendar.md 1, rules
1, 6, 7 and 10): mixed(alternative(text, html, calendar), invite.ics). The standard library builds it in
2.4 ms; put together here it takes a small part of that, and the same mail always gives the same bytes, so
that a retry can be folded away by whoever received both.
"""

import re
from base64 import encodebytes
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.header import Header
from email.utils import format_datetime
from functools import lru_cache
from hashlib import sha256

import idna

METHODS = frozenset({"REQUEST", "CANCEL", "REPLY", "PUBLISH"})

# Everything a header may not hold: C0 and C1 controls, and the two separators that str.splitlines breaks at.
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Of a text only these are refused: an XML 1.0 control character or NUL makes mail programs cut it off.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
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
    they state. ``sent_at`` is aware. Raises UnfitMail, naming the field, for anything that could break out of
    its header, for a text that cannot be written as UTF-8, and for a calendar and method that do not agree.
    """

    message_id: str
    sender_name: str = field(repr=False)
    sender: str = field(repr=False)
    to: str = field(repr=False)
    subject: str = field(repr=False)
    language: str = field(repr=False)
    text: str = field(repr=False)
    html: str = field(repr=False)
    sent_at: datetime = field(repr=False)
    calendar: bytes | None = field(default=None, repr=False)
    method: str | None = field(default=None, repr=False)
    unsubscribe_url: str | None = field(default=None, repr=False)

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
        if self.unsubscribe_url is not None:
            url = self.unsubscribe_url
            _check("unsubscribe_url", _WEB_ADDRESS.fullmatch(url) and len(url) <= _LONGEST_LINE)
        if self.calendar is not None or self.method is not None:
            _check("method", self.method in METHODS)
            _check("calendar", f"\r\nMETHOD:{self.method}\r\n".encode() in (self.calendar or b""))

    def as_bytes(self) -> bytes:
        """Return the mail as it goes over the wire: CRLF, seven bits, no line above 998 octets.

        The same mail gives the same bytes. Raises UnfitMail when an address cannot be written in ASCII.
        """
        mark = sha256(self.message_id.encode()).hexdigest()[:24]
        written = _alternative(self, f"=_a_{mark}")
        if self.calendar is not None:
            attached = _part(
                b'application/ics; name="invite.ics"', self.calendar, b'attachment; filename="invite.ics"'
            )
            written = _multipart(b"mixed", f"=_m_{mark}", [written, attached])
        return _headers(self) + written


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


def _fits_body(text: str) -> bool:
    return not _UNPRINTABLE.search(text) and _is_utf8(text)


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


def _encoded(text: str) -> bytes:
    return Header(text, "utf-8", maxlinelen=75, header_name="Subject").encode(linesep="\r\n").encode()


def _headers(mail: Mail) -> bytes:
    lines = [
        b"From: " + _mailbox(mail.sender_name, mail.sender),
        b"To: " + ascii_address(mail.to).encode(),
        b"Subject: " + _words(mail.subject),
        b"Date: " + format_datetime(mail.sent_at.astimezone(UTC)).encode(),
        b"Message-ID: " + mail.message_id.encode(),
        b"MIME-Version: 1.0",
        b"Content-Language: " + mail.language.replace("_", "-").encode(),
        b"Auto-Submitted: auto-generated",  # RFC 3834: no holiday reply should answer us
        b"X-Auto-Response-Suppress: OOF, AutoReply",
    ]
    if mail.unsubscribe_url is not None:
        lines += [
            b"List-Unsubscribe: <" + mail.unsubscribe_url.encode() + b">",
            b"List-Unsubscribe-Post: List-Unsubscribe=One-Click",  # RFC 8058
        ]
    return b"\r\n".join(lines) + b"\r\n"


def _alternative(mail: Mail, boundary: str) -> bytes:
    """Return the part of which a mail program shows the last one it understands: calendar, HTML, text."""
    parts = [
        _part(b'text/plain; charset="utf-8"', _canonical(mail.text)),
        _part(b'text/html; charset="utf-8"', _canonical(mail.html)),
    ]
    if mail.calendar is not None and mail.method is not None:
        kind = f'text/calendar; charset="utf-8"; method="{mail.method}"'.encode()
        parts.append(_part(kind, mail.calendar))
    return _multipart(b"alternative", boundary, parts)


def _canonical(text: str) -> bytes:
    """Return the text with CRLF line ends, as RFC 2046 4.1.1 wants it before base64."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n").encode()


def _part(kind: bytes, content: bytes, disposition: bytes | None = None) -> bytes:
    # Base64 for all: relays re-wrap long lines of anything else, and a calendar file does not survive that.
    shown = b"" if disposition is None else b"Content-Disposition: " + disposition + b"\r\n"
    base64 = encodebytes(content).replace(b"\n", b"\r\n")
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
