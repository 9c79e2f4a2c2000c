"""A CSV file as rows of cells: which encoding, which divider, and no row ever swallowed. Pure."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from chats.families.roster.faults import Unreadable
from chats.languages.words import _sl

DIVIDERS = (",", ";", "\t")
LONGEST_ROW = 20
"""Lines one row may span. A quotation mark left open would else swallow the rest of the file."""


class Encoding(Enum):
    """How the file's bytes were read, for telling the person who sent it."""

    UTF_8 = "UTF-8"
    UTF_8_DAMAGED = "UTF-8, damaged"
    UTF_16 = "UTF-16"
    WINDOWS_1252 = "Windows-1252"


@dataclass(frozen=True)
class Record:
    """One row of the file. ``number`` counts as a spreadsheet does: the header is row 1.

    ``cells`` is None where a quotation mark is never closed.
    """

    number: int
    cells: list[str] | None


@dataclass(frozen=True)
class Sheet:
    """The header, the rows beneath it (read once), and how the bytes were understood."""

    header: list[str]
    records: Iterator[Record]
    encoding: Encoding


def sheet(content: bytes) -> Sheet:
    """Read a file. Raises Unreadable for one that is empty, no text, or no CSV."""
    text, encoding = decoded(content)
    if not text.replace("\ufeff", "").strip():
        raise Unreadable(
            _sl("The file is empty."), _sl("Export the roster again, or start from our template.")
        )
    lines = io.StringIO(text, newline=None)
    first = next(line for line in lines if line.strip())
    divider = max(DIVIDERS, key=first.count)
    try:
        header = next(csv.reader([first], delimiter=divider, strict=True))
    except csv.Error:
        raise Unreadable(
            _sl("The first row opens a quotation mark that is never closed."),
            _sl("The first row must hold the names of the columns, as in our template."),
        ) from None
    return Sheet([name.strip() for name in header], records(lines, divider, len(header)), encoding)


def decoded(content: bytes) -> tuple[str, Encoding]:
    """The text of the file. Windows-1252 only where it cannot be UTF-8. Raises Unreadable."""
    if content.startswith(b"PK\x03\x04") or content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            _sl("This is a workbook, not a CSV file."),
            _sl("In your spreadsheet choose “Save as”, then “CSV UTF-8”, and send that file."),
        )
    wide = _wide_codec(content)
    try:
        if wide:
            return content.decode(wide).removeprefix("\ufeff"), Encoding.UTF_16
        return content.decode("utf-8-sig"), Encoding.UTF_8
    except UnicodeDecodeError:
        pass
    if not wide:
        damaged = content.decode("utf-8-sig", errors="surrogateescape")
        if _mostly_utf_8(damaged):
            return damaged, Encoding.UTF_8_DAMAGED  # its damaged cells are refused one by one
        try:
            return content.decode("cp1252"), Encoding.WINDOWS_1252
        except UnicodeDecodeError:
            pass
    raise Unreadable(
        _sl("We could not read the letters in this file."),
        _sl("In your spreadsheet choose “Save as”, then “CSV UTF-8”, and send that file."),
    )


def _wide_codec(content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = content[:64]
    if len(head) >= 4 and not any(head[1::2]):
        return "utf-16-le"
    if len(head) >= 4 and not any(head[0::2]):
        return "utf-16-be"
    return None


def _mostly_utf_8(damaged: str) -> bool:
    beyond = [letter for letter in damaged if letter >= "\x80"]
    broken = sum("\udc80" <= letter <= "\udcff" for letter in beyond)
    return broken < len(beyond) - broken


def records(lines: Iterator[str], divider: str, width: int, longest: int = LONGEST_ROW) -> Iterator[Record]:
    """Row by row. After one that cannot be read, reading goes on at the very next line.

    ``longest`` is how many lines one row may span.
    """
    source = _Lines(lines, longest)
    reader = csv.reader(source, delimiter=divider, strict=True)
    number = 1
    while True:
        cells: list[str] | None
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _Unclosed):
            cells = None
        number += 1
        # Two rows glued together by stray quotation marks show by their number of cells.
        if cells is None or (len(source.taken) > 1 and len(cells) != width):
            cells = None
            source.give_back()
            reader = csv.reader(source, delimiter=divider, strict=True)
        source.taken.clear()
        if cells is None or any(cell.strip() for cell in cells):
            yield Record(number, cells)


class _Unclosed(Exception):
    """A row went on for too many lines."""


class _Lines:
    """Lines that can be given back."""

    def __init__(self, lines: Iterator[str], longest: int) -> None:
        self.lines, self.longest = lines, longest
        self.again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= self.longest:
            raise _Unclosed
        line = self.again.popleft() if self.again else next(self.lines)
        self.taken.append(line)
        return line

    def give_back(self) -> None:
        """Keep the first of the lines taken for this row out, and hand the others out again."""
        self.again.extendleft(reversed(self.taken[1:]))
