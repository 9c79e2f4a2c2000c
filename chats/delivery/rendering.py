"""A letter's words filled in for one person, as the message is sent. Pure.

Slots are ``{{name}}``. Each is filled once and what was put in is never looked at again, so a guardian
called ``{{link}}`` stays just that. Words that people write go through ``literal`` before they become part
of a letter, so that they open no slot.
"""

import re
from collections.abc import Mapping

from markupsafe import escape

from chats.languages.isolation import isolate

_SLOT = re.compile(r"\{\{([a-z_]+)\}\}")
_BRACES = "{{braces}}"
_KINDS = {"link": "link", "stop_link": "link"}
"""How a slot's value is kept from disturbing right-to-left text; anything else is a name."""


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
    return _filled(template, {name: _isolated(name, value, language) for name, value in slots.items()})


def fill_html(template: str, slots: Mapping[str, str]) -> str:
    """Return the HTML for one person, every value escaped."""
    return _filled(template, {name: str(escape(value)) for name, value in slots.items()})


def _isolated(name: str, value: str, language: str) -> str:
    kind = _KINDS.get(name, "name")
    # A link stands alone on its line; isolates around it would become part of it where it is tapped.
    return value if kind == "link" else isolate(value, kind, language)


def _filled(template: str, values: Mapping[str, str]) -> str:
    def value_of(slot: re.Match[str]) -> str:
        if slot[0] == _BRACES:
            return "{{"
        if slot[1] not in values:
            raise UnfilledSlot(slot[1])
        return values[slot[1]]

    return _SLOT.sub(value_of, template)
