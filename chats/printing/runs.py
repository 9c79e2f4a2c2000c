"""Text with direction marks, as runs for paper. Pure.

In mail, isolating marks keep a name from disturbing text of the other direction. On paper they would be found
again between the letters by whoever searches or copies, so there a run stands in a box of its own instead.
"""

import unicodedata
from typing import Any

from chats.languages.isolation import FIRST_STRONG, LEFT, POP

LEFTWARD, RIGHTWARD = "rtl", "ltr"
_SHORT = 60
"""Signs of a run that fits in a box, which does not break: names, times and numbers do."""

Run = Any
"""Words, or ``{"dir": …, "short": …, "runs": […]}`` where the direction is another one."""


def runs(words: str, direction: str) -> list[Run]:
    """Return ``words``, which stand in text of ``direction``, without marks."""
    found, at = _within(words, 0, direction)
    while at < len(words):  # a mark that ended nothing
        more, at = _within(words, at, direction)
        found += more
    return found


def _within(words: str, at: int, direction: str) -> tuple[list[Run], int]:
    """The runs from ``at`` to the mark that ends them, and where what follows begins."""
    found: list[Run] = []
    plain = ""
    while at < len(words):
        sign, at = words[at], at + 1
        if sign == POP:
            break
        if sign not in (FIRST_STRONG, LEFT):
            plain += sign
            continue
        own = RIGHTWARD if sign == LEFT else _first_strong(words[at:], direction)
        start, (inner, at) = at, _within(words, at, own)
        found, plain = [*found, plain], ""
        short = at - start <= _SHORT
        found += inner if own == direction else [{"dir": own, "short": short, "runs": inner}]
    return [one for one in [*found, plain] if one], at


def _first_strong(words: str, otherwise: str) -> str:
    for sign in words:
        kind = unicodedata.bidirectional(sign)
        if sign == POP:
            break
        if kind in ("L", "R", "AL"):
            return RIGHTWARD if kind == "L" else LEFTWARD
    return otherwise
