"""What a worker that lost its claim still has to say: it changes nothing, but it is heard."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from chats.db import db, transaction
from chats.delivery import claims
from chats.delivery.attempts import Ready
from chats.delivery.channels.text import TextChannel
from chats.delivery.claims import Taker
from chats.delivery.closing import close_attempts
from chats.delivery.letter import Channel, MessageState, Outcome
from chats.delivery.models import Attempt, Message
from chats.delivery.outlets import TextOutlet, Written
from chats.delivery.outlets.texts import TextAccount
from chats.delivery.results import Result
from tests.delivery.sending import put
from tests.delivery.torture.ground import row, state
from tests.factories import NOW, Make

LATER = NOW + timedelta(minutes=10)
TAKEN = Result(Outcome.ACCEPTED, provider_ref="SM1")


def begun(make: Make) -> Ready:
    """A text whose attempt is open."""
    message, home = put(make, Channel.TEXT).id, make.home.id
    with transaction() as session:
        [claim] = claims.claim(Taker("a worker", Channel.TEXT), 1, NOW)
        session.execute(update(Message).values(state=MessageState.SUBMITTING, attempts=1, provider="text"))
        attempt = Attempt(message_id=message, number=1, fence=claim.fence, provider="text", opened_at=NOW)
        attempt.district_id = home
        session.add(attempt)
    outlet = TextOutlet(
        TextAccount("http://127.0.0.1"), TextChannel("http://AC1:secret@127.0.0.1:9", "12345")
    )
    return Ready(claim, outlet, Written(str))


def became(new: MessageState, **facts: object) -> None:
    with transaction() as session:
        session.execute(update(Message).values(state=new, lease_owner=None, leased_until=None, **facts))


def closed(ready: Ready, result: Result) -> Sequence[Outcome | None]:
    with transaction():
        close_attempts([(ready, result)], LATER)
    return db.session.scalars(select(Attempt.outcome)).all()


def test_an_answer_that_comes_after_the_lease_ends_the_doubt(make: Make) -> None:
    ready = begun(make)
    became(MessageState.AMBIGUOUS)
    assert closed(ready, TAKEN) == [Outcome.ACCEPTED]
    assert state(ready.message.id) == ("accepted", None)


def test_a_doubt_of_a_worker_whose_clock_is_days_behind_does_not_hasten_the_next_look(make: Make) -> None:
    ready, look_at = begun(make), LATER + timedelta(days=2)
    became(MessageState.AMBIGUOUS, not_before=look_at)
    closed(ready, Result(Outcome.AMBIGUOUS, reason="no-answer"))
    assert row(ready.message.id).not_before == look_at


def test_what_was_about_to_go_again_does_not_go_once_its_first_answer_came(make: Make) -> None:
    ready = begun(make)
    became(MessageState.READY)
    assert closed(ready, TAKEN) == [Outcome.ACCEPTED]
    assert state(ready.message.id) == ("accepted", None)


@pytest.mark.parametrize("outcome", [Outcome.RETRYABLE, Outcome.AMBIGUOUS, Outcome.NOT_BEGUN])
def test_no_other_late_answer_keeps_it_from_going_again(make: Make, outcome: Outcome) -> None:
    ready = begun(make)
    became(MessageState.READY)
    closed(ready, Result(outcome))
    assert state(ready.message.id) == ("ready", None)


@pytest.mark.parametrize(
    ("result", "marked"),
    [(TAKEN, True), (Result(Outcome.AMBIGUOUS), True), (Result(Outcome.RETRYABLE), False)],
    ids=["taken", "in doubt", "refused"],
)
def test_a_worker_whose_message_went_to_another_marks_it_where_its_own_call_was_taken(
    make: Make, result: Result, marked: bool
) -> None:
    ready = begun(make)
    became(MessageState.SUBMITTING, fence=ready.message.fence + 1)
    assert closed(ready, result) == [Outcome.FENCED]
    assert (row(ready.message.id).state.value, row(ready.message.id).possible_duplicate) == (
        "submitting",
        marked,
    )


def test_an_answer_about_what_was_written_anew_meanwhile_is_not_taken_for_it(make: Make) -> None:
    ready = begun(make)
    became(MessageState.READY, uid="another")
    assert closed(ready, TAKEN) == [Outcome.FENCED]
    assert state(ready.message.id) == ("ready", None)


def test_results_that_are_stored_twice_are_stored_once(make: Make) -> None:
    ready = begun(make)
    closed(ready, TAKEN)
    assert closed(ready, TAKEN) == [Outcome.ACCEPTED]
    assert (state(ready.message.id), row(ready.message.id).possible_duplicate) == (("accepted", None), False)
