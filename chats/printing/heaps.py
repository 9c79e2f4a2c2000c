"""Letters counted as a school carries them: by grade band, and by language. Pure."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from chats.families.households import GradeBand
from chats.printing.wanted import band_order


@dataclass(frozen=True)
class Heap:
    """So many pages. One page may be for several guardians of a family."""

    pages: int
    languages: tuple[tuple[str, int], ...]
    """The most frequent first."""
    bands: tuple[tuple[GradeBand | None, int], ...]
    """The youngest first; None for families with no child at the school any more."""


def heap(pages: Iterable[tuple[Hashable, str, GradeBand | None]]) -> Heap:
    """Count pages, each given as what tells it from others, its language and its band."""
    held = {page: (tag, band) for page, tag, band in pages}
    languages = Counter(tag for tag, _ in held.values())
    bands = Counter(band for _, band in held.values())
    return Heap(
        len(held),
        tuple(sorted(languages.items(), key=lambda one: (-one[1], one[0]))),
        tuple(sorted(bands.items(), key=lambda one: band_order(one[0]))),
    )
