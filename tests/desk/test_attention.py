"""The desk says what needs a person, the most urgent first, each with its next step."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from chats.desk.attention import NEAR, Facts, Matter, NeedFact, UnansweredFact, Urgency, attention
from tests.factories import NOW

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def matters(facts: Facts) -> list[Matter]:
    return [one.matter for one in attention(facts, NOW)]


def urgency(facts: Facts) -> Urgency:
    (one,) = attention(facts, NOW)
    return one.urgency


def need(starts_in: timedelta) -> NeedFact:
    return NeedFact(7, NOW + starts_in, 3, "hmn", 1, 2)


def test_nothing_known_is_nothing_to_do():
    assert attention(Facts(), NOW) == []


def test_tonight_without_an_interpreter_comes_before_everything():
    facts = Facts(needs=(need(HOUR * 8),), calls=7, questions=2, broken=(1,), promises=((4, -3),))
    assert matters(facts)[0] is Matter.NEED


def test_a_need_that_nobody_is_left_to_ask_for_always_stands_there():
    assert urgency(Facts(needs=(need(DAY * 40),))) is Urgency.SOON


def test_a_need_leads_to_its_own_page():
    (one,) = attention(Facts(needs=(need(DAY),)), NOW)
    assert (one.endpoint, one.arguments, one.language) == ("interpreters.need", {"need_id": 3}, "hmn")


def test_families_without_an_answer_matter_only_when_the_meeting_is_near():
    near, far = (UnansweredFact(7, NOW + when, 30, 9) for when in (NEAR, NEAR + HOUR))
    assert matters(Facts(unanswered=(near, far))) == [Matter.UNANSWERED]


def test_a_meeting_that_everybody_answered_needs_nobody():
    assert matters(Facts(unanswered=(UnansweredFact(7, NOW + HOUR, 30, 0),))) == []


def test_a_question_that_waits_too_long_is_for_today():
    assert urgency(Facts(questions=1, oldest_question=NOW - DAY)) is Urgency.SOON
    assert urgency(Facts(questions=1, oldest_question=NOW - DAY * 3)) is Urgency.TODAY


def test_a_text_is_answered_within_a_day():
    assert urgency(Facts(texts=1, oldest_text=NOW - HOUR)) is Urgency.SOON
    assert urgency(Facts(texts=1, oldest_text=NOW - DAY)) is Urgency.TODAY


def test_calls_are_urgent_when_their_meeting_is_tomorrow():
    assert urgency(Facts(calls=2, next_call_before=NOW + DAY)) is Urgency.TODAY
    assert urgency(Facts(calls=2, next_call_before=NOW + DAY * 5)) is Urgency.SOON
    assert urgency(Facts(calls=2)) is Urgency.SOON


def test_a_promise_is_kept_in_sight_before_it_is_late():
    assert urgency(Facts(promises=((4, 5),))) is Urgency.WHEN_YOU_CAN
    assert urgency(Facts(promises=((4, 0),))) is Urgency.SOON


def test_two_recordings_of_one_meeting_are_one_line():
    assert matters(Facts(broken=(4, 4), unpublished=(5,))) == [Matter.BROKEN, Matter.RECORDING]


def test_messages_that_failed_lead_to_why():
    (one,) = attention(Facts(failed=3), NOW)
    assert (one.endpoint, one.number) == ("deliveries.messages", 3)


numbers = st.integers(0, 40)
spans = st.timedeltas(-DAY * 9, DAY * 9)


@given(
    calls=numbers,
    questions=numbers,
    texts=numbers,
    failed=numbers,
    starts=st.lists(spans, max_size=6),
    promises=st.lists(st.tuples(numbers, st.integers(-9, 9)), max_size=4),
)
def test_the_order_never_puts_what_can_wait_before_what_cannot(
    calls: int,
    questions: int,
    texts: int,
    failed: int,
    starts: list[timedelta],
    promises: list[tuple[int, int]],
):
    facts = Facts(
        needs=tuple(need(one) for one in starts),
        calls=calls,
        questions=questions,
        texts=texts,
        failed=failed,
        promises=tuple(promises),
    )
    found = [one.urgency.value for one in attention(facts, NOW)]
    assert found == sorted(found)
    assert len(found) == len(starts) + len(promises) + sum(map(bool, (calls, questions, texts, failed)))
