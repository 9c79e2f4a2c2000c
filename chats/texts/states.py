"""How far a translation is. Pure."""

import hashlib
from enum import Enum


class State(Enum):
    """The state of one text in one language."""

    MISSING = "missing"
    MACHINE_DRAFT = "machine-draft"
    DRAFT = "draft"
    REVIEWED = "reviewed"
    OUTDATED = "outdated"


def source_hash(source: str) -> str:
    """What a translation remembers of its source."""
    return hashlib.sha256(source.encode()).hexdigest()


def state_now(state: State, made_from: str, source: str) -> State:
    """The state as it stands: anything made from another source than today's is outdated."""
    return state if made_from == source_hash(source) else State.OUTDATED
