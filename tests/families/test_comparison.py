"""What a roster would do, counted."""

from dataclasses import replace

from chats.families.addresses import Detail, Fact
from chats.families.comparison import BATCH, SHOWN, Comparison, batches
from chats.families.differences import Difference, Known, Standing, Terms, compare
from chats.families.roster import BadCell, Row, Schools, parse
from tests.families.rosters import line, roster

SCHOOLS = Schools([(1, "Lincoln")])
TERMS = Terms(frozenset(), frozenset(), lambda _one: True, lambda _ones: True)


def rows(number: int, families: int) -> list[Row]:
    return parse(roster(*(line(f"G{n}", family_id=f"F{n % families}") for n in range(number))), SCHOOLS).rows


def compared(some: list[Row], *refused: BadCell) -> Comparison:
    comparison = Comparison()
    comparison.take([*compare(some, Known({}, {}), TERMS), *refused])
    return comparison


def test_all_rows_are_counted_and_some_are_shown() -> None:
    found = compared(rows(SHOWN + 1, 7))
    assert (found.counts, len(found.rows[Standing.ADDED])) == ({Standing.ADDED: SHOWN + 1}, SHOWN)
    assert not found.changes_nothing


def test_rows_of_a_family_are_never_torn_apart() -> None:
    together = [{row.family for row in batch} for batch in batches(rows(BATCH + 200, 3))]
    assert sum(len(families) for families in together) == 3


def test_other_differences_have_another_mark() -> None:
    two = rows(2, 1)
    refusal = BadCell(9, "family_id", "a", "b")
    marks = {compared(two).mark, compared(two[:1]).mark, compared(two, refusal).mark, compared([]).mark}
    assert (len(marks), compared(two).mark) == (4, compared(two).mark)


def test_no_rows_change_nothing() -> None:
    assert compared([]).changes_nothing


def test_all_that_is_kept_is_counted_and_some_of_it_shown() -> None:
    (one,) = compare(rows(1, 1), Known({}, {}), TERMS)
    assert isinstance(one, Difference)
    comparison = Comparison()
    comparison.take([replace(one, kept=(Detail(Fact.MOBILE, "a", "b"),))] * (SHOWN + 1))
    assert (comparison.kept_count, len(comparison.kept)) == (SHOWN + 1, SHOWN)
