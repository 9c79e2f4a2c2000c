"""Slots are filled with exactly what they are given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.languages.placeholders import EmptySlot, fill, slots_of


@given(st.text())
def test_a_value_is_never_read_as_a_slot_itself(value: str) -> None:
    assert fill("%(a)s|%(b)s", {"a": "%(b)s", "b": value}) == f"%(b)s|{value}"


@given(st.text().filter(lambda text: not slots_of(text)))
def test_a_text_without_slots_stays_as_it_is(text: str) -> None:
    assert fill(text, {"name": "x"}) == text


def test_an_empty_slot_is_an_error_that_names_it() -> None:
    with pytest.raises(EmptySlot) as refusal:
        fill("%(name)s", {})
    assert refusal.value.slot == "name"


def test_slots_are_listed_as_often_as_they_stand() -> None:
    assert slots_of("%(a)s %(b)s %(a)s 100 % %s") == ("a", "b", "a")
