"""The messages we ship to families, in one language: to be found by what they say, and said otherwise."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel.messages.pofile import read_po

from chats.languages.catalogues import FAMILY, path_of
from chats.languages.checks import Fault, counts_of, faults
from chats.languages.extraction import Source
from chats.languages.pofiles import SAME, Entry
from chats.languages.registry import SOURCE, language, listed

TEXTED = ("chats/notices/letters/text.py", "chats/inbox/", "chats/notices/letters/whatsapp.py")


@dataclass(frozen=True)
class Shipped:
    """A message as it is in the catalogue of a language."""

    source: Source
    forms: tuple[str, ...]

    @property
    def key(self) -> str:
        """What a page finds it by: the same in every language."""
        named = "\x04".join((self.source.context or "", self.source.text))
        return hashlib.sha256(named.encode()).hexdigest()[:16]

    @property
    def in_texts(self) -> bool:
        """Whether it may stand in a text message, where length costs."""
        return any(place.startswith(TEXTED) for place in self.source.places)

    def counts(self, tag: str, index: int) -> tuple[int, ...]:
        """Numbers that take form ``index``."""
        return counts_of(language(tag), index)

    def faults_of(self, forms: Sequence[str], tag: str) -> list[Fault]:
        """What is wrong with other words for it."""
        return list(faults(self.source, Entry(tuple(forms), self._excused(tag)), language(tag)))

    def _excused(self, tag: str) -> tuple[str, ...]:
        # English may well be in English, and a district may say "liaison" where we do not.
        return (SAME,) if tag == SOURCE else ()

    def says(self, wanted: str) -> bool:
        """Whether it holds what somebody looks for, in English or in its language."""
        said = " ".join((self.source.text, self.source.plural or "", *self.forms)).casefold()
        return wanted.casefold() in said


@cache
def shipped(tag: str) -> tuple[Shipped, ...]:
    """Every message for families in a language, in the order of the code. Raises UnknownLanguage."""
    row = language(tag)
    another = next(one for one in listed() if one.tag != SOURCE and not one.pseudo)
    with path_of(another if tag == SOURCE else row, FAMILY).open("rb") as file:
        return tuple(_message(one, tag) for one in read_po(file, abort_invalid=True) if one.id)


def _message(one: Any, tag: str) -> Shipped:
    text, plural = (one.id, None) if isinstance(one.id, str) else one.id[:2]
    forms = (one.string,) if isinstance(one.string, str) else tuple(one.string or ())
    if tag == SOURCE:
        forms = (text,) if plural is None else (text, plural)
    note, places = " ".join(one.auto_comments), tuple(place for place, _line in one.locations)
    return Shipped(Source(FAMILY, one.context, text, plural, note, places), forms)


def message_at(tag: str, key: str) -> Shipped | None:
    """The message that a page names."""
    return next((one for one in shipped(tag) if one.key == key), None)
