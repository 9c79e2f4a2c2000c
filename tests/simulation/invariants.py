"""What must hold of every schedule, checked on what providers saw (research/reliability.md 2.3, I1 to I8)."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from zoneinfo import ZoneInfo

from chats.delivery.letter import LAST_WORD, MessageState
from chats.meetings.kinds import Status
from tests.simulation.endings import (
    i5_everything_ends,
    i9_a_switch_stops_what_is_not_in_hand,
    nights_are_quiet,
    reports_only_go_forward,
)
from tests.simulation.evidence import Evidence, about_meetings, evidence_of, whom
from tests.simulation.facts import Truth
from tests.simulation.letters import Seen
from tests.simulation.reading import Stated
from tests.simulation.world import World

WITHDRAWN = (MessageState.SUPERSEDED, MessageState.CANCELLED)


def broken(world: World) -> list[str]:
    """Which promises a schedule broke, each with what broke it. Inside ``across_districts``."""
    evidence = evidence_of(world)
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(evidence)]


def i1_nothing_older_than_the_newest_change(evidence: Evidence) -> Iterator[str]:
    """No message was taken whose revision is older than the newest committed before its attempt."""
    for one, truth in about_meetings(evidence):
        if one.row.subject_revision < truth.revision:
            yield f"{one.name} states revision {one.row.subject_revision}, {truth.revision} was committed"


def i2_nothing_but_the_cancellation_after_it(evidence: Evidence) -> Iterator[str]:
    """No reminder, invitation or change was taken after the meeting was called off."""
    for one, truth in about_meetings(evidence):
        if (truth.status is Status.CANCELLED) != (one.row.kind == "cancelled"):
            yield f"{one.name} though the meeting was {truth.status.value}"


def i3_the_last_word_is_the_truth(evidence: Evidence) -> Iterator[str]:
    """What each person was last told of a meeting is so, or a correction stands where people see it."""
    last: dict[tuple[str, int], Seen] = {}
    for one, _truth in about_meetings(evidence):
        never_came = one.row.state is MessageState.FAILED_PERMANENT
        if not one.row.kind.startswith("offer") and not never_came:
            last[whom(one.row), one.row.subject_id] = one
    for (reader, meeting_id), one in last.items():
        end = evidence.world.truth[meeting_id][-1]
        if not (_says(one, end) or _corrected(evidence, reader, end) or _too_late(evidence.world, end)):
            yield f"{one.name} was the last word, and the meeting is {end}"


def _says(one: Seen, end: Truth) -> bool:
    if (end.status is Status.CANCELLED) != (one.row.kind == "cancelled"):
        return False
    return bool(one.times) and _is(one.times[0], end)


def _corrected(evidence: Evidence, reader: str, end: Truth) -> bool:
    return any(
        whom(row) == reader and (row.subject_revision == end.revision or row.kind == "assignment-cancelled")
        for row in evidence.rows
        if row.subject_kind == "meeting" and row.state not in WITHDRAWN
    )


def _too_late(world: World, end: Truth) -> bool:
    """Whether no worker looked between the change and the hour from which it is of no use."""
    useful_until = end.ends_at if end.status is Status.CANCELLED else end.starts_at
    return not any(one.seq >= end.seq and one.at < useful_until for one in world.looks)


def i4_once_unless_marked(evidence: Evidence) -> Iterator[str]:
    """No message was taken twice, unless it is marked as a possible duplicate; then twice at most."""
    yield from (f"a provider took {uid}, which is no message of ours" for uid in evidence.unknown)
    times: dict[int, list[Seen]] = defaultdict(list)
    for one in evidence.seen:
        times[one.row.id].append(one)
    for copies in times.values():
        by_people = evidence.world.asked_again[copies[0].row.id]
        if len(copies) > by_people + (2 if copies[0].row.possible_duplicate else 1):
            yield f"{copies[0].name} was taken {len(copies)} times"


def i6_the_words_state_the_true_time(evidence: Evidence) -> Iterator[str]:
    """The time read out of what was taken is the meeting's, on its own clock, with the right weekday."""
    for one, truth in about_meetings(evidence):
        if not one.times or not _is(one.times[0], truth):
            yield f"{one.name} says {one.times}, true was {truth}"
        if any(not stated.day_named_rightly for stated in one.times):
            yield f"{one.name} names the wrong weekday"
        before = evidence.world.truth[one.row.subject_id]
        if any(not any(_is(stated, was) for was in before) for stated in one.times[1:]):
            yield f"{one.name} says that it was at {one.times[1:]} before"
    for one in evidence.seen:
        if one.row.subject_kind == "incoming-text":
            now_true = [
                evidence.world.true_at(a, one.accepted.seq) for a in evidence.world.known(one.accepted.seq)
            ]
            stands = [truth for truth in now_true if truth.status is Status.PUBLISHED or not _awaits(one)]
            if any(not any(_is(stated, truth) for truth in stands) for stated in one.times):
                yield f"{one.name} answers with {one.times}, true was {[str(truth) for truth in now_true]}"


def _awaits(one: Seen) -> bool:
    """Whether an answer looks forward to seeing them."""
    return "look forward" in one.row.letter.source_text


def _is(stated: Stated, truth: Truth) -> bool:
    zone = ZoneInfo(truth.zone)
    starts, ends = (one.astimezone(zone).replace(tzinfo=None) for one in (truth.starts_at, truth.ends_at))
    return (stated.starts, stated.ends) == (starts, ends)


def i7_calendars_only_go_forward(evidence: Evidence) -> Iterator[str]:
    """SEQUENCE never falls, rises with each revision, and after a CANCEL nothing asks again."""
    entries: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for one in evidence.seen:
        if one.calendar is not None:
            entries[one.accepted.to, one.calendar.uid].append(one)
    for files in entries.values():
        for before, after in pairwise(files):
            if _goes_back(before, after):
                yield f"{after.name}: {after.calendar} after {before.calendar}"
    for one, truth in about_meetings(evidence):
        if one.calendar is not None and one.calendar.starts_at != truth.starts_at:
            yield f"{one.name}: its calendar file says {one.calendar.starts_at}, true was {truth}"


def _goes_back(before: Seen, after: Seen) -> bool:
    one, other = before.calendar, after.calendar
    assert one is not None
    assert other is not None
    newer = after.row.subject_revision > before.row.subject_revision
    return (
        other.sequence < one.sequence
        or (newer and other.sequence <= one.sequence)
        or (one.method == "CANCEL" and other.method == "REQUEST" and other.sequence <= one.sequence)
    )


def i8_stop_is_silence(evidence: Evidence) -> Iterator[str]:
    """After a STOP was committed, nothing is taken for that address but the word that it was heard."""
    for stop in evidence.world.stops:
        for one in evidence.seen:
            same = (one.accepted.channel, one.accepted.to) == (stop.channel, stop.address)
            if same and one.accepted.seq >= stop.seq and one.row.kind != LAST_WORD:
                yield f"{one.name} after a stop at commit {stop.seq}"


CHECKS: tuple[Callable[[Evidence], Iterator[str]], ...] = (
    i1_nothing_older_than_the_newest_change,
    i2_nothing_but_the_cancellation_after_it,
    i3_the_last_word_is_the_truth,
    i4_once_unless_marked,
    i5_everything_ends,
    i6_the_words_state_the_true_time,
    i7_calendars_only_go_forward,
    i8_stop_is_silence,
    i9_a_switch_stops_what_is_not_in_hand,
    reports_only_go_forward,
    nights_are_quiet,
)
