"""What a file would do, against what stands here: new, changed, checked, the same, a conflict, or refused."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given

from chats.exchange.formats import Read, Reading, Unit, Unreadable
from chats.exchange.planning import Plan, Standing, Step, Trust, plan
from chats.texts.states import State
from tests.exchange.samples import COUNTED, KEPT, ONE, many

WORDS, OTHERS, THEIRS = ONE.forms, ("تفضّلوا في 6.",), ("أهلاً في 6.",)
MISSING = replace(ONE, forms=(), state=State.MISSING)


def anything(_unit: Unit, _forms: tuple[str, ...], _comments: tuple[str, ...]) -> Iterable[str]:
    return ()


def planned(unit: Unit, read: Read, trust: Trust = Trust.NONE) -> Plan:
    return plan([unit], Reading([read], [], "ar"), "ar", anything, trust)


def step(unit: Unit, read: Read, trust: Trust = Trust.NONE) -> Step:
    (only,) = planned(unit, read, trust).steps
    return only


def gave(unit: Unit, *forms: str, **facts: object) -> Read:
    """What came back for a unit that left as it is here."""
    given = {"state": unit.state, "context": unit.context, "stamp": unit.stamp} | facts
    return Read(3, unit.key, (unit.source,), forms, **given)  # type: ignore[arg-type]


def test_words_where_there_were_none_are_new() -> None:
    made = step(MISSING, gave(MISSING, *THEIRS))
    assert (made.standing, made.becomes) == (Standing.NEW, State.DRAFT)


def test_other_words_are_a_change() -> None:
    assert step(ONE, gave(ONE, *THEIRS)).standing is Standing.CHANGED


def test_words_that_came_back_as_they_left_change_nothing() -> None:
    assert step(ONE, gave(ONE, *WORDS)).standing is Standing.SAME


def test_no_words_never_delete_what_is_here() -> None:
    made = planned(ONE, gave(ONE, ""))
    assert (made.steps[0].standing, made.to_write()) == (Standing.SAME, [])


def test_spaces_and_marks_that_a_program_added_are_no_change() -> None:
    assert step(ONE, gave(ONE, f" \u200f{WORDS[0]}\r\n")).standing is Standing.SAME


def test_words_nobody_touched_give_way_to_newer_ones_here() -> None:
    here = replace(ONE, forms=OTHERS)
    assert step(here, gave(ONE, *WORDS)).standing is Standing.SAME


def test_words_changed_on_both_sides_are_a_conflict() -> None:
    here = replace(ONE, forms=OTHERS)
    made = planned(here, gave(ONE, *THEIRS))
    assert (made.steps[0].standing, made.to_write()) == (Standing.WORDS_CHANGED, [])
    assert [one.forms for one in made.to_write([ONE.key])] == [THEIRS]


def test_a_source_that_changed_is_a_conflict_and_its_translation_a_draft() -> None:
    here = replace(ONE, source="Come at 6 or 7.")
    made = step(here, gave(ONE, *THEIRS), Trust.EVERY)
    assert (made.standing, made.becomes) == (Standing.SOURCE_CHANGED, State.DRAFT)


def test_a_source_column_that_a_program_rewrote_is_no_change_of_the_source() -> None:
    read = replace(gave(ONE, *THEIRS), sources=("Come at 6…",))
    assert step(ONE, read).standing is Standing.CHANGED


@pytest.mark.parametrize(
    ("source", "standing"),
    [(("Come at 5.",), Standing.SOURCE_CHANGED), ((ONE.source,), Standing.CHANGED), ((), Standing.CHANGED)],
)
def test_without_a_stamp_the_source_itself_is_compared(source: tuple[str, ...], standing: Standing) -> None:
    read = replace(gave(ONE, *THEIRS, stamp=""), sources=source)
    assert step(ONE, read).standing is standing


def test_without_a_stamp_what_somebody_reviewed_is_not_given_up_for_a_draft() -> None:
    here = replace(ONE, state=State.REVIEWED)
    assert step(here, gave(ONE, *THEIRS, stamp="")).standing is Standing.WORDS_CHANGED


@pytest.mark.parametrize(
    ("trust", "marked", "state"),
    [
        (Trust.NONE, State.REVIEWED, State.DRAFT),
        (Trust.MARKED, State.REVIEWED, State.REVIEWED),
        (Trust.MARKED, State.DRAFT, State.DRAFT),
        (Trust.EVERY, State.DRAFT, State.REVIEWED),
        (Trust.NONE, State.MACHINE_DRAFT, State.MACHINE_DRAFT),
    ],
)
def test_words_count_as_far_as_somebody_stands_behind_them(trust: Trust, marked: State, state: State) -> None:
    assert step(ONE, gave(ONE, *THEIRS, state=marked), trust).becomes is state


def test_words_written_over_a_machines_draft_are_a_persons() -> None:
    here = replace(ONE, state=State.MACHINE_DRAFT)
    assert step(here, gave(here, *THEIRS)).becomes is State.DRAFT


def test_the_same_words_can_be_reviewed() -> None:
    made = step(ONE, gave(ONE, *WORDS, state=State.REVIEWED), Trust.MARKED)
    assert (made.standing, made.becomes) == (Standing.CHECKED, State.REVIEWED)


def test_the_same_words_reviewed_against_an_old_source_are_a_conflict() -> None:
    here = replace(ONE, source="Come at 6 or 7.", state=State.OUTDATED)
    assert step(here, gave(ONE, *WORDS), Trust.EVERY).standing is Standing.SOURCE_CHANGED


@pytest.mark.parametrize("trust", list(Trust))
def test_what_is_reviewed_here_stays_so(trust: Trust) -> None:
    here = replace(ONE, state=State.REVIEWED)
    made = step(here, gave(here, *WORDS, state=State.DRAFT), trust)
    assert (made.standing, made.becomes) == (Standing.SAME, State.REVIEWED)


def test_a_translators_remark_is_kept_without_claiming_more() -> None:
    made = step(ONE, gave(ONE, *WORDS, comments=("a place?",)))
    assert (made.standing, made.becomes, made.comments) == (Standing.CHANGED, State.DRAFT, ("a place?",))


def test_our_remarks_stay_where_a_program_lost_them() -> None:
    here = replace(ONE, comments=("a place?",))
    assert step(here, gave(here, *THEIRS)).comments == ("a place?",)


@pytest.mark.parametrize(
    ("unit", "forms", "why"),
    [
        (ONE, ("a", "b"), "1 forms are needed"),
        (COUNTED, ("%(n)s",) * 5, "6 forms are needed"),
        (COUNTED, ("%(n)s", "", "a", "a", "a", "a"), "6 forms are needed"),
        (ONE, ("تعالوا ??? 6",), "Letters were lost"),
        (ONE, ("تعالوا \ufffd 6",), "Letters were lost"),
        (ONE, ("a\x00",), "hidden or damaged character"),
        (ONE, ("a" * 20_001,), "This is too long"),
    ],
)
def test_words_that_cannot_be_right_are_refused(unit: Unit, forms: tuple[str, ...], why: str) -> None:
    (refused,) = planned(unit, gave(unit, *forms)).refused
    assert refused.line == 3
    assert why in str(refused.why[0])


def test_question_marks_of_the_source_are_no_lost_letters() -> None:
    here = replace(ONE, source="Really???")
    assert step(here, gave(here, "حقاً???")).standing is Standing.CHANGED


def test_what_the_checks_find_is_said_with_its_line() -> None:
    def lacking(_unit: Unit, _forms: tuple[str, ...], _comments: tuple[str, ...]) -> Iterable[str]:
        return ["lacks a slot", "is English"]

    made = plan([ONE], Reading([gave(ONE, *THEIRS)]), "ar", lacking, Trust.NONE)
    assert [(one.line, one.source, one.why) for one in made.refused] == [
        (3, ONE.source, ("lacks a slot", "is English"))
    ]


@pytest.mark.parametrize(
    "read",
    [
        Read(2, None, (ONE.source,), THEIRS, None, ONE.context),
        Read(2, None, (), THEIRS, None, ONE.context),
        Read(2, "renamed", (ONE.source,), THEIRS, None, ONE.context),
    ],
)
def test_a_unit_is_found_by_its_context_where_its_id_was_lost(read: Read) -> None:
    assert step(ONE, read).unit == ONE


def test_what_is_not_here_is_refused() -> None:
    (refused,) = planned(ONE, Read(2, "text-8", ("Go",), THEIRS)).refused
    assert "not here any more" in str(refused.why[0])


def test_a_unit_that_comes_back_twice_counts_once() -> None:
    reading = Reading([gave(ONE, *THEIRS), replace(gave(ONE, *OTHERS), key=None, line=9)])
    made = plan([ONE], reading, "ar", anything, Trust.NONE)
    assert ([one.forms for one in made.steps], [one.line for one in made.refused]) == ([THEIRS], [9])


def test_a_file_of_another_language_is_refused() -> None:
    with pytest.raises(Unreadable):
        plan([ONE], Reading([], [], "fa-AF"), "ar", anything, Trust.NONE)


def test_the_mark_changes_with_what_stands_here() -> None:
    read = gave(ONE, *THEIRS)
    marks = {
        planned(one, read).mark
        for one in (ONE, replace(ONE, forms=OTHERS), replace(ONE, state=State.REVIEWED))
    }
    assert len(marks) == 3
    assert {planned(ONE, read, trust).mark for trust in Trust} == {planned(ONE, read).mark}


def as_written(units: list[Unit], made: Plan) -> list[Unit]:
    """The units after the plan was done."""
    done = {one.unit.key: one for one in made.to_write(unit.key for unit in units)}
    return [
        replace(unit, forms=done[unit.key].forms, state=done[unit.key].becomes) if unit.key in done else unit
        for unit in units
    ]


@pytest.mark.parametrize("trust", list(Trust))
@given(units=many(KEPT), others=many(KEPT))
def test_the_same_file_twice_changes_nothing(trust: Trust, units: list[Unit], others: list[Unit]) -> None:
    rows = [
        gave(unit, *other.forms, stamp=other.stamp, state=other.state)
        for unit, other in zip(units, others, strict=False)
    ]
    reading = Reading([replace(row, key=unit.key) for row, unit in zip(rows, units, strict=False)])
    after = as_written(units, plan(units, reading, "ar", anything, trust))
    again = plan(after, reading, "ar", anything, trust)
    assert again.to_write() == []
