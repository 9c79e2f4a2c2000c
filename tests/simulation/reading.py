"""Read the time out of a letter as a person would: from its words alone, by the habits of its language.

Written apart from ``chats.languages.formats`` on purpose, tables (``habits``) and all: what the product
writes wrongly must not be read rightly by the same mistake.
"""

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date, datetime, time

from tests.simulation.habits import DATES, DAYS, HALF_FIRST, HALVES, MONTHS

_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile("[\u00a0\u2009\u202f]")
_DASHES = re.compile("[\u2010-\u2015]")


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
    found = re.compile(f"{DATES[tag]}[,،，၊]? ?{_clock(tag)}")
    return [_stated(one.groupdict(), tag, near) for one in found.finditer(text)]


def _clock(tag: str) -> str:
    half = "|".join(HALVES[tag])
    hours = r"(?P<h{0}>\d{{1,2}}):(?P<m{0}>\d\d)"
    if tag in HALF_FIRST:
        return f"(?:(?P<half1>{half}) ?)?{hours.format(1)}-(?:(?P<half2>{half}) ?)?{hours.format(2)}"
    return hours.format(1) + f"(?: (?P<half1>{half}))?-" + hours.format(2) + f" (?P<half2>{half})"


def _stated(part: dict[str, str | None], tag: str, near: date) -> Stated:
    day = _date(part, tag, near)
    first = part["half1"] or part["half2"] or ""
    last = part["half2"] or part["half1"] or ""
    starts = datetime.combine(day, time(_hour(part["h1"], first, tag), int(part["m1"] or 0)))
    ends = datetime.combine(day, time(_hour(part["h2"], last, tag), int(part["m2"] or 0)))
    named = (part["day_name"] or "").casefold()
    rightly = re.match(DAYS[tag][day.weekday()], named) is not None
    return Stated(starts, ends, rightly)


def _hour(hour: str | None, half: str, tag: str) -> int:
    afternoon = re.fullmatch(HALVES[tag][1], half) is not None
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
    beginnings = enumerate(MONTHS[tag], 1)
    return next(number for number, begins in beginnings if re.match(begins, name.casefold()))
