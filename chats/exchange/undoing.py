"""What stood there before a file was taken over, to be kept for a while and put back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from chats.texts.shelf import Was
from chats.texts.states import State


@dataclass(frozen=True)
class Before:
    """One text's translation before, None if there was none, and the id of the save that came then."""

    text_id: int
    was: Was | None
    save_id: int = 0

    def after(self, save_id: int) -> "Before":
        """The same, once it is written over."""
        return replace(self, save_id=save_id)


def packed(before: Iterable[Before]) -> bytes:
    """All of it as a file."""
    return json.dumps([(one.text_id, one.save_id, _facts(one.was)) for one in before]).encode()


def unpacked(content: bytes) -> list[Before]:
    """What ``packed`` made a file of."""
    return [Before(text_id, _was(facts), save_id) for text_id, save_id, facts in json.loads(content)]


def _facts(was: Was | None) -> tuple[str, str, str, int | None] | None:
    return None if was is None else (was.body, was.state.value, was.source_hash, was.reviewer_id)


def _was(facts: tuple[str, str, str, int | None] | None) -> Was | None:
    if facts is None:
        return None
    body, state, made_from, reviewer_id = facts
    return Was(body, State(state), made_from, reviewer_id)
