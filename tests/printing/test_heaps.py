"""Letters as they are counted."""

from chats.families.households import GradeBand
from chats.printing.heaps import heap

PILE = [
    (1, "so", GradeBand.G6_8),
    (1, "so", GradeBand.G6_8),
    (2, "es", GradeBand.PK_2),
    (3, "so", None),
]


def test_a_page_for_two_guardians_counts_once() -> None:
    assert heap(PILE).pages == 3


def test_the_most_frequent_language_comes_first() -> None:
    assert heap(PILE).languages == (("so", 2), ("es", 1))


def test_the_youngest_come_first_and_who_left_the_school_last() -> None:
    assert heap(PILE).bands == ((GradeBand.PK_2, 1), (GradeBand.G6_8, 1), (None, 1))
