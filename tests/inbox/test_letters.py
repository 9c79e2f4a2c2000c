"""The small answers: in the reader's language, never dearer than an invitation."""

from datetime import UTC, datetime, timedelta

import pytest

from chats.inbox.letters import Facts, Reply, When, compose, fits, text
from chats.languages.registry import listed

STARTS = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
ONE = When(STARTS, STARTS + timedelta(minutes=90), "America/Los_Angeles")
TWO = When(STARTS + timedelta(days=8), STARTS + timedelta(days=8, hours=1), "America/Los_Angeles")
SCHOOL = "Abraham Lincoln Elementary School"


def facts(tag: str = "en", **more: object) -> Facts:
    held = {"school": SCHOOL, "phone": "+12065550123", "meetings": (ONE,)} | more
    return Facts(language=tag, **held)  # type: ignore[arg-type]


@pytest.mark.parametrize("reply", list(Reply))
@pytest.mark.parametrize("tag", [row.tag for row in listed()])
def test_an_answer_stays_within_its_segments(reply: Reply, tag: str):
    assert fits(text(reply, facts(tag, meetings=(ONE, TWO), unreviewed=True)))


def test_who_comes_is_told_when_and_how_to_change_it():
    said = text(Reply.COMING, facts())
    assert said == (
        f"{SCHOOL}: thank you. We look forward to seeing you: Sun, Nov 29, 6:00-7:30 PM.\n"
        "To change your answer, open:\n{{link}}"
    )


def test_who_may_mean_two_meetings_reads_which_they_are():
    said = text(Reply.WHICH_MEETING, facts(meetings=(ONE, TWO)))
    assert "Sun, Nov 29, 6:00-7:30 PM" in said
    assert "Mon, Dec 7, 6:00-7:00 PM" in said


def test_words_that_no_person_checked_say_so():
    assert "not checked yet" in text(Reply.HELP, facts(unreviewed=True))


def test_a_school_called_like_a_slot_fills_none():
    assert "{{link}}" not in text(Reply.STOPPED, facts(school="{{link}}"))


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply.COMING, "reply-noted"),
        (Reply.DECLINED, "reply-noted"),
        (Reply.STOPPED, "stopped"),
        (Reply.WHICH_MEETING, "which-meeting"),
        (Reply.SENT_TO_LIAISON, "sent-to-liaison"),
        (Reply.HELP, "help"),
    ],
)
def test_an_answer_is_of_a_kind_that_the_timeline_knows(reply: Reply, kind: str):
    assert compose(reply, facts(), facts()).kind == kind


def test_the_liaison_reads_the_same_in_their_own_language():
    composed = compose(Reply.CALL_WANTED, facts(), facts())
    assert composed.source_text == composed.text
