"""A file's bytes as text, whatever a translator's program made of them. Pure."""

from chats.exchange.formats.units import Unreadable
from chats.families.roster import faults, sheet
from chats.languages.words import _sl

LARGEST = 8 * 1024 * 1024
"""Bytes: thirty times the largest catalogue."""
MOST_ROWS = 20_000
LONGEST = 20_000
"""Characters of one text."""


def checked(content: bytes) -> bytes:
    """The same bytes. Raises Unreadable for a file that is empty or too large."""
    if len(content) > LARGEST:
        raise Unreadable(_sl("The file is too large."), _sl("8 MB fit. Send it in parts."))
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise Unreadable(_sl("The file is empty."), _sl("Ask the translator to send it again."))
    return content


def decoded(content: bytes) -> str:
    """The text of a file that does not say its encoding. Raises Unreadable."""
    try:
        text, _encoding = sheet.decoded(checked(content))
    except faults.Unreadable as why:
        raise Unreadable(why.why, why.instead) from None
    return text


def is_damaged(text: str) -> bool:
    """Whether letters were lost on the way: an old encoding puts question marks in their place."""
    return "\ufffd" in text or "???" in text or any("\udc80" <= letter <= "\udcff" for letter in text)


def too_many() -> Unreadable:
    """The refusal of a file with more rows than any of ours has."""
    return Unreadable(_sl("The file has too many rows."), _sl("Send it in parts."))
