"""Letters with slots: ten thousand families share the words, each gets their own file."""

from typing import Any

import pytest
from hypothesis import example, given
from icalendar import Calendar

from chats.calendars.cleaning import clean, one_line, personal_name
from chats.calendars.entries import Entry, SharedEntry, cancel, publish, request
from chats.calendars.letters import UnfitSlot, fill, slots_of, template
from chats.calendars.vevents import Method
from tests.calendars.lint import findings, unfolded
from tests.calendars.samples import STAMP, WORDS, entries, entry

LETTER = template(entry(), Method.REQUEST)


def filled(**slots: str) -> bytes:
    return fill(LETTER, slots_of(entry(), STAMP) | slots)


def test_a_letter_is_the_same_for_every_guardian_of_one_language() -> None:
    other = entry(
        uid="2@x.example", link="https://x.example/2", attendee_name="陳美玲", attendee_mail="c@example.net"
    )
    assert template(other, Method.REQUEST) == LETTER


def test_a_letter_can_be_written_before_anyone_is_named() -> None:
    shared = {name: getattr(entry(), name) for name in SharedEntry.__dataclass_fields__}
    assert template(SharedEntry(**shared), Method.REQUEST) == LETTER


def test_a_letter_holds_nothing_that_belongs_to_one_person() -> None:
    assert "khin.mar" not in LETTER
    assert "/r/abc" not in LETTER
    assert "k3f9" not in LETTER


@pytest.mark.parametrize(
    ("method", "whole", "written"),
    [
        (Method.REQUEST, True, request(entry(), STAMP)),
        (Method.CANCEL, True, cancel(entry(), STAMP, True)),
        (Method.CANCEL, False, cancel(entry(), STAMP, False)),
        (Method.PUBLISH, True, publish(entry(), STAMP)),
    ],
)
def test_a_filled_letter_is_what_one_person_would_be_written(
    method: Method, whole: bool, written: bytes
) -> None:
    assert fill(template(entry(), method, whole=whole), slots_of(entry(), STAMP)) == written


@given(WORDS)
@example("{{link}}")
@example("{{braces}}")
@example("{{{{uid}}}}")
def test_a_guardians_name_is_never_read_as_a_slot(name: str) -> None:
    event = Calendar.from_ical(filled(attendee_name=name)).events[0]
    assert event["ATTENDEE"].params["CN"] == (personal_name(name) or "khin.mar@example.net")


@given(WORDS)
@example("{{link}} {{braces}} {{{uid}}} {{")
@example("{{attendee_mail")
@example("}}{{stamp}}{")
def test_what_the_school_writes_is_never_read_as_a_slot(words: str) -> None:
    asked = entry(summary=f"x{words}", description=words, organizer_name=f"x{words}", join_link=None)
    event = Calendar.from_ical(request(asked, STAMP)).events[0]
    assert event["SUMMARY"] == one_line(f"x{words}")
    assert event["DESCRIPTION"] == "\n\n".join(filter(None, [clean(words), asked.link]))
    assert event["ORGANIZER"].params["CN"] == personal_name(f"x{words}")


def test_one_link_is_written_as_each_place_asks() -> None:
    lines = unfolded(filled(link="https://chats.example.org/r/a,b;ñ"))
    assert "URL:https://chats.example.org/r/a,b;%C3%B1" in lines
    assert any(line.endswith(r"\n\nhttps://chats.example.org/r/a\,b\;%C3%B1") for line in lines)


def test_a_guardian_without_a_name_is_shown_by_address() -> None:
    lines = unfolded(filled(attendee_name="\u2068\u2069"))
    assert any(line.startswith('ATTENDEE;CN="khin.mar@example.net";') for line in lines)


@given(entries())
def test_a_letter_filled_for_another_still_is_fit_to_send(other: Entry) -> None:
    assert findings(fill(LETTER, slots_of(other, STAMP))) == []


@pytest.mark.parametrize("slot", ["uid", "stamp", "link", "organizer_mail", "attendee_name", "attendee_mail"])
def test_a_letter_with_an_empty_slot_is_not_sent(slot: str) -> None:
    slots = slots_of(entry(), STAMP)
    del slots[slot]
    with pytest.raises(UnfitSlot) as refusal:
        fill(LETTER, slots)
    assert refusal.value.slot == slot


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("uid", "a\r\nATTENDEE:mailto:x@example.org"),
        ("uid", ""),
        ("stamp", "2026-02-01T12:00:00Z"),
        ("stamp", "٢٠٢٦٠٢٠١T١٢٠٠٠٠Z"),
        ("link", "javascript:alert(1)"),
        ("organizer_mail", "Lincoln <rsvp@chats.example.org>"),
        ("attendee_mail", "a@example.org,b@example.org"),
        ("attendee_mail", ""),
    ],
)
def test_a_value_that_cannot_stand_in_its_slot_is_refused_unrepeated(slot: str, value: str) -> None:
    with pytest.raises(UnfitSlot) as refusal:
        filled(**{slot: value})
    assert refusal.value.slot == slot
    assert not value or value not in str(refusal.value)


def test_slots_that_a_letter_does_not_ask_for_are_left_alone() -> None:
    assert filled(childcare="yes") == filled()


def test_a_slot_may_stand_in_any_text() -> None:
    slots: dict[str, Any] = {"room": "12, east; {{link}}"}
    assert fill("LOCATION:Room {{room}}", slots) == b"LOCATION:Room 12\\, east\\; {{link}}\r\n"
