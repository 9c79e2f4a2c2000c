"""A letter's words filled in for one person, as the message is sent. Pure.

Slots are ``{{name}}``. Each is filled once and what was put in is never looked at again, so a guardian
called ``{{link}}`` stays just that. Words that people write go through ``literal`` before they become part
of a letter, so that they open no slot.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import escape

from chats.calendars.letters import fill_lines
from chats.delivery.channels.pieces import Body, Shared, canonical
from chats.languages.isolation import isolate

_SLOT = re.compile(r"\{\{([a-z_]+)\}\}")
_BRACES = "{{braces}}"
_KINDS = {"link": "link", "stop_link": "link"}
"""How a slot's value is kept from disturbing right-to-left text; anything else is a name."""
_KEPT = 512
"""Templates kept taken apart: letters of two parts in some hundred languages and kinds."""


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str


class UnfilledSlot(LookupError):
    """A letter wants a slot that its message does not have. Carries ``slot``."""

    def __init__(self, slot: str) -> None:
        super().__init__(f"the letter's slot “{slot}” has no value")
        self.slot = slot


def literal(text: str) -> str:
    """Return ``text`` so that no part of it is taken for a slot: for all that people write."""
    return text.replace("{{", _BRACES)


def fill_text(template: str, slots: Mapping[str, str], language: str) -> str:
    """Return the plain text for one person; names keep their order inside text of the other direction."""
    return "".join(
        _isolated(piece.name, slots, language) if isinstance(piece, _Slot) else piece
        for piece in _apart(template)
    )


def text_body(template: str, slots: Mapping[str, str], language: str) -> Body:
    """Return the same as a part of a mail; what is the same for all is written once."""
    return Body([
        canonical(_isolated(piece.name, slots, language)) if isinstance(piece, _Slot) else piece
        for piece in _shared(template)
    ])  # fmt: skip


def html_body(template: str, slots: Mapping[str, str]) -> Body:
    """Return the HTML for one person as a part of a mail, every value escaped."""
    return Body([
        canonical(str(escape(_value(piece.name, slots)))) if isinstance(piece, _Slot) else piece
        for piece in _shared(template)
    ])  # fmt: skip


def calendar_body(template: str, slots: Mapping[str, str]) -> Body:
    """Return the calendar file for one person as a part of a mail. Raises UnfitSlot."""
    return Body([_kept(lines) if same else lines for lines, same in fill_lines(template, slots)])


def _isolated(slot: str, slots: Mapping[str, str], language: str) -> str:
    kind, value = _KINDS.get(slot, "name"), _value(slot, slots)
    # A link stands alone on its line; isolates around it would become part of it where it is tapped.
    return value if kind == "link" else isolate(value, kind, language)


def _value(slot: str, slots: Mapping[str, str]) -> str:
    if slot not in slots:
        raise UnfilledSlot(slot)
    return slots[slot]


@lru_cache(maxsize=_KEPT)
def _apart(template: str) -> tuple[str | _Slot, ...]:
    """What is the same for all, and the slots between."""
    pieces: list[str | _Slot] = []
    end = 0
    for slot in _SLOT.finditer(template):
        same, end = template[end : slot.start()], slot.end()
        pieces += [same, "{{" if slot[0] == _BRACES else _Slot(slot[1])]
    return (*pieces, template[end:])


@lru_cache(maxsize=_KEPT)
def _shared(template: str) -> tuple[Shared | _Slot, ...]:
    return tuple(
        piece if isinstance(piece, _Slot) else Shared(canonical(piece)) for piece in _apart(template)
    )


@lru_cache(maxsize=_KEPT)
def _kept(lines: bytes) -> Shared:
    return Shared(lines)
