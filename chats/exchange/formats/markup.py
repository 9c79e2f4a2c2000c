"""Elements of a small XML file, one after another, with their lines. Hostile files are refused. Pure.

No document type, so no entities and nothing fetched; little depth. The parser is Python's own expat.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from chats.exchange.formats.units import Unreadable
from chats.languages.words import _sl

DEEPEST = 30
MOST = 250_000
"""Elements: ten for each row of the longest file we take."""


@dataclass
class Element:
    """An element by its name without namespace. ``parts`` are text and elements, in order."""

    name: str
    line: int
    attributes: dict[str, str]
    parts: list["Element | str"] = field(default_factory=list)

    @property
    def children(self) -> list["Element"]:
        """The elements in it."""
        return [part for part in self.parts if isinstance(part, Element)]

    def first(self, name: str) -> "Element | None":
        """The first child of this name."""
        return next((child for child in self.children if child.name == name), None)

    def text(self, said: Callable[["Element"], str | None] = lambda element: None) -> str:
        """All text in it; ``said`` may give another text for an element."""
        return "".join(_text(part, said) for part in self.parts)


def _text(part: "Element | str", said: Callable[[Element], str | None]) -> str:
    if isinstance(part, str):
        return part
    other = said(part)
    return part.text(said) if other is None else other


def parsed(content: bytes) -> Element:
    """The root of an XML file, a thing of no size but the file's own. Raises Unreadable, with the line."""
    tree = _Tree(expat.ParserCreate(namespace_separator=" "))
    try:
        tree.parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise Unreadable(
            _sl("The file is not well-formed XML."),
            _sl("Ask the translator to send it again."),
            tree.parser.CurrentLineNumber,
        ) from None
    (root,) = tree.root.children
    return root


class _Tree:
    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.root = Element("", 0, {})
        self.open = [self.root]
        self.seen = 0
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._said
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.seen += 1
        if len(self.open) > DEEPEST or self.seen > MOST:
            self._refuse()
        element = Element(_bare(name), self.parser.CurrentLineNumber, attributes)
        self.open[-1].parts.append(element)
        self.open.append(element)

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _said(self, text: str) -> None:
        self.open[-1].parts.append(text)

    def _refuse(self, *_of: object) -> int:
        raise Unreadable(
            _sl("The file asks for what no file of translations needs, so it was not read."),
            _sl("Ask the translator to save it as plain XLIFF 1.2."),
            self.parser.CurrentLineNumber,
        )


def _bare(name: str) -> str:
    return name.rpartition(" ")[2]


_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\t": "&#9;"}
_IN_TEXT = str.maketrans(_ESCAPES)
_IN_ATTRIBUTE = str.maketrans(_ESCAPES | {"\n": "&#10;"})


def written(name: str, attributes: Mapping[str, str | None], *inside: str) -> str:
    """An element, with what is inside as it is. An attribute that is None is left out."""
    given = "".join(
        f' {key}="{fitted(value).translate(_IN_ATTRIBUTE)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{''.join(inside)}</{name}>" if inside else f"<{name}{given}/>"


def escaped(text: str) -> str:
    """Text as it may stand in an element."""
    return fitted(text).translate(_IN_TEXT)


def fitted(text: str) -> str:
    """Text with a mark in the place of each character that no XML file can hold."""
    return "".join(letter if _is_holdable(letter) else "\ufffd" for letter in text)


def _is_holdable(letter: str) -> bool:
    return letter in "\t\n\r" or (
        letter >= "\x20" and not "\ud800" <= letter <= "\udfff" and letter not in "\ufffe\uffff"
    )
