"""A letter's time is read as it was written, by somebody who did not write it."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.languages import formats
from chats.languages.registry import listed
from chats.languages.segments import fold
from tests.simulation.reading import Stated, stated_times

NEAR = date(2026, 10, 14)
TAGS = [row.tag for row in listed()]
EVENING = Stated(datetime.fromisoformat("2026-10-21T18:00"), datetime.fromisoformat("2026-10-21T19:30"), True)
NOON = Stated(datetime.fromisoformat("2026-11-01T11:30"), datetime.fromisoformat("2026-11-01T12:30"), True)
LETTERS = [
    ("en", "When: Wednesday, October 21, 2026, 6:00–7:30 PM", EVENING),
    ("en", "School A invites you: Sun, Nov 1, 11:30 AM-12:30 PM, Library.", NOON),
    ("es", "Cuándo: miércoles, 21 de octubre de 2026, 6:00–7:30 p.m.", EVENING),
    ("es", "Era: dom, 1 de nov, 11:30 a.m.-12:30 p.m. Hasta pronto", NOON),
    ("ar", "الموعد: \u2068الأربعاء، 21 أكتوبر 2026، 6:00–7:30 م\u2069", EVENING),
    ("ar", "تغيّر لقاؤنا إلى: \u2068الأحد، 1 نوفمبر، 11:30 ص-12:30 م\u2069، أو عبر الإنترنت.", NOON),
    ("zh-Hans", "时间: 2026年10月21日星期三 下午6:00–7:30", EVENING),
    ("zh-Hans", "现为：11月1日周日，上午11:30-下午12:30，Library 或线上。", NOON),
    ("hmn", "Thaum twg: Hnub Wednesday, 10/21/2026, 6:00–7:30 PM", EVENING),
    ("hmn", "Tshiab: Sunday 11/1, 11:30 AM-12:30 PM, Library", NOON),
    ("so", "Goorta: Arbaco, Oktoobar 21, 2026, 6:00–7:30 PM", EVENING),
    ("so", "Cusub: Axad, Nof 1, 11:30 AM-12:30 PM, Library", NOON),
    ("zh-Hant", "2026年10月21日 星期三 下午6:00–晚上7:30", EVENING),
    ("zh-Hant", "11月1日 週日，上午11:30-中午12:30", NOON),
    ("vi", "Thứ Tư, 21 tháng 10, 2026, 6:00–7:30 CH", EVENING),
    ("vi", "CN, 1 thg 11, 11:30 SA-12:30 CH", NOON),
    ("pt-BR", "quarta-feira, 21 de outubro de 2026, 6:00–7:30 PM", EVENING),
    ("pt-BR", "dom., 1 de nov., 11:30 AM-12:30 PM", NOON),
    ("ru", "среда, 21 октября 2026 г., 6:00–7:30 PM", EVENING),
    ("ru", "вс, 1 нояб., 11:30 AM-12:30 PM", NOON),
    ("ht", "mèkredi 21 oktòb 2026, 6:00–7:30 PM", EVENING),
    ("ht", "dimanch 1 novanm, 11:30 AM-12:30 PM", NOON),
    ("ur", "بدھ، 21 اکتوبر، 2026، 6:00–7:30 PM", EVENING),
    ("ur", "اتوار، 1 نومبر، 11:30 AM-12:30 PM", NOON),
    ("ko", "2026년 10월 21일 수요일 오후 6:00–7:30", EVENING),
    ("ko", "11월 1일 (일), 오전 11:30-오후 12:30", NOON),
    ("fil", "Miyerkules, Oktubre 21, 2026, 6:00–7:30 PM", EVENING),
    ("fil", "Lin, Nob 1, 11:30 AM-12:30 PM", NOON),
    ("fr", "mercredi 21 octobre 2026, 6:00–7:30 PM", EVENING),
    ("fr", "dim. 1 nov., 11:30 AM-12:30 PM", NOON),
    ("uk", "середа, 21 жовтня 2026 р., 6:00–7:30 PM", EVENING),
    ("uk", "нд, 1 лист., 11:30 AM-12:30 PM", NOON),
    ("fa-AF", "چهارشنبه 21 اکتوبر 2026، 6:00–7:30 ب.ظ.", EVENING),
    ("fa-AF", "یکشنبه، 1 نومبر، 11:30 ق.ظ.-12:30 ب.ظ.", NOON),
    ("ps", "څلرنۍ د 2026 د اکتوبر 21، 6:00–7:30 PM", EVENING),
    ("ps", "يونۍ، نومبر 1، 11:30 AM-12:30 PM", NOON),
    ("sw", "Jumatano, 21 Oktoba 2026, 6:00–7:30 PM", EVENING),
    ("sw", "Jumapili, 1 Nov, 11:30 AM-12:30 PM", NOON),
    ("am", "ረቡዕ 10/21/2026, 6:00–7:30 PM", EVENING),
    ("am", "እሑድ 11/1, 11:30 AM-12:30 PM", NOON),
    ("ti", "ረቡዕ 10/21/2026, 6:00–7:30 PM", EVENING),
    ("ti", "ሰንበት 11/1, 11:30 AM-12:30 PM", NOON),
    ("my", "2026 အောက်တိုဘာ 21 ဗုဒ္ဓဟူး၊ ညနေ 6:00–ည 7:30", EVENING),
    ("my", "နိုဝင်ဘာ 1 တနင်္ဂနွေ၊ နံနက် 11:30-နေ့လယ် 12:30", NOON),
    ("ne", "2026 अक्टोबर 21, बुधबार, 6:00–7:30 PM", EVENING),
    ("ne", "नोभेम्बर 1, आइत, 11:30 AM-12:30 PM", NOON),
    ("bn", "বুধবার, 21 অক্টোবর, 2026, 6:00–7:30 PM", EVENING),
    ("bn", "রবি 1 নভে, 11:30 AM-12:30 PM", NOON),
    ("km", "ពុធ 21 តុលា 2026, 6:00–7:30 PM", EVENING),
    ("km", "អាទិត្យ 1 វិច្ឆិកា, 11:30 AM-12:30 PM", NOON),
]


@pytest.mark.parametrize(("tag", "letter", "meant"), LETTERS)
def test_the_time_is_read_from_words_that_people_checked(tag: str, letter: str, meant: Stated) -> None:
    assert stated_times(letter, tag, NEAR) == [meant]


def test_the_new_time_comes_first_and_the_old_one_after_it() -> None:
    letter = "New: Wed, Oct 21, 6:00-7:30 PM, Library. Before: Tue, Oct 20, 6:00-7:00 PM."
    assert [one.starts.day for one in stated_times(letter, "en", NEAR)] == [21, 20]


def test_a_weekday_that_is_not_that_of_the_date_is_noticed() -> None:
    (one,) = stated_times("Tue, Oct 21, 6:00-7:30 PM", "en", NEAR)
    assert not one.day_named_rightly


def test_a_text_at_the_turn_of_the_year_means_the_day_next_to_it() -> None:
    (one,) = stated_times("Mon, Jan 4, 6:00-7:30 PM", "en", date(2026, 12, 30))
    assert one.starts.year == 2027


def test_the_leap_day_is_a_day_of_leap_years_only() -> None:
    (one,) = stated_times("Tue, Feb 29, 6:00-7:30 PM", "en", date(2028, 2, 20))
    assert one.starts.date() == date(2028, 2, 29)


@pytest.mark.parametrize("tag", TAGS)
@given(
    day=st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    hour=st.integers(0, 22),
    minute=st.sampled_from([0, 5, 30, 55]),
    minutes=st.integers(10, 60),
)
def test_every_day_and_hour_is_read_back(tag: str, day: date, hour: int, minute: int, minutes: int) -> None:
    starts = datetime.combine(day, time(hour, minute))
    ends = starts + timedelta(minutes=minutes)
    mail = f"{formats.when(starts, ends, tag)} · Gym"
    short = formats.short_day(day, tag) + formats.comma(tag) + formats.span(starts, ends, tag)
    read = stated_times(mail, tag, day) + stated_times(fold(short), tag, day)
    assert read == [Stated(starts, ends, True)] * 2
