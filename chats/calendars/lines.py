r"""Content lines (RFC 5545, 3.1): how a value is escaped where it stands, and how a line is folded.

Written here rather than by icalendar, which turns the ``\N`` of ``C:\New`` into a line break, quotes
lists that RFC 7986 wants bare, and is slower than ten thousand letters bear. It is what our tests read with.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_OCTETS = 75
_TEXT = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def text_value(text: str) -> str:
    """Return a cleaned text as a TEXT value (RFC 5545, 3.3.11)."""
    return text.translate(_TEXT)


def param_value(text: str) -> str:
    """Return a text without quotation marks and controls as a quoted parameter value (RFC 5545, 3.2)."""
    return f'"{text}"'


def utc_text(at: datetime) -> str:
    """Return an aware instant as iCalendar writes it in UTC: ``20260304T020000Z``."""
    if at.tzinfo is None:
        raise ValueError("an instant is aware")
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def time_line(name: str, at: datetime, zone: str) -> str:
    """Return a DTSTART or DTEND line in the zone's wall clock, which stays right when its law changes."""
    shown = at.astimezone(ZoneInfo(zone))
    if shown.fold:
        # A local time that comes twice means the first (RFC 5545, 3.3.5), so the second is told in UTC.
        return f"{name}:{utc_text(at)}"
    return f"{name};TZID={zone}:{shown:%Y%m%dT%H%M%S}"


def folded(line: str) -> bytes:
    """Return the line in UTF-8 with CRLF, cut at 75 octets and never inside a character."""
    rest, room, pieces = line.encode(), _OCTETS, []
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:  # 10xxxxxx continues a character
            cut -= 1
        pieces.append(rest[:cut])
        rest, room = rest[cut:], _OCTETS - 1  # the space that marks a fold takes one
    pieces.append(rest)
    return b"\r\n ".join(pieces) + b"\r\n"
