"""Cards and flyers, as their templates take them, and as PDF."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from chats.help import cards, rights
from chats.help.tongues import Tongue
from chats.languages import formats
from chats.languages.isolation import isolate
from chats.languages.registry import SOURCE, language
from chats.languages.words import speaking
from chats.printing.faces import families_for, lacking, without_pictures
from chats.printing.runs import Run, runs
from chats.printing.sheets import REGIONS, square
from chats.printing.typesetting import families, typeset

CARDS, FLYERS = (Path(__file__).with_name(name) for name in ("cards.typ", "flyers.typ"))
_KEPT = 64
"""PDFs kept: a card is the same for everybody who speaks a language in a district."""


class NoFont(Exception):
    """This machine cannot draw it. Carries ``packages``, the Debian ones that bring the fonts."""

    def __init__(self, packages: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(packages)))
        self.packages = packages


@dataclass(frozen=True)
class Card:
    """Whose card it is, and whom to call. Phones are E.164."""

    tongues: tuple[Tongue, ...]
    """None: a line to write the language on."""
    written: str
    """The language of the holder's half."""
    link: str
    """The help page behind the square."""
    phone: str | None = None
    """Where families call."""
    line: str | None = None
    """Where the school finds an interpreter."""

    def to_set(self, *, large: bool) -> dict[str, Any]:
        """As ``cards.typ`` takes it."""
        with speaking(self.written):
            own = {name: self._shown(said) for name, said in self._own().items()}
            write = [self._shown(said) for said in cards.to_write()]
            title = rights.title()
        english = {
            "need": cards.NEED, "language": cards.MY_LANGUAGE, "name": cards.asked_for(self.tongues),
            "school": cards.FOR_SCHOOLS, "steps": list(cards.STEPS),
            "line": "" if self.line is None else f"{cards.LINE} {formats.phone(self.line, SOURCE)}",
        }  # fmt: skip
        page = {"own": own, "write": write, "english": english, "large": large, "title": title}
        return page | _face(page, self.written) | _code(self.link)

    def _own(self) -> dict[str, str]:
        phone = self.phone and isolate(formats.phone(self.phone, self.written), "phone", self.written)
        return {
            # English is not said twice.
            "need": "" if self.written == SOURCE else cards.need(),
            "language": cards.my_language(),
            "name": isolate(cards.own_names(self.tongues), "name", self.written),
            "how": cards.how(),
            "district": cards.district() if phone else "",
            "phone": phone or "",
            "help": rights.title(),
        }

    def _shown(self, said: str) -> list[Run]:
        return runs(said, language(self.written).direction)


@dataclass(frozen=True)
class Flyer:
    """A meeting's page for a wall, in one language: its words as they stand in this language."""

    tag: str
    school: str
    kind: str
    title: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    """Label and value: when, where, what is there."""
    interpreter: str
    questions: str
    help: str
    link: str
    line: str = ""
    """That no person has checked the words, where it must be said."""

    def to_set(self) -> dict[str, Any]:
        """As ``flyers.typ`` takes it."""
        direction = language(self.tag).direction
        parts = ("school", "kind", "title", "summary", "interpreter", "questions", "help", "line")
        page: dict[str, Any] = {
            name: runs(without_pictures(getattr(self, name)), direction) for name in parts
        }
        page["facts"] = [
            [runs(label, direction), runs(without_pictures(value), direction)] for label, value in self.facts
        ]
        return page | _face(page, self.tag) | _code(self.link)


def card_pdf(card: Card, *, large: bool) -> bytes:
    """A sheet of cards. Raises NoFont, CannotPrint."""
    return _drawn(CARDS, [card.to_set(large=large)])


def flyers_pdf(title: str, flyers: Sequence[Flyer]) -> bytes:
    """A page for each language. Raises NoFont, CannotPrint."""
    return _drawn(FLYERS, [flyer.to_set() for flyer in flyers], title)


def _drawn(template: Path, pages: list[dict[str, Any]], title: str = "") -> bytes:
    missing = lacking("\n".join(_strings(pages)), families())
    if missing:
        raise NoFont(missing)
    return _made(template, json.dumps({"title": title or pages[0]["title"], "pages": pages}))


@lru_cache(maxsize=_KEPT)
def _made(template: Path, stack: str) -> bytes:
    return typeset(template, json.loads(stack))


def _face(page: dict[str, Any], tag: str) -> dict[str, Any]:
    """Language, direction and fonts of a page."""
    row = language(tag)
    return {
        "lang": tag.partition("-")[0],
        "region": REGIONS.get(tag),
        "dir": row.direction,
        "fonts": families_for("\n".join(_strings(page)), tag, families()),
    }


def _code(link: str) -> dict[str, Any]:
    return {"link": link, "square": square(link)}


def _strings(part: Any) -> Iterable[str]:
    if isinstance(part, str):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list | tuple) else ():
        yield from _strings(inner)
