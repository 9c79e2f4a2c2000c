"""The whole of one invitation, to be read by people."""

from chats.calendars.letters import template
from chats.calendars.vevents import Method
from tests.calendars.samples import entry

INVITATION = r"""BEGIN:VEVENT
UID:{{uid}}
DTSTAMP:{{stamp}}
SEQUENCE:2
LAST-MODIFIED:20260130T093000Z
DTSTART;TZID=America/Los_Angeles:20260304T180000
DTEND;TZID=America/Los_Angeles:20260304T190000
SUMMARY;LANGUAGE=es:Café con familias
DESCRIPTION;LANGUAGE=es:https://meet.example.org/j/991\n\nHablamos de las notas.\n\n{{link}}
LOCATION;LANGUAGE=es:Escuela Lincoln\, sala 12
CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example.org/j/991
ORGANIZER;CN="Escuela Lincoln":mailto:{{organizer_mail}}
ATTENDEE;CN={{attendee_name}};CUTYPE=INDIVIDUAL;LANGUAGE=es;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:{{attendee_mail}}
STATUS:CONFIRMED
TRANSP:OPAQUE
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
X-MICROSOFT-DISALLOW-COUNTER:TRUE
URL:{{link}}
END:VEVENT
END:VCALENDAR"""

SPANISH = entry(
    summary="Café con familias",
    description="Hablamos de las notas.",
    location="Escuela Lincoln, sala 12",
    language="es",
    join_link="https://meet.example.org/j/991",
    organizer_name="Escuela Lincoln",
)


def test_an_invitation_says_what_calendars_need_for_their_buttons() -> None:
    assert template(SPANISH, Method.REQUEST).partition("END:VTIMEZONE\n")[2] == INVITATION


def test_the_method_stands_before_the_first_component() -> None:
    head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Coffee Chats//Coffee Chats//EN\nCALSCALE:GREGORIAN"
    assert template(SPANISH, Method.CANCEL).startswith(f"{head}\nMETHOD:CANCEL\nBEGIN:VTIMEZONE\n")


def test_no_alarm_is_set_since_reminders_come_from_the_school() -> None:
    assert "VALARM" not in template(SPANISH, Method.REQUEST)
