"""Attempts are closed: what came of them, and what their messages become by it.

Several at once, in a few statements, inside the caller's transaction, across districts, and never while a
provider is being called.
"""

import random
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from chats.db import db
from chats.delivery import receipts, statements, suppressions
from chats.delivery.attempts import Ready
from chats.delivery.channels.outcomes import Phase
from chats.delivery.inhand import padded
from chats.delivery.letter import MessageState, Outcome
from chats.delivery.models import Attempt
from chats.delivery.results import Columns, Result, becomes
from chats.logs import log

NOT_BEGUN = Result(Outcome.NOT_BEGUN)
Done = tuple[Ready, Result]


def close_attempts(done: Sequence[Done], now: datetime) -> None:
    """Store what came of attempts. A worker that lost its claim changes nothing but the attempt."""
    if not done:
        return
    connection = db.session.connection()
    ids = [one.message.id for one, _ in done]
    rows = {row.id: row for row in connection.execute(statements.standing(), {"ids": padded(ids)})}
    messages, attempts, open_still, twice = [], [], [], []
    for ready, result in done:
        row = rows.get(ready.message.id)
        ours = row is not None and (row.fence, row.uid) == (ready.message.fence, ready.message.uid)
        # A report may have come before the answer: then the message has moved on, and the claim is ours.
        if row is not None and ours and _counts(result, row.state):
            open_still.append((ready, result))
            messages.append(_of(ready, **_columns(ready, result, now)))
        if not ours and result.outcome in (Outcome.ACCEPTED, Outcome.AMBIGUOUS):
            twice.append(ready.message.id)
        outcome = result.outcome if ours else Outcome.FENCED
        code = (result.code or "")[:200] or None
        attempts.append(_of(ready, closed_at=now, outcome=outcome, phase=result.phase, code=code))
        if outcome is not Outcome.ACCEPTED:
            log("message.attempted", message_id=ready.message.id, outcome=outcome.value)
    if messages:
        connection.execute(statements.close(), messages)
    connection.execute(statements.close_attempt(), attempts)
    if twice:
        connection.execute(statements.mark_twice(), {"ids": twice})
    accepted = sum(row["new_outcome"] is Outcome.ACCEPTED for row in attempts)
    log("messages.accepted", messages=accepted, first_message_id=ids[0])
    _follow_up(open_still, now)


def _counts(result: Result, state: MessageState) -> bool:
    """Whether this result moves its message on: it is open, or about to go again while we hear it went.

    A doubt about what is in doubt already says nothing new. Others look after it by their clocks; ours may
    be wrong, and would have them look again too early.
    """
    if state is MessageState.AMBIGUOUS and result.outcome is Outcome.AMBIGUOUS:
        return False
    late_news = state is MessageState.READY and result.outcome is Outcome.ACCEPTED
    return state in statements.OPEN_STILL or late_news


def _follow_up(closed: Sequence[Done], now: datetime) -> None:
    """Bad addresses are written to no more; what was reported before we knew, counts now."""
    for ready, result in closed:
        if result.outcome is Outcome.PERMANENT_ADDRESS:
            suppressions.put_for(ready.message, code=result.code, now=now)
    named = {ready.message.uid: result.provider_ref for ready, result in closed}
    receipts.apply_waiting(named, now)


def _of(ready: Ready, **columns: object) -> dict[str, object]:
    ours = {"of_message": ready.message.id, "of_fence": ready.message.fence}
    return ours | {f"new_{name}": value for name, value in columns.items()}


def _columns(ready: Ready, result: Result, now: datetime) -> Columns:
    kept: Columns = {
        "reason": None, "not_before": ready.message.not_before, "accepted_at": None, "ended_at": None,
        "provider_ref": (result.provider_ref or "")[:200] or None, "segments": result.segments,
    }  # fmt: skip
    refusals = _refusals(ready.message.id) if result.counts_refusals else 0
    chance = random.random()  # noqa: S311 -- spreads retries, keeps no secret
    return kept | becomes(result, refusals, now, chance=chance)


def _refusals(message_id: int) -> int:
    # Only refusals of this message count: a server that is down for a day must exhaust nobody's letter.
    asked = select(func.count(Attempt.id)).where(
        Attempt.message_id == message_id, Attempt.phase != Phase.CONNECT, Attempt.closed_at.is_not(None)
    )
    return db.session.scalar(asked) or 0
