"""What there is to translate, and what a district says in its own words."""

from chats.translating.queries.units import (
    ORDER,
    LanguageCount,
    counts,
    lines,
    unit_for,
    units,
    units_for,
    wished,
)
from chats.translating.queries.wording import own_words, wording_of, wordings

__all__ = [
    "ORDER",
    "LanguageCount",
    "counts",
    "lines",
    "own_words",
    "unit_for",
    "units",
    "units_for",
    "wished",
    "wording_of",
    "wordings",
]
