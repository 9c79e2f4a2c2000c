"""Read the time out of a letter as a person would: from its words alone, by the habits of its language.

Written apart from ``chats.languages.formats`` on purpose, tables and all: what the product writes wrongly
must not be read rightly by the same mistake.
"""

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date, datetime, time

_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile("[\u00a0\u2009\u202f]")
_DASHES = re.compile("[\u2010-\u2015]")

_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = {
    "en": tuple(name[:3] for name in _ENGLISH_DAYS),
    "es": ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "zh-Hans": ("一", "二", "三", "四", "五", "六", "日"),
    "hmn": _ENGLISH_DAYS,
    "so": ("is", "t", "ar", "kh", "j", "s", "ax"),
}
"""By how each weekday begins, Monday first."""
_MONTHS = {
    "en": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
    "ar": (
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
        "ديسمبر",
    ),
    "so": ("ja", "f", "ma(?!a?y)", "ab", "maa?y", "ju", "lu", "ag|og", "se", "ok", "no", "di"),
}  # fmt: skip
"""By how each month begins."""

_WORD = r"[^\W\d_]+"
_DATES = {
    "en": rf"(?P<day_name>{_WORD}), (?P<month_name>{_WORD}) (?P<day>\d+)(?:, (?P<year>\d{{4}}))?",
    "es": rf"(?P<day_name>{_WORD}), (?P<day>\d+) de (?P<month_name>{_WORD})(?: de (?P<year>\d{{4}}))?",
    "ar": rf"(?P<day_name>{_WORD})، (?P<day>\d+) (?P<month_name>{_WORD})(?: (?P<year>\d{{4}}))?",
    "zh-Hans": r"(?:(?P<year>\d{4})年)?(?P<month>\d+)月(?P<day>\d+)日(?:星期|周)(?P<day_name>.)",
    "hmn": rf"(?P<day_name>{_WORD}),? (?P<month>\d+)/(?P<day>\d+)(?:/(?P<year>\d{{4}}))?",
    "so": rf"(?P<day_name>{_WORD}), (?P<month_name>{_WORD}) (?P<day>\d+)(?:, (?P<year>\d{{4}}))?",
}
_HALVES = {
    "es": (r"a\.m\.?", r"p\.m\.?"),
    "ar": ("ص", "م"),
    "zh-Hans": ("上午", "下午"),
}
_WESTERN = ("AM", "PM")


@dataclass(frozen=True)
class Stated:
    """A span of time as a letter states it, on the wall clock of the meeting's place."""

    starts: datetime
    ends: datetime
    day_named_rightly: bool
    """Whether the weekday is that of the date."""


def stated_times(text: str, tag: str, near: date) -> list[Stated]:
    """Every span of time in a letter, in its order. A text names no year: it is the one next to ``near``.

    The first is when the meeting is; a second one is when it was before.
    """
    text = _DASHES.sub("-", _SPACES.sub(" ", _CONTROLS.sub("", text)))
    found = re.compile(f"{_DATES[tag]}[,،，]? ?{_clock(tag)}")
    return [_stated(one.groupdict(), tag, near) for one in found.finditer(text)]


def _clock(tag: str) -> str:
    half = "|".join(_HALVES.get(tag, _WESTERN))
    hours = r"(?P<h{0}>\d{{1,2}}):(?P<m{0}>\d\d)"
    if tag == "zh-Hans":
        return f"(?P<half1>{half})?" + hours.format(1) + f"-(?P<half2>{half})?" + hours.format(2)
    return hours.format(1) + f"(?: (?P<half1>{half}))?-" + hours.format(2) + f" (?P<half2>{half})"


def _stated(part: dict[str, str | None], tag: str, near: date) -> Stated:
    day = _date(part, tag, near)
    first = part["half1"] or part["half2"] or ""
    last = part["half2"] or part["half1"] or ""
    starts = datetime.combine(day, time(_hour(part["h1"], first, tag), int(part["m1"] or 0)))
    ends = datetime.combine(day, time(_hour(part["h2"], last, tag), int(part["m2"] or 0)))
    named = (part["day_name"] or "").casefold()
    rightly = named.startswith(_DAYS[tag][day.weekday()])
    return Stated(starts, ends, rightly)


def _hour(hour: str | None, half: str, tag: str) -> int:
    afternoon = re.fullmatch(_HALVES.get(tag, _WESTERN)[1], half) is not None
    return int(hour or 0) % 12 + (12 if afternoon else 0)


def _date(part: dict[str, str | None], tag: str, near: date) -> date:
    month = int(part["month"] or 0) if "month" in part else _month(part["month_name"] or "", tag)
    day = int(part["day"] or 0)
    if part["year"]:
        return date(int(part["year"]), month, day)
    years = (near.year - 1, near.year, near.year + 1)
    days = [date(year, month, day) for year in years if (month, day) != (2, 29) or isleap(year)]
    return min(days, key=lambda one: abs(one - near))


def _month(name: str, tag: str) -> int:
    beginnings = enumerate(_MONTHS[tag], 1)
    return next(number for number, begins in beginnings if re.match(begins, name.casefold()))
