"""What is under way, kept apart from what is over: an index as long as the work, not as the table.

A query takes such an index where it says its states in the same written-out way; a bound value would hide
from the database that the index holds all it asks for.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Index, bindparam, text
from sqlalchemy.orm import InstrumentedAttribute

from chats.delivery.letter import MessageState

UNHEARD = "state = 'accepted' AND channel IN ('text', 'whatsapp', 'voice') AND receipt IS NULL"
"""Taken by a provider that reports what becomes of messages, and has not reported on this one."""


def live_index(name: str, *columns: str, states: Sequence[MessageState]) -> Index:
    """An index of the messages in these states alone."""
    return only_where(f"state IN ({', '.join(repr(state.value) for state in states)})", name, *columns)


def only_where(condition: str, name: str, *columns: str) -> Index:
    """An index of the messages of which this is true, and no others."""
    return Index(name, *columns, sqlite_where=text(condition), postgresql_where=text(condition))


def is_in(state: InstrumentedAttribute[MessageState], states: Sequence[MessageState]) -> ColumnElement[bool]:
    """Whether a message is in one of these states, in the words of its index."""
    listed = bindparam(None, list(states), expanding=True, literal_execute=True, type_=state.type)
    return state.in_(listed)
