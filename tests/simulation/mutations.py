"""Delivery with one guard broken on purpose, to show that a schedule notices.

Nothing of the product is patched. Each is a worker that was told other rules, or that does one more thing
between writing and sending: what the database would look like if the guard were not there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time

from sqlalchemy import Executable, delete, func, true, update

from chats.db import across_districts, transaction
from chats.delivery.attempts import Ready, Rules
from chats.delivery.door import Door
from chats.delivery.letter import MessageState
from chats.delivery.models import Letter, Message, Suppression, Switch
from chats.delivery.quiet import Quiet

Harm = Callable[[datetime], list[Executable]]
CORRECTIONS = ("changed", "cancelled", "assignment-changed", "assignment-cancelled")


class OpenDoor(Door):
    """Lets out whatever was opened, whatever was committed since."""

    def lets_out(self, one: Ready) -> bool:
        """Always."""
        return True


def _as_they_are(rules: Rules, district_id: int) -> Rules:
    return rules


def _ask_nothing(rules: Rules, district_id: int) -> Rules:
    return replace(rules, still_wanted=true())


def _never_quiet(rules: Rules, district_id: int) -> Rules:
    return replace(rules, quiet={district_id: Quiet(time(0), time(0))})


@dataclass(frozen=True)
class Mutation:
    """One guard that is broken, the promise that breaks with it, and a seed that finds it."""

    breaks: str
    seed: int
    harm: Harm | None = None
    """What a worker does to the database before it sends."""
    rules: Callable[[Rules, int], Rules] = _as_they_are
    door: type[Door] = Door
    tends: bool = True
    """Whether workers look after what is too late, in doubt, or left behind."""

    def step(self, now: datetime) -> int:
        """Do the harm."""
        if self.harm is not None:
            with across_districts(), transaction() as session:
                for statement in self.harm(now):
                    session.execute(statement, execution_options={"synchronize_session": False})
        return 0


def _requeue(now: datetime) -> list[Executable]:
    stale = (Message.state == MessageState.SUBMITTING, Message.leased_until < now)
    return [update(Message).where(*stale).values(state=MessageState.READY)]


def _resend(now: datetime) -> list[Executable]:
    again = {"state": MessageState.READY, "not_before": now}
    return [update(Message).where(Message.state == MessageState.AMBIGUOUS).values(**again)]


def _lose_corrections(now: datetime) -> list[Executable]:
    return [delete(Message).where(Message.kind.in_(CORRECTIONS), Message.state == MessageState.READY)]


def _believe(now: datetime) -> list[Executable]:
    waits = (Message.state == MessageState.READY, Message.kind == "invitation")
    return [update(Message).where(*waits).values(state=MessageState.ACCEPTED, accepted_at=now, ended_at=now)]


def _rewritten(mark: str, **columns: object) -> Executable:
    """Other words are another letter: a worker knows letters by their hash, also in the next schedule."""
    as_it_was = ~Letter.content_hash.endswith(mark)
    return update(Letter).where(as_it_was).values(content_hash=Letter.content_hash + mark, **columns)


def _tell_another_hour(now: datetime) -> list[Executable]:
    return [_rewritten("-hour", text=func.replace(func.replace(Letter.text, "1:", "2:"), "3:", "4:"))]


def _keep_sequence(now: datetime) -> list[Executable]:
    same = func.replace(Letter.calendar, "SEQUENCE:1", "SEQUENCE:0")
    for number in "23456":
        same = func.replace(same, f"SEQUENCE:{number}", "SEQUENCE:0")
    return [_rewritten("-sequence", calendar=same)]


def _forget_stops(now: datetime) -> list[Executable]:
    return [delete(Suppression)]


def _lift_switches(now: datetime) -> list[Executable]:
    return [update(Switch).values(lifted_at=now)]


def _go_back(now: datetime) -> list[Executable]:
    return [update(Message).where(Message.receipt.is_not(None)).values(receipt="queued")]


MUTATIONS: Mapping[str, Mutation] = {
    "the meeting is not asked about": Mutation(
        "i1_nothing_older_than_the_newest_change", 4, rules=_ask_nothing
    ),
    "nobody looks whether it was called off": Mutation(
        "i2_nothing_but_the_cancellation_after_it", 17, rules=_ask_nothing
    ),
    "nobody looks again before the call": Mutation(
        "i1_nothing_older_than_the_newest_change", 4, door=OpenDoor
    ),
    "corrections are lost": Mutation("i3_the_last_word_is_the_truth", 13, _lose_corrections),
    "a stale claim is simply sent again": Mutation("i4_once_unless_marked", 4, _requeue),
    "what is in doubt is simply sent again": Mutation("i4_once_unless_marked", 15, _resend),
    "nothing is tended": Mutation("i5_everything_ends", 3, tends=False),
    "what was not sent is believed to be": Mutation("i5_everything_ends", 2, _believe),
    "another hour is told": Mutation("i6_the_words_state_the_true_time", 2, _tell_another_hour),
    "SEQUENCE stays": Mutation("i7_calendars_only_go_forward", 15, _keep_sequence),
    "a STOP is forgotten": Mutation("i8_stop_is_silence", 4, _forget_stops),
    "switches do not hold": Mutation("i9_a_switch_stops_what_is_not_in_hand", 6, _lift_switches),
    "reports go back": Mutation("reports_only_go_forward", 2, _go_back),
    "nights are as days": Mutation("nights_are_quiet", 14, rules=_never_quiet),
}  # fmt: skip
"""By what is broken."""
