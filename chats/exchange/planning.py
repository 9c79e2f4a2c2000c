"""What a file of translations would do, unit by unit, against what stands here. Pure.

Three things are compared: the words as they left (the stamp remembers them), as they came back, and as they
are. So a translator never overwrites what changed meanwhile, and a row nobody touched changes nothing.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from chats.exchange.formats import BadRow, Read, Reading, Unit, Unreadable
from chats.exchange.formats.decoding import LONGEST, is_damaged
from chats.exchange.formats.units import mark_of
from chats.languages.isolation import UnfitText, plain
from chats.languages.words import _sl
from chats.texts.states import State


class Trust(Enum):
    """Which words somebody outside stands behind."""

    NONE = "none"
    """They are drafts."""
    MARKED = "marked"
    """Those that the file marks as reviewed."""
    EVERY = "every"
    """Every translation in the file: each was written or read by them."""


class Standing(Enum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    CHECKED = "checked"
    """The words are the same, and somebody stands behind them now."""
    SAME = "same"
    SOURCE_CHANGED = "source-changed"
    """The source is another one than the translator had."""
    WORDS_CHANGED = "words-changed"
    """Somebody here wrote other words since the file left."""


@dataclass(frozen=True)
class Brought:
    """What a file is taken over with: the name of whoever translated or checked it, and how much of it."""

    reviewer: str
    trust: Trust
    also: frozenset[str] = frozenset()
    """Keys of conflicts that somebody looked at, and wants the file's words of."""


CONFLICTS = (Standing.SOURCE_CHANGED, Standing.WORDS_CHANGED)
WRITTEN = (Standing.NEW, Standing.CHANGED, Standing.CHECKED)
Check = Callable[[Unit, tuple[str, ...], tuple[str, ...]], Iterable[str]]
"""What is wrong with forms for a unit, in words; the last argument are the translator's comments."""


@dataclass(frozen=True)
class Step:
    """One row against what we have. ``becomes`` is the state it would be in."""

    read: Read
    unit: Unit
    standing: Standing
    forms: tuple[str, ...]
    becomes: State

    @property
    def comments(self) -> tuple[str, ...]:
        """The translators' remarks: the file's, and ours where it has none."""
        return self.read.comments or self.unit.comments


@dataclass(frozen=True)
class Refused:
    """A row that is not taken, and why, in words."""

    line: int
    source: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """Everything a file would do. ``mark`` is the same as long as what stands here is."""

    steps: tuple[Step, ...]
    refused: tuple[Refused, ...]
    mark: str

    @cached_property
    def counts(self) -> Counter[Standing]:
        """How many rows stand how."""
        return Counter(step.standing for step in self.steps)

    def of(self, *standings: Standing) -> list[Step]:
        """The rows that stand so, in the order of the file."""
        return [step for step in self.steps if step.standing in standings]

    @property
    def marked(self) -> int:
        """How many translations the file says are reviewed, and are not so here."""
        return sum(
            step.read.state is State.REVIEWED and step.unit.state is not State.REVIEWED
            for step in self.steps
            if any(step.forms)
        )

    def to_write(self, also: Iterable[str] = ()) -> list[Step]:
        """What is written: all that is new, and those conflicts, by key, that somebody looked at."""
        chosen = set(also)
        return [
            step
            for step in self.steps
            if step.standing in WRITTEN or (step.standing in CONFLICTS and step.unit.key in chosen)
        ]


def plan(units: Sequence[Unit], reading: Reading, tag: str, check: Check, trust: Trust) -> Plan:
    """Say what a file in language ``tag`` would do. Raises Unreadable for a file in another language."""
    if reading.language not in (None, tag):
        raise Unreadable(
            _sl("The file is in another language (%(tag)s).", tag=str(reading.language)[:40]),
            _sl("Open the page of that language and send it there."),
        )
    found = _Found(units)
    steps: list[Step] = []
    refused = [Refused(bad.line, "", (bad.why,)) for bad in reading.bad]
    done: dict[str, Read] = {}
    for read in reading.rows:
        unit = found.unit_of(read)
        made = _step(read, unit, check, trust) if unit is not None else BadRow(read.line, _gone())
        if unit is not None and done.setdefault(unit.key, read) is not read:
            made = BadRow(read.line, _sl("This id stands in the file twice. The first one counts."))
        if isinstance(made, Step):
            steps.append(made)
        else:
            refused += _refusals(made, read)
    about = [unit for unit in units if unit.key in done]
    return Plan(tuple(steps), tuple(sorted(refused, key=lambda one: one.line)), _mark(about))


def _mark(units: Iterable[Unit]) -> str:
    shown = [(unit.key, unit.stamp, unit.state.value) for unit in units]
    return hashlib.sha256(repr(shown).encode()).hexdigest()


def _refusals(made: BadRow | tuple[str, ...], read: Read) -> list[Refused]:
    why = made if isinstance(made, tuple) else (made.why,)
    return [Refused(read.line, read.source, why)]


def _gone() -> str:
    return _sl("This text is not here any more, or not yours to translate.")


class _Found:
    """Units by whatever a translator's program left of their names."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._by_key = {unit.key: unit for unit in units}
        self._by_source = {(unit.context, unit.source): unit for unit in reversed(units)}
        contexts = Counter(unit.context for unit in units)
        self._by_context = {unit.context: unit for unit in units if contexts[unit.context] == 1}

    def unit_of(self, read: Read) -> Unit | None:
        """The unit that a row is about."""
        if read.key and read.key in self._by_key:
            return self._by_key[read.key]
        found = self._by_source.get((read.context, read.source))
        if found is None and read.context is not None:
            found = self._by_context.get(read.context)
        return found


def _step(read: Read, unit: Unit, check: Check, trust: Trust) -> Step | tuple[str, ...]:
    try:
        forms = tuple(plain(form, lines=True) for form in read.forms)
    except UnfitText:
        return (_sl("There is a hidden or damaged character in these words."),)
    standing = _standing(read, unit, forms, trust)
    if standing is not Standing.SAME:
        faults = tuple(_faults(unit, forms)) or tuple(check(unit, forms, read.comments or unit.comments))
        if faults:
            return faults
    return Step(read, unit, standing, forms, _becomes(read, unit, forms, standing, trust))


def _faults(unit: Unit, forms: tuple[str, ...]) -> Iterable[str]:
    if len(forms) != unit.count or not all(forms):
        yield _sl("%(count)s forms are needed, all of them filled.", count=unit.count)
    if any(is_damaged(form) for form in forms) and not is_damaged(unit.source):
        yield _sl("Letters were lost on the way. Save the file as UTF-8, and send it again.")
    if any(len(form) > LONGEST for form in forms):
        yield _sl("This is too long. %(most)s characters fit.", most=LONGEST)


def _standing(read: Read, unit: Unit, forms: tuple[str, ...], trust: Trust) -> Standing:
    left_source, _, left_words = read.stamp.partition(".")
    if not any(forms):
        return Standing.SAME
    if mark_of(forms) == mark_of(unit.forms):
        return _standing_of_same(read, unit, left_source, trust)
    if left_words and mark_of(forms) == left_words:
        return Standing.SAME  # nobody touched it, and here it is newer
    if _has_moved(read, unit, left_source):
        return Standing.SOURCE_CHANGED
    if not any(unit.forms):
        return Standing.NEW
    # Without a stamp it cannot be said who wrote last: what somebody reviewed is not given up for a draft.
    newer = unit.state is State.REVIEWED and not _is_trusted(read, trust)
    if left_words != mark_of(unit.forms) if read.stamp else newer:
        return Standing.WORDS_CHANGED
    return Standing.CHANGED


def _standing_of_same(read: Read, unit: Unit, left_source: str, trust: Trust) -> Standing:
    if _is_trusted(read, trust) and unit.state is not State.REVIEWED:
        return Standing.SOURCE_CHANGED if _has_moved(read, unit, left_source) else Standing.CHECKED
    return Standing.CHANGED if read.comments not in ((), unit.comments) else Standing.SAME


def _has_moved(read: Read, unit: Unit, left_source: str) -> bool:
    if left_source:
        return left_source != unit.source_mark
    return not {unit.source, unit.plural}.issuperset(read.sources)


def _is_trusted(read: Read, trust: Trust) -> bool:
    return trust is Trust.EVERY or (trust is Trust.MARKED and read.state is State.REVIEWED)


def _becomes(read: Read, unit: Unit, forms: tuple[str, ...], standing: Standing, trust: Trust) -> State:
    if mark_of(forms) in ("", mark_of(unit.forms)) and standing is not Standing.CHECKED:
        return unit.state
    if standing is Standing.SAME:
        return unit.state
    if standing is Standing.SOURCE_CHANGED:
        return State.DRAFT  # made from another source: nobody has reviewed it against this one
    if _is_trusted(read, trust):
        return State.REVIEWED
    by_machine = read.state is State.MACHINE_DRAFT and unit.state is not State.MACHINE_DRAFT
    return State.MACHINE_DRAFT if by_machine else State.DRAFT
