"""Content lines: what mail relays and calendars read byte by byte."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.calendars.lines import folded, param_value, text_value, time_line, utc_text

SIGNS = st.text(st.characters(exclude_categories=("Cc", "Cs")))


@given(SIGNS)
def test_a_folded_line_unfolds_to_itself(line: str) -> None:
    assert folded(line).replace(b"\r\n ", b"") == line.encode() + b"\r\n"


@given(SIGNS)
def test_no_row_is_longer_than_75_octets_nor_cut_inside_a_character(line: str) -> None:
    rows = folded(line).removesuffix(b"\r\n").split(b"\r\n")
    assert max(len(row) for row in rows) <= 75
    assert [row.decode().encode() for row in rows] == rows


def test_a_line_of_75_octets_stays_whole() -> None:
    assert folded("a" * 75) == b"a" * 75 + b"\r\n"


def test_the_space_of_a_fold_counts() -> None:
    assert folded("a" * 150) == b"a" * 75 + b"\r\n " + b"a" * 74 + b"\r\n a\r\n"


def test_a_letter_of_three_octets_moves_to_the_next_row_whole() -> None:
    assert folded("a" * 74 + "ကa") == b"a" * 74 + "\r\n ကa\r\n".encode()


@pytest.mark.parametrize(
    ("words", "written"),
    [(r"C:\New", r"C:\\New"), ("a,b;c", r"a\,b\;c"), ("one\ntwo", r"one\ntwo"), ("10:30", "10:30")],
)
def test_words_are_escaped_as_text(words: str, written: str) -> None:
    assert text_value(words) == written


def test_a_name_in_a_parameter_is_quoted() -> None:
    assert param_value("Lincoln: School, 3") == '"Lincoln: School, 3"'


def test_a_time_is_told_by_the_wall_clock() -> None:
    at = datetime(2026, 7, 2, 1, 0, tzinfo=UTC)
    assert (
        time_line("DTSTART", at, "America/Los_Angeles") == "DTSTART;TZID=America/Los_Angeles:20260701T180000"
    )


def test_the_second_of_two_equal_times_is_told_in_utc() -> None:
    at = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert time_line("DTSTART", at, "America/New_York") == "DTSTART:20261101T063000Z"


def test_an_instant_without_a_zone_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="aware"):
        utc_text(datetime.fromisoformat("2026-07-02T01:00"))
