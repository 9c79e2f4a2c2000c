"""Writes and reads our catalogue files. The header is ours: gettext tools do not know Hmong's plurals.

User comments are kept for ever: ``# reviewed: A. Hassan 2026-03-02`` is how a message stops being a draft,
``# same as English`` how a translator says that it is meant.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import normalize, read_po

from chats.languages.catalogues import MACHINE_DRAFTED
from chats.languages.extraction import Source
from chats.languages.language import Language

SAME = "same as English"
Key = tuple[str | None, str]


@dataclass(frozen=True)
class Entry:
    """What a translator gave for a message: a string for each plural form, one if it does not count."""

    forms: tuple[str, ...]
    comments: tuple[str, ...] = ()
    plural: str | None = None


def expected_header(row: Language, status: str = MACHINE_DRAFTED) -> dict[str, str]:
    """The header fields every catalogue of ``row`` has."""
    return {
        "Language": row.folder,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": row.plurals.header,
        "X-Status": status,
    }


def header_of(path: Path) -> dict[str, str]:
    """The header fields a catalogue has; empty if there is no file."""
    if not path.exists():
        return {}
    head = path.read_text("utf-8").split("\n\n", 1)[0]
    return dict(re.findall(r'^"([A-Za-z-]+): (.*)\\n"$', head, re.MULTILINE))


def read(path: Path) -> dict[Key, Entry]:
    """The entries of a catalogue; empty if there is no file. Fuzzy guesses are not read."""
    if not path.exists():
        return {}
    entries: dict[Key, Entry] = {}
    with path.open("rb") as file:
        for message in read_po(file, abort_invalid=True):
            if message.id and not message.fuzzy:
                source, plural = (message.id, None) if isinstance(message.id, str) else message.id[:2]
                forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
                entries[message.context, source] = Entry(forms, tuple(message.user_comments), plural)
    return entries


def write(path: Path, row: Language, sources: Iterable[Source], entries: Mapping[Key, Entry]) -> None:
    """Write the catalogue of ``sources``, in their order, at once or not at all."""
    status = header_of(path).get("X-Status", MACHINE_DRAFTED)
    lines = ['msgid ""', 'msgstr ""']
    lines += [f'"{name}: {value}\\n"' for name, value in expected_header(row, status).items()]
    for source in sources:
        lines += ["", *_lines(source, entries.get(source.key), row)]
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}.new")
    beside.write_text("\n".join(lines) + "\n", "utf-8")
    beside.replace(path)


def template(path: Path, sources: Iterable[Source]) -> None:
    """Write the untranslated messages (.pot), for translators' own programs."""
    lines = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=utf-8\\n"']
    for source in sources:
        lines += ["", *_lines(source, None, None)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _lines(source: Source, entry: Entry | None, row: Language | None) -> list[str]:
    lines = [f"# {comment}" for comment in (entry.comments if entry else ())]
    lines += [f"#. {source.note}"] if source.note else []
    lines += [f"#: {place}" for place in source.places]
    if "%(" in source.text + (source.plural or ""):
        lines.append("#, python-format")
    if source.context is not None:
        lines.append(f"msgctxt {normalize(source.context)}")
    lines.append(f"msgid {normalize(source.text)}")
    forms = entry.forms if entry else ()
    if source.plural is None:
        return [*lines, f"msgstr {normalize(forms[0] if forms else '')}"]
    lines.append(f"msgid_plural {normalize(source.plural)}")
    count = row.plurals.count if row else 2
    padded = (*forms, *[""] * count)[:count]
    return [*lines, *(f"msgstr[{index}] {normalize(form)}" for index, form in enumerate(padded))]
