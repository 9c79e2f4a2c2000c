"""Slots in messages: ``%(name)s`` and nothing else. A per cent sign elsewhere is just a per cent sign."""

import re
from collections.abc import Mapping

SLOT = re.compile(r"%\((?P<name>[a-z][a-z0-9_]*)\)s")


class EmptySlot(LookupError):
    """A message has a slot that no value was given for. Carries ``slot`` and ``message``."""

    def __init__(self, slot: str, message: str) -> None:
        super().__init__(f"no value for “{slot}” in “{message}”")
        self.slot, self.message = slot, message


def slots_of(message: str) -> tuple[str, ...]:
    """The names of the slots, in order, repeated when a slot is."""
    return tuple(match["name"] for match in SLOT.finditer(message))


def fill(message: str, values: Mapping[str, object]) -> str:
    """Put ``str(value)`` in each slot. Values without a slot are ignored. Raises EmptySlot."""

    def value(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in values:
            raise EmptySlot(name, message)
        return str(values[name])

    return SLOT.sub(value, message)
