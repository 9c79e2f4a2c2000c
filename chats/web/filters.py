"""How templates say days, times, sizes and names: always as slots, always isolated."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Flask, g, request, url_for
from markupsafe import Markup

from chats.languages import formats, registry
from chats.languages.naming import named
from chats.languages.registry import Language
from chats.languages.templates import template_words
from chats.languages.words import spoken_tag
from chats.web.security import family_sheet

_OPEN, _CLOSE = Markup("<bdi>"), Markup("</bdi>")
# A meeting's day and times are said to every family that opens its page. Keyed by the wall clock and not by
# the instant: two zones' instants can be equal, and what is shown of them is not.
_day, _clock_time = lru_cache(maxsize=2048)(formats.day), lru_cache(maxsize=2048)(formats.clock_time)
_span, _phone = lru_cache(maxsize=2048)(formats.span), lru_cache(maxsize=2048)(formats.phone)


def wall(instant: datetime, zone: str) -> datetime:
    """The wall clock at ``zone``."""
    return instant.astimezone(ZoneInfo(zone))


def day(instant: datetime | date, zone: str | None = None) -> Markup:
    """The day with its weekday, in the language spoken."""
    local = wall(instant, zone).date() if isinstance(instant, datetime) and zone else instant
    on = local.date() if isinstance(local, datetime) else local
    return _OPEN + _day(on, spoken_tag()) + _CLOSE


def clock_time(instant: datetime, zone: str) -> Markup:
    """The time of day: 12 hours, Latin digits, left to right in every language."""
    return _OPEN + _clock_time(wall(instant, zone).time(), spoken_tag()) + _CLOSE


def span(starts_at: datetime, ends_at: datetime, zone: str) -> Markup:
    """From and to, left to right in every language."""
    start, end = wall(starts_at, zone).time(), wall(ends_at, zone).time()
    return _OPEN + _span(start, end, spoken_tag()) + _CLOSE


def name(text: str) -> Markup:
    """A name or anything else a person wrote, kept from disturbing the text around it."""
    return _OPEN + text + _CLOSE


def phone(e164: str) -> Markup:
    """A number to tap, in the national form."""
    shown = _phone(e164, spoken_tag())
    return Markup('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>').format(e164, shown)


def megabytes(size: int) -> Markup:
    """A size in MB."""
    return Markup("<bdi>{}</bdi>").format(formats.megabytes(size, spoken_tag()))


def listing(items: Iterable[str]) -> Markup:
    """ "A, B and C", each kept apart."""
    # Every item was escaped; the words between them are the language's own.
    return Markup(  # noqa: S704
        formats.listing([str(_OPEN + item + _CLOSE) for item in items], spoken_tag())
    )


def language_name(tag: str | None) -> Markup:
    """A language's own name, marked as being in that language."""
    if tag is None:
        return Markup("—")
    language = registry.language(tag)
    return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(
        language.tag, language.direction, language.autonym
    )


def language_named(tag: str) -> str:
    """A language as staff call it in their own."""
    return named(tag, spoken_tag())


def minute_mark(seconds: int) -> Markup:
    """``12:40``: a place in a recording."""
    return Markup('<bdi dir="ltr">{}:{:02}</bdi>').format(seconds // 60, seconds % 60)


def switch_links() -> list[tuple[Language, str]]:
    """Every listed language with this page's address in it. The query holds nothing but the language."""
    endpoint, here = request.endpoint or "healthz", request.view_args or {}
    page = url_for(endpoint, **here)
    return [(one, f"{page}?{urlencode({'lang': one.tag})}") for one in registry.listed()]


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "clock": clock_time,
    "span": span,
    "name": name,
    "phone": phone,
    "megabytes": megabytes,
    "listing": listing,
    "language_name": language_name,
    "language_named": language_named,
    "minute_mark": minute_mark,
}


def set_up(app: Flask) -> None:
    """Give templates their filters and words."""
    app.jinja_env.filters |= FILTERS
    app.jinja_env.globals |= template_words()
    app.jinja_env.globals |= {"family_sheet": family_sheet, "switch_links": switch_links}
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    @app.context_processor
    def frame() -> dict[str, Any]:
        return {"language": g.get("language"), "settings": g.get("settings"), "by": g.get("by")}
