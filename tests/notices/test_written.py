"""What somebody knows by what was written to them; paper tells nobody before it is handed out."""

from datetime import timedelta

import pytest

from chats.delivery.letter import MessageState
from chats.notices.due import Due, Notice
from chats.notices.written import Line, missing, pointless, told, unsent
from tests.factories import NOW

INVITATION = Due(Notice.INVITATION, "rev0", NOW + timedelta(days=7))


def on_paper(state: MessageState) -> Line:
    return Line(1, "invitation:invited:118:rev0:printed", state, 0, NOW)


def by_mail(state: MessageState, *, possible_duplicate: bool = False) -> Line:
    return Line(1, "invitation:invited:118:rev0:mail", state, 0, NOW, possible_duplicate)


@pytest.mark.parametrize(
    "state",
    [MessageState.ACCEPTED, MessageState.UNCONFIRMED, MessageState.AMBIGUOUS, MessageState.SUBMITTING],
)
def test_whoever_has_a_message_or_may_have_it_knows_what_it_says(state: MessageState) -> None:
    assert told([by_mail(state)]) is not None


@pytest.mark.parametrize("state", [MessageState.SUPERSEDED, MessageState.CANCELLED, MessageState.EXPIRED])
def test_a_message_in_doubt_that_is_withdrawn_before_it_goes_again_may_be_known(state: MessageState) -> None:
    assert told([by_mail(state, possible_duplicate=True)]) is not None


@pytest.mark.parametrize("state", [MessageState.READY, MessageState.CLAIMED, MessageState.HELD])
def test_a_message_on_its_way_again_is_still_to_be_said(state: MessageState) -> None:
    assert told([by_mail(state, possible_duplicate=True)]) is None


def test_a_message_that_never_left_is_not_known() -> None:
    assert told([by_mail(MessageState.CANCELLED)]) is None


def test_a_message_that_its_provider_did_not_take_the_second_time_is_not_known() -> None:
    assert told([by_mail(MessageState.FAILED_PERMANENT, possible_duplicate=True)]) is None


@pytest.mark.parametrize("state", [MessageState.FAILED_PERMANENT, MessageState.SUPPRESSED])
def test_whoever_may_have_a_first_copy_must_hear_that_it_is_off(state: MessageState) -> None:
    assert told([by_mail(state, possible_duplicate=True)], perhaps_below=1) is not None


def test_a_word_that_it_is_off_which_failed_at_last_is_not_heard() -> None:
    assert told([by_mail(MessageState.FAILED_PERMANENT, possible_duplicate=True)], perhaps_below=0) is None


def test_one_who_was_surely_not_told_need_not_hear_that_it_is_off() -> None:
    assert told([by_mail(MessageState.FAILED_PERMANENT)], perhaps_below=1) is None


def test_a_letter_that_waits_to_be_handed_out_keeps_no_other_message_back() -> None:
    assert missing([INVITATION], [on_paper(MessageState.WITH_PERSON)]) == [(INVITATION, frozenset())]


def test_a_letter_that_was_handed_out_needs_no_other_message() -> None:
    handed_out = on_paper(MessageState.ACCEPTED)
    assert missing([INVITATION], [handed_out]) == []
    assert told([handed_out]) is not None


def test_a_letter_that_repeats_what_they_know_is_not_withdrawn() -> None:
    assert pointless([], [on_paper(MessageState.WITH_PERSON)]) == []


def test_whom_nobody_asks_any_more_gets_no_letter_either() -> None:
    assert unsent([on_paper(MessageState.WITH_PERSON)]) == [1]
