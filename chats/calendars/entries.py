"""Calendar files of one person: asked, told it is off, or given to keep; and the feed they subscribe to.

Each file names one attendee at most, so that no family sees another.
"""

from collections.abc import Iterable
from datetime import datetime

from chats.calendars.cleaning import one_line
from chats.calendars.facts import Entry, SharedEntry, UnfitEntry, fit_language
from chats.calendars.letters import fill, slots_of, template
from chats.calendars.lines import folded, text_value
from chats.calendars.vevents import Method, head, vevent
from chats.calendars.zones import vtimezone

__all__ = ["Entry", "SharedEntry", "UnfitEntry", "cancel", "feed", "publish", "request"]


def request(entry: Entry, stamp: datetime) -> bytes:
    """Return the file that asks one person to come, or tells them what changed (METHOD:REQUEST).

    ``stamp`` is the instant of writing; it must rise from file to file, as it decides between two of
    the same SEQUENCE. Raises UnfitEntry for a cancelled meeting or nobody to ask.
    """
    return _addressed(entry, Method.REQUEST, stamp, whole=True)


def cancel(entry: Entry, stamp: datetime, whole: bool) -> bytes:
    """Return the file that takes the entry out of one person's calendar (METHOD:CANCEL).

    ``entry.sequence`` must be higher than what was sent. ``whole`` is false when only this person is
    no longer on the list and the meeting goes on. Raises UnfitEntry when nobody is addressed.
    """
    return _addressed(entry, Method.CANCEL, stamp, whole=whole)


def publish(entry: Entry, stamp: datetime) -> bytes:
    """Return the file behind "add to calendar": addressed to nobody, and never updated by itself."""
    return fill(template(entry, Method.PUBLISH), slots_of(entry, stamp))


def feed(name: str, entries: Iterable[Entry], language: str, zone: str) -> bytes:
    """Return the calendar a person subscribes to, called ``name`` in ``language``, shown in ``zone``.

    DTSTAMP is each entry's last change, so the bytes, and their ETag, change only when a fact does.
    Cancelled entries stay in, marked; which to drop, and when, the caller decides.
    """
    kept = tuple(entries)
    title = text_value(one_line(name))
    calendar = (
        *head(Method.PUBLISH),
        f"NAME;LANGUAGE={fit_language(language)}:{title}",
        f"X-WR-CALNAME:{title}",
        f"X-WR-TIMEZONE:{zone}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    )
    # The zone's block stands even in an empty feed: a calendar has one component at least (RFC 5545, 3.6).
    zones = dict.fromkeys((zone, *(entry.zone for entry in kept)))
    blocks = (line for zone_ in zones for line in vtimezone(zone_))
    return b"".join((*map(folded, (*calendar, *blocks)), *map(_in_feed, kept), folded("END:VCALENDAR")))


def _in_feed(entry: Entry) -> bytes:
    return fill("\n".join(vevent(entry, Method.PUBLISH)), slots_of(entry, entry.changed_at))


def _addressed(entry: Entry, method: Method, stamp: datetime, *, whole: bool) -> bytes:
    if entry.attendee_mail is None:
        raise UnfitEntry("attendee_mail", "a file that asks or cancels is addressed to one person")
    return fill(template(entry, method, whole=whole), slots_of(entry, stamp))
