"""Dates and times say the same instant to every family, in words it reads."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.languages.formats import (
    clock_time,
    day,
    duration,
    listing,
    megabytes,
    month,
    number,
    phone,
    short_day,
    span,
    when,
)
from chats.languages.registry import choosable, pseudo_languages

TAGS = st.sampled_from([row.tag for row in choosable()])
EVENING, LATER = datetime(2026, 3, 12, 18, tzinfo=UTC), datetime(2026, 3, 12, 19, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "Thursday, March 12, 2026, 6:00–7:30 PM"),
        ("es", "jueves, 12 de marzo de 2026, 6:00–7:30 p.m."),
        ("ar", "الخميس، 12 مارس 2026، 6:00–7:30 م"),
        ("zh-Hans", "2026年3月12日星期四 下午6:00–7:30"),
        ("so", "Khamiis, Maarso 12, 2026, 6:00–7:30 PM"),
        ("hmn", "Hnub Thursday, 3/12/2026, 6:00–7:30 PM"),
        ("ht", "jedi 12 mas 2026, 6:00–7:30 PM"),
        ("ti", "ሓሙስ 3/12/2026, 6:00–7:30 PM"),
        ("sw", "Alhamisi, 12 Machi 2026, 6:00–7:30 PM"),
    ],
)
def test_a_meeting_has_its_weekday_and_a_twelve_hour_time(tag: str, words: str) -> None:
    assert when(EVENING, LATER, tag) == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", "Thu, Mar 12"), ("ar", "الخميس، 12 مارس"), ("hmn", "Thursday 3/12"), ("ht", "jedi 12 mas"),
     ("am", "ሐሙስ 3/12"), ("mam", "Thu 3/12")],
)  # fmt: skip
def test_a_text_message_has_a_short_day(tag: str, words: str) -> None:
    assert short_day(date(2026, 3, 12), tag) == words


def test_both_halves_of_the_day_are_named_when_a_meeting_crosses_noon() -> None:
    assert span(time(11, 30), time(13), "en") == "11:30 AM–1:00 PM"
    assert span(time(11, 30), time(13), "zh-Hans") == "上午11:30–下午1:00"


def test_midnight_and_noon_are_twelve() -> None:
    assert [clock_time(time(0), "so"), clock_time(time(12), "so")] == ["12:00 AM", "12:00 PM"]


def test_a_meeting_past_midnight_names_both_days() -> None:
    end = datetime(2026, 3, 13, 0, 15, tzinfo=UTC)
    assert when(EVENING, end, "en") == "Thursday, March 12, 2026, 6:00 PM – Friday, March 13, 2026, 12:15 AM"


@given(TAGS, st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)))  # noqa: DTZ001 -- a wall clock
def test_every_date_and_time_has_latin_digits_and_plain_spaces(tag: str, at: datetime) -> None:
    shown = when(at, at, tag) + short_day(at.date(), tag)
    assert {letter for letter in shown if letter.isdecimal()} <= set("0123456789")
    assert not set("\u00a0\u2009\u202f\u200e\u200f") & set(shown)
    assert f"{at.hour % 12 or 12}:{at.minute:02}" in shown


@given(TAGS, st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_every_date_holds_its_day_and_year(tag: str, on: date) -> None:
    assert str(on.day) in day(on, tag)
    assert str(on.year) in day(on, tag)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "A, B, and C"),
        ("es", "A, B y C"),
        ("hmn", "A, B thiab C"),
        ("ht", "A, B ak C"),
        ("mam", "A, B, C"),
    ],
)
def test_a_list_has_the_and_of_its_language(tag: str, words: str) -> None:
    assert listing(["A", "B", "C"], tag) == words


@given(TAGS)
def test_a_list_of_one_is_that_one_and_of_none_is_nothing(tag: str) -> None:
    assert (listing(["A"], tag), listing([], tag)) == ("A", "")


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (12_345_678, "12 MB"),
        (1_250_000, "1.2 MB"),
        (9_960_000, "10 MB"),
        (3, "0.1 MB"),
        (1_204_000_000, "1,204 MB"),
    ],
)
def test_a_recording_says_its_size_before_it_plays(size: int, words: str) -> None:
    assert megabytes(size, "en") == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "1 hour 30 minutes"),
        ("es", "1 hora y 30 minutos"),
        ("ar", "ساعة واحدة و30 دقيقة"),
        ("hmn", "1 teev 30 feeb"),
    ],
)
def test_a_length_has_hours_and_minutes(tag: str, words: str) -> None:
    assert duration(90, tag) == words


def test_a_length_leaves_out_what_is_nothing() -> None:
    assert [duration(minutes, "en") for minutes in (0, 45, 120)] == ["0 minutes", "45 minutes", "2 hours"]


def test_a_number_has_latin_digits_and_one_decimal() -> None:
    assert [number(1234.56, "ar"), number(12, "mam")] == ["1,234.6", "12"]


def test_a_phone_is_shown_as_it_is_dialled_here() -> None:
    assert phone("+12065550100", "ar") == "(206) 555-0100"
    assert phone("+252612345678", "so") == "+252 61 234 5678"
    assert phone("911", "en") == "911"


def test_a_date_in_a_pseudo_language_shows_that_no_english_was_written_by_hand() -> None:
    with pseudo_languages():
        assert when(EVENING, LATER, "ar-XB") == "⟦Ţĥûŕšðåý, Ṁåŕçĥ 12, 2026⟧، ⟦6:00–7:30 ÞṀ⟧"
        assert listing(["⟦Å⟧", "⟦Ɓ⟧"], "en-XA") == "⟦Å⟧, ⟦Ɓ⟧"


@pytest.mark.parametrize(
    ("tag", "shown"),
    [("en", "March 2026"), ("es", "marzo de 2026"), ("hmn", "3/2026"), ("zh-Hans", "2026年3月")],
)
def test_a_month_heads_a_list(tag: str, shown: str) -> None:
    assert month(date(2026, 3, 9), tag) == shown
