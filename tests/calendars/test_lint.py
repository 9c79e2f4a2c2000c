"""The linter sees each defect that the readers of other houses let pass."""

import pytest

from chats.calendars.entries import publish, request
from tests.calendars.lint import findings
from tests.calendars.samples import STAMP, entry

PLAIN = entry(
    **{"summary": "Chat", "description": "Talk", "location": "Room 12", "join_link": "https://m.example/9"},
    **{"organizer_name": "Lincoln", "attendee_name": "Mya", "attendee_mail": "a@b.example"},
    **{"organizer_mail": "o@c.example", "link": "https://c.example/r"},
)
GOOD = request(PLAIN, STAMP).replace(b"\r\n ", b"")
FOLDED = request(entry(), STAMP)


def broken(old: bytes, new: bytes) -> bytes:
    """Return the good file, its long lines unfolded, with one defect put in."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def test_a_good_file_has_no_findings() -> None:
    assert findings(FOLDED) == []


def test_a_good_file_unfolded_has_lines_that_are_too_long() -> None:
    assert findings(GOOD) == ["a line over 75 octets"]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (b"UID:", b"X-UID:", "not one UID"),
        (b"DTSTAMP:", b"X-STAMP:", "not one DTSTAMP"),
        (b"SEQUENCE:2", b"SEQUENCE:2\r\nUID:again", "not one UID"),
        (b"ORGANIZER;", b"X-O;", "not one ORGANIZER"),
        (b"VERSION:2.0\r\n", b"", "not one VERSION"),
        (b"METHOD:REQUEST\r\n", b"", "not one METHOD"),
        (b"METHOD:REQUEST", b"METHOD:request", "an unknown METHOD"),
        (b"SEQUENCE:2", b"SEQUENCE:1.5", "SEQUENCE not a number"),
        (b"STATUS:CONFIRMED", b"STATUS:CANCELED", "an unknown STATUS"),
        (b"STATUS:CONFIRMED", b"STATUS:CANCELLED", "a REQUEST to what is cancelled"),
        (b"PARTSTAT=NEEDS-ACTION", b"PARTSTAT=MAYBE", "a REQUEST without buttons"),
        (b";RSVP=TRUE", b"", "a REQUEST without buttons"),
        (b"mailto:a@b", b"a@b", "ATTENDEE without a bare mailto"),
        (b"mailto:o@c", b"mailto:O <o@c", "ORGANIZER without a bare mailto"),
        (b"mailto:a@b", b"mailto:o@c", "an organizer who asks herself"),
        (b":Chat\r\n", b":Chat, with\r\n", "SUMMARY not escaped"),
        (b"Talk", b"Talk; more", "DESCRIPTION not escaped"),
        (b"Talk", rb"C:\Talk", "DESCRIPTION not escaped"),
        (b"Talk", b"Talk\nmore", "a line end that is not CRLF"),
        (b"Talk", b"Talk\r\nmore", "a line that is no content line"),
        (b"Talk", b"Ta\x07lk", "a control sign, BOM or override"),
        (b"Talk", "Ta\u202elk".encode(), "a control sign, BOM or override"),
        (b"Talk", b"Ta\xe9lk", "not UTF-8, or a fold inside a character"),
        (b"Talk", b"Ta\xc3\r\n \xa9lk", "not UTF-8, or a fold inside a character"),
        (b"STATUS:", b"\r\nSTATUS:", "a blank line"),
        (b"VALUE=URI;", b"", "CONFERENCE without VALUE=URI and one FEATURE"),
        (b"FEATURE=VIDEO", b'FEATURE="AUDIO,VIDEO"', "CONFERENCE without VALUE=URI and one FEATURE"),
        (b"URL:https://", b"URL:javascript:", "URL not a link"),
        (b'CN="Mya"', b"CN=Mya: x", "a line that is no content line|ATTENDEE without a bare mailto"),
        (b'CN="Mya"', b'CN="^\'Mya"', "a CN missing, or with an escape that is shown as it is"),
        (b"0304T180000", b"0304T180000Z", "DTSTART neither local with a zone nor in UTC"),
        (b"DTEND;TZID=America/Los_Angeles", b"DTEND", "DTEND neither local with a zone nor in UTC"),
        (b"0304T190000", b"0304T170000", "an end not after its start"),
        (b"DTEND;TZID=America/Los_Angeles", b"DTEND;TZID=America/Denver", "a zone without its VTIMEZONE"),
        (b"STATUS:", b"RRULE:FREQ=DAILY;COUNT=2;UNTIL=20270101T000000Z\r\nSTATUS:", "COUNT and UNTIL"),
        (b"STATUS:", b"EXDATE:20270101T000000Z\r\nSTATUS:", "EXDATE of another type than DTSTART"),
        (
            b"END:VEVENT",
            b"BEGIN:VALARM\r\nTRIGGER:-PT30M\r\nEND:VALARM\r\nEND:VEVENT",
            "a VALARM without ACTION or TRIGGER",
        ),
        (b"END:VEVENT\r\n", b"", "an END without its BEGIN"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\nbye", "text after END:VCALENDAR, or no line end there"),
        (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR", "not beginning with BEGIN:VCALENDAR"),
        (b"TZNAME:PST", b"COMMENT:x", "RDATE or COMMENT in a zone"),
        (b"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n", b"", "a zone whose changes have no RRULE"),
        (b"BEGIN:DAYLIGHT", b"BEGIN:STANDARD", "an END without its BEGIN"),
    ],
)
def test_each_single_defect_is_found(old: bytes, new: bytes, finding: str) -> None:
    assert set(findings(broken(old, new))) & set(finding.split("|"))


def test_a_method_after_the_first_component_is_found() -> None:
    moved = GOOD.replace(b"METHOD:REQUEST\r\n", b"").replace(
        b"END:VCALENDAR", b"METHOD:REQUEST\r\nEND:VCALENDAR"
    )
    assert "METHOD after a component" in findings(moved)


def test_a_second_standard_time_is_found() -> None:
    doubled = GOOD.replace(b"DAYLIGHT", b"STANDARD")
    assert "a zone without exactly one STANDARD and at most one DAYLIGHT" in findings(doubled)


@pytest.mark.parametrize("line", [b"ATTENDEE;CN=Mya:mailto:a@b.example", b"ATTENDEE:mailto:a@b.example"])
def test_a_family_named_in_what_is_published_is_found(line: bytes) -> None:
    leaking = publish(PLAIN, STAMP).replace(b"STATUS:", line + b"\r\nSTATUS:")
    assert "not exactly the attendees of its METHOD" in findings(leaking)


def test_a_second_family_in_an_invitation_is_found() -> None:
    leaking = GOOD.replace(
        b"STATUS:", b'ATTENDEE;CN="B";PARTSTAT=ACCEPTED;RSVP=TRUE:mailto:b@b.example\r\nSTATUS:'
    )
    assert "not exactly the attendees of its METHOD" in findings(leaking)
