"""What people wrote, as units: where each stands, what fits, and who stands behind its translation."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from enum import Enum

from chats.access.actors import Staff
from chats.exchange.formats import Reading, Unit
from chats.exchange.planning import Plan, Trust, plan
from chats.languages.words import _s
from chats.texts.states import State
from chats.translating import checking, queries, wording
from chats.translating.unit import Line

KEY = "text-"


class Which(Enum):
    """Which texts leave as a file."""

    OUTSIDE = "outside"
    """Those that somebody marked for a translator outside."""
    OPEN = "open"
    """Those that nobody has reviewed."""
    ALL = "all"

    def holds(self, line: Line) -> bool:
        """Whether this text is one of them."""
        if self is Which.OUTSIDE:
            return line.outside_since is not None
        return self is Which.ALL or line.state is not State.REVIEWED


def units_of(lines: Iterable[Line]) -> list[Unit]:
    """Texts in one language, as they stand."""
    return [_unit(line) for line in lines]


def _unit(line: Line) -> Unit:
    text, saved = line.unit.text, line.last_save
    found = line.unit.translation(line.language)
    reviewed = saved is not None and line.state is State.REVIEWED
    return Unit(
        key=f"{KEY}{text.id}",
        source=text.body,
        forms=(found.body,) if found else (),
        state=line.state,
        language=text.language,
        context=f"{line.unit.place.value} {text.id}",
        note=_s("%(place)s, of “%(title)s”", place=wording.place(line.unit.place), title=line.unit.title),
        most=line.unit.longest,
        reviewer=line.reviewer(saved) if saved and reviewed else None,
        reviewed_on=saved.saved_at.date() if saved and reviewed else None,
    )


def text_id_of(unit: Unit) -> int:
    """The text that a unit is of."""
    return int(unit.key.removeprefix(KEY))


def planned(reading: Reading, tag: str, trust: Trust, *, by: Staff, now: datetime) -> Plan:
    """What a file would do to the texts that are theirs to translate. Raises Unreadable."""
    units = units_of(queries.units_for(by, tag, now))
    # We keep no remarks with what people wrote: one that a translator's program left changes nothing.
    rows = [replace(read, comments=()) for read in reading.rows]
    return plan(units, replace(reading, rows=rows), tag, _check(tag), trust)


def _check(tag: str) -> Callable[[Unit, tuple[str, ...], tuple[str, ...]], Iterator[str]]:
    def check(unit: Unit, forms: tuple[str, ...], _comments: tuple[str, ...]) -> Iterator[str]:
        for wrong in checking.wrongs(unit.source, forms[0], tag, unit.most or 0):
            yield wording.wrong(wrong)

    return check
