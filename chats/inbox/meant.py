"""Which of several meetings a text is about that says only “1”. Pure."""

from collections.abc import Sequence
from typing import TypeVar

Asked = TypeVar("Asked")


def the_one_meant(asked: Sequence[Asked], unanswered: Sequence[Asked]) -> Asked | None:
    """Return the only one that can be meant: the only one there is, or the only one not answered yet.

    None where it is not plain: then they are asked, and nothing is guessed.
    """
    if len(asked) == 1:
        return asked[0]
    return unanswered[0] if len(unanswered) == 1 else None
