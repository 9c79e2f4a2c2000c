"""A roster's bytes into rows and bad rows. One row is one guardian. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from chats.families.households import ContactKind, GradeBand
from chats.families.roster import cells
from chats.families.roster.columns import placed
from chats.families.roster.faults import BadCell, Unfit
from chats.families.roster.sheet import Encoding, Record, sheet
from chats.languages.words import _sl

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Address:
    """One way to reach a guardian, as the roster has it."""

    kind: ContactKind
    address: str
    consented: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One guardian and their family's places. ``number`` counts as a spreadsheet does."""

    number: int
    family: str
    places: frozenset[tuple[int, GradeBand]]
    """School id and grade band."""
    guardian: str
    given_name: str
    family_name: str
    spoken: str
    written: str | None
    needs_interpreter: bool
    addresses: tuple[Address, ...]
    """In the guardian's order."""


class Schools:
    """The schools a roster may name, found by name however it is spaced or capitalised."""

    def __init__(self, ours: Iterable[tuple[int, str]], others: Iterable[str] = ()) -> None:
        self.ids = {_folded(name): school_id for school_id, name in ours}
        self.others = frozenset(_folded(name) for name in others)

    def find(self, name: str) -> int:
        """The school's id. Raises Unfit for one that is not here, or not theirs."""
        found = self.ids.get(_folded(name))
        if found is not None:
            return found
        if _folded(name) in self.others:
            raise Unfit(
                _sl("“%(school)s” is not one of your schools.", school=cells.shown(name)),
                _sl("Leave it out: what we know of other schools stays. Or ask a coordinator to import it."),
            )
        raise Unfit(
            _sl("There is no school “%(school)s” here.", school=cells.shown(name)),
            _sl("Write the name as it stands in the list of schools on the roster page."),
        )


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(frozen=True)
class Reading:
    """What a file holds. Good rows are not held up by bad ones."""

    rows: list[Row]
    bad: list[BadCell]
    encoding: Encoding
    columns: frozenset[str]
    """The columns it has. Of what the others would say, it says nothing: what we know stays."""
    held_families: frozenset[str]
    """Families with a bad row: what that row would have said of their schools is unknown."""

    @property
    def bad_rows(self) -> int:
        """How many rows are not taken."""
        return len({cell.row for cell in self.bad})


COLUMN_OF = {
    ContactKind.MOBILE: "mobile", ContactKind.WHATSAPP: "whatsapp", ContactKind.MAIL: "email",
    ContactKind.LANDLINE: "landline",
}  # fmt: skip


def parse(content: bytes, schools: Schools) -> Reading:
    """Read a roster. Raises Unreadable when the file as a whole cannot be used."""
    table = sheet(content)
    places = placed(table.header)
    rows: list[Row] = []
    bad: list[BadCell] = []
    seen: dict[str, int] = {}
    held: set[str] = set()
    for record in table.records:
        reader = _Reader(record, places, len(table.header), schools)
        row, wrong = reader.read()
        if row is not None and row.guardian in seen:
            wrong = [_twice(row, seen[row.guardian])]
        elif row is not None:
            seen[row.guardian] = row.number
            rows.append(row)
        if wrong:
            bad += wrong
            held.add(reader.cell("family_id").strip())
    return Reading(rows, bad, table.encoding, frozenset(places), frozenset(held))


def _twice(row: Row, before: int) -> BadCell:
    return BadCell(
        row.number,
        "guardian_id",
        _sl("The same guardian_id stands in row %(row)s.", row=before),
        _sl("Keep one row for each guardian; a guardian's schools all stand in that row."),
    )


class _Reader:
    """Reads one record, collecting everything that is wrong with it."""

    def __init__(self, record: Record, places: dict[str, int], width: int, schools: Schools) -> None:
        self.number, self.cells, self.places = record.number, record.cells, places
        self.width, self.schools = width, schools
        self.wrong: list[BadCell] = []

    def read(self) -> tuple[Row | None, list[BadCell]]:
        """The row, or what is wrong with it."""
        if self.cells is None:
            self._note("", _unclosed())
        elif any(cell.strip() for cell in self.cells[self.width :]):
            self._note("", _too_many())
        if self.wrong:
            return None, self.wrong
        row = self._row()
        return (None, self.wrong) if self.wrong else (row, [])

    def _row(self) -> Row:
        spoken = self._read("spoken_language", cells.spoken_language, "")
        written = self._read(
            "written_language", lambda cell: cells.written_language(cell, spoken or "en"), None
        )
        interpreter = self._read("needs_interpreter", cells.yes_or_no, None)
        return Row(
            number=self.number,
            family=self._read("family_id", cells.key, ""),
            places=self._places(),
            guardian=self._read("guardian_id", cells.key, ""),
            given_name=self._read("given_name", cells.words, ""),
            family_name=self._read("family_name", lambda cell: cells.words(cell, needed=False), ""),
            spoken=spoken,
            written=written,
            needs_interpreter=spoken != "en" if interpreter is None else interpreter,
            addresses=self._addresses(),
        )

    def _places(self) -> frozenset[tuple[int, GradeBand]]:
        names = self._read("schools", _parts, list[str]())
        grades = self._read("grades", _parts, list[str]())
        if not names or not grades:
            return frozenset()
        if len(names) != len(grades):
            self._note("grades", _uneven(len(names), len(grades)))
            return frozenset()
        found: set[tuple[int, GradeBand]] = set()
        for name, grade in zip(names, grades, strict=True):
            school_id = self._checked("schools", self.schools.find, name, 0)
            bands = self._checked("grades", cells.grade_bands, grade, frozenset[GradeBand]())
            found |= {(school_id, band) for band in bands}
        return frozenset(found)

    def _addresses(self) -> tuple[Address, ...]:
        held = {
            ContactKind.MOBILE: self._read("mobile", cells.phone, None),
            ContactKind.WHATSAPP: self._read("whatsapp", cells.phone, None),
            ContactKind.MAIL: self._read("email", cells.mail, None),
            ContactKind.LANDLINE: self._read("landline", cells.phone, None),
        }
        first = self._read("contact_order", cells.kinds, tuple[ContactKind, ...]())
        allowed = self._read("consent", cells.consent, frozenset[ContactKind]())
        order = [*first, *(kind for kind in cells.FIRST if kind not in first)]
        pairs = [(kind, held[kind]) for kind in order]
        return tuple(Address(kind, text, kind in allowed) for kind, text in pairs if text)

    def cell(self, column: str) -> str:
        """What the row has in a column; nothing, where it has no such cell."""
        at = self.places.get(column)
        return "" if at is None or self.cells is None or at >= len(self.cells) else self.cells[at]

    def _read(self, column: str, read: Callable[[str], Value], otherwise: Value) -> Value:
        return self._checked(column, read, self.cell(column), otherwise)

    def _checked(self, column: str, read: Callable[[str], Value], text: str, otherwise: Value) -> Value:
        try:
            return read(text)
        except Unfit as unfit:
            self._note(column, unfit)
            return otherwise

    def _note(self, column: str, unfit: Unfit) -> None:
        self.wrong.append(BadCell(self.number, column, unfit.why, unfit.instead))


def _parts(cell: str) -> list[str]:
    """What stands between the bars of a cell. Raises Unfit for a cell of nothing but bars."""
    parts = [part.strip() for part in re.split(r"[|;]", cells.words(cell, longest=1000)) if part.strip()]
    return parts or [cells.words("")]


def _unclosed() -> Unfit:
    return Unfit(
        _sl("This row opens a quotation mark that is never closed."),
        _sl('Close it, or delete it. A quotation mark inside a name is written twice: "".'),
    )


def _too_many() -> Unfit:
    return Unfit(
        _sl("This row has more cells than the first row has columns."),
        _sl("Put quotation marks around a cell that holds the divider, such as “Gómez, María”."),
    )


def _uneven(schools: int, grades: int) -> Unfit:
    return Unfit(
        _sl("%(schools)s schools, but grades for %(grades)s.", schools=schools, grades=grades),
        _sl("Write the grades of each school in the same order, with | between, such as: 2 | 7."),
    )
