"""One moment in all twenty-five languages, written out, to be read letter by letter.

Monday 9 March 2026, six o'clock to half past seven in the evening. What CLDR would get wrong there: Tigrinya
"9 መጋቢት" is 18 March to a reader of its own calendar; Amharic and Swahili count hours from six; Haitian Creole
comes out French, Korean and Burmese with the wrong half of the day, Hmong not at all.
"""

from datetime import UTC, date, datetime, time
from typing import NamedTuple

import pytest

from chats.languages.formats import clock_time, listing, month, number, phone, short_day, span, when
from chats.languages.registry import readable

STARTS, ENDS = datetime(2026, 3, 9, 18, tzinfo=UTC), datetime(2026, 3, 9, 19, 30, tzinfo=UTC)


class Shown(NamedTuple):
    """What a reader of one language sees."""

    when: str
    short: str
    clock: str
    over_noon: str
    month: str
    listing: str
    number: str


# fmt: off
TABLE = {
    "en": Shown(
        "Monday, March 9, 2026, 6:00–7:30 PM", "Mon, Mar 9", "6:00 PM", "11:30 AM–1:00 PM", "March 2026",
        "A, B, and C", "1,234.5",
    ),
    "es": Shown(
        "lunes, 9 de marzo de 2026, 6:00–7:30 p.m.", "lun, 9 de mar", "6:00 p.m.", "11:30 a.m.–1:00 p.m.",
        "marzo de 2026", "A, B y C", "1,234.5",
    ),
    "ar": Shown(
        "الاثنين، 9 مارس 2026، 6:00–7:30 م", "الاثنين، 9 مارس", "6:00 م", "11:30 ص–1:00 م", "مارس 2026",
        "A وB وC", "1,234.5",
    ),
    "zh-Hans": Shown(
        "2026年3月9日星期一 下午6:00–7:30", "3月9日周一", "下午6:00", "上午11:30–下午1:00", "2026年3月",
        "A、B和C", "1,234.5",
    ),
    "zh-Hant": Shown(
        "2026年3月9日 星期一 下午6:00–晚上7:30", "3月9日 週一", "下午6:00", "上午11:30–下午1:00",
        "2026年3月", "A、B和C", "1,234.5",
    ),
    "vi": Shown(
        "Thứ Hai, 9 tháng 3, 2026, 6:00–7:30 CH", "Th 2, 9 thg 3", "6:00 CH", "11:30 SA–1:00 CH",
        "tháng 3 năm 2026", "A, B và C", "1.234,5",
    ),
    "pt-BR": Shown(
        "segunda-feira, 9 de março de 2026, 6:00–7:30 PM", "seg., 9 de mar.", "6:00 PM", "11:30 AM–1:00 PM",
        "março de 2026", "A, B e C", "1.234,5",
    ),
    "ru": Shown(
        "понедельник, 9 марта 2026 г., 6:00–7:30 PM", "пн, 9 мар.", "6:00 PM", "11:30 AM–1:00 PM",
        "март 2026 г.", "A, B и C", "1 234,5",
    ),
    "ht": Shown(
        "lendi 9 mas 2026, 6:00–7:30 PM", "lendi 9 mas", "6:00 PM", "11:30 AM–1:00 PM", "mas 2026",
        "A, B ak C", "1,234.5",
    ),
    "hmn": Shown(
        "Hnub Monday, 3/9/2026, 6:00–7:30 PM", "Monday 3/9", "6:00 PM", "11:30 AM–1:00 PM", "3/2026",
        "A, B thiab C", "1,234.5",
    ),
    "ur": Shown(
        "پیر، 9 مارچ، 2026، 6:00–7:30 PM", "پیر، 9 مارچ", "6:00 PM", "11:30 AM–1:00 PM", "مارچ 2026",
        "A، B، اور C", "1,234.5",
    ),
    "so": Shown(
        "Isniin, Maarso 9, 2026, 6:00–7:30 PM", "Isniin, Mar 9", "6:00 PM", "11:30 AM–1:00 PM",
        "Maarso 2026", "A, B iyo C", "1,234.5",
    ),
    "ko": Shown(
        "2026년 3월 9일 월요일 오후 6:00–7:30", "3월 9일 (월)", "오후 6:00", "오전 11:30–오후 1:00",
        "2026년 3월", "A, B 및 C", "1,234.5",
    ),
    "fil": Shown(
        "Lunes, Marso 9, 2026, 6:00–7:30 PM", "Lun, Mar 9", "6:00 PM", "11:30 AM–1:00 PM", "Marso 2026",
        "A, B, at C", "1,234.5",
    ),
    "fr": Shown(
        "lundi 9 mars 2026, 6:00–7:30 PM", "lun. 9 mars", "6:00 PM", "11:30 AM–1:00 PM", "mars 2026",
        "A, B et C", "1 234,5",
    ),
    "uk": Shown(
        "понеділок, 9 березня 2026 р., 6:00–7:30 PM", "пн, 9 бер.", "6:00 PM", "11:30 AM–1:00 PM",
        "березень 2026 р.", "A, B і C", "1 234,5",
    ),
    "fa-AF": Shown(
        "دوشنبه 9 مارچ 2026، 6:00–7:30 ب.ظ.", "دوشنبه، 9 مارچ", "6:00 ب.ظ.", "11:30 ق.ظ.–1:00 ب.ظ.",
        "مارچ 2026", "A، B، و C", "1,234.5",
    ),
    "ps": Shown(
        "دونۍ د 2026 د مارچ 9، 6:00–7:30 PM", "دونۍ، مارچ 9", "6:00 PM", "11:30 AM–1:00 PM", "2026 مارچ",
        "A، B، او C", "1,234.5",
    ),
    "sw": Shown(
        "Jumatatu, 9 Machi 2026, 6:00–7:30 PM", "Jumatatu, 9 Mac", "6:00 PM", "11:30 AM–1:00 PM",
        "Machi 2026", "A, B na C", "1,234.5",
    ),
    "am": Shown(
        "ሰኞ 3/9/2026, 6:00–7:30 PM", "ሰኞ 3/9", "6:00 PM", "11:30 AM–1:00 PM", "3/2026", "A፣ B እና C",
        "1,234.5",
    ),
    "ti": Shown(
        "ሰኑይ 3/9/2026, 6:00–7:30 PM", "ሰኑይ 3/9", "6:00 PM", "11:30 AM–1:00 PM", "3/2026", "A፣ Bን Cን",
        "1,234.5",
    ),
    "my": Shown(
        "2026 မတ် 9 တနင်္လာ၊ ညနေ 6:00–ည 7:30", "မတ် 9 တနင်္လာ", "ညနေ 6:00", "နံနက် 11:30–နေ့လယ် 1:00",
        "2026 မတ်", "A၊ B နှင့် C", "1,234.5",
    ),
    "ne": Shown(
        "2026 मार्च 9, सोमबार, 6:00–7:30 PM", "मार्च 9, सोम", "6:00 PM", "11:30 AM–1:00 PM", "2026 मार्च",
        "A, B र C", "1,234.5",
    ),
    "bn": Shown(
        "সোমবার, 9 মার্চ, 2026, 6:00–7:30 PM", "সোম 9 মার্চ", "6:00 PM", "11:30 AM–1:00 PM", "মার্চ 2026",
        "A, B এবং C", "1,234.5",
    ),
    "km": Shown(
        "ច័ន្ទ 9 មីនា 2026, 6:00–7:30 PM", "ច័ន្ទ 9 មីនា", "6:00 PM", "11:30 AM–1:00 PM", "មីនា 2026",
        "A, B និង C", "1,234.5",
    ),
}
# fmt: on


def test_the_table_holds_every_language_we_write() -> None:
    assert list(TABLE) == [row.tag for row in readable()]


@pytest.mark.parametrize("tag", TABLE)
def test_one_moment_is_shown_as_its_readers_write_it(tag: str) -> None:
    assert TABLE[tag] == Shown(
        when=when(STARTS, ENDS, tag),
        short=short_day(STARTS.date(), tag),
        clock=clock_time(STARTS, tag),
        over_noon=span(time(11, 30), time(13), tag),
        month=month(date(2026, 3, 1), tag),
        listing=listing(["A", "B", "C"], tag),
        number=number(1234.5, tag),
    )


@pytest.mark.parametrize("tag", TABLE)
def test_a_phone_can_be_dialled_as_it_is_shown_in_every_language(tag: str) -> None:
    assert phone("+12065550100", tag) == "(206) 555-0100"


@pytest.mark.parametrize("tag", TABLE)
def test_nothing_shown_has_native_digits_or_spaces_of_another_kind(tag: str) -> None:
    letters = set("".join(TABLE[tag]))
    assert {one for one in letters if one.isdecimal()} <= set("0123456789")
    assert {one for one in letters if one.isspace()} == {" "}
    assert not letters & set("\u200b\u200e\u200f\u061c")
