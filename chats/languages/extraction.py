"""Reads the messages out of our Python and templates: what every language must have words for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tokenize import TokenError
from typing import Any, BinaryIO

from babel.messages.extract import extract_python
from jinja2 import TemplateSyntaxError
from jinja2.ext import babel_extract

from chats.languages.catalogues import FAMILY, STAFF
from chats.languages.surfaces import surfaces_of

SOURCES = Path(__file__).parent.parent
TEMPLATES = (".html", ".txt")
NOTE = "Translators:"

# What the first arguments of each function are: c a context, 1 the message, 2 its plural.
KEYWORDS = {
    "_": (FAMILY, "1"),
    "_p": (FAMILY, "c1"),
    "_n": (FAMILY, "12"),
    "_np": (FAMILY, "c12"),
    "_l": (FAMILY, "1"),
    "mark": (FAMILY, "1"),
    "mark_p": (FAMILY, "c1"),
    "_s": (STAFF, "1"),
    "_sp": (STAFF, "c1"),
    "_sn": (STAFF, "12"),
    "_sl": (STAFF, "1"),
    "mark_s": (STAFF, "1"),
}


@dataclass(frozen=True)
class Source:
    """One message as the code has it. ``plural`` is None unless it counts; ``places`` are files."""

    domain: str
    context: str | None
    text: str
    plural: str | None = None
    note: str = ""
    places: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalogue finds it by."""
        return self.context, self.text


class Unreadable(ValueError):
    """A file could not be read for messages. Carries ``path`` and ``line``."""

    def __init__(self, path: str, line: int, why: str) -> None:
        super().__init__(f"{path}:{line}: {why}")
        self.path, self.line = path, line


def extract(root: Path = SOURCES) -> tuple[Source, ...]:
    """Return every message under ``root``, once each, by domain, file and text. Raises Unreadable."""
    found: dict[tuple[str, str | None, str], Source] = {}
    for path in sorted(root.rglob("*")):
        if path.suffix == ".py" or (path.suffix in TEMPLATES and "templates" in path.parts):
            for source in _messages(path, path.relative_to(root.parent).as_posix()):
                key = (source.domain, *source.key)
                found[key] = _joined(found[key], source) if key in found else source
    return tuple(sorted(map(_placed, found.values()), key=_order))


def _placed(source: Source) -> Source:
    """With a note that says where it stands."""
    where = surfaces_of(source.places) if source.domain == FAMILY else ""
    return replace(source, note=f"[{where}] {source.note}".strip() if where else source.note)


def _order(source: Source) -> tuple[object, ...]:
    return source.domain, source.places, source.text, source.context or ""


def _joined(first: Source, again: Source) -> Source:
    places = tuple(dict.fromkeys(first.places + again.places))
    return replace(first, plural=first.plural or again.plural, note=first.note or again.note, places=places)


def _messages(path: Path, place: str) -> Iterator[Source]:
    with path.open("rb") as file:
        try:
            for _line, keyword, arguments, comments in _raw(file, path.suffix):
                source = _source(keyword, arguments, " ".join(comments), place)
                if source is not None:
                    yield source
        except TemplateSyntaxError as error:
            raise Unreadable(place, error.lineno, str(error.message)) from error
        except (SyntaxError, TokenError, UnicodeDecodeError) as error:
            raise Unreadable(place, getattr(error, "lineno", 0) or 0, "cannot be read") from error


def _raw(file: BinaryIO, suffix: str) -> Iterator[Any]:
    if suffix == ".py":
        yield from extract_python(file, dict.fromkeys(KEYWORDS), [NOTE], {})
    else:
        # Its default is to skip a template that it cannot read, which would lose messages without a word.
        yield from babel_extract(file, list(KEYWORDS), [NOTE], {"silent": "false"})


def _source(keyword: str, arguments: Any, note: str, place: str) -> Source | None:
    """A message, or None where an argument is not a literal: `_(topic.title)`, marked elsewhere."""
    domain, shape = KEYWORDS[keyword]
    given = (arguments,) if isinstance(arguments, str) else tuple(arguments or ())
    parts = dict(zip(shape, given, strict=False))
    if len(parts) < len(shape) or not all(isinstance(part, str) and part for part in parts.values()):
        return None
    return Source(
        domain, parts.get("c"), parts["1"], parts.get("2"), note.replace(NOTE, "").strip(), (place,)
    )
