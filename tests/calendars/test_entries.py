"""Calendar files of one person: what families, interpreters and their calendars get."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from chats.calendars.cleaning import clean, one_line, personal_name, web_uri
from chats.calendars.entries import Entry, UnfitEntry, cancel, feed, publish, request
from chats.calendars.facts import SharedEntry
from chats.calendars.lines import text_value
from chats.calendars.zones import UnknownZone
from tests.calendars.lint import findings, unfolded
from tests.calendars.samples import STAMP, TITLES, entries, entry

WRITERS = st.sampled_from(
    [
        request,
        publish,
        lambda entry, stamp: cancel(entry, stamp, True),
        lambda entry, stamp: cancel(entry, stamp, False),
    ]
)


def read(raw: bytes) -> tuple[Calendar, Any]:
    calendar: Any = Calendar.from_ical(raw)
    assert [part.errors for part in calendar.walk()] == [[]] * len(calendar.walk())
    return calendar, calendar.events[0]


def paragraphs(asked: SharedEntry) -> list[str]:
    return [web_uri(asked.join_link) if asked.join_link else "", clean(asked.description)]


@given(entries(), WRITERS)
def test_whatever_people_write_the_file_is_fit_to_send(asked: Entry, write: Any) -> None:
    assert findings(write(asked, STAMP)) == []


@given(entries())
def test_an_invitation_reads_back_as_it_was_meant(asked: Entry) -> None:
    _, event = read(request(asked, STAMP))
    assert event["SUMMARY"] == one_line(asked.summary)
    assert event["DESCRIPTION"] == "\n\n".join(filter(None, [*paragraphs(asked), asked.link]))
    assert event["SEQUENCE"] == asked.sequence
    assert event["UID"] == asked.uid
    assert event["URL"] == asked.link
    assert event["SUMMARY"].params["LANGUAGE"] == asked.language


@given(entries(), WRITERS)
def test_the_meeting_begins_and_ends_when_it_was_said_to(asked: Entry, write: Any) -> None:
    _, event = read(write(asked, STAMP))
    assert (event.start.astimezone(UTC), event.end.astimezone(UTC)) == (asked.starts_at, asked.ends_at)


@given(entries())
def test_an_invitation_names_one_guardian_and_nobody_else(asked: Entry) -> None:
    _, event = read(request(asked, STAMP))
    assert unquote(event["ATTENDEE"].removeprefix("mailto:")) == asked.attendee_mail
    assert event["ATTENDEE"].params["CN"] == personal_name(
        personal_name(asked.attendee_name or "") or asked.attendee_mail or ""
    )
    assert event["ORGANIZER"] == f"mailto:{asked.organizer_mail}"
    assert event["ORGANIZER"].params["CN"] == personal_name(asked.organizer_name)


def test_an_invitation_can_be_answered_from_the_calendar() -> None:
    lines = unfolded(request(entry(), STAMP))
    who = "CUTYPE=INDIVIDUAL;LANGUAGE=my;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
    assert f'ATTENDEE;CN="ဒေါ်ခင်မာ";{who}:mailto:khin.mar@example.net' in lines
    assert lines[4] == "METHOD:REQUEST"


def test_the_link_to_join_is_the_first_thing_a_phone_shows() -> None:
    asked = entry(join_link="https://meet.example.org/j/9", location="")
    lines = unfolded(request(asked, STAMP))
    assert "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example.org/j/9" in lines
    assert "LOCATION:https://meet.example.org/j/9" in lines
    description = next(line for line in lines if line.startswith("DESCRIPTION"))
    assert description.startswith(r"DESCRIPTION;LANGUAGE=my:https://meet.example.org/j/9\n\n")


def test_a_meeting_without_place_or_link_has_no_empty_lines() -> None:
    lines = unfolded(request(entry(location=" ", join_link=None, description=""), STAMP))
    assert [line for line in lines if line.startswith(("LOCATION", "CONFERENCE"))] == []
    assert r"DESCRIPTION;LANGUAGE=my:https://chats.example.org/r/abc\,d\;ef" in lines


def test_a_meeting_that_is_off_is_cancelled_for_the_same_entry() -> None:
    _, asked = read(request(entry(sequence=2), STAMP))
    calendar, off = read(cancel(entry(sequence=3), STAMP + timedelta(hours=1), whole=True))
    assert (calendar["METHOD"], off["STATUS"], off["SEQUENCE"]) == ("CANCEL", "CANCELLED", 3)
    kept = ("UID", "ORGANIZER", "ATTENDEE", "DTSTART", "DTEND", "SUMMARY")
    assert [off[name] for name in kept] == [asked[name] for name in kept]


def test_a_guardian_taken_off_the_list_is_not_told_that_the_meeting_is_off() -> None:
    calendar, off = read(cancel(entry(sequence=3), STAMP, whole=False))
    assert (calendar["METHOD"], "STATUS" in off) == ("CANCEL", False)


def test_who_is_no_longer_expected_gets_no_link_to_join() -> None:
    raw = cancel(entry(join_link="https://meet.example.org/j/9"), STAMP, whole=False)
    assert b"meet.example.org" not in raw


@given(entries())
def test_what_is_published_names_no_family(asked: Entry) -> None:
    lines = unfolded(publish(asked, STAMP)) + unfolded(feed("Chats", [asked], "en", asked.zone))
    assert [line for line in lines if line.startswith("ATTENDEE")] == []


def test_the_stamp_is_the_instant_of_writing() -> None:
    _, event = read(request(entry(), STAMP))
    assert event.DTSTAMP == STAMP


def test_a_corrected_word_keeps_the_entry_and_its_sequence_under_a_newer_stamp() -> None:
    _, before = read(request(entry(), STAMP))
    _, after = read(request(entry(summary="ကော်ဖီဝိုင်း"), STAMP + timedelta(minutes=5)))
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], before["SEQUENCE"])
    assert after.DTSTAMP > before.DTSTAMP


def test_nobody_is_invited_to_a_cancelled_meeting() -> None:
    with pytest.raises(UnfitEntry) as refusal:
        request(entry(cancelled=True), STAMP)
    assert refusal.value.field == "cancelled"


@given(WRITERS.filter(lambda write: write is not publish))
def test_a_file_that_asks_or_cancels_is_addressed_to_somebody(write: Any) -> None:
    with pytest.raises(UnfitEntry) as refusal:
        write(entry(attendee_mail=None), STAMP)
    assert refusal.value.field == "attendee_mail"


def test_what_is_published_needs_nobody_to_address() -> None:
    assert findings(publish(entry(attendee_mail=None, attendee_name=None), STAMP)) == []


@settings(max_examples=40)
@given(TITLES, st.lists(entries(), max_size=3))
def test_a_feed_holds_every_entry_once_and_is_fit_to_send(name: str, kept: list[Entry]) -> None:
    raw = feed(name, kept, "ar", "America/Denver")
    calendar: Any = Calendar.from_ical(raw)
    assert findings(raw) == []
    assert [event.start.astimezone(UTC) for event in calendar.events] == [one.starts_at for one in kept]
    assert f"NAME;LANGUAGE=ar:{text_value(one_line(name))}" in unfolded(raw)
    assert {str(zone["TZID"]) for zone in calendar.timezones} == {
        "America/Denver",
        *(one.zone for one in kept),
    }


def test_a_feed_stays_the_same_until_a_fact_changes() -> None:
    changed_at = datetime(2026, 1, 30, 9, 30, tzinfo=UTC)
    _, event = read(feed("Chats", [entry(changed_at=changed_at)], "en", "America/Denver"))
    assert {event.DTSTAMP, event.LAST_MODIFIED} == {changed_at}


def test_a_cancelled_meeting_stays_in_the_feed_marked_and_leaves_the_hour_free() -> None:
    raw = feed("Chats", [entry(cancelled=True)], "en", "America/Denver")
    _, event = read(raw)
    assert (event["STATUS"], event["TRANSP"]) == ("CANCELLED", "TRANSPARENT")
    assert b"meet.example.org" not in raw


def test_a_feed_says_how_often_to_look() -> None:
    lines = unfolded(feed("Chats", [], "so", "America/Chicago"))
    assert {"REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H", "NAME;LANGUAGE=so:Chats"} <= {
        *lines
    }
    assert "X-WR-TIMEZONE:America/Chicago" in lines


def test_a_feed_in_an_unlisted_zone_is_refused() -> None:
    with pytest.raises(UnknownZone):
        feed("Chats", [], "so", "Africa/Mogadishu")


def test_a_feed_in_no_language_is_refused() -> None:
    with pytest.raises(UnfitEntry):
        feed("Chats", [], "so:\r\n", "America/Chicago")
