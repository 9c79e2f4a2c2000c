"""What a machine that drafts can be asked, whoever runs it."""

from collections.abc import Collection, Sequence
from enum import Enum
from typing import Protocol


class Why(Enum):
    """Why there is no draft."""

    NOT_OFFERED = "not-offered"
    """The provider does not know one of the two languages."""
    REFUSED = "refused"
    """It knows us not, or takes no more this month."""
    BUSY = "busy"
    """It asks us to wait."""
    NO_ANSWER = "no-answer"
    """It cannot be reached, or what it says cannot be read."""
    LOST = "lost"
    """A slot, name, link or number did not survive."""


class NoDraft(Exception):
    """The machine made none, or none that may be used. Carries ``why``; never the words."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class Drafter(Protocol):
    """A provider of machine translation."""

    def offers(self, source: str, target: str) -> bool:
        """Whether it drafts from one language of the registry into another."""

    def draft(
        self, texts: Sequence[str], *, source: str, target: str, names: Collection[str] = ()
    ) -> list[str]:
        """Return a draft of each text, in order. ``names`` stay as they are written. Raises NoDraft."""
