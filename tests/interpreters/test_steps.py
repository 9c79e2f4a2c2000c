"""What a need's facts ask for next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chats.interpreters.busy import quarters
from chats.interpreters.matching import Candidate, Wish
from chats.interpreters.steps import Asked, Ending, OfferState, Situation, Step, Taken, next_step
from chats.meetings.kinds import Place

SIX = datetime(2026, 10, 22, 1, 0, tzinfo=UTC)
SEVEN = SIX + timedelta(hours=1)
NOW = SIX - timedelta(days=7)
WISH = Wish("so", SIX, SEVEN, "America/Los_Angeles", Place.IN_PERSON)
ALWAYS = (time(0), time(0))
NEED = Situation(WISH, wanted=1, revision=0, published=True, cancelled=False, given_up=False, quiet=ALWAYS)
QUARTERS = frozenset(quarters(SIX, SEVEN, remote=False))
PATIENCE = timedelta(hours=4)


def people(number: int) -> list[Candidate]:
    return [Candidate(one, {"so": True}, staff=True, remote_only=False) for one in range(1, number + 1)]


def asked(interpreter_id: int, state: OfferState = OfferState.OPEN, **facts: object) -> Asked:
    one = Asked(10 + interpreter_id, interpreter_id, 0, 1, state, NOW + PATIENCE, None)
    return replace(one, **facts)


def taken(interpreter_id: int) -> Taken:
    return Taken(100 + interpreter_id, interpreter_id, SIX, SEVEN, False, QUARTERS)


def busy(candidates: Sequence[Candidate], interpreter_id: int) -> list[Candidate]:
    return [
        replace(one, busy=QUARTERS) if one.interpreter_id == interpreter_id else one for one in candidates
    ]


def asks(step: Step) -> list[int]:
    return [match.interpreter_id for match in step.asks]


def moved(**facts: object) -> Situation:
    later = replace(WISH, starts_at=SIX + timedelta(days=1), ends_at=SEVEN + timedelta(days=1))
    return replace(NEED, wish=later, revision=1, **facts)


def test_the_three_best_are_asked_first() -> None:
    step = next_step(NEED, people(5), NOW)
    assert (asks(step), step.wave, step.deadline_at) == ([1, 2, 3], 1, NOW + PATIENCE)


def test_while_somebody_may_still_answer_nobody_else_is_asked() -> None:
    assert not next_step(replace(NEED, asked=(asked(1),)), people(5), NOW)


def test_silence_passes_the_offer_on() -> None:
    waited = replace(NEED, asked=tuple(asked(one) for one in (1, 2, 3)))
    step = next_step(waited, people(5), NOW + PATIENCE)
    assert step.closed == tuple((10 + one, OfferState.LAPSED) for one in (1, 2, 3))
    assert (asks(step), step.wave) == ([4, 5], 2)


def test_a_no_from_everybody_asked_passes_it_on_at_once() -> None:
    refused = replace(NEED, asked=tuple(asked(one, OfferState.DECLINED) for one in (1, 2, 3)))
    assert asks(next_step(refused, people(4), NOW)) == [4]


def test_when_nobody_is_left_the_coordinator_is_told() -> None:
    silent = asked(1, OfferState.LAPSED, answered_at=NOW + PATIENCE)
    step = next_step(replace(NEED, asked=(silent,)), people(1), NOW + PATIENCE)
    assert step == Step(given_up=True)


def test_the_coordinator_is_told_once() -> None:
    assert not next_step(replace(NEED, given_up=True), [], NOW)


def test_too_close_to_the_meeting_nobody_is_asked() -> None:
    assert next_step(NEED, people(3), SIX - timedelta(hours=2)) == Step(given_up=True)


def test_a_new_interpreter_takes_the_search_up_again() -> None:
    step = next_step(replace(NEED, given_up=True), people(1), NOW)
    assert (asks(step), step.given_up) == ([1], False)


def test_once_it_is_filled_the_others_hear_that_it_is_taken() -> None:
    filled = replace(NEED, asked=(asked(1, OfferState.ACCEPTED), asked(2)), taken=(taken(1),))
    assert next_step(filled, busy(people(2), 1), NOW) == Step(closed=((12, OfferState.TAKEN),))


def test_a_long_meeting_goes_on_looking_for_the_second() -> None:
    half = replace(NEED, wanted=2, asked=(asked(1, OfferState.ACCEPTED),), taken=(taken(1),))
    assert asks(next_step(half, busy(people(5), 1), NOW)) == [2, 3, 4]


def test_a_need_that_goes_away_takes_its_offers_with_it_and_keeps_who_agreed() -> None:
    over = replace(NEED, wanted=0, asked=(asked(2),), taken=(taken(1),))
    assert next_step(over, people(2), NOW) == Step(closed=((12, OfferState.LAPSED),))


def test_who_was_let_go_before_the_deadline_may_be_asked_again() -> None:
    let_go = asked(1, OfferState.LAPSED, answered_at=NOW)
    assert asks(next_step(replace(NEED, asked=(let_go,)), people(1), NOW)) == [1]


def test_who_was_second_may_be_asked_again_when_the_first_gives_it_back() -> None:
    again = replace(NEED, asked=(asked(1, OfferState.ACCEPTED), asked(2, OfferState.TAKEN)))
    assert asks(next_step(replace(again, withdrew=frozenset({1})), people(2), NOW)) == [2]


def test_an_offer_to_somebody_who_is_busy_by_now_is_closed() -> None:
    step = next_step(replace(NEED, asked=(asked(1),)), busy(people(2), 1), NOW)
    assert (step.closed, asks(step)) == (((11, OfferState.LAPSED),), [2])


def test_when_the_meeting_moves_who_had_it_is_asked_first_and_alone() -> None:
    step = next_step(moved(taken=(taken(3),)), busy(people(5), 3), NOW)
    assert (step.ended, asks(step)) == (((103, Ending.MOVED),), [3])


def test_when_they_are_not_free_at_the_new_time_the_search_begins_anew() -> None:
    new_time = frozenset(quarters(SIX + timedelta(days=1), SEVEN + timedelta(days=1), remote=False))
    crowd = [replace(one, busy=QUARTERS | new_time) if one.interpreter_id == 1 else one for one in people(3)]
    assert asks(next_step(moved(taken=(taken(1),)), crowd, NOW)) == [2, 3]


def test_a_meeting_moved_by_half_an_hour_does_not_find_them_busy_with_itself() -> None:
    later = replace(WISH, starts_at=SIX + timedelta(minutes=30), ends_at=SEVEN + timedelta(minutes=30))
    step = next_step(replace(NEED, wish=later, revision=1, taken=(taken(1),)), busy(people(1), 1), NOW)
    assert asks(step) == [1]


def test_a_move_that_is_noticed_after_the_old_time_still_ends_what_was_agreed() -> None:
    step = next_step(moved(taken=(taken(1),)), busy(people(1), 1), SEVEN)
    assert (step.ended, asks(step)) == (((101, Ending.MOVED),), [1])


def test_another_room_changes_nothing_they_agreed_to() -> None:
    other_room = replace(NEED, revision=1, taken=(taken(1),))
    assert not next_step(other_room, busy(people(1), 1), NOW)


def test_a_meeting_that_goes_online_is_agreed_anew() -> None:
    online = replace(NEED, wish=replace(WISH, place=Place.ONLINE), revision=1, taken=(taken(1),))
    assert next_step(online, busy(people(1), 1), NOW).ended == ((101, Ending.MOVED),)


def test_an_offer_of_the_old_time_ends_and_is_made_anew() -> None:
    step = next_step(moved(asked=(asked(1),)), people(1), NOW)
    assert (step.closed, asks(step), step.wave) == (((11, OfferState.LAPSED),), [1], 2)


def test_a_no_to_the_old_time_is_no_answer_to_the_new_one() -> None:
    assert asks(next_step(moved(asked=(asked(1, OfferState.DECLINED),)), people(1), NOW)) == [1]


def test_a_meeting_called_off_ends_everything() -> None:
    off = replace(NEED, published=False, cancelled=True, revision=1, asked=(asked(2),), taken=(taken(1),))
    step = next_step(off, people(2), NOW)
    assert step == Step(((101, Ending.CANCELLED),), ((12, OfferState.LAPSED),))


def test_what_was_held_stays_as_it_was() -> None:
    assert not next_step(replace(NEED, taken=(taken(1),)), people(1), SIX)


STATES = st.sampled_from(OfferState)
ASKED = st.builds(
    Asked,
    st.integers(1, 1000),
    st.integers(1, 8),
    st.integers(0, 1),
    st.integers(1, 3),
    STATES,
    st.sampled_from([NOW - PATIENCE, NOW, NOW + PATIENCE]),
    st.sampled_from([None, NOW - PATIENCE, NOW]),
)
SITUATIONS = st.builds(
    Situation,
    st.just(WISH),
    wanted=st.integers(0, 2),
    revision=st.integers(0, 1),
    published=st.booleans(),
    cancelled=st.just(False),
    given_up=st.booleans(),
    quiet=st.just(ALWAYS),
    asked=st.lists(ASKED, max_size=6, unique_by=lambda one: one.offer_id).map(tuple),
    taken=st.lists(st.integers(1, 3).map(taken), max_size=2, unique_by=lambda one: one.interpreter_id).map(
        tuple
    ),
)


def after(facts: Situation, step: Step) -> Situation:
    """The facts once the step was written."""
    closed, ended = dict(step.closed), dict(step.ended)
    offers = [
        replace(one, state=closed[one.offer_id], answered_at=NOW) if one.offer_id in closed else one
        for one in facts.asked
    ]
    until = step.deadline_at or NOW
    for place, match in enumerate(step.asks):
        fresh = Asked(
            2000 + place, match.interpreter_id, facts.revision, step.wave, OfferState.OPEN, until, None
        )
        offers.append(fresh)
    return replace(
        facts,
        asked=tuple(offers),
        taken=tuple(one for one in facts.taken if one.assignment_id not in ended),
        given_up=facts.given_up if step.given_up is None else step.given_up,
    )


def roll(facts: Situation, blocked: frozenset[int]) -> list[Candidate]:
    booked = {one.interpreter_id for one in facts.taken}
    return [
        replace(one, busy=QUARTERS) if one.interpreter_id in booked | blocked else one for one in people(8)
    ]


@given(facts=SITUATIONS, blocked=st.frozensets(st.integers(1, 8)))
def test_done_once_there_is_nothing_left_to_do(facts: Situation, blocked: frozenset[int]) -> None:
    settled = after(facts, next_step(facts, roll(facts, blocked), NOW))
    assert next_step(settled, roll(settled, blocked), NOW) == Step()


@given(facts=SITUATIONS, blocked=st.frozensets(st.integers(1, 8)))
def test_nobody_busy_is_asked_and_never_more_than_one_wave_waits(
    facts: Situation, blocked: frozenset[int]
) -> None:
    step = next_step(facts, roll(facts, blocked), NOW)
    settled = after(facts, step)
    waiting = [one for one in settled.asked if one.state is OfferState.OPEN]
    assert not set(asks(step)) & (blocked | {one.interpreter_id for one in facts.taken})
    assert len({one.interpreter_id for one in settled.taken}) == len(facts.taken)
    assert not step.asks or len(waiting) == len(step.asks) <= 4
    assert not waiting or (facts.published and len(facts.taken) < facts.wanted)
