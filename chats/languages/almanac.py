"""Names of days and months, and "and", for languages that CLDR lacks or has wrong; and patterns of our own.

Haitian Creole: CLDR answers in French. Hmong: CLDR knows none; Hmong letters in US schools use the English
names of days, months are written in two ways, so the date is a number and the day has its English name.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Almanac:
    """``weekdays`` from Monday, ``months`` from January (empty: the date is numeric), ``conjunction`` "and",
    ``day_pattern`` with ``{weekday}`` and ``{date}``, ``date_pattern`` with ``{day} {month} {year}``."""

    weekdays: tuple[str, ...]
    conjunction: str
    day_pattern: str = "{weekday} {date}"
    months: tuple[str, ...] = ()
    date_pattern: str = "{day} {month} {year}"


ALMANACS = {
    "hmn": Almanac(
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        conjunction="thiab",
        day_pattern="Hnub {weekday}, {date}",
    ),
    "ht": Almanac(
        weekdays=("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch"),
        conjunction="ak",
        months=(
            "janvye", "fevriye", "mas", "avril", "me", "jen",
            "jiyè", "out", "septanm", "oktòb", "novanm", "desanm",
        ),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Habits:
    """What to write where CLDR knows a language but not how a letter says it. Empty: as CLDR has it.

    ``clock`` and ``short_day`` are patterns (UTS 35); ``between`` and ``last`` stand between the items of a
    list, and before its last one.
    """

    clock: str = ""
    short_day: str = ""
    between: str = ""
    last: str = ""


HABITS = {
    # CLDR's short forms of its days are no words: "Khms", "ព្រហ".
    "so": Habits(short_day="EEEE, MMM d"),
    "km": Habits(short_day="EEEE d MMMM", between=", ", last=" និង "),  # with an invisible space in CLDR
    # "PM 6:00" in CLDR, though it has 오후.
    "ko": Habits(clock="aaaa h:mm"),
    # A Latin comma in CLDR, and "جنو" for January.
    "fa-AF": Habits(short_day="EEEE، d MMMM"),
    "ps": Habits(short_day="EEEE، MMMM d"),
    # One in the afternoon is "evening 1:00" in CLDR, April "ဧ", and a list "A - Bနှင့် C".
    "my": Habits(clock="B h:mm", short_day="MMMM d EEEE", between="၊ ", last=" နှင့် "),
    # No space after the comma in CLDR.
    "ne": Habits(between=", ", last=" र "),
}
AS_CLDR_HAS_IT = Habits()
