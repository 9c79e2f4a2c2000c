"""Entries to test with: a valid least one, and hypothesis strategies over names and words of many scripts."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from chats.calendars.entries import Entry
from chats.calendars.zones import zone_names

STAMP = datetime(2026, 2, 1, 12, 0, tzinfo=UTC)


def entry(**facts: Any) -> Entry:
    """Return a Burmese family's entry for a chat in Los Angeles, changed only in the facts named."""
    return Entry(
        **{
            "uid": "01JQ8Z7W3N.k3f9@chats.example.org",
            "sequence": 2,
            "starts_at": datetime(2026, 3, 5, 2, 0, tzinfo=UTC),
            "ends_at": datetime(2026, 3, 5, 3, 0, tzinfo=UTC),
            "zone": "America/Los_Angeles",
            "summary": "ကော်ဖီဝိုင်း စကားပြောပွဲ, Lincoln; ကျောင်း",
            "description": "မိဘများနှင့် ဆရာများ\nတွေ့ဆုံပွဲ",
            "location": "Lincoln School, Room 12; 3rd floor",
            "language": "my",
            "link": "https://chats.example.org/r/abc,d;ef",
            "join_link": "https://meet.example.org/j/991?pwd=a,b;c",
            "organizer_name": "Lincoln School: Family Liaison",
            "organizer_mail": "rsvp+k3f9@chats.example.org",
            "attendee_name": "ဒေါ်ခင်မာ",
            "attendee_mail": "khin.mar@example.net",
            "changed_at": datetime(2026, 1, 30, 9, 30, tzinfo=UTC),
            **facts,
        }
    )


_RUNS = st.sampled_from(
    (
        *(
            "José Ñúñez",
            "أمينة بنت حسن",
            "陳美玲",
            "Nguyễn Thị Hạnh",
            "ဒေါ်ခင်မာ",
            "ባህር ዳር",
            "សុខា",
            "👩🏽\u200d👧 Bui",
        ),
        *("O'Brien", 'Ana "Anita"', "{{link}}", "{{braces}}", "{{{", "a,b;c:d", "\\N \\n \\\\", "^n ^' ^^"),
        *("\r\nEND:VCALENDAR", "\u202egnp.", "\ufeff", "\u2067دعوة\u2069", "\u2069", "%2C", "\x00\x0b\x85"),
    )
)
_SIGNS = st.text(st.characters(exclude_categories=()), max_size=40)
WORDS = st.lists(st.one_of(_RUNS, _SIGNS), max_size=6).map(" ".join)
TITLES = WORDS.map(lambda words: f"{words} 家長會")
INSTANTS = st.integers(0, 10 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
ZONES = st.sampled_from(zone_names())
MAILS = st.from_regex(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,30}@[a-z0-9]{1,20}\.example", fullmatch=True)
LENGTHS = st.integers(1, 600).map(lambda minutes: timedelta(minutes=minutes))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Draw an entry whose words, names, address, zone and time may be anything people could write."""
    starts_at = draw(INSTANTS)
    return entry(
        sequence=draw(st.integers(0, 2**31 - 1)),
        starts_at=starts_at,
        ends_at=starts_at + draw(LENGTHS),
        zone=draw(ZONES),
        summary=draw(TITLES),
        description=draw(WORDS),
        location=draw(WORDS),
        language=draw(st.sampled_from(["en", "ar", "zh-Hans", "my", "hmn", "fa-AF"])),
        organizer_name=draw(TITLES),
        attendee_name=draw(WORDS),
        attendee_mail=draw(MAILS),
        join_link=draw(st.sampled_from([None, "https://meet.example.org/j/9?pwd=ñ,b;c&x=%20"])),
    )
