"""Facts of an entry: what no calendar could keep is refused before it is written."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chats.calendars.facts import UnfitEntry
from chats.calendars.zones import UnknownZone
from tests.calendars.samples import entry

STARTS_AT = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("starts_at", datetime.fromisoformat("2026-03-05T02:00")),
        ("changed_at", datetime.fromisoformat("2026-03-05T02:00")),
        ("ends_at", STARTS_AT),
        ("ends_at", STARTS_AT - timedelta(hours=1)),
        ("ends_at", STARTS_AT + timedelta(microseconds=5)),
        ("sequence", -1),
        ("sequence", 2**31),
        ("language", "es\r\nX:1"),
        ("language", ""),
        ("summary", " \u202e "),
        ("organizer_name", "^"),
        ("organizer_mail", "Lincoln <rsvp@chats.example.org>"),
        ("attendee_mail", "a@example.org\r\nATTENDEE:mailto:b@example.org"),
        ("link", "/r/abc"),
        ("join_link", "meeting 991 0042"),
        ("uid", "two words"),
        ("uid", ""),
    ],
)
def test_an_entry_no_calendar_could_keep_is_refused_by_field(field: str, value: Any) -> None:
    with pytest.raises(UnfitEntry) as refusal:
        entry(**{field: value})
    assert refusal.value.field == field


def test_a_guardian_is_not_asked_by_their_own_address() -> None:
    with pytest.raises(UnfitEntry) as refusal:
        entry(organizer_mail="ana@example.org", attendee_mail="Ana@Example.org")
    assert refusal.value.field == "attendee_mail"


def test_a_zone_outside_the_list_is_refused() -> None:
    with pytest.raises(UnknownZone):
        entry(zone="Europe/Berlin")


def test_a_refusal_does_not_repeat_what_is_private() -> None:
    with pytest.raises(UnfitEntry) as refusal:
        entry(attendee_mail="amina hassan@example.org")
    assert "amina" not in str(refusal.value)
    assert refusal.value.__suppress_context__
