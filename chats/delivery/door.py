"""The last look before a provider is called: whether each message whose attempt is open may go even now.

Attempts are opened a group at a time. What is committed after that, a move, a STOP or a switch, must stop
what is not in hand yet, so it is asked before each call. Both databases say at once whether anything was
committed at all; only then the messages themselves are looked at again.
"""

from collections.abc import Sequence
from itertools import islice
from types import TracebackType
from typing import Any

from chats.db import db, read_anew
from chats.delivery import statements
from chats.delivery.attempts import Ready, Rules
from chats.delivery.inhand import padded
from chats.delivery.pacing import LARGEST


class Door:
    """One sender's. Use as a context manager: it keeps a connection."""

    def __init__(self, owner: str, rules: Rules) -> None:
        self._owner, self._rules = owner, rules
        self._watch: Any = None
        self._look = ""
        self._left: dict[int, Ready] = {}
        self._asked: dict[int, bool] = {}
        self._at_once = 1
        """Messages asked about together: few where others commit all the time, as answers last till then."""
        self._seen: Any = None

    def __enter__(self) -> "Door":
        engine = db.session.get_bind().engine
        self._look = _COMMITTED[engine.dialect.name]
        self._watch = engine.raw_connection()
        if engine.dialect.name == "postgresql":
            self._watch.driver_connection.autocommit = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._watch.dbapi_connection is not None:
            self._watch.detach()  # it is not as the pool gave it
            self._watch.close()

    def show(self, opened: Sequence[Ready]) -> None:
        """Here is a group whose attempts have just been committed."""
        self._left = {one.message.id: one for one in opened}
        self._asked, self._seen = {}, None

    def lets_out(self, one: Ready) -> bool:
        """Whether this one may go now. Ends its own read: none is open while a provider is called."""
        message_id, committed = one.message.id, self._committed()
        if committed != self._seen:
            self._at_once = self._at_once if self._seen is None else 1
            self._asked, self._seen = {}, committed
        if message_id not in self._asked:
            some = list(islice(self._left, self._at_once))
            may_go = self._ask(some)
            self._asked |= {one: one in may_go for one in some}
            self._at_once = min(2 * self._at_once, LARGEST)
        self._left.pop(message_id, None)
        return self._asked.get(message_id, False)

    def _committed(self) -> Any:
        asked = self._watch.cursor()
        asked.execute(self._look)
        return asked.fetchone()[0]

    def _ask(self, ids: list[int]) -> frozenset[int]:
        bound = {"ids": padded(ids), "by_owner": self._owner}
        found = frozenset(db.session.scalars(statements.open_still(self._rules.still_wanted), bound))
        read_anew()
        return found


_COMMITTED = {
    "sqlite": "PRAGMA data_version",
    "postgresql": "SELECT pg_current_snapshot()::text",
}
"""What changes whenever another connection commits (sqlite.org/pragma.html; PostgreSQL, 9.27.9): there it is
what a transaction that began now would see."""
