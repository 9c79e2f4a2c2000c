"""Take over what a translator gave for what people wrote, and take it back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from chats.access.actors import Staff
from chats.db import transaction
from chats.exchange import written
from chats.exchange.formats import Reading
from chats.exchange.planning import Brought, Plan, Step
from chats.exchange.undoing import Before
from chats.logs import log
from chats.texts import shelf
from chats.texts.models import Text
from chats.texts.queries import saves_of, texts_by_id
from chats.texts.states import State
from chats.translating import queries, wishes


class FileMoved(Exception):
    """What stands here changed since the file's changes were shown. Nothing was written."""


@dataclass(frozen=True)
class Done:
    """What was written, and what stood there before."""

    plan: Plan
    steps: list[Step]
    before: list[Before]

    @property
    def reviewed(self) -> int:
        """How many count as reviewed now that did not, or had other words."""
        return sum(step.becomes is State.REVIEWED for step in self.steps)


def take_over(reading: Reading, tag: str, brought: Brought, *, shown: str, by: Staff, now: datetime) -> Done:
    """Write what a file changes, all of it or nothing; refused rows hold up no others.

    ``shown`` is the mark of the plan that was confirmed. Raises FileMoved if it is another one now.
    """
    with transaction() as session:
        made = written.planned(reading, tag, brought.trust, by=by, now=now)
        if made.mark != shown:
            raise FileMoved
        steps = made.to_write(brought.also)
        texts = texts_by_id(written.text_id_of(step.unit) for step in steps)
        before = [_before(texts[written.text_id_of(step.unit)], tag) for step in steps]
        for step in steps:
            _write(texts[written.text_id_of(step.unit)], tag, step, brought.reviewer, by, now)
        session.flush()
        reviewed = [written.text_id_of(one.unit) for one in steps if one.becomes is State.REVIEWED]
        wishes.forget(reviewed, tag)
        saves = saves_of(texts, tag)
        before = [one.after(saves[one.text_id][0].id) for one in before]
    log("translations.taken", language=tag.lower(), written=len(steps), refused=len(made.refused))
    return Done(made, steps, before)


def _write(text: Text, tag: str, step: Step, reviewer: str, by: Staff, now: datetime) -> None:
    reviewed = step.becomes is State.REVIEWED
    shelf.translate(
        text, tag, step.forms[0], step.becomes, reviewer_id=by.id if reviewed else None, now=now,
        hand=shelf.Hand(by.id, reviewer if reviewed else None),
    )  # fmt: skip


def _before(text: Text, tag: str) -> Before:
    found = next((one for one in text.translations if one.language == tag), None)
    return Before(text.id, None if found is None else shelf.Was.of(found))


def take_back(before: Collection[Before], tag: str, *, by: Staff, now: datetime) -> int:
    """Put back what stood there before a file was taken over, where nobody wrote since. Returns how many."""
    ids = [one.text_id for one in before]
    with transaction():
        mine = {line.unit.text.id for line in queries.units_for(by, tag, now)}
        texts, saves = texts_by_id(ids), saves_of(ids, tag)
        back = [
            one
            for one in before
            if one.text_id in mine and saves.get(one.text_id) and saves[one.text_id][0].id == one.save_id
        ]
        for one in back:
            shelf.put_back(texts[one.text_id], tag, one.was, saves[one.text_id][1:], staff_id=by.id, now=now)
    log("translations.taken_back", language=tag.lower(), written=len(back))
    return len(back)
