"""The small answers by mail: in the reader's language, below the mail that they answer."""

from datetime import UTC, datetime, timedelta

import pytest

from chats.delivery.letter import Channel, Composed
from chats.inbox.by_mail import compose
from chats.inbox.letters import Facts, Reply, When
from chats.languages.registry import listed

STARTS = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
ONE = When(STARTS, STARTS + timedelta(minutes=90), "America/Los_Angeles")
SCHOOL = "Lincoln & Sons <School>"


def facts(tag: str = "en", **more: object) -> Facts:
    held = {"school": SCHOOL, "phone": "+12065550123", "meetings": (ONE,)} | more
    return Facts(language=tag, **held)  # type: ignore[arg-type]


def answer(reply: Reply, tag: str = "en", subject: str = "Lincoln: come", **more: object) -> Composed:
    return compose(reply, subject, facts(tag, **more), facts())


@pytest.mark.parametrize("reply", list(Reply))
@pytest.mark.parametrize("tag", [row.tag for row in listed()])
def test_every_answer_is_said_in_every_language(reply: Reply, tag: str) -> None:
    said = answer(reply, tag, unreviewed=True)
    assert (said.channel, said.language, said.kind) == (Channel.MAIL, tag, reply.kind)
    assert said.text.strip()
    assert f'lang="{tag}"' in (said.html or "")


def test_who_comes_is_told_when_and_how_to_change_it() -> None:
    said = answer(Reply.COMING)
    assert "6:00–7:30 PM" in said.text
    assert "To change your answer, open:\n{{link}}" in said.text
    assert '<a href="{{link}}">' in (said.html or "")


def test_an_answer_without_a_link_has_none() -> None:
    assert "{{link}}" not in f"{answer(Reply.SENT_TO_LIAISON)}"


@pytest.mark.parametrize("subject", ["Lincoln: come", "Re: Lincoln: come"])
def test_it_stands_below_the_mail_that_it_answers(subject: str) -> None:
    assert answer(Reply.HELP, subject=subject).subject == "Re: Lincoln: come"


@pytest.mark.parametrize("subject", ["", "Dear {{name}}"])
def test_where_the_subject_cannot_be_said_again_the_school_stands_there(subject: str) -> None:
    assert answer(Reply.HELP, subject=subject).subject == SCHOOL


def test_the_last_word_speaks_of_mail_and_not_of_texts() -> None:
    assert "no more mail to this address" in answer(Reply.STOPPED).text
    assert "text" not in answer(Reply.STOPPED, phone=None).text


def test_a_name_opens_no_element_and_no_slot() -> None:
    assert "<School>" not in (answer(Reply.STOPPED).html or "")
    assert "{{link}}" not in f"{answer(Reply.STOPPED, school='{{link}}', subject='')}"


def test_words_that_no_person_checked_say_so() -> None:
    assert "not checked yet" in answer(Reply.HELP, unreviewed=True).text


def test_the_liaison_reads_it_in_their_own_language() -> None:
    assert "thank you" in answer(Reply.COMING, "ar").source_text
