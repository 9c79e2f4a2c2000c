"""How far the words that ship with the product are, language by language."""

from dataclasses import dataclass
from functools import cache

from chats.inbox import longest as answers
from chats.languages import catalogues
from chats.languages.catalogues import CatalogueStatus
from chats.languages.registry import SOURCE, listed
from chats.notices.letters import longest as notices


@dataclass(frozen=True)
class Standing:
    """One language: how far its catalogue is, and how many of its texts are too long to be sent whole."""

    tag: str
    status: CatalogueStatus
    over_budget: int

    @property
    def missing(self) -> int:
        """Messages without words."""
        return self.status.total - self.status.translated

    @property
    def drafted(self) -> int:
        """Messages whose words nobody has put their name to."""
        return self.status.translated - self.status.reviewed


def standings() -> tuple[Standing, ...]:
    """Every listed language but English, which the others are made from."""
    return tuple(standing(row.tag) for row in listed() if row.tag != SOURCE and not row.pseudo)


@cache
def standing(tag: str) -> Standing:
    """How far one language is. What is shipped does not change while we run."""
    status = catalogues.status(tag)
    if status.translated < status.total:  # a text cannot be measured whose words are missing
        return Standing(tag, status, 0)
    return Standing(tag, status, len(notices.over_budget(tag)) + len(answers.over_budget(tag)))
