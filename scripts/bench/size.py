"""How much is measured: enough to trust a ratio, or just enough to see that every piece runs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How many families, how many rounds, and how long or how many mails each."""

    pages: int
    """Families whose pages are opened."""
    families: int
    """One guardian with a mail address each; rows are planned and mails sent for all of them."""
    rounds: int
    seconds: float
    """Of load in one round, for one of two servers."""
    mails: int
    """In one round of sending."""
    far: int
    """Mails to a relay far away."""
    texts: int
    bulk: int
    """Queued before a code."""
    buried: int
    """Rows that are over, put beside those that are under way."""
    published: int
    """Families of the district that is published to."""


FULL = Size(
    pages=2000, families=8000, rounds=4, seconds=3.0, mails=1500, far=600, texts=600, bulk=20_000,
    buried=1_000_000, published=10_000,
)  # fmt: skip
TINY = Size(
    pages=30,  # one in each language, and some over
    families=120,
    rounds=1,
    seconds=0.2,
    mails=20,
    far=12,
    texts=8,
    bulk=200,
    buried=500,
    published=24,
)
KEPT = 12
"""Mails written but not sent, whose bytes the bare sender sends again and again."""
