"""Names of days and months, and "and", for languages that CLDR lacks or has wrong.

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
