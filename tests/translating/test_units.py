"""What there is to translate: for whom, in which order, and how far it is."""

from datetime import timedelta

import pytest

from chats.access.actors import Role
from chats.archive import actions as archive
from chats.families.households import Audience
from chats.meetings.kinds import Status
from chats.texts.states import State
from chats.translating import actions, queries
from tests.factories import NOW, Make
from tests.invitations.statements import statements
from tests.translating.conftest import Desk

DAY = timedelta(days=1)


def test_a_language_is_needed_where_families_read_it(desk: Desk) -> None:
    desk.chat()
    desk.reads("so")
    assert desk.queue("so") == [("title", "missing"), ("summary", "missing")]
    assert desk.queue("ar") == []


def test_nobody_translates_into_the_language_it_was_written_in(desk: Desk) -> None:
    desk.chat()
    desk.reads("en")
    assert desk.queue("en") == []


def test_a_library_topic_needs_no_translator(desk: Desk, make: Make) -> None:
    make.meeting()
    desk.reads("so")
    assert desk.queue("so") == []


@pytest.mark.parametrize(
    "facts", [{"status": Status.CANCELLED}, {"status": Status.HELD}, {"starts_at": NOW - 2 * DAY}]
)
def test_what_no_family_will_read_any_more_is_not_in_the_queue(desk: Desk, facts: dict[str, object]) -> None:
    desk.chat(**facts)
    desk.reads("so")
    assert desk.queue("so") == []


def test_a_chat_for_some_languages_needs_no_others(desk: Desk) -> None:
    desk.chat(audience=Audience(languages=frozenset({"so"})).to_json())
    desk.reads("so", "ar")
    assert (len(desk.queue("so")), len(desk.queue("ar"))) == (2, 0)


def test_the_soonest_chat_comes_first(desk: Desk) -> None:
    later, sooner = desk.chat(starts_at=NOW + 9 * DAY), desk.chat(starts_at=NOW + 2 * DAY)
    desk.reads("so")
    lines = queries.units_for(desk.by, "so", NOW)
    assert [line.unit.meeting.id for line in lines] == [sooner.id, sooner.id, later.id, later.id]


def test_it_says_how_many_families_wait_for_it(desk: Desk) -> None:
    desk.chat()
    desk.reads("so", "so", "ar")
    assert {line.families for line in queries.units_for(desk.by, "so", NOW)} == {2}


def test_questions_and_answers_wait_for_those_who_were_invited(desk: Desk, make: Make) -> None:
    past = make.meeting(starts_at=NOW - 3 * DAY, status=Status.HELD)
    family = make.family(guardians=0)
    make.guardian(family, written_language="so")
    make.invitation(past, family)
    archive.add_note(
        past.id, archive.NoteDraft("Is there a bus?", "Yes, at 8.", "en", None), by=desk.by, now=NOW
    )
    desk.reads("ar")
    assert desk.queue("so") == [("question", "missing"), ("answer", "missing")]
    assert desk.queue("ar") == []


def test_a_question_without_an_answer_is_one_text(desk: Desk, make: Make) -> None:
    past = make.meeting(starts_at=NOW - 3 * DAY, status=Status.HELD)
    make.invitation(past)
    archive.add_note(past.id, archive.NoteDraft("Is there a bus?", "", "en", None), by=desk.by, now=NOW)
    assert desk.queue("es") == [("question", "missing")]


def test_a_liaison_sees_what_their_schools_wrote_and_the_office_sees_all(desk: Desk, make: Make) -> None:
    other = make.school()
    desk.chat(school=other)
    desk.reads("so", school=other)
    assert desk.queue("so") == []
    assert len(desk.queue("so", make.staff(Role.COORDINATOR))) == 2


def test_another_districts_texts_are_not_there(desk: Desk, make: Make) -> None:
    abroad = make.school(make.district())
    desk.chat(school=abroad)
    desk.reads("so", school=abroad)
    assert desk.queue("so", make.staff(Role.ADMINISTRATOR)) == []


def test_a_language_says_how_far_its_texts_are(desk: Desk) -> None:
    first, second = desk.chat(), desk.chat()
    desk.reads("es")
    desk.take(first.title_id, "es", "La boleta", State.DRAFT)
    desk.take(first.summary_id, "es", "La leemos juntos el 9 de marzo.", State.REVIEWED)
    desk.take(second.title_id, "es", "La boleta de su hijo", State.REVIEWED)
    desk.rewrite(second.title_id, "Your child's grades")
    (count,) = queries.counts(queries.units(desk.by, NOW))
    assert count.tag == "es"
    assert {state.value: number for state, number in count.by_state.items()} == {
        "draft": 1, "reviewed": 1, "outdated": 1, "missing": 1,
    }  # fmt: skip
    assert count.to_do == 3


def asked(desk: Desk) -> int:
    with statements("SELECT") as said:
        queries.units_for(desk.by, "so", NOW)
    return len(said)


def test_twenty_chats_cost_no_more_statements_than_two(desk: Desk) -> None:
    desk.reads("so", "ar")
    narrow = Audience(languages=frozenset({"so"})).to_json()
    desk.chat(), desk.chat(audience=narrow)
    few = asked(desk)
    chats = [desk.chat(audience=narrow if number % 2 else {}) for number in range(18)]
    assert asked(desk) == few
    assert len(desk.queue("so")) == 2 * (len(chats) + 2)


def test_what_is_marked_for_somebody_outside_is_a_list_of_its_own(desk: Desk) -> None:
    chat = desk.chat()
    desk.reads("so")
    actions.ask_outside(chat.summary_id or 0, "so", by=desk.by, now=NOW)
    assert [line.unit.text.id for line in queries.wished(desk.by, "so", NOW)] == [chat.summary_id]
