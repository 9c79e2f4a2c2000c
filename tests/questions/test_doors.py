"""Who may read a question is decided by the door it came by."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from chats.access.actors import Role, Staff
from chats.questions.doors import LATE_AFTER, Asked, Door, is_late, may_read
from tests.factories import NOW


@st.composite
def people(draw: st.DrawFn) -> Staff:
    schools = draw(st.frozensets(st.integers(1, 3)))
    return Staff(draw(st.integers(1, 5)), 1, draw(st.sampled_from(Role)), schools, "Åsa", "en", 1)


@given(by=people(), school=st.integers(1, 3), liaisons=st.frozensets(st.integers(1, 5)))
def test_a_question_to_the_liaison_is_read_by_the_meetings_liaisons_and_by_no_role(
    by: Staff, school: int, liaisons: frozenset[int]
) -> None:
    assert may_read(by, Asked(Door.LIAISON, school, liaisons)) == (by.id in liaisons)


@given(by=people(), school=st.integers(1, 3), liaisons=st.frozensets(st.integers(1, 5)))
def test_an_open_question_is_read_by_whoever_works_at_the_school(
    by: Staff, school: int, liaisons: frozenset[int]
) -> None:
    assert may_read(by, Asked(Door.OPEN, school, liaisons)) == by.works_at(school)


def test_a_question_is_late_after_three_days() -> None:
    assert not is_late(NOW, NOW + LATE_AFTER - timedelta(seconds=1))
    assert is_late(NOW, NOW + LATE_AFTER)
