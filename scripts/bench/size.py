"""How much is measured: enough to trust a ratio, or just enough to see that every piece runs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How many families, how many rounds, and how long or how many mails each."""

    families: int
    """One guardian with a mail address each; rows are planned and mails sent for all of them."""
    rounds: int
    seconds: float
    """Of load in one round, for one of two servers."""
    mails: int
    """In one round of sending."""


FULL = Size(families=2000, rounds=5, seconds=3.0, mails=350)
TINY = Size(families=24, rounds=1, seconds=0.2, mails=10)
KEPT = 10
"""Mails written but not sent, whose bytes the bare sender sends again and again."""
