"""CSV that Excel opens rightly and gives back damaged: written strictly, read with good will. Pure.

A message that counts has a row for each form, ``id[0]``, ``id[1]`` and so on.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from chats.exchange.formats.decoding import MOST_ROWS, decoded, too_many
from chats.exchange.formats.guard import guarded, unguarded
from chats.exchange.formats.units import BadRow, Read, Reading, Unit, Unreadable, reviewed_line, said_state
from chats.families.roster.sheet import DIVIDERS, records
from chats.languages import registry
from chats.languages.language import Language
from chats.languages.words import _sl
from chats.texts.states import State

COLUMNS = (
    "id", "context", "note", "source", "translation", "limit", "state", "comments", "reviewed", "used in",
    "numbers", "language", "stamp",
)  # fmt: skip
NEEDED = ("id", "translation")
MOST_COLUMNS = 100
LONGEST_ROW = 400
"""Lines one row may span."""
_INDEXED = re.compile(r"(?P<key>.+)\[(?P<index>\d{1,2})\]")


def write(units: Iterable[Unit], row: Language) -> bytes:
    """UTF-8 with the mark by which spreadsheets recognise it, commas, every line end ``\\r\\n``."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for unit in units:
        for index, form in enumerate(unit.filled):
            writer.writerow([guarded(cell) for cell in _cells(unit, index, form, row)])
    return sheet.getvalue().encode("utf-8-sig", "replace")


def _cells(unit: Unit, index: int, form: str, row: Language) -> tuple[str, ...]:
    numbers = unit.numbers[index] if unit.plural is not None else ""
    return (
        unit.name_of(index), unit.context or "", unit.note, unit.original(index), form,
        str(unit.most or ""), unit.state.value, "\n".join(unit.comments), reviewed_line(unit), unit.kind,
        numbers, row.tag, unit.stamp,
    )  # fmt: skip


@dataclass
class _Rows:
    """The rows of one unit."""

    line: int
    cells: dict[str, str]
    forms: dict[int, str] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)
    states: set[State | None] = field(default_factory=set)


def read(content: bytes) -> Reading:
    """Read a sheet in any of the shapes that spreadsheets save. Raises Unreadable."""
    lines, divider, places = _opened(decoded(content))
    reading, found = Reading(), dict[str, _Rows]()
    for number, record in enumerate(records(iter(lines), divider, len(places), LONGEST_ROW)):
        if number >= MOST_ROWS:
            raise too_many()
        if record.cells is None or any(cell.strip() for cell in record.cells[len(places) :]):
            reading.bad.append(
                BadRow(record.number, _sl("A quotation mark is missing in this row or the one before it."))
            )
            continue
        padded = [*record.cells, *[""] * len(places)]
        cells = {name: unguarded(cell) for name, cell in zip(places, padded, strict=False) if name}
        _take(record.number, cells, found, reading)
    reading.rows = [_read(rows) for rows in found.values()]
    tags = {rows.cells.get("language", "") for rows in found.values()} - {""}
    reading.language = _only_language(tags)
    return reading


def _opened(text: str) -> tuple[Iterator[str], str, list[str]]:
    lines = iter(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    first = next((line for line in lines if line.strip() and not line.startswith("sep=")), "")
    divider = max(DIVIDERS, key=first.count)
    try:
        header = next(csv.reader([first], delimiter=divider, strict=True))
    except (csv.Error, StopIteration):
        header = []
    places = [unguarded(name).strip().casefold() for name in header[:MOST_COLUMNS]]
    missing = [name for name in NEEDED if places.count(name) != 1]
    if missing:
        raise Unreadable(
            _sl("These columns are missing: %(columns)s.", columns=", ".join(missing)),
            _sl("The first row must hold the names of the columns, as we sent them."),
        )
    return lines, divider, places


def _take(number: int, cells: dict[str, str], found: dict[str, _Rows], reading: Reading) -> None:
    name = cells["id"].strip()
    indexed = _INDEXED.fullmatch(name)
    key, index = (indexed["key"], int(indexed["index"])) if indexed else (name, 0)
    if not key:
        reading.bad.append(BadRow(number, _sl("This row has no id, so we cannot tell what it translates.")))
        return
    rows = found.setdefault(key, _Rows(number, cells))
    if index in rows.forms:
        reading.bad.append(BadRow(number, _sl("This id stands in the file twice. The first one counts.")))
        return
    rows.forms[index] = cells["translation"]
    rows.sources[cells.get("source", "")] = None
    rows.states.add(said_state(cells.get("state", "")))


def _read(rows: _Rows) -> Read:
    cells = rows.cells
    forms = tuple(rows.forms.get(index, "") for index in range(max(rows.forms) + 1))
    comments = tuple(line for line in cells.get("comments", "").splitlines() if line.strip())
    name = _INDEXED.fullmatch(cells["id"].strip())
    return Read(
        rows.line, name["key"] if name else cells["id"].strip(), tuple(filter(None, rows.sources)), forms,
        _least(rows.states), cells.get("context") or None, cells.get("stamp", "").strip(),
        comments,
    )  # fmt: skip


def _least(states: set[State | None]) -> State | None:
    """The state of all forms together: reviewed only if each is."""
    return next((state for state in states if state is not State.REVIEWED), State.REVIEWED)


def _only_language(tags: set[str]) -> str | None:
    if len(tags) > 1:
        raise Unreadable(_sl("The file holds more than one language."), _sl("Send a file for each language."))
    return next((registry.resolve(tag) or tag for tag in tags), None)
