"""What must survive when people's words are translated, and what is wrong with a translation. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from chats.glossary.said import says, terms_said
from chats.glossary.term import Term
from chats.languages.checks import script_share
from chats.languages.isolation import BIDI_CONTROLS
from chats.languages.placeholders import SLOT
from chats.languages.registry import language

ENOUGH = 0.7
"""How much of a translation's own letters must be of its script: names of people and schools keep theirs."""
FEWEST_LETTERS = 12
"""Of a shorter one nothing is said: it may be a name."""
_KEPT = re.compile(
    r"(?P<slot>%\([a-z][a-z0-9_]*\)s|\{[a-z][\w.|-]*\})"
    r"|(?P<link>https?://[^\s<>]+[^\s<>.,;:!?)\]])"
    r"|(?P<mail>\b[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?P<phone>\+?\(?\d[\d ().–-]{6,}\d)"
    r"|(?P<number>\d+(?:[.,:/]\d+)*)"
)
_WORD = re.compile(r"\w+")


class Sort(Enum):
    """What a kept piece is."""

    SLOT = "slot"
    LINK = "link"
    MAIL = "mail"
    PHONE = "phone"
    NUMBER = "number"


@dataclass(frozen=True)
class Piece:
    """Something that must stand in the translation as it stands in the source."""

    sort: Sort
    text: str

    @property
    def plain(self) -> str:
        """What is compared: digits by value, without the points between them."""
        return _plain(self.sort, self.text)


class What(Enum):
    """What can be wrong with a translation."""

    LOST = "lost"
    ADDED = "added"
    LONG = "long"
    SCRIPT = "script"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong, with the words or number it is about."""

    what: What
    about: str = ""


def pieces(text: str) -> tuple[Piece, ...]:
    """The slots, links, mail addresses, phones and numbers of a text, in order, repeated when they are."""
    return tuple(Piece(Sort(found.lastgroup), found[0]) for found in _KEPT.finditer(text))


def wrongs(source: str, body: str, tag: str, longest: int) -> tuple[Wrong, ...]:
    """What is wrong with ``body`` as the words of ``source`` in the language ``tag``. Empty: keep it."""
    return tuple(_wrongs(source, body, tag, longest))


def _wrongs(source: str, body: str, tag: str, longest: int) -> Iterator[Wrong]:
    wanted, given = _counted(source), _counted(body)
    yield from (Wrong(What.LOST, _as_written(one, source)) for one in (wanted - given).elements())
    yield from (Wrong(What.ADDED, _as_written(one, body)) for one in (given - wanted).elements())
    if len(body) > longest:
        yield Wrong(What.LONG, str(longest))
    if any(letter in BIDI_CONTROLS for letter in body) or body != unicodedata.normalize("NFC", body):
        yield Wrong(What.HIDDEN)
    own = _own_words(source, body)
    if sum(letter.isalpha() for letter in own) >= FEWEST_LETTERS:
        share = script_share(own, language(tag).script)
        if share < ENOUGH:
            yield Wrong(What.SCRIPT, f"{share:.0%}")


def _counted(text: str) -> Counter[str]:
    return Counter(one.plain for one in pieces(text))


def _as_written(plain: str, text: str) -> str:
    return next((one.text for one in pieces(text) if one.plain == plain), plain)


def _plain(sort: Sort, text: str) -> str:
    if sort not in (Sort.PHONE, Sort.NUMBER):
        return text
    return "".join(str(unicodedata.digit(letter)) for letter in text if letter.isdecimal())


def _own_words(source: str, body: str) -> str:
    """What is the translator's own: without pieces, and without words that the source has too."""
    there = {word.casefold() for word in _WORD.findall(source)}
    rest = _KEPT.sub(" ", SLOT.sub(" ", body))
    return _WORD.sub(lambda word: " " if word[0].casefold() in there else word[0], rest)


def unsaid(source: str, written_in: str, body: str, tag: str) -> tuple[Term, ...]:
    """The terms that the source uses and whose word the translation does not hold. A warning, no fault."""
    return tuple(term for term in terms_said(source, written_in) if not says(body, term, tag))
