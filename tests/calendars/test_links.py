"""Links that fill in a calendar's own page."""

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given

from chats.calendars.entries import Entry
from chats.calendars.links import google_link, outlook_link
from tests.calendars.samples import entries, entry

LinkTo = Callable[[Entry], str]
MAKERS = pytest.mark.parametrize("link_to", [google_link, outlook_link])


def asked(link: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(link).query, strict_parsing=True).items()}


def test_google_gets_the_meeting_in_utc_with_the_schools_zone() -> None:
    link = google_link(entry(summary="Café & más", description="Notas\nPreguntas", location="Sala 12"))
    assert link.startswith(
        "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Caf%C3%A9%20%26%20m"
    )
    assert asked(link) == {
        "action": "TEMPLATE",
        "text": "Café & más",
        "dates": "20260305T020000Z/20260305T030000Z",
        "details": "Notas\nPreguntas",
        "location": "Sala 12",
        "ctz": "America/Los_Angeles",
    }


@pytest.mark.parametrize(("work", "host"), [(False, "outlook.live.com"), (True, "outlook.office.com")])
def test_outlook_gets_the_meeting_at_home_and_at_work(work: bool, host: str) -> None:
    link = outlook_link(entry(summary="Café", description="Notas", location="Sala 12"), work=work)
    assert link.startswith(f"https://{host}/calendar/0/action/compose?rru=addevent&")
    assert asked(link) == {
        "rru": "addevent",
        "subject": "Café",
        "startdt": "2026-03-05T02:00:00Z",
        "enddt": "2026-03-05T03:00:00Z",
        "body": "Notas",
        "location": "Sala 12",
    }


@MAKERS
@given(one=entries())
def test_a_link_survives_old_mail_gateways_whatever_is_written(link_to: LinkTo, one: Entry) -> None:
    link = link_to(one)
    assert len(link) < 1900
    assert link.isascii()


@MAKERS
@pytest.mark.parametrize(
    "words", ["မိဘများနှင့် ဆရာများ " * 500, "a " * 5000, "\u0301" * 3000, "👩🏽\u200d👧" * 500]
)
def test_long_words_are_cut_and_say_so(link_to: LinkTo, words: str) -> None:
    link = link_to(entry(summary=words, description=words, location=words))
    texts = asked(link)
    cut = texts.get("details") or texts["body"]
    assert len(link) < 1900
    assert cut.endswith("…")
    assert words.startswith(cut.removesuffix("…"))


def test_a_cut_leaves_a_vowel_with_its_letter() -> None:
    words = "a" * 690 + "e\u0301" + "b" * 100
    assert asked(google_link(entry(description=words)))["details"] == "a" * 690 + "…"


@MAKERS
def test_no_link_that_opens_a_door_is_given_to_a_third_party(link_to: LinkTo) -> None:
    link = link_to(
        entry(location="", join_link="https://meet.example.org/j/9", link="https://chats.example.org/r/key")
    )
    assert "meet.example.org" not in link
    assert "chats.example.org" not in link


def test_times_told_in_another_zone_are_the_same_link() -> None:
    starts_at = datetime.fromisoformat("2026-03-04T18:00-08:00")
    assert outlook_link(entry(starts_at=starts_at)) == outlook_link(
        entry(starts_at=starts_at.astimezone(UTC))
    )
