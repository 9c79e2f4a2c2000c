"""What can be wrong with a roster, always with what to write instead. Pure.

The words are staff words, found when they are shown: the reader of the page and of the download may differ.
"""

from dataclasses import dataclass


class Unreadable(Exception):
    """The whole file cannot be used. Carries ``why`` and ``instead``, in words."""

    def __init__(self, why: str, instead: str) -> None:
        super().__init__("a roster that cannot be read")  # never its content
        self.why, self.instead = why, instead


class Unfit(Exception):
    """One cell cannot be used. Carries ``why`` and ``instead``, in words."""

    def __init__(self, why: str, instead: str) -> None:
        super().__init__("a cell that cannot be used")
        self.why, self.instead = why, instead


@dataclass(frozen=True, slots=True)
class BadCell:
    """One thing to mend. ``row`` counts as a spreadsheet does; ``column`` is the template's name for it."""

    row: int
    column: str
    why: str
    instead: str
