"""Links that open a calendar's own "new entry" page, filled in (the makers promise no stable format).

Such an entry is never updated or cancelled: say so beside the button. Neither the guardian's link nor
the link to join is in it, since nothing that opens a door goes into an address a third party logs.
"""

import unicodedata
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import quote

from chats.calendars.cleaning import clean, one_line
from chats.calendars.facts import SharedEntry
from chats.calendars.lines import utc_text

_GOOGLE = "https://calendar.google.com/calendar/render"
_OUTLOOK = "https://outlook.live.com/calendar/0/action/compose"
_OUTLOOK_AT_WORK = "https://outlook.office.com/calendar/0/action/compose"

# Octets once percent-encoded, where one Burmese letter takes nine. The whole stays under 1,900, of the
# 2,048 at which old gateways cut.
_TITLE, _PLACE, _WORDS = 500, 400, 700
_ELLIPSIS = "…"


@lru_cache(maxsize=512)  # the same for every family of a meeting that reads this language
def google_link(entry: SharedEntry) -> str:
    """Return the Google Calendar link, under 1,900 characters; longer texts end in an ellipsis."""
    times = f"{utc_text(entry.starts_at)}/{utc_text(entry.ends_at)}"
    title, words, place = _texts(entry)
    return _address(
        _GOOGLE, action="TEMPLATE", text=title, dates=times, details=words, location=place, ctz=entry.zone
    )


@lru_cache(maxsize=512)
def outlook_link(entry: SharedEntry, *, work: bool = False) -> str:
    """Return the Outlook.com link (``work``: Microsoft 365), under 1,900 characters as above."""
    title, words, place = _texts(entry)
    return _address(
        _OUTLOOK_AT_WORK if work else _OUTLOOK,
        rru="addevent",
        subject=title,
        startdt=_extended(entry.starts_at),
        enddt=_extended(entry.ends_at),
        body=words,
        location=place,
    )


def _texts(entry: SharedEntry) -> tuple[str, str, str]:
    title = _cut(one_line(entry.summary), _TITLE)
    return title, _cut(clean(entry.description), _WORDS), _cut(one_line(entry.location), _PLACE)


def _address(page: str, **asked: str) -> str:
    return f"{page}?" + "&".join(f"{key}={_encoded(value)}" for key, value in asked.items())


def _extended(at: datetime) -> str:
    # Outlook wants ISO 8601 with its marks.
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _cut(text: str, room: int) -> str:
    if len(_encoded(text)) <= room:
        return text
    end = min(len(text) - 1, room)
    while end and (
        len(_encoded(text[:end] + _ELLIPSIS)) > room or _leans(text[end]) or _binds(text[end - 1])
    ):
        end -= 1
    return text[:end] + _ELLIPSIS


def _leans(sign: str) -> bool:
    # A vowel sign or accent belongs to the letter before it: no cut in between.
    return unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf")


def _binds(sign: str) -> bool:
    # A joiner wants what follows it; a space looks odd before the ellipsis.
    return sign.isspace() or unicodedata.category(sign) == "Cf"


def _encoded(text: str) -> str:
    return quote(text, safe="")
