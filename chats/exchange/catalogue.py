"""The shipped messages of a language as units, and back into its catalogue."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path

from chats.exchange.formats import Reading, Unit
from chats.exchange.formats.po import REVIEWED, STATE, is_remark
from chats.exchange.formats.units import said_state
from chats.exchange.planning import Plan, Step, Trust, plan
from chats.languages import checks, pofiles, upkeep
from chats.languages.catalogues import TRANSLATIONS, forget, path_of
from chats.languages.extraction import Source
from chats.languages.language import Language
from chats.languages.pofiles import Entry
from chats.texts.states import State

_BY = re.compile(rf"{REVIEWED}(?P<name>\S.*) (?P<day>\d{{4}}-\d{{2}}-\d{{2}})")
_WIDER = 1.1
"""How much wider than the English a label may be whose English is wide already, as the checks have it."""


def units_of(
    sources: Iterable[Source], row: Language, domains: Collection[str], root: Path = TRANSLATIONS
) -> list[Unit]:
    """Every message of these catalogues as it stands, in the order of the code."""
    entries = {domain: pofiles.read(path_of(row, domain, root)) for domain in domains}
    return [
        _unit(source, entries[source.domain].get(source.key, Entry(())), row)
        for source in sources
        if source.domain in entries
    ]


def _unit(source: Source, entry: Entry, row: Language) -> Unit:
    reviewed = _reviewed(entry)
    numbers = [_numbers(row, index) for index in range(row.plurals.count)] if source.plural else []
    return Unit(
        key=upkeep.identity(source),
        source=source.text,
        plural=source.plural,
        context=source.context,
        forms=entry.forms if any(entry.forms) else (),
        state=_state(entry),
        kind=" ".join(source.places),
        note=source.note,
        most=_most(source),
        numbers=tuple(numbers),
        comments=tuple(filter(is_remark, entry.comments)),
        reviewer=reviewed[0] if reviewed else None,
        reviewed_on=reviewed[1] if reviewed else None,
    )


def _numbers(row: Language, index: int) -> str:
    return ", ".join(map(str, checks.counts_of(row, index)))


def _most(source: Source) -> int | None:
    room = checks.MOST_CELLS.get(source.context or "")
    return None if room is None else max(room, round(checks.cells(source.text) * _WIDER))


def _state(entry: Entry) -> State:
    if not any(entry.forms):
        return State.MISSING
    if _reviewed(entry) is not None:
        return State.REVIEWED
    said = (said_state(one.removeprefix(STATE)) for one in entry.comments if one.startswith(STATE))
    return State.DRAFT if State.DRAFT in said else State.MACHINE_DRAFT


def _reviewed(entry: Entry) -> tuple[str, date] | None:
    for comment in entry.comments:
        found = _BY.fullmatch(comment)
        if found:
            try:
                return found["name"], date.fromisoformat(found["day"])
            except ValueError:
                continue
    return None


def planned(
    sources: Collection[Source], row: Language, reading: Reading, trust: Trust, root: Path = TRANSLATIONS
) -> Plan:
    """What a file would do to the catalogues of ``row``. Raises Unreadable."""
    by_key = {upkeep.identity(source): source for source in sources}

    def check(unit: Unit, forms: tuple[str, ...], comments: tuple[str, ...]) -> Iterator[str]:
        yield from checks.faults(by_key[unit.key], Entry(forms, comments), row)

    units = units_of(sources, row, upkeep.domains_of(row), root)
    return plan(units, reading, row.tag, check, trust)


def write(
    sources: Collection[Source], row: Language, steps: Iterable[Step], reviewer: str, on: date,
    root: Path = TRANSLATIONS,
) -> None:  # fmt: skip
    """Write these rows into the catalogues, and who reviewed them ``on`` that day."""
    by_key = {upkeep.identity(source): source for source in sources}
    entries: dict[str, dict[pofiles.Key, Entry]] = {}
    for step in steps:
        source = by_key[step.unit.key]
        comments = (*step.comments, *_said(step, reviewer, on))
        entries.setdefault(source.domain, {})[source.key] = Entry(step.forms, comments)
    for domain, some in entries.items():
        upkeep.write_over(tuple(sources), row, domain, some, root)
    forget()


def _said(step: Step, reviewer: str, on: date) -> list[str]:
    if step.becomes is State.REVIEWED:
        kept = step.unit.state is State.REVIEWED and step.forms == step.unit.forms
        name, day = (step.unit.reviewer, step.unit.reviewed_on) if kept else (reviewer, on)
        return [f"{REVIEWED}{name} {day}"]
    return [f"{STATE}{State.DRAFT.value}"] if step.becomes is State.DRAFT else []
