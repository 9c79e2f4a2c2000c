"""Where a worker is killed or loses its database. A killed process writes nothing more, not even in leaving.

The points are named after what has just happened, or is just about to (research/reliability.md 4.A.2). They
are found in what a transaction says to the database, so the product needs no hook for them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, event


class Killed(BaseException):
    """``kill -9``: unwinds through everything, and what was not committed is gone."""


class Mark(StrEnum):
    """What a transaction does, by which its points are named."""

    CLAIMS = "claim"
    OPENS = "attempt"
    CLOSES = "result"
    HEARS = "receipt"
    CHANGES = "meeting"


SIGNS = (
    (Mark.OPENS, ("INSERT INTO attempt",)),
    (Mark.CLOSES, ("UPDATE attempt",)),
    (Mark.CHANGES, ("UPDATE meeting SET", "INSERT INTO meeting ")),
    (Mark.HEARS, ("INSERT INTO provider_event",)),
)
"""How each begins; a claim is what raises a fence."""
RAISES_FENCE = "fence=(message.fence"
BEFORE = {
    Mark.OPENS: "after render",
    Mark.CLOSES: "before result commit",
    Mark.HEARS: "during receipt",
    Mark.CHANGES: "before a change",
}
AFTER = {
    Mark.CLAIMS: "after claim",
    Mark.OPENS: "after attempt commit",
    Mark.CLOSES: "after result commit",
    Mark.CHANGES: "after a change",
}


class Hooks:
    """Listens to one engine: counts commits, knows which opened attempts, and lets a world step in."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.before_writing: Callable[[], None] = lambda: None
        self.at: Callable[[str], None] = lambda point: None
        """A named point is reached: whoever is at work may be killed here."""
        self.loses: Callable[[], str | None] = lambda: None
        """Whether the database goes away in this commit: ``before`` it, or ``after`` it, the answer lost."""
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget the schedule that was."""
        self.commits = 0
        self.actor = ""
        """Who is at work."""
        self.dead = False
        """While a killed worker unwinds: nothing it asks of the database is heard."""
        self.attempts_at: dict[str, int] = {}
        """By actor: the last commit of theirs that opened attempts."""
        self.changed_at = 0
        """The last commit that wrote a meeting."""
        self._passed: list[str] = []
        """Points after a commit, met when whoever is at work goes on."""

    @contextmanager
    def listening(self) -> Iterator[None]:
        """For as long as schedules run on this engine."""
        wanted: list[tuple[str, Callable[..., None]]] = [
            ("set_connection_execution_options", self._will_write),
            ("begin", self._begin),
            ("commit", self._commit),
            ("before_cursor_execute", self._execute),
        ]
        for name, listener in wanted:
            event.listen(self.engine, name, listener)
        try:
            yield
        finally:
            for name, listener in wanted:
                event.remove(self.engine, name, listener)

    def go_on(self) -> None:
        """Whoever is at work goes on after a commit; they may be killed first."""
        passed, self._passed = self._passed, []
        for point in passed:
            self.at(point)

    def be_done(self) -> None:
        """Whoever was at work is done: nothing is left to be killed in."""
        self._passed = []

    def _will_write(self, connection: Connection, options: dict[str, Any]) -> None:
        # Before the transaction begins, so that whatever happens here is committed before it.
        self._refuse_the_dead()
        if options.get("chats_writes"):
            self.go_on()
            self.before_writing()

    def _begin(self, connection: Connection) -> None:
        self._refuse_the_dead()
        connection.info["marks"] = set()

    def _commit(self, connection: Connection) -> None:
        self._refuse_the_dead()
        if not connection.get_execution_options().get("chats_writes"):
            return
        marks = sorted(connection.info["marks"])
        for mark in marks:
            if mark in BEFORE:
                self.at(BEFORE[mark])
        lost = self.loses()
        if lost != "before":
            self._count(marks)
        if lost is not None:
            _lose(connection, committed=lost == "after")

    def _count(self, marks: list[Mark]) -> None:
        self.commits += 1
        if Mark.OPENS in marks:
            self.attempts_at[self.actor] = self.commits
        if Mark.CHANGES in marks:
            self.changed_at = self.commits
        self._passed = [AFTER[mark] for mark in marks if mark in AFTER]

    def _execute(self, connection: Connection, cursor: Any, statement: str, *rest: Any) -> None:
        self._refuse_the_dead()
        marks = connection.info.setdefault("marks", set())
        for mark, beginnings in SIGNS:
            if statement.startswith(beginnings):
                marks.add(mark)
        if RAISES_FENCE in statement:
            marks.add(Mark.CLAIMS)

    def _refuse_the_dead(self) -> None:
        if self.dead:
            raise Killed


def _lose(connection: Connection, *, committed: bool) -> None:
    """Break the line to the database under a commit. ``committed``: it was done, and its answer is lost."""
    line = connection.connection.dbapi_connection
    assert line is not None
    if committed:
        line.commit()
    line.close()
