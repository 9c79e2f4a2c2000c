"""Composing, publishing, moving, cancelling and closing a meeting."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chats.access.actors import Role, Staff
from chats.db import db, transaction
from chats.delivery.letter import Channel, Composed, Lane, MessageState
from chats.delivery.models import Message
from chats.delivery.outbox import put
from chats.meetings import actions, queries
from chats.meetings.drafts import Change, Draft, OwnWords, Where
from chats.meetings.kinds import Place, Status
from chats.meetings.models import Meeting
from tests.factories import NOW, Make

EVENING = datetime(2026, 10, 22, 18, 0)  # noqa: DTZ001  (a wall clock)
LIBRARY = Where(Place.IN_PERSON, "Library", None)
WORDS = OwnWords("so", "Buugaag", "Waxaan ka wada hadli doonnaa buugaagta.")


@pytest.fixture
def amina(make: Make) -> Staff:
    """The liaison of the first school."""
    return make.staff()


def draft(make: Make, **facts: object) -> Draft:
    plain = Draft(school_id=make.first_school.id, local=EVENING, minutes=45, where=LIBRARY, topic="grades")
    return replace(plain, **facts)


def kept(meeting_id: int) -> Meeting:
    db.session.expire_all()
    return db.session.get_one(Meeting, meeting_id)


def change(meeting: Meeting, **facts: object) -> Change:
    plain = Change(meeting.starts_local, 60, Where(meeting.place, meeting.room, None), meeting.lock_version)
    return replace(plain, **facts)


def test_a_composed_meeting_is_a_draft_that_nobody_was_told_of(make: Make, amina: Staff) -> None:
    meeting = kept(actions.compose(draft(make), by=amina, now=NOW))
    assert (meeting.status, meeting.published_at) == (Status.DRAFT, None)


def test_a_second_click_makes_no_second_meeting(make: Make, amina: Staff) -> None:
    first = actions.compose(draft(make, once="page-1"), by=amina, now=NOW)
    assert actions.compose(draft(make, once="page-1"), by=amina, now=NOW) == first


def test_the_same_page_with_other_words_is_another_meeting(make: Make, amina: Staff) -> None:
    first = actions.compose(draft(make, once="page-1"), by=amina, now=NOW)
    assert actions.compose(draft(make, once="page-1", minutes=60), by=amina, now=NOW) != first


def test_without_liaisons_the_author_is_the_liaison(make: Make, amina: Staff) -> None:
    meeting_id = actions.compose(draft(make), by=amina, now=NOW)
    assert [one.id for one in queries.liaisons_of([meeting_id])[meeting_id]] == [amina.id]


@pytest.mark.parametrize("role", [Role.HOST])
def test_a_host_composes_nothing(make: Make, role: Role) -> None:
    with pytest.raises(actions.NotTheirs):
        actions.compose(draft(make), by=make.staff(role), now=NOW)


def test_a_liaison_composes_nothing_for_another_school(make: Make, amina: Staff) -> None:
    with pytest.raises(actions.NotTheirs):
        actions.compose(draft(make, school_id=make.school().id), by=amina, now=NOW)


def test_own_words_are_kept_in_the_language_they_were_written_in(make: Make, amina: Staff) -> None:
    meeting = kept(actions.compose(draft(make, words=WORDS), by=amina, now=NOW))
    assert (meeting.topic, queries.own_words(meeting)) == (None, WORDS)


def test_own_words_have_no_words_in_another_language(make: Make, amina: Staff) -> None:
    meeting = kept(actions.compose(draft(make, words=WORDS), by=amina, now=NOW))
    assert queries.words_of(meeting, "ar") is None


def test_a_draft_can_be_composed_anew(make: Make, amina: Staff) -> None:
    meeting_id = actions.compose(draft(make, words=WORDS), by=amina, now=NOW)
    seen = kept(meeting_id).lock_version
    actions.redraft(meeting_id, draft(make, minutes=90), lock_version=seen, by=amina, now=NOW)
    meeting = kept(meeting_id)
    assert (meeting.topic, meeting.ends_at - meeting.starts_at) == ("grades", timedelta(minutes=90))


def test_the_second_editor_of_a_draft_overwrites_nothing(make: Make, amina: Staff) -> None:
    meeting_id = actions.compose(draft(make), by=amina, now=NOW)
    seen = kept(meeting_id).lock_version
    actions.redraft(meeting_id, draft(make, minutes=90), lock_version=seen, by=amina, now=NOW)
    with pytest.raises(actions.EditedMeanwhile):
        actions.redraft(meeting_id, draft(make, minutes=30), lock_version=seen, by=amina, now=NOW)
    assert kept(meeting_id).ends_at - kept(meeting_id).starts_at == timedelta(minutes=90)


def test_a_published_meeting_is_no_draft_any_more(make: Make, amina: Staff) -> None:
    meeting = make.meeting()
    with pytest.raises(actions.NotNow):
        actions.redraft(meeting.id, draft(make), lock_version=meeting.lock_version, by=amina, now=NOW)


def test_publishing_twice_is_publishing_once(make: Make, amina: Staff) -> None:
    meeting_id = actions.compose(draft(make), by=amina, now=NOW)
    actions.publish(meeting_id, by=amina, now=NOW)
    actions.publish(meeting_id, by=amina, now=NOW + timedelta(hours=1))
    assert kept(meeting_id).published_at == NOW


def test_a_draft_whose_time_is_over_is_not_published(make: Make, amina: Staff) -> None:
    meeting_id = actions.compose(draft(make), by=amina, now=NOW)
    with pytest.raises(actions.NotNow):
        actions.publish(meeting_id, by=amina, now=NOW + timedelta(days=30))


def test_families_hear_of_a_new_time(make: Make, amina: Staff) -> None:
    meeting = make.meeting()
    moved = change(meeting, local=EVENING)
    assert actions.reschedule(meeting.id, moved, by=amina, now=NOW)
    assert kept(meeting.id).revision == 1


def test_a_change_remembers_what_families_were_told(make: Make, amina: Staff) -> None:
    meeting = make.meeting(room="Library")
    was, where = meeting.starts_at.isoformat(), Where(Place.IN_PERSON, "Gym", None)
    actions.reschedule(meeting.id, change(meeting, where=where), by=amina, now=NOW)
    found = queries.change_of(meeting.id, 1)
    assert found is not None
    assert (found.was["room"], found.was["starts_at"]) == ("Library", was)


def test_more_seats_are_no_news(make: Make, amina: Staff) -> None:
    meeting = make.meeting(seats=10)
    assert not actions.reschedule(meeting.id, change(meeting, seats=20), by=amina, now=NOW)
    assert kept(meeting.id).revision == 0


def test_mending_a_slip_of_the_pen_tells_nobody(make: Make, amina: Staff) -> None:
    meeting_id = actions.compose(draft(make, words=WORDS), by=amina, now=NOW)
    actions.publish(meeting_id, by=amina, now=NOW)
    meeting = kept(meeting_id)
    mended = change(meeting, words=replace(WORDS, title="Buugaagta"))
    unmoved = replace(mended, minutes=45)
    assert not actions.reschedule(meeting_id, unmoved, by=amina, now=NOW)
    assert queries.own_words(kept(meeting_id)) == replace(WORDS, title="Buugaagta")


def test_the_second_of_two_editors_overwrites_nothing(make: Make, amina: Staff) -> None:
    meeting = make.meeting(room="Library")
    first = change(meeting, where=Where(Place.IN_PERSON, "Gym", None))
    second = change(meeting, where=Where(Place.IN_PERSON, "Cafeteria", None))
    actions.reschedule(meeting.id, first, by=amina, now=NOW)
    with pytest.raises(actions.EditedMeanwhile):
        actions.reschedule(meeting.id, second, by=amina, now=NOW)
    assert kept(meeting.id).room == "Gym"


def test_a_meeting_that_has_begun_is_not_moved(make: Make, amina: Staff) -> None:
    meeting = make.meeting(starts_at=NOW + timedelta(hours=1))
    with pytest.raises(actions.NotNow):
        actions.reschedule(meeting.id, change(meeting, local=EVENING), by=amina, now=NOW + timedelta(hours=1))


def waiting_message(meeting: Meeting) -> Message:
    composed = Composed("invitation", "en", Channel.CALL, "Hello", "Hello")
    with transaction():
        put(
            composed, key="k", recipient="guardian:1", address=None, lane=Lane.INVITATIONS, zone=meeting.zone,
            subject=("meeting", meeting.id, 0), not_before=NOW, useless_after=meeting.starts_at,
            district_id=meeting.district_id, now=NOW,
        )  # fmt: skip
    return db.session.query(Message).one()


def test_moving_takes_back_what_was_not_sent(make: Make, amina: Staff) -> None:
    meeting = make.meeting()
    message = waiting_message(meeting)
    actions.reschedule(meeting.id, change(meeting, local=EVENING), by=amina, now=NOW)
    db.session.refresh(message)
    assert message.state is MessageState.SUPERSEDED


def test_cancelling_takes_back_what_was_not_sent(make: Make, amina: Staff) -> None:
    meeting = make.meeting()
    message = waiting_message(meeting)
    actions.cancel(meeting.id, by=amina, now=NOW)
    db.session.refresh(message)
    assert message.state is MessageState.CANCELLED


def test_cancelling_twice_is_cancelling_once(make: Make, amina: Staff) -> None:
    meeting = make.meeting()
    actions.cancel(meeting.id, by=amina, now=NOW)
    actions.cancel(meeting.id, by=amina, now=NOW + timedelta(hours=1))
    assert (kept(meeting.id).revision, kept(meeting.id).cancelled_at) == (1, NOW)


def test_a_meeting_is_closed_only_after_it_began(make: Make, amina: Staff) -> None:
    meeting = make.meeting()
    with pytest.raises(actions.NotNow):
        actions.close(meeting.id, by=amina, now=NOW)


def test_a_meeting_that_was_held_is_closed(make: Make, amina: Staff) -> None:
    meeting = make.meeting()
    actions.close(meeting.id, by=amina, now=NOW + timedelta(days=8))
    assert kept(meeting.id).status is Status.HELD
