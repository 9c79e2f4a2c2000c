"""The last look before a provider is called: whether each message whose attempt is open may go even now.

Attempts are opened a group at a time. What is committed after that, a move, a STOP or a switch, must stop
what is not in hand yet, so it is asked before each call. SQLite says in microseconds whether anything was
committed at all; PostgreSQL is asked about the one message.
"""

from collections.abc import Sequence
from types import TracebackType
from typing import Any

from chats.db import db, read_anew
from chats.delivery import statements
from chats.delivery.attempts import Ready, Rules


class Door:
    """One sender's. Use as a context manager: it keeps a connection."""

    def __init__(self, owner: str, rules: Rules) -> None:
        self._owner, self._rules = owner, rules
        self._commits: Any = None
        self._left: dict[int, Ready] = {}
        self._may_go: frozenset[int] = frozenset()
        self._seen: int | None = None

    def __enter__(self) -> "Door":
        engine = db.session.get_bind().engine
        if engine.dialect.name == "sqlite":
            self._commits = engine.raw_connection()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._commits is not None:
            self._commits.close()

    def show(self, opened: Sequence[Ready]) -> None:
        """Here is a group whose attempts have just been committed."""
        self._left = {one.message.id: one for one in opened}
        self._seen = None

    def lets_out(self, one: Ready) -> bool:
        """Whether this one may go now. Ends its own read: none is open while a provider is called."""
        message_id = one.message.id
        if self._commits is None:
            may = message_id in self._ask([message_id])
        else:
            committed = self._committed()
            if committed != self._seen:
                self._seen, self._may_go = committed, self._ask(list(self._left))
            may = message_id in self._may_go
        self._left.pop(message_id, None)
        return may

    def _committed(self) -> int:
        """A number that changes when another connection commits (sqlite.org/pragma.html, data_version)."""
        return int(self._commits.execute("PRAGMA data_version").fetchone()[0])

    def _ask(self, ids: list[int]) -> frozenset[int]:
        bound = {"ids": ids, "by_owner": self._owner}
        found = frozenset(db.session.scalars(statements.open_still(self._rules.still_wanted), bound))
        read_anew()
        return found
