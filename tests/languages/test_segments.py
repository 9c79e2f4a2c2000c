"""A text message is counted as the carrier bills it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.languages.segments import Segments, fold, segments

GSM = st.text("abcXYZ éñ@1£\n€[]^")


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "count"),
    [
        ("", "GSM-7", 0, 0), ("a" * 160, "GSM-7", 160, 1), ("a" * 161, "GSM-7", 161, 2),
        ("a" * 306, "GSM-7", 306, 2), ("a" * 307, "GSM-7", 307, 3), ("€" * 80, "GSM-7", 160, 1),
        ("é" * 160, "GSM-7", 160, 1), ("á" * 70, "UCS-2", 70, 1), ("á" * 71, "UCS-2", 71, 2),
        ("م" * 134, "UCS-2", 134, 2), ("م" * 135, "UCS-2", 135, 3), ("😀" * 35, "UCS-2", 70, 1),
    ],
)  # fmt: skip
def test_segments_are_counted_at_their_borders(text: str, alphabet: str, units: int, count: int) -> None:
    assert segments(text) == Segments(alphabet, units, count)


def test_a_character_of_two_units_is_never_split_between_segments() -> None:
    assert segments("a" * 152 + "€" + "a" * 152) == Segments("GSM-7", 306, 3)
    assert segments("á" * 66 + "😀" + "á" * 66) == Segments("UCS-2", 134, 3)


def test_half_a_pair_is_counted_and_not_stumbled_over() -> None:
    assert segments("\ud800").alphabet == "UCS-2"


def test_a_curly_quote_is_folded_and_an_accent_is_kept() -> None:
    assert fold("Amina’s chat – “hello”\u00a0… José, Nguyễn") == 'Amina\'s chat - "hello" ... José, Nguyễn'


@given(GSM, GSM)
def test_a_longer_text_never_costs_less(first: str, second: str) -> None:
    assert segments(first).count <= segments(first + second).count


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(GSM)
def test_segments_hold_all_units(text: str) -> None:
    counted = segments(text)
    assert counted.units <= 160 if counted.count == 1 else counted.units <= counted.count * 153
