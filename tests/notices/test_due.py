"""What is due: right across clock changes and zones, never after a cancellation, never an old time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chats.calendars.zones import zone_names
from chats.delivery.letter import Channel, Lane, MessageState
from chats.invitations.replies import Standing
from chats.notices.due import (
    Asked,
    Due,
    Notice,
    Times,
    Told,
    due_to_assigned,
    due_to_guardian,
    due_to_listener,
    due_to_offered,
)
from chats.notices.written import Line, Whom, missing, told

START = datetime(2026, 10, 22, 1, 0, tzinfo=UTC)
"""A Wednesday evening, six o'clock in Seattle."""
COMES, SILENT, DECLINES = (Asked(one) for one in (Standing.SEATED, Standing.UNANSWERED, Standing.NOT_COMING))
LONG_AGO = Told(0, START - timedelta(days=14))


def times(**facts: object) -> Times:
    usual = {
        "revision": 0,
        "published": True,
        "cancelled": False,
        "starts_at": START,
        "zone": "America/Los_Angeles",
    }
    return Times(**(usual | facts))  # type: ignore[arg-type]


def notices(due: tuple[Due, ...]) -> list[Notice]:
    return [one.notice for one in due]


def test_who_was_never_told_is_invited() -> None:
    assert notices(due_to_guardian(times(), SILENT, None, START - timedelta(days=7))) == [Notice.INVITATION]


def test_a_meeting_that_has_begun_is_told_to_nobody() -> None:
    assert due_to_guardian(times(), COMES, None, START) == ()


def test_a_draft_is_told_to_nobody() -> None:
    assert due_to_guardian(times(published=False), SILENT, None, START - timedelta(days=7)) == ()


def test_whoever_never_heard_of_a_meeting_does_not_hear_that_it_is_off() -> None:
    off = times(published=False, cancelled=True, revision=1)
    assert due_to_guardian(off, SILENT, None, START - timedelta(days=7)) == ()


def test_a_cancellation_goes_before_everything_else() -> None:
    off = times(published=False, cancelled=True, revision=1)
    [due] = due_to_guardian(off, DECLINES, LONG_AGO, START - timedelta(hours=1))
    assert (due.notice, due.lane) == (Notice.CANCELLED, Lane.CODES_AND_CANCELLATIONS)


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [(COMES, [Notice.REMINDER_DAY]), (SILENT, [Notice.REMINDER_DAY]), (DECLINES, [])],
)
def test_the_day_before_those_it_is_for_are_reminded(asked: Asked, wanted: list[Notice]) -> None:
    assert notices(due_to_guardian(times(), asked, LONG_AGO, START - timedelta(hours=24))) == wanted


@pytest.mark.parametrize(
    ("asked", "wanted"), [(COMES, [Notice.REMINDER_HOURS]), (SILENT, []), (DECLINES, [])]
)
def test_two_hours_before_those_who_come_are_reminded(asked: Asked, wanted: list[Notice]) -> None:
    assert notices(due_to_guardian(times(), asked, LONG_AGO, START - timedelta(hours=2))) == wanted


def test_a_family_on_the_waitlist_is_told_so_and_not_reminded() -> None:
    waits = Asked(Standing.WAITING, waiting_since=START - timedelta(days=3))
    assert notices(due_to_guardian(times(), waits, LONG_AGO, START - timedelta(hours=24))) == [
        Notice.WAITLISTED
    ]


def test_a_family_that_moved_up_is_told_so() -> None:
    seated = Asked(Standing.SEATED, moved_up_at=START - timedelta(days=3))
    assert notices(due_to_guardian(times(), seated, LONG_AGO, START - timedelta(days=2))) == [Notice.SEATED]


def test_who_was_told_this_morning_needs_no_reminder_of_yesterday() -> None:
    late = Told(0, START - timedelta(hours=23))
    assert due_to_guardian(times(), COMES, late, START - timedelta(hours=22)) == ()


@pytest.mark.parametrize(
    ("day", "hours"),
    [(datetime(2027, 3, 14, 18), 23), (datetime(2026, 11, 1, 18), 25)],  # noqa: DTZ001
)
def test_one_day_before_is_the_same_wall_clock_across_a_clock_change(day: datetime, hours: int) -> None:
    starts_at = day.replace(tzinfo=ZoneInfo("America/New_York")).astimezone(UTC)
    meeting = times(starts_at=starts_at, zone="America/New_York")
    moment = starts_at - timedelta(hours=hours)
    early = Told(0, starts_at - timedelta(days=9))
    before, at = (
        due_to_guardian(meeting, COMES, early, moment - one) for one in (timedelta(seconds=1), timedelta())
    )
    assert (notices(before), notices(at)) == ([], [Notice.REMINDER_DAY])


def test_an_offer_is_due_until_its_deadline_and_for_its_own_time_only() -> None:
    deadline = START - timedelta(days=3)
    assert notices(due_to_offered(times(), 0, deadline, deadline - timedelta(1))) == [Notice.OFFER]
    assert due_to_offered(times(), 0, deadline, deadline) == ()
    assert due_to_offered(times(revision=1), 0, deadline, deadline - timedelta(1)) == ()


@pytest.mark.parametrize(
    ("revision", "ended", "known", "wanted"),
    [
        (0, False, None, [Notice.ASSIGNMENT]),
        (1, False, LONG_AGO, [Notice.ASSIGNMENT_CHANGED]),
        (0, False, LONG_AGO, []),
        (0, True, LONG_AGO, [Notice.ASSIGNMENT_CANCELLED]),
        (0, True, None, []),
    ],
)
def test_an_interpreter_hears_what_became_of_the_assignment(
    revision: int, ended: bool, known: Told | None, wanted: list[Notice]
) -> None:
    due = due_to_assigned(times(revision=revision), ended, known, START - timedelta(days=2))
    assert notices(due) == wanted


def test_a_recording_is_announced_from_when_it_is_published() -> None:
    published_at = START + timedelta(days=2)
    after = times(published=False)
    assert due_to_listener(after, None, published_at) == ()
    assert due_to_listener(after, published_at, published_at - timedelta(seconds=1)) == ()
    assert notices(due_to_listener(after, published_at, published_at)) == [Notice.RECORDING_READY]


# --- for any meeting, any answer, any instant ---

zones = st.sampled_from(zone_names())
minutes = st.integers(-10 * 24 * 60, 3 * 60)
standings = st.sampled_from(Standing)
revisions = st.integers(0, 4)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Times, Asked, list[Line], datetime]:
    cancelled = draw(st.booleans())
    meeting = times(
        revision=draw(revisions), published=not cancelled, cancelled=cancelled, zone=draw(zones),
        starts_at=START + timedelta(hours=draw(st.integers(0, 5000))),
    )  # fmt: skip
    now = meeting.starts_at + timedelta(minutes=draw(minutes))
    since = now - timedelta(hours=draw(st.integers(0, 200)))
    asked = Asked(draw(standings), since, draw(st.none() | st.just(since)))
    lines = []
    for revision in range(draw(st.integers(0, meeting.revision + 1))):
        state = draw(st.sampled_from(MessageState))
        kind = "invitation" if revision == 0 else "changed"
        lines.append(Line(revision, f"{kind}:invited:1:rev{revision}:mail", state, revision, since))
    return meeting, asked, lines, now


@given(situations())
def test_planning_after_queueing_queues_nothing(situation: tuple[Times, Asked, list[Line], datetime]) -> None:
    meeting, asked, lines, now = situation
    due = due_to_guardian(meeting, asked, told(lines), now)
    queued = [
        Line(99, Whom("invited", 1).key(one, Channel.TEXT), MessageState.READY, meeting.revision, now)
        for one, _failed in missing(due, lines)
    ]
    again = due_to_guardian(meeting, asked, told([*lines, *queued]), now)
    assert missing(again, [*lines, *queued]) == []


@given(situations())
def test_after_a_cancellation_nothing_is_told_but_the_cancellation(
    situation: tuple[Times, Asked, list[Line], datetime],
) -> None:
    meeting, asked, lines, now = situation
    told_of = {one.notice for one in due_to_guardian(meeting, asked, told(lines), now)}
    allowed = {Notice.CANCELLED} if meeting.cancelled else set(Notice) - {Notice.CANCELLED}
    assert told_of <= allowed


@given(situations())
def test_nothing_states_an_old_time(situation: tuple[Times, Asked, list[Line], datetime]) -> None:
    meeting, asked, lines, now = situation
    for one in due_to_guardian(meeting, asked, told(lines), now):
        assert one.occasion in (
            f"rev{meeting.revision}",
            one.occasion if one.occasion.startswith("at") else "",
        )


@given(situations())
def test_what_is_due_is_still_useful(situation: tuple[Times, Asked, list[Line], datetime]) -> None:
    meeting, asked, lines, now = situation
    assert all(
        now < one.useless_after <= meeting.starts_at
        for one in due_to_guardian(meeting, asked, told(lines), now)
    )


@given(situations())
def test_only_one_notice_tells_the_time_at_an_instant(
    situation: tuple[Times, Asked, list[Line], datetime],
) -> None:
    meeting, asked, lines, now = situation
    due = due_to_guardian(meeting, asked, told(lines), now)
    assert len([one for one in due if one.occasion.startswith("rev")]) <= 1
