"""Who could interpret, best first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chats.interpreters.busy import is_remote, quarters
from chats.interpreters.matching import Candidate, Reason, Wish, looked_over, matched, ranked
from chats.meetings.kinds import Place

SIX = datetime(2026, 10, 22, 1, 0, tzinfo=UTC)
WISH = Wish("so", SIX, SIX + timedelta(hours=1), "America/Los_Angeles", Place.IN_PERSON)


def somebody(number: int = 1, **facts: object) -> Candidate:
    return replace(Candidate(number, {"so": True}, staff=True, remote_only=False), **facts)


def line(*candidates: Candidate, wish: Wish = WISH) -> list[int]:
    return [match.interpreter_id for match in ranked(candidates, wish)]


def test_who_does_not_have_the_language_is_not_even_looked_at() -> None:
    assert looked_over([somebody(languages={"es": True})], WISH) == []


def test_who_is_not_qualified_is_shown_with_the_reason_and_never_proposed() -> None:
    (shown,) = looked_over([somebody(languages={"so": False})], WISH)
    assert Reason.NOT_QUALIFIED in shown.reasons
    assert line(somebody(languages={"so": False})) == []


def test_who_is_busy_is_shown_last_and_never_proposed() -> None:
    busy = somebody(1, busy=frozenset(quarters(SIX, SIX + timedelta(minutes=15), remote=True)))
    assert [match.interpreter_id for match in looked_over([busy, somebody(2)], WISH)] == [2, 1]
    assert line(busy, somebody(2)) == [2]


def test_travel_counts_as_busy_for_who_comes_to_the_room() -> None:
    half_past_five = frozenset(quarters(SIX, SIX + timedelta(minutes=1), remote=False)[:1])
    assert line(somebody(busy=half_past_five)) == []
    assert line(somebody(busy=half_past_five, remote_only=True)) == [1]


def test_who_can_be_in_the_room_comes_before_who_can_only_ring() -> None:
    assert line(somebody(1, remote_only=True), somebody(2, starts=(SIX,))) == [2, 1]


def test_online_it_makes_no_difference_who_could_come() -> None:
    online = replace(WISH, place=Place.ONLINE)
    assert line(somebody(1, remote_only=True), somebody(2, starts=(SIX,)), wish=online) == [1, 2]


def test_who_had_fewer_meetings_this_month_is_asked_first() -> None:
    assert line(somebody(1, starts=(SIX, SIX)), somebody(2, starts=(SIX,)), somebody(3)) == [3, 2, 1]


def test_another_months_meetings_do_not_count() -> None:
    last_month = (SIX - timedelta(days=30), SIX - timedelta(days=29))
    assert line(somebody(1, starts=last_month), somebody(2, starts=(SIX,))) == [1, 2]


def test_the_month_is_that_of_the_schools_wall_clock() -> None:
    eve = datetime(2026, 11, 1, 1, 0, tzinfo=UTC)  # October is not over in Seattle
    late = replace(WISH, starts_at=eve, ends_at=eve + timedelta(hours=1))
    assert matched(somebody(starts=(SIX,)), late).load == 1


def test_at_the_same_load_our_own_staff_come_before_agencies() -> None:
    assert line(somebody(1, staff=False), somebody(2)) == [2, 1]


def test_every_place_in_the_line_has_its_reasons() -> None:
    found = matched(somebody(staff=False), WISH)
    assert found.reasons == (Reason.QUALIFIED, Reason.FREE, Reason.IN_ROOM, Reason.AGENCY)


LANGUAGES = st.dictionaries(st.sampled_from(["so", "es", "ase"]), st.booleans())
AROUND = st.integers(*(quarters(SIX, SIX + timedelta(hours=1), remote=False)[i] for i in (0, -1)))
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        st.integers(1, 50),
        LANGUAGES,
        st.booleans(),
        st.booleans(),
        st.frozensets(AROUND, max_size=2),
        st.lists(st.just(SIX), max_size=3).map(tuple),
    ),
    unique_by=lambda one: one.interpreter_id,
    max_size=12,
)


@given(candidates=CANDIDATES, place=st.sampled_from(Place))
def test_nobody_busy_or_unqualified_is_ever_proposed_and_nobody_fit_forgotten(
    candidates: list[Candidate], place: Place
) -> None:
    wish = replace(WISH, place=place)
    fit = {
        one.interpreter_id
        for one in candidates
        if one.languages.get("so")
        and not one.busy
        & set(quarters(SIX, wish.ends_at, remote=is_remote(place, remote_only=one.remote_only)))
    }
    assert set(line(*candidates, wish=wish)) == fit


@given(candidates=CANDIDATES, seed=st.randoms())
def test_the_line_does_not_depend_on_the_order_of_the_list(candidates: list[Candidate], seed: object) -> None:
    shuffled = sorted(candidates, key=lambda _: seed.random())  # type: ignore[attr-defined]
    assert line(*shuffled) == line(*candidates)
