"""The bad rows as a file."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.families.roster import BadCell, bad_rows_sheet
from chats.languages.words import speaking


def cells(*bad: BadCell) -> list[list[str]]:
    with speaking("en"):
        return list(csv.reader(io.StringIO(bad_rows_sheet(bad).decode("utf-8-sig"), newline=""), strict=True))


def test_each_fault_is_a_line_in_the_order_of_the_rows() -> None:
    found = cells(BadCell(9, "grades", "b", "c"), BadCell(2, "email", "b", "c"))
    assert [one[0] for one in found] == ["Row", "2", "9"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_no_cell_of_a_roster_becomes_a_formula(start: str) -> None:
    assert cells(BadCell(2, "email", f"{start}cmd|' /C calc'!A0", "c"))[1][2].startswith("'")


@given(why=st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=40))
def test_whatever_is_quoted_can_be_read_back(why: str) -> None:
    assert cells(BadCell(2, "email", f"“{why}”", "c"))[1][2] == f"“{why}”"
