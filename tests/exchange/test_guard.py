"""No spreadsheet runs what we wrote, and nothing is lost by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.exchange.formats.guard import guarded, unguarded


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u00a0@"]
)
def test_a_cell_that_could_be_a_formula_is_made_text(start: str) -> None:
    assert guarded(f"{start}cmd|' /C calc'!A0").startswith("'")


@given(st.text())
def test_every_cell_comes_back_as_it_was(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@given(st.text("='+-@ \t\r\na", max_size=5))
def test_every_cell_of_formula_letters_comes_back_as_it_was(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("typed", ["'tis here", "'", "’=1"])
def test_an_apostrophe_that_a_translator_wrote_stays(typed: str) -> None:
    assert unguarded(typed) == typed


def test_a_formula_that_a_spreadsheet_stripped_of_its_apostrophe_is_taken_as_it_is() -> None:
    assert unguarded("-5 degrees") == "-5 degrees"
