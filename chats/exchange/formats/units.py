"""What is exchanged: a unit as it stands here, and a row as it came back. Pure."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from chats.texts.states import State

STAMPED = 16
"""Hexadecimal digits of each half of a stamp."""


@dataclass(frozen=True)
class Unit:
    """One text to translate, a message of the product or something people wrote, in one language.

    key       names it for ever: ``text-118``, or a catalogue's id
    context   tells apart what has the same source; unique together with it
    forms     the translation: one, or one for each plural form; empty where nobody wrote any
    kind      where it is used, in words
    most      characters that fit, None if there is no limit
    language  the tag of what the source is in
    numbers   for each plural form, some numbers that take it
    comments  translators' own remarks, kept for ever
    """

    key: str
    source: str
    forms: tuple[str, ...]
    state: State
    plural: str | None = None
    language: str = "en"
    context: str | None = None
    kind: str = ""
    note: str = ""
    most: int | None = None
    numbers: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    reviewer: str | None = None
    reviewed_on: date | None = None

    @property
    def count(self) -> int:
        """How many forms there must be."""
        return 1 if self.plural is None else len(self.numbers)

    @property
    def filled(self) -> tuple[str, ...]:
        """As many forms as there must be, empty ones where nobody wrote any."""
        return (*self.forms, *[""] * self.count)[: self.count]

    @property
    def stamp(self) -> str:
        """What source and which words stood here when it left: the two are compared when it comes back."""
        return f"{self.source_mark}.{mark_of(self.forms)}"

    @property
    def source_mark(self) -> str:
        """The first half of a stamp."""
        return mark_of([self.source] if self.plural is None else [self.source, self.plural])

    def original(self, index: int) -> str:
        """The source of one form: the singular where only the number one takes it."""
        return self.source if self.plural is None or self.numbers[index] == "1" else self.plural

    def name_of(self, index: int) -> str:
        """How a file that has a row for each form names this one."""
        return self.key if self.plural is None else f"{self.key}[{index}]"


@dataclass(frozen=True)
class Read:
    """What a file says of one unit. ``state`` is None where it does not say, ``key`` where it lost it.

    ``sources`` are the sources that stand beside its forms, each once; none where the file lost them.
    """

    line: int
    key: str | None
    sources: tuple[str, ...]
    forms: tuple[str, ...]
    state: State | None = None
    context: str | None = None
    stamp: str = ""
    comments: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The first of its sources."""
        return next(iter(self.sources), "")


@dataclass(frozen=True)
class BadRow:
    """A row that is not taken. ``line`` counts as an editor does, in a sheet as a spreadsheet does."""

    line: int
    why: str


@dataclass
class Reading:
    """A file as it was understood. ``language`` is the tag it names, None where it names none."""

    rows: list[Read] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    language: str | None = None


class Unreadable(Exception):
    """The whole file cannot be used. Carries ``why`` and ``instead`` in words, and the ``line``."""

    def __init__(self, why: str, instead: str, line: int | None = None) -> None:
        super().__init__("a file of translations that cannot be read")  # never its content
        self.why, self.instead, self.line = why, instead, line


def mark_of(texts: Iterable[str]) -> str:
    """A short hash of some texts; of none, and of empty ones, it is empty."""
    given = list(texts)
    if not any(given):
        return ""
    # A single source has the hash that a translation keeps of it.
    return hashlib.sha256("\x00".join(given).encode("utf-8", "surrogatepass")).hexdigest()[:STAMPED]


def said_state(word: str) -> State | None:
    """The state that a cell or comment names, None for anything else."""
    try:
        return State(word.strip().casefold())
    except ValueError:
        return None


def reviewed_line(unit: Unit) -> str:
    """``A. Hassan 2026-03-02``, as catalogues write it; empty where nobody reviewed it."""
    if unit.state is not State.REVIEWED or not unit.reviewer:
        return ""
    return f"{unit.reviewer} {unit.reviewed_on.isoformat()}" if unit.reviewed_on else unit.reviewer
