"""What an answer means for the seats of a meeting."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.invitations.replies import (
    PARTY_MOST,
    MeetingBegun,
    MeetingCancelled,
    NoSeatLeft,
    PartStat,
    Seating,
    Standing,
    UnfitParty,
    Waiting,
    moving_up,
    seats_for,
    standing,
)
from tests.factories import NOW

NOON = NOW + timedelta(hours=2)
EVE = NOW
parties = st.integers(1, PARTY_MOST)
rooms = st.integers(1, 60)


@given(party=parties, seats=rooms, taken=st.integers(0, 80))
def test_a_family_may_always_decline(party: int, seats: int, taken: int) -> None:
    assert seats_for(PartStat.DECLINED, party, Seating(NOON, seats, taken), EVE) == 0


@given(party=parties, seats=rooms, taken=st.integers(0, 80))
def test_a_family_without_seats_gets_them_only_where_they_fit(party: int, seats: int, taken: int) -> None:
    seating = Seating(NOON, seats, taken)
    if party <= seats - taken:
        assert seats_for(PartStat.ACCEPTED, party, seating, EVE) == party
    else:
        with pytest.raises(NoSeatLeft) as refusal:
            seats_for(PartStat.ACCEPTED, party, seating, EVE)
        assert refusal.value.free == max(0, seats - taken)


@given(party=parties, held=parties, seats=rooms, taken=st.integers(0, 80))
def test_a_family_that_holds_seats_may_always_keep_them_or_fewer(
    party: int, held: int, seats: int, taken: int
) -> None:
    fewer = min(party, held)
    assert seats_for(PartStat.ACCEPTED, fewer, Seating(NOON, seats, taken, held), EVE) == fewer


@given(party=parties, taken=st.integers(0, 5000))
def test_a_meeting_without_a_limit_has_room_for_everybody(party: int, taken: int) -> None:
    assert seats_for(PartStat.ACCEPTED, party, Seating(NOON, None, taken), EVE) == party


@pytest.mark.parametrize("late", [timedelta(), timedelta(seconds=1), timedelta(days=3)])
def test_an_answer_counts_until_the_meeting_begins(late: timedelta) -> None:
    with pytest.raises(MeetingBegun) as refusal:
        seats_for(PartStat.DECLINED, 1, Seating(NOON, 5, 0), NOON + late)
    assert refusal.value.starts_at == NOON


def test_a_cancelled_meeting_takes_no_answer_even_before_it_would_begin() -> None:
    with pytest.raises(MeetingCancelled):
        seats_for(PartStat.ACCEPTED, 1, Seating(NOON, 5, 0, cancelled=True), EVE)


@pytest.mark.parametrize("party", [-1, 0, PARTY_MOST + 1, 10_000])
def test_no_family_is_of_nobody_or_of_thousands(party: int) -> None:
    with pytest.raises(UnfitParty) as refusal:
        seats_for(PartStat.ACCEPTED, party, Seating(NOON, None, 0), EVE)
    assert refusal.value.party == party


@st.composite
def waitlists(draw: st.DrawFn) -> list[Waiting]:
    sizes = draw(st.lists(st.tuples(parties, st.integers(0, 50)), max_size=12))
    return [Waiting(n, party, EVE + timedelta(minutes=since)) for n, (party, since) in enumerate(sizes)]


@given(waiting=waitlists(), free=rooms)
def test_whoever_moves_up_fits_in_what_is_free(waiting: list[Waiting], free: int) -> None:
    assert sum(one.party for one in moving_up(waiting, free)) <= free


@given(waiting=waitlists(), free=rooms)
def test_nobody_who_still_fits_is_left_waiting(waiting: list[Waiting], free: int) -> None:
    seated = moving_up(waiting, free)
    left = free - sum(one.party for one in seated)
    assert all(one.party > left for one in waiting if one not in seated)


@given(waiting=waitlists(), free=rooms)
def test_a_family_is_only_overtaken_when_it_did_not_fit(waiting: list[Waiting], free: int) -> None:
    seated = moving_up(waiting, free)
    for one in set(waiting) - set(seated):
        place = (one.since, one.invitation_id)
        before = [ahead for ahead in seated if (ahead.since, ahead.invitation_id) < place]
        assert one.party > free - sum(ahead.party for ahead in before)


@given(waiting=waitlists())
def test_without_a_limit_everybody_moves_up(waiting: list[Waiting]) -> None:
    assert len(moving_up(waiting, None)) == len(waiting)


def test_a_large_family_does_not_keep_a_small_one_out_and_keeps_its_own_place() -> None:
    six = Waiting(1, 6, EVE)
    two = Waiting(2, 2, EVE + timedelta(minutes=1))
    assert moving_up([two, six], 3) == [two]
    assert moving_up([two, six], 6) == [six]


@pytest.mark.parametrize(
    ("partstat", "waits", "call_wanted", "expected"),
    [
        (PartStat.NEEDS_ACTION, False, False, Standing.UNANSWERED),
        (PartStat.NEEDS_ACTION, False, True, Standing.CALL_WANTED),
        (PartStat.DECLINED, False, False, Standing.NOT_COMING),
        (PartStat.DECLINED, False, True, Standing.CALL_WANTED),
        (PartStat.ACCEPTED, False, True, Standing.SEATED),
        (PartStat.ACCEPTED, True, False, Standing.WAITING),
    ],
)
def test_a_wish_to_be_called_stands_instead_of_everything_but_a_yes(
    partstat: PartStat, waits: bool, call_wanted: bool, expected: Standing
) -> None:
    assert standing(partstat, waits=waits, call_wanted=call_wanted) is expected
