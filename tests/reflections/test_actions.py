"""What staff make of a chat, and promises that are kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chats.access.actors import Role, Staff
from chats.db import within
from chats.meetings.models import Meeting
from chats.reflections import actions, queries
from chats.reflections.thoughts import Thoughts
from tests.factories import NOW, Make

DUE = date(2026, 10, 20)
GOOD = Thoughts("The tea", "The time", "A sign at the door", "Slides", "Small groups", "Ask for a bus", DUE)


@pytest.fixture
def meeting(make: Make) -> Meeting:
    """A chat."""
    return make.meeting()


def promises(by: Staff, until: date) -> list[str]:
    return [one.reflection.promise for one in queries.open_promises(by, until)]


def test_everyone_has_one_reflection_that_they_may_rewrite(make: Make, meeting: Meeting) -> None:
    first, second = make.staff(), make.staff(Role.HOST)
    actions.reflect(meeting.id, GOOD, by=first, now=NOW)
    actions.reflect(meeting.id, replace(GOOD, worked="The room"), by=first, now=NOW)
    actions.reflect(meeting.id, GOOD, by=second, now=NOW)
    thoughts = queries.reflections_of(meeting.id)
    assert [(one.author, one.reflection.worked) for one in thoughts] == [
        (first.name, "The room"),
        (second.name, "The tea"),
    ]


def test_a_promise_is_asked_about_from_its_day_on(make: Make, meeting: Meeting) -> None:
    by = make.staff()
    actions.reflect(meeting.id, GOOD, by=by, now=NOW)
    assert promises(by, DUE - timedelta(days=1)) == []
    assert promises(by, DUE) == ["Ask for a bus"]


def test_a_promise_without_a_date_is_asked_about_at_once(make: Make, meeting: Meeting) -> None:
    by = make.staff()
    actions.reflect(meeting.id, replace(GOOD, promise_due_on=None), by=by, now=NOW)
    assert promises(by, NOW.date()) == ["Ask for a bus"]


def test_a_kept_promise_is_asked_about_no_more(make: Make, meeting: Meeting) -> None:
    by = make.staff()
    actions.reflect(meeting.id, GOOD, by=by, now=NOW)
    (thought,) = queries.reflections_of(meeting.id)
    actions.keep_promise(thought.reflection.id, kept=True, by=make.staff(), now=NOW)
    assert promises(by, DUE) == []
    actions.keep_promise(thought.reflection.id, kept=False, by=by, now=NOW)
    assert promises(by, DUE) == ["Ask for a bus"]


def test_another_promise_is_another_one_to_keep(make: Make, meeting: Meeting) -> None:
    by = make.staff()
    actions.reflect(meeting.id, GOOD, by=by, now=NOW)
    (thought,) = queries.reflections_of(meeting.id)
    actions.keep_promise(thought.reflection.id, kept=True, by=by, now=NOW)
    actions.reflect(meeting.id, replace(GOOD, worked="More tea"), by=by, now=NOW)
    assert promises(by, DUE) == []
    actions.reflect(meeting.id, replace(GOOD, promise="Ask for two buses"), by=by, now=NOW)
    assert promises(by, DUE) == ["Ask for two buses"]


def test_staff_of_another_school_neither_reflect_nor_tick(make: Make, meeting: Meeting) -> None:
    by, stranger = make.staff(), make.staff(school=make.school())
    actions.reflect(meeting.id, GOOD, by=by, now=NOW)
    (thought,) = queries.reflections_of(meeting.id)
    with pytest.raises(actions.NotTheirs):
        actions.reflect(meeting.id, GOOD, by=stranger, now=NOW)
    with pytest.raises(actions.NotTheirs):
        actions.keep_promise(thought.reflection.id, kept=True, by=stranger, now=NOW)
    assert promises(stranger, DUE) == []


def test_another_district_sees_no_promise_of_this_one(make: Make, meeting: Meeting) -> None:
    actions.reflect(meeting.id, GOOD, by=make.staff(), now=NOW)
    stranger = make.staff(Role.ADMINISTRATOR, school=make.school(make.district()))
    with within(stranger.district_id):
        assert promises(stranger, DUE) == []
