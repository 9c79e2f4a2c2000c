"""Words to translate as a file, and a file as words, in three formats. Pure."""

import re
from collections.abc import Iterable
from enum import Enum

from chats.exchange.formats import po, sheet, xliff
from chats.exchange.formats.decoding import LARGEST
from chats.exchange.formats.units import BadRow, Read, Reading, Unit, Unreadable
from chats.languages.language import Language

__all__ = ["LARGEST", "BadRow", "Format", "Read", "Reading", "Unit", "Unreadable", "read", "write"]


class Format(Enum):
    """What a file is."""

    XLIFF = "xliff"
    PO = "po"
    CSV = "csv"

    @property
    def suffix(self) -> str:
        """How the file's name ends."""
        return {Format.PO: "po", Format.XLIFF: "xlf", Format.CSV: "csv"}[self]

    @property
    def mime(self) -> str:
        """Its media type."""
        return {
            Format.PO: "text/x-gettext-translation; charset=utf-8",
            Format.XLIFF: "application/x-xliff+xml",
            Format.CSV: "text/csv; charset=utf-8",
        }[self]


def write(units: Iterable[Unit], row: Language, chosen: Format) -> bytes:
    """A file of units in one language."""
    if chosen is Format.PO:
        return po.write(units, row)
    return xliff.write(units, row) if chosen is Format.XLIFF else sheet.write(units, row)


def read(content: bytes) -> Reading:
    """Read a file; what it is, its first letters say, whatever its name. Raises Unreadable."""
    narrow = content.replace(b"\x00", b"")  # UTF-16, too
    head = narrow[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"<"):
        return xliff.read(content)
    if re.search(rb"^(#|msgid |msgctxt )", head) and b"msgid" in narrow:
        return po.read(content)
    return sheet.read(content)
