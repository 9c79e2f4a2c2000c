"""What a roster would do, counted; a few rows of each kind to show; and a mark of exactly that. Pure."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from chats.families.differences import Difference, Standing
from chats.families.roster import BadCell, Row

SHOWN = 100
"""Rows of each kind that a page lists. The counts are always of all."""
BATCH = 500
"""Rows compared and written at a time."""


@dataclass
class Comparison:
    """All of a roster against what we have."""

    counts: Counter[Standing] = field(default_factory=Counter)
    rows: dict[Standing, list[Difference]] = field(default_factory=dict)
    kept: list[Difference] = field(default_factory=list)
    kept_count: int = 0
    refused: list[BadCell] = field(default_factory=list)
    _mark: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    @property
    def changes_nothing(self) -> bool:
        """Whether applying it would write nothing."""
        return not self.counts[Standing.ADDED] and not self.counts[Standing.CHANGED]

    @property
    def mark(self) -> str:
        """The same for the same differences, and for no others: what was shown is what is confirmed."""
        return self._mark.hexdigest()

    def take(self, found: Iterable[Difference | BadCell]) -> None:
        """Count some more."""
        for one in found:
            if isinstance(one, BadCell):
                self.refused.append(one)
                self._note(str(one.row), one.column)
            else:
                self._take(one)

    def _take(self, one: Difference) -> None:
        self.counts[one.standing] += 1
        listed = self.rows.setdefault(one.standing, [])
        if len(listed) < SHOWN:
            listed.append(one)
        if one.kept:
            self.kept_count += 1
            if len(self.kept) < SHOWN:
                self.kept.append(one)
        self._note(str(one.row.number), one.row.guardian, one.standing.value)
        for detail in (*one.changed, *one.kept):
            self._note(detail.fact.value, detail.was, detail.becomes)

    def _note(self, *parts: str) -> None:
        # A length before each part, so that no two lists of parts look alike.
        self._mark.update(b"".join(b"%d:" % len(raw) + raw for raw in (part.encode() for part in parts)))


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows in batches of BATCH or a little more, all rows of one family in the same."""
    families: dict[str, list[Row]] = {}
    for row in rows:
        families.setdefault(row.family, []).append(row)
    batch: list[Row] = []
    for together in families.values():
        batch += together
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
