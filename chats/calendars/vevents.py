"""The lines of a file: its head and its VEVENT, with slots where a person's own values go."""

from collections.abc import Iterator
from enum import StrEnum

from chats.calendars.cleaning import clean, one_line, personal_name, web_uri
from chats.calendars.facts import SharedEntry, UnfitEntry
from chats.calendars.lines import param_value, text_value, time_line, utc_text

PRODUCT = "-//Coffee Chats//Coffee Chats//EN"

#: The slot that stands for two opening braces in the school's own words, so that they open no slot.
BRACES = "braces"


class Method(StrEnum):
    """What a calendar file asks of its reader (RFC 5546, 1.4). The mail part's type must name the same."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


def head(method: Method) -> tuple[str, ...]:
    """Return the lines every file begins with. METHOD stands before the first component, or is ignored."""
    return ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"METHOD:{method}")


def vevent(entry: SharedEntry, method: Method, *, whole: bool = True) -> tuple[str, ...]:
    """Return the unfolded lines of the entry's VEVENT.

    ``whole`` is for CANCEL alone: false when one person leaves and the meeting goes on. Raises
    UnfitEntry when a REQUEST would ask people to a cancelled meeting: clients keep such an entry.
    """
    if method is Method.REQUEST and entry.cancelled:
        raise UnfitEntry("cancelled", "people are told by CANCEL, not asked again")
    return (
        "BEGIN:VEVENT",
        "UID:{{uid}}",
        "DTSTAMP:{{stamp}}",
        f"SEQUENCE:{entry.sequence}",
        f"LAST-MODIFIED:{utc_text(entry.changed_at)}",
        time_line("DTSTART", entry.starts_at, entry.zone),
        time_line("DTEND", entry.ends_at, entry.zone),
        *_words(entry, method),
        f"ORGANIZER;CN={_fixed(param_value(personal_name(entry.organizer_name)))}:mailto:{{{{organizer_mail}}}}",
        *_attendee(entry, method),
        *_standing(entry, method, whole),
        "URL:{{link}}",
        "END:VEVENT",
    )


def _words(entry: SharedEntry, method: Method) -> Iterator[str]:
    # Who is no longer expected, or whose meeting is off, is given no door to join by.
    closed = method is Method.CANCEL or entry.cancelled or entry.join_link is None
    door = "" if closed else web_uri(entry.join_link or "")
    spoken, place = f"LANGUAGE={entry.language}", clean(entry.location)
    yield f"SUMMARY;{spoken}:{_text(one_line(entry.summary))}"
    # The link to join stands first, where phones show it without a tap; few read CONFERENCE.
    paragraphs = [_text(door), _text(clean(entry.description)), "{{link}}"]
    yield f"DESCRIPTION;{spoken}:" + r"\n\n".join(filter(None, paragraphs))
    if place:
        yield f"LOCATION;{spoken}:{_text(place)}"
    elif door:
        yield f"LOCATION:{_text(door)}"
    if door:
        yield f"CONFERENCE;VALUE=URI;FEATURE=VIDEO:{door}"


def _attendee(entry: SharedEntry, method: Method) -> Iterator[str]:
    if method is Method.PUBLISH:
        return  # RFC 5546, 3.2.1: what is published is addressed to nobody
    asked = ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE" if method is Method.REQUEST else ""
    who = f"CN={{{{attendee_name}}}};CUTYPE=INDIVIDUAL;LANGUAGE={entry.language};ROLE=REQ-PARTICIPANT"
    yield f"ATTENDEE;{who}{asked}:mailto:{{{{attendee_mail}}}}"


def _standing(entry: SharedEntry, method: Method, whole: bool) -> Iterator[str]:
    if method is Method.CANCEL:
        if whole:  # RFC 5546, 3.2.5: no STATUS when the meeting goes on without this one person
            yield "STATUS:CANCELLED"
    elif entry.cancelled:
        yield from ("STATUS:CANCELLED", "TRANSP:TRANSPARENT")
    else:
        yield from ("STATUS:CONFIRMED", "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY")
        if method is Method.REQUEST:
            # No "propose a new time" button: a family would believe that the school had read it.
            yield "X-MICROSOFT-DISALLOW-COUNTER:TRUE"


def _text(text: str) -> str:
    return _fixed(text_value(text))


def _fixed(value: str) -> str:
    return value.replace("{{", f"{{{{{BRACES}}}}}")
