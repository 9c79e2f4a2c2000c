"""Letters: neutral on a locked screen, short enough to be sent, with nothing private in them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chats.delivery.letter import Channel
from chats.languages.checks import MOST_CELLS, cells
from chats.languages.registry import listed, pseudo_languages
from chats.languages.segments import segments
from chats.meetings.kinds import Place
from chats.notices.due import Notice
from chats.notices.letters import Facts, Slot, compose
from chats.notices.letters.text import LONGEST_LINK, MOST_SEGMENTS, fits

START = datetime(2026, 9, 24, 1, 30, tzinfo=UTC)
"""A Wednesday in September, half past six in Seattle: as long as a day's name gets."""
SLOT = Slot(
    START, START + timedelta(hours=5), "America/Los_Angeles", Place.BOTH,
    "Library and Media Center, 450 Oak Street, second floor", "https://meet.example/abc",
)  # fmt: skip
WAS = replace(SLOT, starts_at=START - timedelta(days=7), ends_at=START - timedelta(days=7, hours=-5))


def facts(language: str = "en", **more: object) -> Facts:
    usual = {
        "language": language, "title": "Bullying and bias", "summary": "How it is stopped.",
        "school": "Abraham Lincoln Elementary", "phone": "+12065550100", "slot": SLOT, "revision": 1,
        "changed_at": START, "was": WAS, "interpreting": "so", "deadline_at": START,
    }  # fmt: skip
    return Facts(**(usual | more))  # type: ignore[arg-type]


LANGUAGES = [row.tag for row in listed()]


@pytest.mark.parametrize("notice", Notice)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_fits_its_segments_with_the_longest_values(language: str, notice: Notice) -> None:
    text = compose(notice, Channel.TEXT, facts(language, unreviewed=True), facts()).text
    counted = segments(text.replace("{{link}}", LONGEST_LINK))
    assert counted.count <= MOST_SEGMENTS[counted.alphabet], text


@pytest.mark.parametrize("notice", Notice)
@pytest.mark.parametrize("tag", [row.tag for row in listed() if row.gsm7])
def test_a_language_of_plain_letters_is_texted_in_the_cheap_alphabet(tag: str, notice: Notice) -> None:
    text = compose(notice, Channel.TEXT, facts(tag, unreviewed=True), facts()).text
    assert segments(text).alphabet == "GSM-7", text


@pytest.mark.parametrize(("words", "whole"), [("م" * 150, True), ("م" * 151, False), ("a" * 256, False)])
def test_a_text_of_a_part_more_does_not_fit(words: str, whole: bool) -> None:
    assert fits(f"{words}\n{{{{link}}}}") is whole


@pytest.mark.parametrize("notice", Notice)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_subject_is_read_whole_in_a_list_of_mails(language: str, notice: Notice) -> None:
    subject = compose(notice, Channel.MAIL, facts(language, school="Lincoln Middle School"), facts()).subject
    assert cells(subject or "") <= MOST_CELLS["subject"]


@pytest.mark.parametrize("notice", Notice)
def test_no_locked_screen_shows_the_topic(notice: Notice) -> None:
    subject = compose(notice, Channel.MAIL, facts(), facts()).subject or ""
    text = compose(notice, Channel.TEXT, facts(), facts()).text
    assert "Bullying" not in subject + text


@pytest.mark.parametrize("channel", [Channel.TEXT, Channel.MAIL])
def test_a_change_says_the_new_time_and_the_old(channel: Channel) -> None:
    text = compose(Notice.CHANGED, channel, facts(), facts()).text
    assert "23" in text
    assert "16" in text


def test_a_change_of_room_alone_says_the_old_room() -> None:
    before = replace(SLOT, room="Gym")
    text = compose(Notice.CHANGED, Channel.TEXT, facts(was=before), facts()).text
    assert "Before: Gym" in text


def test_the_link_stands_alone_on_its_line() -> None:
    assert "{{link}}" in compose(Notice.INVITATION, Channel.TEXT, facts(), facts()).text.splitlines()


def test_a_text_names_its_sender_first() -> None:
    assert compose(Notice.INVITATION, Channel.TEXT, facts(), facts()).text.startswith("Abraham Lincoln")


def test_unchecked_words_say_so_and_whom_to_call() -> None:
    said = [
        compose(Notice.INVITATION, one, facts(unreviewed=True), facts()).text
        for one in (Channel.TEXT, Channel.MAIL)
    ]
    assert all("(206) 555-0100" in text for text in said)
    assert all("not checked yet" in text or "No person has checked" in text for text in said)


def test_a_title_that_looks_like_a_slot_stays_just_that() -> None:
    mail = compose(Notice.INVITATION, Channel.MAIL, facts(title="{{link}}"), facts())
    assert mail.text.count("{{link}}") == 1


def test_a_title_cannot_become_html() -> None:
    mail = compose(Notice.INVITATION, Channel.MAIL, facts(title="<script>x</script>"), facts())
    assert "<script>" not in (mail.html or "")


def test_a_cancellation_takes_the_entry_away_and_offers_no_way_in() -> None:
    mail = compose(Notice.CANCELLED, Channel.MAIL, facts(), facts())
    assert mail.calendar_method == "CANCEL"
    assert "meet.example" not in mail.text + (mail.calendar or "")


def test_a_reminder_leaves_the_calendar_alone() -> None:
    assert compose(Notice.REMINDER_DAY, Channel.MAIL, facts(), facts()).calendar is None


def test_the_liaison_reads_the_same_in_their_own_language() -> None:
    with pseudo_languages():
        letter = compose(Notice.INVITATION, Channel.TEXT, facts("ar-XB"), facts())
    assert "invites you" in letter.source_text
    assert "invites you" not in letter.text


def test_what_a_liaison_reads_out_asks_whether_they_come() -> None:
    assert "Will you come?" in compose(Notice.INVITATION, Channel.CALL, facts(), facts()).text
