"""What must hold of how messages end: all of them, in time, seen by people (I5); and of what holds them."""

from collections import Counter
from collections.abc import Iterator
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from chats.delivery.doubts import FOR_A_PERSON
from chats.delivery.letter import RECEIPTS, URGENT, Channel, MessageState
from chats.delivery.models import Message
from chats.meetings.kinds import Status
from tests.simulation.evidence import Evidence, whom
from tests.simulation.facts import Truth
from tests.simulation.world import World

LATE = timedelta(minutes=5)
REPORTED = (
    MessageState.ACCEPTED, MessageState.UNCONFIRMED, MessageState.AMBIGUOUS, MessageState.FAILED_PERMANENT,
)  # fmt: skip
"""Messages that ended with their provider."""
MORNING, NIGHT = time(8), time(21)
ENDED = frozenset(MessageState) - {
    MessageState.READY, MessageState.CLAIMED, MessageState.SUBMITTING, MessageState.RETRY_WAIT,
    MessageState.HELD, MessageState.WITH_PERSON, MessageState.AMBIGUOUS,
}  # fmt: skip


def i5_everything_ends(evidence: Evidence) -> Iterator[str]:
    """Every message ends in a state that people see, nobody is forgotten, and nothing goes out too late."""
    for row in evidence.rows:
        # One in doubt that no rule decides is shown to staff, who ask the family.
        if row.state not in ENDED and row.reason != FOR_A_PERSON:
            yield f"{row.key} is still {row.state.value}"
        if _is_believed(row) and row.uid not in evidence.taken:
            yield f"{row.key} is {row.state.value}, and no provider took it"
    steady = _is_steady(evidence.world)
    for one in evidence.seen:
        if steady and one.accepted.called_at > one.row.useless_after + LATE:
            yield f"{one.name} was of no use since {one.row.useless_after}"
    yield from _forgotten(evidence)


def _is_believed(row: Message) -> bool:
    sent = row.state in (MessageState.ACCEPTED, MessageState.UNCONFIRMED)
    return sent and row.channel in (Channel.MAIL, Channel.TEXT) and row.reason is None


def _is_steady(world: World) -> bool:
    """Whether every worker's clock was right."""
    return not world.told.counts["clock jumps"]


def _forgotten(evidence: Evidence) -> Iterator[str]:
    told = {(row.subject_id, whom(row)) for row in evidence.rows if row.subject_kind == "meeting"}
    for meeting_id, reader in sorted(evidence.world.asked() - told):
        truths = evidence.world.truth[meeting_id]
        if any(_could_ask(evidence.world, one.seq, one.at, truths) for one in evidence.world.looks):
            yield f"{reader} was never told of meeting {meeting_id}"


def _could_ask(world: World, seq: int, at: object, truths: list[Truth]) -> bool:
    known = [one for one in truths if one.seq <= seq]
    return bool(known) and known[-1].status is Status.PUBLISHED and at < known[-1].starts_at  # type: ignore[operator]


def i9_a_switch_stops_what_is_not_in_hand(evidence: Evidence) -> Iterator[str]:
    """While a switch is put, no call begins for what it holds."""
    for hold in evidence.world.holds:
        for one in evidence.seen:
            about = one.row.subject_kind == "meeting" and one.row.subject_id == hold.meeting_id
            held = hold.channel in (None, one.accepted.channel) and (hold.meeting_id is None or about)
            if held and hold.held(one.accepted.seq):
                yield f"{one.name} though a switch was put at commit {hold.seq}"


def reports_only_go_forward(evidence: Evidence) -> Iterator[str]:
    """In the end each text stands where its provider's reports left it, in whatever order they came."""
    told: dict[str, str] = {}
    for report in evidence.world.heard:
        if RECEIPTS[report.status] > RECEIPTS.get(told.get(report.uid, ""), 0):
            told[report.uid] = report.status
    copies = Counter(one.row.uid for one in evidence.seen)
    for row in evidence.rows:
        # Of two copies one may fail and the other arrive; what was withdrawn before it went again is over.
        said = told.get(row.uid) if copies[row.uid] == 1 and row.state in REPORTED else None
        if said is not None and RECEIPTS.get(row.receipt or "", 0) < RECEIPTS[said]:
            yield f"{row.key} stands at {row.receipt}, its provider said {said}"


def nights_are_quiet(evidence: Evidence) -> Iterator[str]:
    """What is not urgent leaves no earlier than eight and no later than nine, where its reader lives."""
    if not _is_steady(evidence.world):
        return
    for one in evidence.seen:
        there = one.accepted.called_at.astimezone(ZoneInfo(one.row.zone)).time()
        if one.row.lane not in URGENT and not MORNING <= there < NIGHT:
            yield f"{one.name} at {there:%H:%M} in {one.row.zone}"
