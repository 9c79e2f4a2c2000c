"""Keeps the catalogues in step with the code, and hands messages to translators and back."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chats.languages import checks, pofiles
from chats.languages.catalogues import FAMILY, REVIEWED, STAFF, TRANSLATIONS, forget, path_of
from chats.languages.extraction import Source
from chats.languages.language import Language
from chats.languages.letters import odd_catalogue
from chats.languages.pofiles import SAME, Entry
from chats.languages.registry import SOURCE, listed

DOMAINS = (FAMILY, STAFF)


def catalogued() -> Iterator[tuple[Language, str]]:
    """Every catalogue there must be: a language and a domain. English is the source and has none."""
    for row in listed():
        if not row.pseudo:
            yield from ((row, domain) for domain in domains_of(row))


def domains_of(row: Language) -> tuple[str, ...]:
    """Which catalogues a language has, or will have once it is listed."""
    if row.tag == SOURCE:
        return ()
    return DOMAINS if row.staff_catalogue else (FAMILY,)


def update(sources: Iterable[Source], root: Path = TRANSLATIONS) -> Iterator[str]:
    """Bring every catalogue to ``sources``: translations and comments of unchanged messages are kept, new
    and changed ones are empty, obsolete ones dropped; no guessing. Says what it did, a line for each."""
    sources = tuple(sources)
    for row, domain in catalogued():
        path = path_of(row, domain, root)
        wanted = [source for source in sources if source.domain == domain]
        entries = pofiles.read(path)
        dropped = len(entries.keys() - {source.key for source in wanted})
        empty = sum(1 for source in wanted if not any(entries.get(source.key, Entry(())).forms))
        pofiles.write(path, row, wanted, entries)
        yield f"{row.tag} {domain}: {len(wanted)} messages, {empty} without words, {dropped} dropped"
    forget()


def problems(
    sources: Iterable[Source], row: Language, domain: str, root: Path = TRANSLATIONS
) -> Iterator[str]:
    """Say everything that is wrong with one catalogue."""
    path = path_of(row, domain, root)
    header, entries = pofiles.header_of(path), pofiles.read(path)
    expected = pofiles.expected_header(row)
    if header.get("X-Status") == REVIEWED:
        expected["X-Status"] = REVIEWED
    if header != expected:
        yield f"{row.tag} {domain}: the header is not the registry's: run `scripts/catalogues.py update`"
    wanted = {source.key: source for source in sources if source.domain == domain}
    for _context, text in entries.keys() - wanted.keys():
        yield f"{row.tag} {domain}: “{text}” is no longer in the code"
    for key, source in wanted.items():
        for fault in checks.faults(source, entries.get(key), row):
            yield f"{row.tag} {domain}: “{source.text}” {fault}"
    given = texts(row, domain, root)
    yield from (f"{row.tag} {domain}: {fault}" for fault in odd_catalogue(given, row))


def texts(row: Language, domain: str, root: Path = TRANSLATIONS) -> list[str]:
    """Every form of every message of a catalogue that has words, in the catalogue's order."""
    entries = pofiles.read(path_of(row, domain, root)).values()
    return [form for entry in entries for form in entry.forms if form]


def export(
    sources: Iterable[Source], row: Language, root: Path = TRANSLATIONS, *, everything: bool = False
) -> list[dict[str, Any]]:
    """Return the messages ``row`` lacks (or all) as a translator gets them, ``target`` to be filled in.
    A language that is not listed yet has them too: it is listed when its last word is written."""
    items = []
    for source in sources:
        if source.domain not in domains_of(row):
            continue
        entry = pofiles.read(path_of(row, source.domain, root)).get(source.key)
        if everything or next(checks.faults(source, entry, row), None):
            items.append(_item(source, entry, row))
    return items


@dataclass(frozen=True)
class Taken:
    """What came of an import: how many were written, and what was refused, by line of the file."""

    written: int
    refused: tuple[str, ...]


def take(sources: Iterable[Source], row: Language, text: str, root: Path = TRANSLATIONS) -> Taken:
    """Write the translations of an exported file back. Items with faults are refused, with their line;
    the others are written. Nothing already there is lost. Raises ValueError if it is not such a file."""
    items = json.loads(text)
    if not isinstance(items, list) or not all(isinstance(item, dict) and "id" in item for item in items):
        raise ValueError("this is not a list of exported messages, each with its id")
    by_id = {identity(source): source for source in sources}
    accepted: dict[str, dict[pofiles.Key, Entry]] = {domain: {} for domain in DOMAINS}
    refused = []
    for item in items:
        source = by_id.get(str(item["id"]))
        entry = _entry(item)
        if not any(entry.forms):
            continue
        faults = ["is no longer in the code"] if source is None else list(checks.faults(source, entry, row))
        if faults or source is None:
            refused.append(f"line {_line(text, str(item['id']))}: “{item.get('source')}” {'; '.join(faults)}")
        else:
            accepted[source.domain][source.key] = entry
    for domain, entries in accepted.items():
        if entries:
            write_over(tuple(by_id.values()), row, domain, entries, root)
    forget()
    return Taken(sum(map(len, accepted.values())), tuple(refused))


def write_over(
    sources: tuple[Source, ...], row: Language, domain: str, entries: dict[pofiles.Key, Entry], root: Path
) -> None:
    """Put these entries in the place of what was there; everything else stays as it is."""
    path = path_of(row, domain, root)
    kept = pofiles.read(path)
    wanted = {source.key: source for source in sources if source.domain == domain}
    # Only `update` drops: a translator may be a few minutes behind, or ahead of, the code.
    others = [Source(domain, *key, old.plural) for key, old in kept.items() if key not in wanted]
    pofiles.write(path, row, (*wanted.values(), *others), kept | entries)


def _item(source: Source, entry: Entry | None, row: Language) -> dict[str, Any]:
    item: dict[str, Any] = {"id": identity(source), "domain": source.domain, "context": source.context}
    item |= {"source": source.text, "plural": source.plural, "note": source.note, "where": source.places[0]}
    forms = entry.forms if entry else ()
    if source.plural is None:
        return item | {"target": forms[0] if forms else ""}
    count = row.plurals.count
    examples = [list(checks.counts_of(row, index)) for index in range(count)]
    return item | {"forms_are_for": examples, "target": [*forms, *[""] * count][:count]}


def _entry(item: dict[str, Any]) -> Entry:
    """``"same": true`` beside a target says that it is the English text on purpose."""
    target = item.get("target") or ""
    forms = (target,) if isinstance(target, str) else tuple(str(form) for form in target)
    return Entry(forms, (SAME,) if item.get("same") is True else ())


def identity(source: Source) -> str:
    """The same for the same message, in every language and version."""
    named = "\x04".join((source.domain, source.context or "", source.text))
    return hashlib.sha256(named.encode()).hexdigest()[:12]


def _line(text: str, identity: str) -> int:
    return text[: max(text.find(f'"{identity}"'), 0)].count("\n") + 1
