"""XLIFF 1.2 (OASIS, 2008), which translators' programs read and write. ``approved`` means reviewed. Pure.

Slots are plain text. A message that counts is a group of units, as in the guide for PO (1.2.1).
"""

import re
from collections.abc import Iterable, Iterator

from chats.exchange.formats.decoding import MOST_ROWS, checked, too_many
from chats.exchange.formats.markup import Element, escaped, parsed, written
from chats.exchange.formats.units import BadRow, Read, Reading, Unit, Unreadable, reviewed_line
from chats.languages import registry
from chats.languages.language import Language
from chats.languages.registry import SOURCE
from chats.languages.words import _sl
from chats.texts.states import State

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
PLURALS = "x-gettext-plurals"
STAMP, REVIEWED = "x-stamp", "x-reviewed"
STATES = {
    State.MISSING: "needs-translation",
    State.MACHINE_DRAFT: "needs-review-translation",
    State.DRAFT: "translated",
    State.REVIEWED: "final",
    State.OUTDATED: "needs-adaptation",
}
"""The specification's words for ours. A machine's draft has a ``state-qualifier`` too."""
_SAID = {
    "new": State.MISSING, "needs-translation": State.MISSING, "needs-adaptation": State.OUTDATED,
    "needs-l10n": State.OUTDATED, "needs-review-adaptation": State.DRAFT, "needs-review-l10n": State.DRAFT,
    "needs-review-translation": State.DRAFT, "translated": State.DRAFT, "final": State.REVIEWED,
    "signed-off": State.REVIEWED,
}  # fmt: skip
_BY_MACHINE = ("leveraged-mt", "mt-suggestion")
_EMPTY = ("x", "bx", "ex")
_INDEXED = re.compile(r"(?P<key>.+)\[\d{1,2}\]")


def write(units: Iterable[Unit], row: Language) -> bytes:
    """A file in UTF-8, with a ``file`` for each language that something is translated from."""
    by_language: dict[str, list[Unit]] = {}
    for unit in units:
        by_language.setdefault(unit.language, []).append(unit)
    files = [_file(tag, some, row) for tag, some in (by_language or {SOURCE: []}).items()]
    root = written("xliff", {"version": "1.2", "xmlns": NAMESPACE}, "\n", *(f"{one}\n" for one in files))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode()


def _file(tag: str, units: list[Unit], row: Language) -> str:
    languages = {"source-language": tag, "target-language": row.tag}
    attributes = {"original": "coffee-chats", "datatype": "plaintext", **languages, "xml:space": "preserve"}
    body = written("body", {}, "\n", *(f"{_written(unit)}\n" for unit in units))
    return written("file", attributes, "\n", body, "\n")


def _written(unit: Unit) -> str:
    if unit.plural is None:
        return _trans_unit(unit, 0)
    inside = (f"{_trans_unit(unit, index)}\n" for index in range(unit.count))
    return written("group", {"id": unit.key, "restype": PLURALS}, "\n", *inside)


def _trans_unit(unit: Unit, index: int) -> str:
    reviewed = unit.state is State.REVIEWED
    machine = "leveraged-mt" if unit.state is State.MACHINE_DRAFT else None
    attributes = {"id": unit.name_of(index), "approved": "yes" if reviewed else "no"}
    limit = {"maxwidth": str(unit.most), "size-unit": "char"} if unit.most else {}
    target = {"state": STATES[unit.state], "state-qualifier": machine}
    notes = [("developer", unit.note), ("translator", "\n".join(unit.comments))]
    if unit.plural is not None:
        notes.append(("developer", f"for {unit.numbers[index]}"))
    return written(
        "trans-unit", attributes | limit, "\n",
        *(f"  {line}\n" for line in (
            written("source", {}, escaped(unit.original(index))),
            written("target", target, escaped(unit.filled[index])),
            written("context-group", {"purpose": "information"}, *_contexts(unit)),
            *(written("note", {"from": who}, escaped(note)) for who, note in notes if note),
        )),
    )  # fmt: skip


def _contexts(unit: Unit) -> Iterator[str]:
    facts = [
        ("x-context", unit.context or ""), ("sourcefile", unit.kind), (REVIEWED, reviewed_line(unit)),
        (STAMP, unit.stamp),
    ]  # fmt: skip
    yield from (written("context", {"context-type": kind}, escaped(said)) for kind, said in facts if said)


def read(content: bytes) -> Reading:
    """Read a file. A unit that cannot be read is bad by itself. Raises Unreadable."""
    root = parsed(checked(content))
    if root.name != "xliff" or not root.attributes.get("version", "1.2").startswith("1."):
        raise Unreadable(
            _sl("This is not XLIFF 1.2."), _sl("Ask the translator to save it as XLIFF 1.2."), root.line
        )
    reading, seen = Reading(), set[str]()
    tags = {file.attributes.get("target-language", "") for file in root.children if file.name == "file"}
    if len(tags - {""}) > 1:
        raise Unreadable(_sl("The file holds more than one language."), _sl("Send a file for each language."))
    reading.language = next((registry.resolve(tag) or tag for tag in tags if tag), None)
    for number, found in enumerate(_found(root)):
        if number >= MOST_ROWS:
            raise too_many()
        _take(found, seen, reading)
    return reading


def _found(element: Element) -> Iterator[Element]:
    """The units, and the groups that are a message that counts."""
    for child in element.children:
        if child.name == "trans-unit" or child.attributes.get("restype") == PLURALS:
            yield child
        else:
            yield from _found(child)


def _take(found: Element, seen: set[str], reading: Reading) -> None:
    units = [found] if found.name == "trans-unit" else [c for c in found.children if c.name == "trans-unit"]
    named = found.attributes.get("id", "").strip()
    indexed = _INDEXED.fullmatch(named)
    key = indexed["key"] if indexed else named
    if not units or not key:
        reading.bad.append(BadRow(found.line, _sl("This unit has no id, or nothing is in it.")))
    elif key in seen:
        reading.bad.append(BadRow(found.line, _sl("This id stands in the file twice. The first one counts.")))
    elif any(_lacks_text(unit) for unit in units):
        why = _sl("The translator's program put a code in the place of words, and did not say which.")
        reading.bad.append(BadRow(found.line, why))
    else:
        seen.add(key)
        reading.rows.append(_read(key, found.line, units))


def _read(key: str, line: int, units: list[Element]) -> Read:
    first = units[0]
    facts = {
        context.attributes.get("context-type", ""): context.text()
        for group in first.children if group.name == "context-group"
        for context in group.children
    }  # fmt: skip
    notes = [
        note.text() for note in first.children
        if note.name == "note" and note.attributes.get("from") == "translator"
    ]  # fmt: skip
    states = {_state(unit) for unit in units}
    least = next((state for state in states if state is not State.REVIEWED), State.REVIEWED)
    comments = tuple(line for note in notes for line in note.splitlines() if line.strip())
    sources = tuple(dict.fromkeys(filter(None, (_words(unit.first("source")) for unit in units))))
    forms = tuple(_words(unit.first("target")) for unit in units)
    return Read(
        line, key, sources, forms, least, facts.get("x-context"),
        facts.get(STAMP, "").strip(), comments,
    )  # fmt: skip


def _words(element: Element | None) -> str:
    return "" if element is None else element.text(_equivalent)


def _equivalent(inline: Element) -> str | None:
    """The text of a code that has none inside; others hold it: ``<ph id="1">%(name)s</ph>``."""
    return inline.attributes.get("equiv-text") if inline.name in _EMPTY else None


def _lacks_text(unit: Element) -> bool:
    target = unit.first("target")
    return target is not None and any(
        inline.name in _EMPTY and "equiv-text" not in inline.attributes for inline in _inlines(target)
    )


def _inlines(element: Element) -> Iterator[Element]:
    for child in element.children:
        yield child
        yield from _inlines(child)


def _state(unit: Element) -> State | None:
    target = unit.first("target")
    given = target.attributes if target is not None else {}
    if unit.attributes.get("approved") == "yes":
        return State.REVIEWED
    if given.get("state-qualifier") in _BY_MACHINE and target is not None and target.text():
        return State.MACHINE_DRAFT
    return _SAID.get(given.get("state", ""))
