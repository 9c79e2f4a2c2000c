"""Dates, times, lists, sizes and phones, by the rules of a US school and the words of the reader's language.

Gregorian, weekday always named, 12-hour, Latin digits everywhere (codes and phones must be typable). They
are slots of a message, never part of its words. Nothing here converts zones: a ``datetime`` is shown as the
wall clock it carries. In right-to-left plain text the caller isolates them (``isolation.isolate``).
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time

import phonenumbers
from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from chats.languages.almanac import ALMANACS, AS_CLDR_HAS_IT, HABITS, Almanac
from chats.languages.isolation import without_bidi_controls
from chats.languages.language import Language
from chats.languages.pseudo import pseudo
from chats.languages.registry import language
from chats.languages.words import _n, _p, speaking

_SPACES = re.compile("[\u00a0\u2009\u202f]")
_CLOCK = re.compile(r"(?P<head>\D*)(?P<digits>\d{1,2}\D{1,3}\d{2})(?P<tail>\D*)")
_COMMAS = {"Arab": "، ", "Hans": " ", "Hant": " ", "Kore": " ", "Mymr": "၊ "}
# Where CLDR knows nothing, US habits hold: 1,234.5 and 3/9/2026.
_ELSE = "en_US"


def day(on: date, tag: str) -> str:
    """Return "Monday, March 9, 2026". Raises UnknownLanguage, as all of these do."""
    row = language(tag)
    almanac = ALMANACS.get(tag)
    if almanac is not None:
        return almanac.day_pattern.format(weekday=almanac.weekdays[on.weekday()], date=_date(on, almanac))
    if row.numeric_dates or row.formats is None:
        return _shown(f"{format_date(on, 'EEEE', locale=_locale(row))} {_numeric(on)}", row)
    return _shown(format_date(on, "full", locale=_locale(row)), row)


def month(on: date, tag: str) -> str:
    """Return "March 2026": a heading over a list."""
    row = language(tag)
    almanac = ALMANACS.get(tag)
    if almanac is not None or row.numeric_dates or row.formats is None:
        name = almanac.months[on.month - 1] if almanac is not None and almanac.months else str(on.month)
        return f"{name} {on.year}" if almanac is not None and almanac.months else f"{name}/{on.year}"
    return _shown(format_skeleton("yMMMM", on, locale=_locale(row)), row)


def short_day(on: date, tag: str) -> str:
    """Return "Mon, Mar 9": for text messages and tables, where the year is plain."""
    row = language(tag)
    almanac = ALMANACS.get(tag)
    if almanac is not None:
        short = f"{on.day} {almanac.months[on.month - 1]}" if almanac.months else f"{on.month}/{on.day}"
        return f"{almanac.weekdays[on.weekday()]} {short}"
    if row.numeric_dates or row.formats is None:
        # Cut to two letters, a day is no word in Tigrinya; in English it is.
        name = format_date(on, "EEE" if row.formats is None else "EEEE", locale=_locale(row))
        return _shown(f"{name} {on.month}/{on.day}", row)
    if own := HABITS.get(tag, AS_CLDR_HAS_IT).short_day:
        return _shown(format_date(on, own, locale=_locale(row)), row)
    return _shown(format_skeleton("MMMEd", on, locale=_locale(row)), row)


def clock_time(at: time | datetime, tag: str) -> str:
    """Return "6:00 PM", as the wall clock of ``at`` shows it."""
    row = language(tag)
    moment = at.time() if isinstance(at, datetime) else at.replace(tzinfo=None)
    if row.latin_clock or row.formats is None:
        half = "PM" if moment.hour >= 12 else "AM"
        return _shown(f"{moment.hour % 12 or 12}:{moment.minute:02} {half}", row)
    if own := HABITS.get(tag, AS_CLDR_HAS_IT).clock:
        return _shown(format_time(moment, own, locale=_locale(row)), row)
    return _shown(format_skeleton("hm", moment, locale=_locale(row)), row)


def span(start: time | datetime, end: time | datetime, tag: str) -> str:
    """Return "6:00–7:30 PM"; "11:30 AM–1:00 PM" where the half of the day changes."""
    first, last = _CLOCK.fullmatch(clock_time(start, tag)), _CLOCK.fullmatch(clock_time(end, tag))
    if first is None or last is None or first["head"] != last["head"] or first["tail"] != last["tail"]:
        return f"{clock_time(start, tag)}–{clock_time(end, tag)}"
    return f"{first['head']}{first['digits']}–{last['digits']}{last['tail']}"


def when(start: datetime, end: datetime, tag: str) -> str:
    """Return "Monday, March 9, 2026, 6:00–7:30 PM"; the day is named twice when the end is on another one."""
    comma = _COMMAS.get(language(tag).script, ", ")
    if start.date() == end.date():
        return f"{day(start.date(), tag)}{comma}{span(start, end, tag)}"
    ends = (f"{day(moment.date(), tag)}{comma}{clock_time(moment, tag)}" for moment in (start, end))
    return " – ".join(ends)


def listing(items: Sequence[str], tag: str) -> str:
    """Return "A, B and C"; an empty list is an empty string."""
    row = language(tag)
    almanac, own = ALMANACS.get(tag), HABITS.get(tag, AS_CLDR_HAS_IT)
    if not items:
        return ""
    if almanac is not None:
        return _joined(items, ", ", f" {almanac.conjunction} ")
    if own.last:
        return _joined(items, own.between, own.last)
    if row.formats is None or row.pseudo:
        return ", ".join(items)
    return without_bidi_controls(format_list(list(items), locale=_locale(row)))


def number(value: float, tag: str) -> str:
    """Return "1,234.5", at most one decimal, Latin digits."""
    row = language(tag)
    return _SPACES.sub(" ", format_decimal(round(value, 1), locale=_figures(row), format="#,##0.#"))


def money(micros: int, currency: str, tag: str) -> str:
    """Return "$12.35" for millionths of a currency (ISO 4217), Latin digits; four decimals below a cent."""
    row, amount = language(tag), micros / 1_000_000
    digits = "0.0000" if 0 < amount < 0.01 else "0.00"
    shown = format_currency(amount, currency, f"¤#,##{digits}", locale=_locale(row), currency_digits=False)
    return _shown(shown, row)


def megabytes(size: int, tag: str) -> str:
    """Return "12 MB" (10⁶ bytes, as tariffs count); with a decimal below ten, never less than 0.1."""
    amount = max(size / 1_000_000, 0.1)
    with speaking(tag):
        return _p("megabytes", "%(number)s MB", number=number(amount if amount < 10 else round(amount), tag))


def duration(minutes: int, tag: str) -> str:
    """Return "45 minutes", "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    with speaking(tag):
        whole = _n("%(n)s hour", "%(n)s hours", hours) if hours else ""
        part = _n("%(n)s minute", "%(n)s minutes", rest) if rest or not hours else ""
        if whole and part:
            # Translators: "1 hour 30 minutes"; put "and" between them where your language does.
            return _p("duration", "%(hours)s %(minutes)s", hours=whole, minutes=part)
    return whole or part


def phone(e164: str, tag: str) -> str:
    """Return "(206) 555-0100"; numbers outside the US and Canada with their country code."""
    language(tag)
    try:
        parsed = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    style = phonenumbers.PhoneNumberFormat
    at_home = parsed.country_code == 1
    return phonenumbers.format_number(parsed, style.NATIONAL if at_home else style.INTERNATIONAL)


def _date(on: date, almanac: Almanac) -> str:
    if not almanac.months:
        return _numeric(on)
    return almanac.date_pattern.format(day=on.day, month=almanac.months[on.month - 1], year=on.year)


def _numeric(on: date) -> str:
    return f"{on.month}/{on.day}/{on.year}"


def _joined(items: Sequence[str], between: str, last: str) -> str:
    head = between.join(items[:-1])
    return f"{head}{last}{items[-1]}" if head else items[0]


def _locale(row: Language) -> Locale:
    return Locale.parse(row.formats or _ELSE)


def _figures(row: Language) -> Locale:
    # CLDR has 1.234,5 for Pashto in Latin digits, where Pashto itself writes ۱٬۲۳۴٫۵.
    return Locale.parse(_ELSE if row.tag == "ps" else row.formats or _ELSE)


def _shown(text: str, row: Language) -> str:
    """One kind of space, no direction marks; a pseudo-language shows that a format, not English, spoke."""
    text = without_bidi_controls(_SPACES.sub(" ", text))
    return pseudo(text) if row.pseudo else text


def comma(tag: str) -> str:
    """What stands between a day and a time, or a time and a place: a comma, as the script writes it."""
    return {"Arab": "، ", "Hans": "，", "Hant": "，", "Mymr": "၊ "}.get(language(tag).script, ", ")
